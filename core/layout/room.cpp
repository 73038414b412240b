// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/flat_graph.h"
#include "core/layout/layers.h"

#include <algorithm>
#include <cmath>

namespace wb::layout {

namespace {

/// From the side of a node to the first edge that runs along it, and from there to the next.
constexpr double firstPort = 18;
constexpr double nextPort = 13;
constexpr double besidePort = 6;
constexpr double mostLevelling = 60;

class RoomMaker {
  public:
    RoomMaker(const FlatGraph& graph, Layers& layers)
        : m_graph(graph), m_layers(layers), m_loops(loopRoom(graph)), m_ports(graph.nodes.size() * 2, 0),
          m_place(layers.slots.size()) {
        for (const auto& rank : layers.ranks)
            for (std::uint32_t i = 0; i < rank.size(); ++i) m_place[rank[i]] = i;
    }

    void run() {
        for (std::uint32_t node = 0; node < m_loops.size(); ++node)
            m_layers.slots[node].right += m_loops[node].width;
        std::vector<std::uint32_t> back;
        for (std::uint32_t e = 0; e < m_graph.edges.size(); ++e)
            if (m_layers.back[e] && m_layers.first[e + 1] > m_layers.first[e]) back.push_back(e);
        // The shorter edge runs nearer to the node, or the two would cross.
        std::stable_sort(back.begin(), back.end(), [&](std::uint32_t a, std::uint32_t b) {
            return m_layers.first[a + 1] - m_layers.first[a] < m_layers.first[b + 1] - m_layers.first[b];
        });
        for (const std::uint32_t e : back) {
            Link& top = m_layers.links[m_layers.first[e]];
            Link& bottom = m_layers.links[m_layers.first[e + 1] - 1];
            const bool goesFar = &top != &bottom;
            const bool topLeft = goesFar && isLeft(m_layers.down[top.upper], top.lower, e, true);
            const bool bottomLeft = goesFar && isLeft(m_layers.up[bottom.lower], bottom.upper, e, false);
            top.upperPort = port(top.upper, topLeft);
            bottom.lowerPort = port(bottom.lower, bottomLeft);
            if (!goesFar) level(top);
        }
    }

  private:
    /// Whether more of the other links lead to the right of `pass` than to its left.
    bool isLeft(const std::vector<std::uint32_t>& links, std::uint32_t pass, std::uint32_t edge,
                bool down) const {
        int balance = 0;
        for (const std::uint32_t l : links) {
            const Link& link = m_layers.links[l];
            if (link.edge == edge || m_layers.back[link.edge]) continue;
            balance += m_place[down ? link.lower : link.upper] > m_place[pass] ? 1 : -1;
        }
        return balance > 0;
    }

    double port(std::uint32_t node, bool left) {
        // Self loops stand on the right.
        left = left || m_loops[node].count > 0;
        const double away = firstPort + nextPort * m_ports[node * 2 + (left ? 1 : 0)]++;
        const double offset = m_graph.nodes[node].width / 2 + away;
        double& side = left ? m_layers.slots[node].left : m_layers.slots[node].right;
        side = std::max(side, offset + besidePort);
        return left ? -offset : offset;
    }

    /// Between two nodes of one column the line is straight.
    void level(Link& link) {
        if ((link.upperPort < 0) != (link.lowerPort < 0)) return;
        const double sign = link.upperPort < 0 ? -1 : 1;
        const double offset = std::max(std::abs(link.upperPort), std::abs(link.lowerPort));
        if (offset > std::min(std::abs(link.upperPort), std::abs(link.lowerPort)) + mostLevelling) return;
        link.upperPort = link.lowerPort = sign * offset;
        for (const std::uint32_t slot : {link.upper, link.lower}) {
            double& side = sign < 0 ? m_layers.slots[slot].left : m_layers.slots[slot].right;
            side = std::max(side, offset + besidePort);
        }
    }

    const FlatGraph& m_graph;
    Layers& m_layers;
    std::vector<LoopRoom> m_loops;
    std::vector<int> m_ports;
    std::vector<std::uint32_t> m_place;
};

} // namespace

void makeRoom(const FlatGraph& graph, Layers& layers) {
    RoomMaker(graph, layers).run();
}

} // namespace wb::layout
