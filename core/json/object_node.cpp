// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/object_node.h"

#include "core/json/text_hash.h"

#include <bit>
#include <memory>

namespace wb::json::detail {

namespace {

// Up to here comparing keys one by one costs less than a table, and copying all members less than a tree.
constexpr std::size_t flatLimit = 16;

const FlatObject& flat(const ObjectNode& node) {
    return static_cast<const FlatObject&>(node);
}
const PersistentMembers& wide(const ObjectNode& node) {
    return static_cast<const WideObject&>(node).members;
}

// Drops earlier duplicates in place, members of few. Gives how many stay.
std::size_t uniteFew(std::span<Member> members) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        std::size_t same = 0;
        while (same < kept && members[same].key.view() != members[i].key.view()) ++same;
        if (same < kept) {
            members[same].value = std::move(members[i].value);
        } else {
            if (kept != i) members[kept] = std::move(members[i]);
            ++kept;
        }
    }
    return kept;
}

// The same for many, by the table that the object then looks up with.
std::size_t uniteMany(std::span<Member> members, std::vector<std::uint32_t>& table) {
    table.assign(std::bit_ceil(members.size() * 2), 0);
    const std::size_t mask = table.size() - 1;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        std::size_t place = members[i].key.hash() & mask;
        while (table[place] != 0 && members[table[place] - 1].key.view() != members[i].key.view())
            place = (place + 1) & mask;
        if (table[place] != 0) {
            members[table[place] - 1].value = std::move(members[i].value);
            continue;
        }
        if (kept != i) members[kept] = std::move(members[i]);
        table[place] = static_cast<std::uint32_t>(++kept);
    }
    return kept;
}

std::vector<Member> collected(const ObjectNode& node) {
    std::vector<Member> members;
    members.reserve(node.size());
    for (std::size_t slot = 0;; slot += PersistentMembers::width) {
        const auto run = node.run(slot);
        if (run.empty()) return members;
        for (const Member& member : run)
            if (!PersistentMembers::isEmpty(member)) members.push_back(member);
    }
}

} // namespace

FlatObject::FlatObject(std::span<Member> content, std::span<const std::uint32_t> table)
    : ObjectNode(false), m_count(static_cast<std::uint32_t>(content.size())),
      m_tableSize(static_cast<std::uint32_t>(table.size())) {
    static_assert(sizeof(FlatObject) % alignof(Member) == 0);
    auto* const place = reinterpret_cast<Member*>(this + 1);
    std::uninitialized_move(content.begin(), content.end(), place);
    std::uninitialized_copy(table.begin(), table.end(), reinterpret_cast<std::uint32_t*>(place + m_count));
}

const FlatObject* FlatObject::make(std::span<Member> members, std::span<const std::uint32_t> table) {
    void* memory = ::operator new(sizeof(FlatObject) + members.size_bytes() + table.size_bytes());
    return ::new (memory) FlatObject(members, table);
}

FlatObject::~FlatObject() {
    std::destroy_n(reinterpret_cast<Member*>(this + 1), m_count);
}

const ObjectNode* ObjectNode::make(std::span<Member> members) {
    if (members.size() <= flatLimit) return FlatObject::make(members.first(uniteFew(members)));
    std::vector<std::uint32_t> table;
    const std::size_t kept = uniteMany(members, table);
    return FlatObject::make(members.first(kept), table);
}

const ObjectNode* ObjectNode::makeUnique(std::span<Member> members) {
    return members.size() <= flatLimit ? FlatObject::make(members) : make(members);
}

std::size_t ObjectNode::size() const {
    return m_persistent ? wide(*this).size() : flat(*this).members().size();
}

const Member* ObjectNode::find(std::string_view key) const {
    if (!m_persistent && !flat(*this).isHashed()) return flat(*this).findLinear(key);
    const std::uint64_t hash = hashText(key);
    if (!m_persistent) return flat(*this).findHashed(key, hash);
    const auto slot = wide(*this).findSlot(key, hash);
    return slot ? &wide(*this).at(*slot) : nullptr;
}

const Member* ObjectNode::find(const String& key) const {
    if (!m_persistent && !flat(*this).isHashed()) return flat(*this).findLinear(key.view());
    if (!m_persistent) return flat(*this).findHashed(key.view(), key.hash());
    const auto slot = wide(*this).findSlot(key.view(), key.hash());
    return slot ? &wide(*this).at(*slot) : nullptr;
}

const ObjectNode* ObjectNode::with(const String& key, Value value) const {
    if (m_persistent) return new WideObject(wide(*this).with(key, std::move(value)));
    const auto members = flat(*this).members();
    if (members.size() >= flatLimit)
        return new WideObject(PersistentMembers(members).with(key, std::move(value)));
    std::vector<Member> changed;
    changed.reserve(members.size() + 1);
    changed.assign(members.begin(), members.end());
    if (const Member* existing = find(key))
        changed[static_cast<std::size_t>(existing - members.data())].value = std::move(value);
    else
        changed.push_back({key, std::move(value)});
    return FlatObject::make(changed);
}

const ObjectNode* ObjectNode::without(std::string_view key) const {
    const Member* const gone = find(key);
    if (!gone) return nullptr;
    if (m_persistent || flat(*this).members().size() > flatLimit) {
        const PersistentMembers members =
            m_persistent ? wide(*this) : PersistentMembers(flat(*this).members());
        const WideObject* changed = new WideObject(members.without(*members.findSlot(key, gone->key.hash())));
        if (!changed->members.isSparse()) return changed;
        const auto guard = SharedPointer<ObjectNode>::adopt(changed);
        std::vector<Member> rest = collected(*changed);
        return makeUnique(rest);
    }
    std::vector<Member> rest;
    rest.reserve(flat(*this).members().size() - 1);
    for (const Member& member : flat(*this).members())
        if (&member != gone) rest.push_back(member);
    return FlatObject::make(rest);
}

const Member* FlatObject::findLinear(std::string_view key) const {
    for (const Member& member : members())
        if (member.key.view() == key) return &member;
    return nullptr;
}

const Member* FlatObject::findHashed(std::string_view key, std::size_t hash) const {
    const auto table = this->table();
    const std::size_t mask = table.size() - 1;
    for (std::size_t place = hash & mask; table[place] != 0; place = (place + 1) & mask) {
        const Member& member = members()[table[place] - 1];
        if (member.key.view() == key) return &member;
    }
    return nullptr;
}

} // namespace wb::json::detail
