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
constexpr double clearOfPill = 9;
constexpr double mostLevelling = 60;

class RoomMaker {
  public:
    RoomMaker(const FlatGraph& graph, Layers& layers)
        : m_graph(graph), m_layers(layers), m_loops(loopRoom(graph)),
          m_away(graph.nodes.size() * 2, firstPort), m_place(layers.slots.size()) {
        for (const auto& rank : layers.ranks)
            for (std::uint32_t i = 0; i < rank.size(); ++i) m_place[rank[i]] = i;
    }

    void run() {
        std::vector<Back> edges = backEdges();
        placeLoops(edges);
        // The shorter edge runs nearer to the node, or the two would cross.
        std::stable_sort(edges.begin(), edges.end(),
                         [&](const Back& a, const Back& b) { return length(a) < length(b); });
        for (const Back& back : edges) {
            Link& top = m_layers.links[m_layers.first[back.edge]];
            Link& bottom = m_layers.links[m_layers.first[back.edge + 1] - 1];
            bool topLeft = isFree(top.upper) ? back.topLeft : !m_layers.loopsLeft[top.upper];
            bool bottomLeft = isFree(bottom.lower) ? back.bottomLeft : !m_layers.loopsLeft[bottom.lower];
            if (!back.goesFar && topLeft != bottomLeft) {
                // Where loops leave one end only the left, the other end turns there too.
                if (isFree(top.upper)) topLeft = bottomLeft;
                if (isFree(bottom.lower)) bottomLeft = topLeft;
            }
            const double pill = back.goesFar ? 0 : m_graph.edges[back.edge].pill.width;
            top.upperPort = port(top.upper, topLeft, pill);
            bottom.lowerPort = port(bottom.lower, bottomLeft, pill);
            if (!back.goesFar) level(top);
        }
    }

  private:
    /// An edge against the flow and the sides that it would take of itself.
    struct Back {
        std::uint32_t edge = 0;
        bool goesFar = false;
        bool topLeft = false;
        bool bottomLeft = false;
    };

    std::vector<Back> backEdges() const {
        std::vector<Back> edges;
        for (std::uint32_t e = 0; e < m_graph.edges.size(); ++e) {
            if (!m_layers.back[e] || m_layers.first[e + 1] == m_layers.first[e]) continue;
            const Link& top = m_layers.links[m_layers.first[e]];
            const Link& bottom = m_layers.links[m_layers.first[e + 1] - 1];
            Back back{e, &top != &bottom, false, false};
            if (back.goesFar) {
                back.topLeft = isLeft(m_layers.down[top.upper], top.lower, e, true);
                back.bottomLeft = isLeft(m_layers.up[bottom.lower], bottom.upper, e, false);
            }
            edges.push_back(back);
        }
        return edges;
    }

    std::uint32_t length(const Back& back) const {
        return m_layers.first[back.edge + 1] - m_layers.first[back.edge];
    }

    bool isFree(std::uint32_t node) const { return m_loops[node].count == 0; }

    /// Self loops stand on the right, but where more of the edges against the flow would: a side is for the
    /// ones or the others.
    void placeLoops(const std::vector<Back>& edges) {
        std::vector<int> balance(m_loops.size(), 0);
        for (const Back& back : edges) {
            balance[m_layers.links[m_layers.first[back.edge]].upper] += back.topLeft ? -1 : 1;
            balance[m_layers.links[m_layers.first[back.edge + 1] - 1].lower] += back.bottomLeft ? -1 : 1;
        }
        m_layers.loopsLeft.assign(m_loops.size(), false);
        for (std::uint32_t node = 0; node < m_loops.size(); ++node) {
            m_layers.loopsLeft[node] = m_loops[node].count > 0 && balance[node] > 0;
            Slot& slot = m_layers.slots[node];
            (m_layers.loopsLeft[node] ? slot.left : slot.right) += m_loops[node].width;
        }
    }

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

    /// The pill of an edge to the next rank stands on its line: the next line leaves room for it.
    double port(std::uint32_t node, bool left, double pill) {
        double& away = m_away[node * 2 + (left ? 1 : 0)];
        const double offset = m_graph.nodes[node].width / 2 + away;
        away += std::max(nextPort, pill / 2 + clearOfPill);
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
    /// Where the next line stands, from the right and the left side of each node.
    std::vector<double> m_away;
    std::vector<std::uint32_t> m_place;
};

} // namespace

void makeRoom(const FlatGraph& graph, Layers& layers) {
    RoomMaker(graph, layers).run();
}

} // namespace wb::layout
