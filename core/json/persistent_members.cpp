// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/persistent_members.h"

namespace wb::json::detail {

namespace {

template <typename T, typename Items>
SharedPointer<Chunk<T>> copied(const Items& items, std::size_t count, std::size_t changed, const T& value) {
    return Chunk<T>::make(count,
                          [&](T* place, std::size_t i) { ::new (place) T(i == changed ? value : items[i]); });
}

SharedPointer<Shared> asShared(const Shared* node) {
    return SharedPointer<Shared>::share(node);
}

} // namespace

PersistentMembers::PersistentMembers(std::span<const Member> members) {
    std::vector<IndexNode::Placed> placed;
    placed.reserve(members.size());
    for (std::size_t start = 0; start < members.size() || start == 0; start += width) {
        if (start > 0) pushTail();
        const std::size_t count = std::min(width, members.size() - start);
        m_tail = Leaf::make(count,
                            [&](Member* place, std::size_t i) { ::new (place) Member(members[start + i]); });
        m_slots += static_cast<std::uint32_t>(count);
        for (std::size_t i = 0; i < count; ++i)
            placed.push_back({members[start + i].key.hash(), static_cast<std::uint32_t>(start + i)});
    }
    m_live = m_slots;
    m_index = IndexNode::build(std::move(placed));
}

const PersistentMembers::Leaf& PersistentMembers::leafOf(std::size_t slot) const {
    if (slot >= tailStart()) return *m_tail;
    const Shared* node = m_root.get();
    for (unsigned height = m_height; height > 0; --height)
        node = (*static_cast<const Inner*>(node))[(slot >> (bits * height)) % width].get();
    return *static_cast<const Leaf*>(node);
}

std::optional<std::uint32_t> PersistentMembers::findSlot(std::string_view key, std::uint64_t hash) const {
    return m_index->find(hash, [&](std::uint32_t slot) { return at(slot).key.view() == key; });
}

PersistentMembers PersistentMembers::with(const String& key, Value value) const {
    PersistentMembers result = *this;
    const std::uint64_t hash = key.hash();
    if (const auto slot = findSlot(key.view(), hash)) {
        result.replace(*slot, {at(*slot).key, std::move(value)});
        return result;
    }
    const auto hashOf = [this](std::uint32_t slot) { return std::uint64_t{at(slot).key.hash()}; };
    result.m_index = IndexNode::inserted(m_index, {hash, m_slots}, hashOf);
    result.append({key, std::move(value)});
    return result;
}

PersistentMembers PersistentMembers::without(std::uint32_t slot) const {
    PersistentMembers result = *this;
    result.m_index = IndexNode::removed(m_index, {at(slot).key.hash(), slot});
    result.replace(slot, {String::null(), Value()});
    --result.m_live;
    return result;
}

void PersistentMembers::append(Member member) {
    const std::size_t used = m_tail->size();
    if (used == width) {
        pushTail();
        m_tail = Leaf::make(1, [&](Member* place, std::size_t) { ::new (place) Member(std::move(member)); });
    } else {
        m_tail = copied<Member>(m_tail->items(), used + 1, used, member);
    }
    ++m_slots;
    ++m_live;
}

void PersistentMembers::pushTail() {
    const Pointer leaf = asShared(m_tail.get());
    if (!m_root) {
        m_root = leaf;
        m_height = 0;
        return;
    }
    const std::size_t leaves = (m_slots - width) / width;
    if (leaves == std::size_t{1} << (bits * m_height)) {
        const Pointer old = m_root;
        const auto grown = Inner::make(1, [&](Pointer* place, std::size_t) { ::new (place) Pointer(old); });
        m_root = asShared(grown.get());
        ++m_height;
    }
    m_root = pushInto(m_root, m_height, leaves, leaf);
}

PersistentMembers::Pointer PersistentMembers::pushInto(const Pointer& node, unsigned height,
                                                       std::size_t leafIndex, const Pointer& leaf) {
    if (height == 0) return leaf;
    const std::size_t place = (leafIndex >> (bits * (height - 1))) % width;
    const auto* inner = static_cast<const Inner*>(node.get());
    const std::size_t count = inner ? inner->size() : 0;
    const Pointer below = place < count ? (*inner)[place] : Pointer();
    const Pointer child = pushInto(below, height - 1, leafIndex, leaf);
    const auto items = inner ? inner->items() : std::span<const Pointer>();
    return asShared(copied<Pointer>(items, std::max(count, place + 1), place, child).get());
}

void PersistentMembers::replace(std::uint32_t slot, const Member& member) {
    if (slot >= tailStart())
        m_tail = copied<Member>(m_tail->items(), m_tail->size(), slot % width, member);
    else
        m_root = replaced(m_root, m_height, slot, member);
}

PersistentMembers::Pointer PersistentMembers::replaced(const Pointer& node, unsigned height,
                                                       std::uint32_t slot, const Member& member) {
    const std::size_t place = (slot >> (bits * height)) % width;
    if (height == 0) {
        const auto* leaf = static_cast<const Leaf*>(node.get());
        return asShared(copied<Member>(leaf->items(), leaf->size(), place, member).get());
    }
    const auto* inner = static_cast<const Inner*>(node.get());
    const Pointer child = replaced((*inner)[place], height - 1, slot, member);
    return asShared(copied<Pointer>(inner->items(), inner->size(), place, child).get());
}

std::size_t PersistentMembers::textSize() const {
    return (m_root ? textSize(*m_root, m_height) : 0) + textSize(*m_tail, 0);
}

std::size_t PersistentMembers::textSize(const Shared& node, unsigned height) {
    // Cached with one added: a leaf may hold nothing, and 0 stands for unknown.
    std::size_t size = 1;
    if (height == 0) {
        const auto& leaf = static_cast<const Leaf&>(node);
        if (const std::size_t known = leaf.textSize.get()) return known - 1;
        for (const Member& member : leaf.items())
            if (!isEmpty(member)) size += member.key.textSize() + 1 + member.value.textSize() + 1;
        leaf.textSize.set(size);
        return size - 1;
    }
    const auto& inner = static_cast<const Inner&>(node);
    if (const std::size_t known = inner.textSize.get()) return known - 1;
    for (const Pointer& child : inner.items()) size += textSize(*child, height - 1);
    inner.textSize.set(size);
    return size - 1;
}

} // namespace wb::json::detail
