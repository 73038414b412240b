// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/persistent_members.h"

namespace wb::json::detail {

/// The members of an object, flat or persistent. An object that is read is flat, with a hash table when it
/// has many members; one with many members that is changed turns persistent.
class ObjectNode : public Shared {
  public:
    /// Of duplicate keys the last value counts, at the place of the first.
    static const ObjectNode* make(std::vector<Member> members);

    std::size_t size() const;
    const Member* find(std::string_view key) const;
    const Member* find(const String& key) const;
    const ObjectNode* with(const String& key, Value value) const;
    /// Null when there is no such key.
    const ObjectNode* without(std::string_view key) const;

    /// The run of members that starts at `slot`, a multiple of PersistentMembers::width. Empty at the end.
    std::span<const Member> run(std::size_t slot) const;
    bool isPersistent() const { return m_persistent; }

    SizeCache textSize;

  protected:
    explicit ObjectNode(bool persistent) : m_persistent(persistent) {}

  private:
    const bool m_persistent;
};

class FlatObject final : public ObjectNode {
  public:
    /// `table` is empty or an open-addressing hash table of positions plus one, its length a power of two.
    FlatObject(std::vector<Member> content, std::vector<std::uint32_t> table)
        : ObjectNode(false), members(std::move(content)), m_table(std::move(table)) {}
    const Member* findLinear(std::string_view key) const;
    const Member* findHashed(std::string_view key, std::size_t hash) const;
    bool isHashed() const { return !m_table.empty(); }

    const std::vector<Member> members;

  private:
    const std::vector<std::uint32_t> m_table;
};

class WideObject final : public ObjectNode {
  public:
    explicit WideObject(PersistentMembers content) : ObjectNode(true), members(std::move(content)) {}
    const PersistentMembers members;
};

} // namespace wb::json::detail
