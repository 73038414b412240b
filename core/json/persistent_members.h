// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/chunk.h"
#include "core/json/index_node.h"

#include <span>

namespace wb::json::detail {

/// The members of a wide object: a persistent radix vector of slots in the order of insertion, and a hash
/// trie from key to slot. Changing one member copies two short paths and shares the rest. Removed members
/// leave an empty slot until half are empty.
class PersistentMembers {
  public:
    /// Precondition: the keys are unique.
    explicit PersistentMembers(std::span<const Member> members);

    std::size_t size() const { return m_live; }
    std::size_t slotCount() const { return m_slots; }
    std::optional<std::uint32_t> findSlot(std::string_view key, std::uint64_t hash) const;
    const Member& at(std::uint32_t slot) const { return leafOf(slot)[slot % width]; }
    /// The members of the leaf that holds `slot`, from the slot that is the multiple of `width` before it.
    /// May hold empty slots.
    std::span<const Member> leaf(std::size_t slot) const { return leafOf(slot).items(); }
    static bool isEmpty(const Member& member) { return member.value.isAbsent() && member.key.isNull(); }

    PersistentMembers with(const String& key, Value value) const;
    PersistentMembers without(std::uint32_t slot) const;
    bool isSparse() const { return m_live < m_slots / 2; }

    /// Bytes of the members as compact JSON, a comma counted for each. Constant time for parts that were
    /// asked before.
    std::size_t textSize() const;
    /// Calls `visit(member)` for the members in leaves whose size is not known yet.
    template <typename Visit>
    void visitUnsized(Visit&& visit) const {
        if (m_root) visitUnsized(*m_root, m_height, visit);
        visitUnsized(*m_tail, 0, visit);
    }

    static constexpr std::size_t width = 8;

  private:
    using Leaf = Chunk<Member>;
    using Inner = Chunk<SharedPointer<Shared>>;
    using Pointer = SharedPointer<Shared>;
    static constexpr unsigned bits = 3;

    PersistentMembers() = default;
    std::size_t tailStart() const { return m_slots == 0 ? 0 : (m_slots - 1) / width * width; }
    const Leaf& leafOf(std::size_t slot) const;
    void append(Member member);
    void pushTail();
    void replace(std::uint32_t slot, const Member& member);
    static Pointer pushInto(const Pointer& node, unsigned height, std::size_t leafIndex, const Pointer& leaf);
    static Pointer replaced(const Pointer& node, unsigned height, std::uint32_t slot, const Member& member);
    static std::size_t textSize(const Shared& node, unsigned height);
    template <typename Visit>
    static void visitUnsized(const Shared& node, unsigned height, Visit&& visit) {
        if (height == 0) {
            const auto& leaf = static_cast<const Leaf&>(node);
            if (leaf.textSize.get() != 0) return;
            for (const Member& member : leaf.items())
                if (!isEmpty(member)) visit(member);
            return;
        }
        const auto& inner = static_cast<const Inner&>(node);
        if (inner.textSize.get() != 0) return;
        for (const Pointer& child : inner.items()) visitUnsized(*child, height - 1, visit);
    }

    Pointer m_root; // All full leaves but the last; null when there is one leaf only.
    SharedPointer<Leaf> m_tail;
    IndexNode::Pointer m_index;
    std::uint32_t m_slots = 0;
    std::uint32_t m_live = 0;
    unsigned m_height = 0; // Levels of inner nodes above the leaves.
};

} // namespace wb::json::detail
