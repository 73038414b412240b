// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/persistent_members.h"

#include <new>
#include <span>

namespace wb::json::detail {

/// The members of an object, flat or persistent. An object that is read is flat, with a hash table when it
/// has many members; one with many members that is changed turns persistent.
class ObjectNode : public Shared {
  public:
    /// Takes the content of `members`. Of duplicate keys the last value counts, at the place of the first.
    static const ObjectNode* make(std::span<Member> members);
    /// The same where the keys are known to differ.
    static const ObjectNode* makeUnique(std::span<Member> members);

    std::size_t size() const;
    const Member* find(std::string_view key) const;
    const Member* find(const String& key) const;
    const ObjectNode* with(const String& key, Value value) const;
    /// Null when there is no such key.
    const ObjectNode* without(std::string_view key) const;

    /// The run of members that starts at `slot`, a multiple of PersistentMembers::width. Empty at the end.
    std::span<const Member> run(std::size_t slot) const;
    bool isPersistent() const { return m_persistent; }

  protected:
    explicit ObjectNode(bool persistent) : m_persistent(persistent) {}

  private:
    const bool m_persistent;

  public:
    SizeCache textSize;
};

/// Members and hash table stand behind the header, in one allocation: small objects are most of what
/// documents and evaluations are made of.
class FlatObject final : public ObjectNode {
  public:
    /// Takes the content of `members`, whose keys differ. `table` is empty or an open-addressing hash table
    /// of positions plus one, its length a power of two.
    static const FlatObject* make(std::span<Member> members, std::span<const std::uint32_t> table = {});
    ~FlatObject() override;
    static void operator delete(void* memory) { ::operator delete(memory); }

    std::span<const Member> members() const { return {reinterpret_cast<const Member*>(this + 1), m_count}; }
    const Member* findLinear(std::string_view key) const;
    const Member* findHashed(std::string_view key, std::size_t hash) const;
    bool isHashed() const { return m_tableSize != 0; }

  private:
    FlatObject(std::span<Member> content, std::span<const std::uint32_t> table);
    static void* operator new(std::size_t, void* place) { return place; }
    std::span<const std::uint32_t> table() const {
        return {reinterpret_cast<const std::uint32_t*>(members().data() + m_count), m_tableSize};
    }

    const std::uint32_t m_count;
    const std::uint32_t m_tableSize;
};

class WideObject final : public ObjectNode {
  public:
    explicit WideObject(PersistentMembers content) : ObjectNode(true), members(std::move(content)) {}
    const PersistentMembers members;
};

inline std::span<const Member> ObjectNode::run(std::size_t slot) const {
    if (!m_persistent)
        return slot == 0 ? static_cast<const FlatObject*>(this)->members() : std::span<const Member>();
    const PersistentMembers& members = static_cast<const WideObject*>(this)->members;
    return slot < members.slotCount() ? members.leaf(slot) : std::span<const Member>();
}

} // namespace wb::json::detail
