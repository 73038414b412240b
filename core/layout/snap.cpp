// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/layers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace wb::layout {

namespace {

constexpr double same = 0.5;
/// A bend up to this looks like a mistake.
constexpr double slight = 32;

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

/// Takes the small bends out of links that are nearly straight, by moving what hangs below them.
class Straightener {
  public:
    explicit Straightener(Layers& layers) : m_layers(layers), m_place(layers.slots.size()) {
        for (const auto& rank : layers.ranks)
            for (std::uint32_t i = 0; i < rank.size(); ++i) m_place[rank[i]] = i;
    }

    void run() {
        for (const auto& rank : m_layers.ranks)
            for (const std::uint32_t slot : rank)
                if (const double by = wanted(slot); by != 0 && takeColumn(slot) && hasRoom(by))
                    for (const std::uint32_t moved : m_column) m_layers.slots[moved].x += by;
    }

  private:
    /// How far the lower end would have to move for the link to be straight.
    double bend(std::uint32_t l) const {
        const Link& link = m_layers.links[l];
        return m_layers.slots[link.upper].x + link.upperPort - m_layers.slots[link.lower].x - link.lowerPort;
    }

    /// How far a slot is to move so that its most important slightly bent link is straight; 0 for none.
    double wanted(std::uint32_t slot) const {
        double best = 0;
        int weight = 0;
        for (const std::uint32_t l : m_layers.up[slot]) {
            const double by = bend(l);
            if (std::abs(by) < same || std::abs(by) > slight) continue;
            const int mine = m_layers.links[l].weight;
            if (mine > weight || (mine == weight && std::abs(by) < std::abs(best))) weight = mine, best = by;
        }
        return best;
    }

    /// The slot and what stands straight below it; false when some of it hangs straight on something else.
    bool takeColumn(std::uint32_t slot) {
        m_column.assign(1, slot);
        for (std::size_t i = 0; i < m_column.size(); ++i) {
            for (const std::uint32_t l : m_layers.up[m_column[i]]) {
                const std::uint32_t upper = m_layers.links[l].upper;
                if (std::abs(bend(l)) < same && (i == 0 || upper != m_column[i - 1])) return false;
            }
            std::uint32_t below = Slot::none;
            for (const std::uint32_t l : m_layers.down[m_column[i]]) {
                if (std::abs(bend(l)) >= same || m_layers.links[l].lower == below) continue;
                if (below != Slot::none) return false;
                below = m_layers.links[l].lower;
            }
            if (below != Slot::none) m_column.push_back(below);
        }
        return true;
    }

    bool hasRoom(double by) const {
        return std::all_of(m_column.begin(), m_column.end(), [&](std::uint32_t slot) {
            const auto& rank = m_layers.ranks[m_layers.slots[slot].rank];
            const std::uint32_t place = m_place[slot];
            const Slot& me = m_layers.slots[slot];
            if (by < 0) {
                if (place == 0) return true;
                const Slot& other = m_layers.slots[rank[place - 1]];
                return other.x + other.right + slotGap(m_layers, rank[place - 1], slot) <=
                       me.x + by - me.left;
            }
            if (place + 1 == rank.size()) return true;
            const Slot& other = m_layers.slots[rank[place + 1]];
            return me.x + by + me.right + slotGap(m_layers, slot, rank[place + 1]) <= other.x - other.left;
        });
    }

    Layers& m_layers;
    std::vector<std::uint32_t> m_place;
    std::vector<std::uint32_t> m_column;
};

/// Takes edges against the flow further out from their nodes where their line is straight then.
class PortMover {
  public:
    explicit PortMover(Layers& layers) : m_layers(layers), m_place(layers.slots.size()) {
        for (const auto& rank : layers.ranks)
            for (std::uint32_t i = 0; i < rank.size(); ++i) m_place[rank[i]] = i;
    }

    void run() {
        for (std::uint32_t l = 0; l < m_layers.links.size(); ++l) {
            Link& link = m_layers.links[l];
            if (link.upperPort != 0 && m_layers.isPass(link.lower))
                move(link.upper, link.upperPort, m_layers.slots[link.lower].x);
            if (link.lowerPort != 0 && m_layers.isPass(link.upper))
                move(link.lower, link.lowerPort, m_layers.slots[link.upper].x);
        }
    }

  private:
    void move(std::uint32_t node, double& port, double to) {
        Slot& slot = m_layers.slots[node];
        const double sign = port < 0 ? -1 : 1;
        const double wish = (to - slot.x) * sign, now = port * sign;
        if (wish < now - closest || wish > now + widestMove || std::abs(wish - now) < same) return;
        double free = wish + beside;
        const auto keepClear = [&](double other) {
            if (other * sign > now + same) free = std::min(free, other * sign);
        };
        for (const std::uint32_t l : m_layers.down[node]) keepClear(m_layers.links[l].upperPort);
        for (const std::uint32_t l : m_layers.up[node]) keepClear(m_layers.links[l].lowerPort);
        double& side = sign < 0 ? slot.left : slot.right;
        if (free < wish + beside || wish + beside > side + room(node, sign)) return;
        side = std::max(side, wish + beside);
        port = wish * sign;
    }

    /// Between the node and its neighbour on that side, less the distance that they keep.
    double room(std::uint32_t node, double sign) const {
        const auto& rank = m_layers.ranks[m_layers.slots[node].rank];
        const std::uint32_t place = m_place[node];
        if (sign < 0 ? place == 0 : place + 1 == rank.size()) return widestMove;
        const std::uint32_t left = sign < 0 ? rank[place - 1] : node,
                            right = sign < 0 ? node : rank[place + 1];
        const Slot &a = m_layers.slots[left], &b = m_layers.slots[right];
        return b.x - b.left - (a.x + a.right) - slotGap(m_layers, left, right);
    }

    static constexpr double widestMove = 60;
    /// Nearer to the node only as far as the distance to the next line allows.
    static constexpr double closest = 5;
    static constexpr double beside = 6;
    Layers& m_layers;
    std::vector<std::uint32_t> m_place;
};

} // namespace

void movePorts(Layers& layers) {
    PortMover(layers).run();
}

void snapPasses(Layers& layers) {
    Snapper(layers).run();
}

void straighten(Layers& layers) {
    Straightener(layers).run();
}

} // namespace wb::layout
