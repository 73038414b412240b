// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value_nodes.h"

#include <functional>

namespace wb::json::detail {

/// A persistent hash trie (16 ways, after Bagwell and CHAMP) from the hashes of keys to the slots where the
/// members stand. It keeps 32 bits of each hash; the keys themselves are asked for by slot.
class IndexNode final : public Shared {
  public:
    using Pointer = SharedPointer<IndexNode>;
    struct Entry {
        std::uint32_t hash = 0; ///< The upper half of the key's hash, to tell most other keys apart.
        std::uint32_t slot = 0;
    };
    struct Placed {
        std::uint64_t hash = 0;
        std::uint32_t slot = 0;
    };
    using HashOfSlot = std::function<std::uint64_t(std::uint32_t)>;

    static Pointer build(std::vector<Placed> entries, unsigned shift = 0);
    /// The trie with one entry more. Precondition: the key is not in it.
    static Pointer inserted(const Pointer& node, Placed entry, const HashOfSlot& hashOf, unsigned shift = 0);
    static Pointer removed(const Pointer& node, Placed entry, unsigned shift = 0);

    /// Calls `matches(slot)` for the slots that may hold the key of `hash` until one does; returns that slot
    /// or nothing.
    template <typename Matches>
    std::optional<std::uint32_t> find(std::uint64_t hash, Matches&& matches) const {
        const IndexNode* node = this;
        for (unsigned shift = 0; shift < hashBits; shift += bits) {
            const auto bit = static_cast<std::uint16_t>(1U << ((hash >> shift) & mask));
            if (node->m_nodes & bit) {
                node = node->child(node->m_nodes, bit);
                continue;
            }
            if (!(node->m_data & bit)) return std::nullopt;
            const Entry& entry = node->entry(node->m_data, bit);
            if (entry.hash == upper(hash) && matches(entry.slot)) return entry.slot;
            return std::nullopt;
        }
        for (std::uint32_t i = 0; i < node->m_entryCount; ++i)
            if (matches(node->entries()[i].slot)) return node->entries()[i].slot;
        return std::nullopt;
    }

    ~IndexNode() override;
    static void operator delete(void* memory) { ::operator delete(memory); }

  private:
    static constexpr unsigned bits = 4;
    static constexpr unsigned hashBits = 64;
    static constexpr std::uint64_t mask = 15;
    static_assert(sizeof(Entry) == 8 && sizeof(Pointer) == 8);

    IndexNode(std::uint16_t data, std::uint16_t nodes, std::uint32_t entryCount)
        : m_data(data), m_nodes(nodes), m_entryCount(entryCount) {}
    static void* operator new(std::size_t, void* place) { return place; }
    static Pointer make(std::uint16_t data, std::uint16_t nodes, const std::vector<Entry>& entries,
                        const std::vector<Pointer>& children);
    static std::uint32_t upper(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

    const Entry* entries() const { return reinterpret_cast<const Entry*>(this + 1); }
    const Pointer* children() const { return reinterpret_cast<const Pointer*>(entries() + m_entryCount); }
    const Entry& entry(std::uint16_t map, std::uint16_t bit) const { return entries()[position(map, bit)]; }
    const IndexNode* child(std::uint16_t map, std::uint16_t bit) const {
        return children()[position(map, bit)].get();
    }
    static std::size_t position(std::uint16_t map, std::uint16_t bit);

    // Bits of the children that are entries and nodes; both empty below the last level, where equal hashes
    // stand in a row.
    const std::uint16_t m_data;
    const std::uint16_t m_nodes;
    const std::uint32_t m_entryCount;
};

} // namespace wb::json::detail
