// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/layers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace wb::layout {

namespace {

constexpr double same = 0.5;

/// Moves the straight parts of long edges in line with what they lead to where there is room.
class Snapper {
  public:
    explicit Snapper(Layers& layers) : m_layers(layers), m_place(layers.slots.size()) {
        for (const auto& rank : layers.ranks)
            for (std::uint32_t i = 0; i < rank.size(); ++i) m_place[rank[i]] = i;
    }

    void run() {
        for (std::size_t e = 0; e + 1 < m_layers.first.size(); ++e)
            for (std::uint32_t l = m_layers.first[e]; l + 1 < m_layers.first[e + 1];) {
                std::uint32_t end = l + 1;
                while (end + 1 < m_layers.first[e + 1] && std::abs(x(end) - x(l)) < same) ++end;
                snap(l, end);
                l = end;
            }
    }

  private:
    /// Of the pass below link `l`.
    double& x(std::uint32_t l) { return m_layers.slots[m_layers.links[l].lower].x; }

    /// The passes below the links from `first` up to `last` (without it) stand in one line.
    void snap(std::uint32_t first, std::uint32_t last) {
        const Link &into = m_layers.links[first], &out = m_layers.links[last];
        const double now = x(first);
        double least = -std::numeric_limits<double>::infinity(), most = -least;
        for (std::uint32_t l = first; l < last; ++l) narrow(m_layers.links[l].lower, least, most);
        double wishes[2] = {m_layers.slots[into.upper].x + into.upperPort,
                            m_layers.slots[out.lower].x + out.lowerPort};
        if (std::abs(wishes[0] - now) > std::abs(wishes[1] - now)) std::swap(wishes[0], wishes[1]);
        for (const double wish : wishes) {
            if (wish < least || wish > most) continue;
            for (std::uint32_t l = first; l < last; ++l) x(l) = wish;
            return;
        }
    }

    void narrow(std::uint32_t slot, double& least, double& most) const {
        const auto& rank = m_layers.ranks[m_layers.slots[slot].rank];
        const std::uint32_t place = m_place[slot];
        const Slot& me = m_layers.slots[slot];
        if (place > 0) {
            const Slot& other = m_layers.slots[rank[place - 1]];
            least =
                std::max(least, other.x + other.right + slotGap(m_layers, rank[place - 1], slot) + me.left);
        }
        if (place + 1 < rank.size()) {
            const Slot& other = m_layers.slots[rank[place + 1]];
            most = std::min(most, other.x - other.left - slotGap(m_layers, slot, rank[place + 1]) - me.right);
        }
    }

    Layers& m_layers;
    std::vector<std::uint32_t> m_place;
};

} // namespace

void snapPasses(Layers& layers) {
    Snapper(layers).run();
}

} // namespace wb::layout
