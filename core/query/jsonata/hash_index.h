// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace wb::query::jsonata {

/// Finds things that stand in a list of the caller's by the hashes of what they are found by: a table of
/// their places in one piece of memory.
class HashIndex {
  public:
    /// The place for which `matches(place)` holds among those added with `hash`, or else `place`, which is
    /// added. Places are added in order, from 0.
    template <typename Matches>
    std::size_t findOrAdd(std::size_t hash, std::size_t place, Matches&& matches) {
        if (2 * (place + 1) > m_slots.size()) grow();
        const auto part = static_cast<std::uint32_t>(hash >> 32 ^ hash);
        for (std::size_t at = part & mask();; at = (at + 1) & mask()) {
            Slot& slot = m_slots[at];
            if (slot.next == 0) {
                slot = {part, static_cast<std::uint32_t>(place + 1)};
                return place;
            }
            if (slot.hash == part && matches(slot.next - 1)) return slot.next - 1;
        }
    }

  private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t next = 0; ///< The place plus one; 0 where the slot is free.
    };
    std::size_t mask() const { return m_slots.size() - 1; }
    void grow() {
        constexpr std::size_t smallest = 64;
        const std::vector<Slot> before =
            std::exchange(m_slots, std::vector<Slot>(m_slots.empty() ? smallest : 2 * m_slots.size()));
        for (const Slot& slot : before) {
            if (slot.next == 0) continue;
            std::size_t at = slot.hash & mask();
            while (m_slots[at].next != 0) at = (at + 1) & mask();
            m_slots[at] = slot;
        }
    }

    std::vector<Slot> m_slots;
};

} // namespace wb::query::jsonata
