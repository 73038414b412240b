// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/layered.h"

#include "core/layout/flat_graph.h"
#include "core/layout/pills.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace wb::layout {

namespace {

/// A node of a rank: a real one, or the place where a long edge passes.
struct Slot {
    double width = 0;
    double height = 0;
    double x = 0;
    std::uint32_t rank = 0;
};

struct Link {
    std::uint32_t upper = 0;
    std::uint32_t lower = 0;
};

/// Beyond this many passing places long edges are drawn straight: memory and time stay linear.
constexpr std::size_t mostSlots = 200000;
constexpr double passWidth = 14;

class Layered {
  public:
    explicit Layered(const FlatGraph& graph)
        : m_graph(graph), m_back(backEdges(graph)), m_room(loopRoom(graph)) {}

    FlatLayout run() {
        rank();
        chain();
        order();
        placeAcross();
        placeDown();
        FlatLayout drawing = draw();
        drawLoops(m_graph, drawing);
        placePills(m_graph, drawing);
        fitBox(drawing);
        return drawing;
    }

  private:
    std::uint32_t upperOf(std::size_t e) const {
        return m_back[e] ? m_graph.edges[e].to : m_graph.edges[e].from;
    }
    std::uint32_t lowerOf(std::size_t e) const {
        return m_back[e] ? m_graph.edges[e].from : m_graph.edges[e].to;
    }
    bool isLoop(std::size_t e) const { return m_graph.edges[e].from == m_graph.edges[e].to; }

    /// Longest way from a source, in topological order.
    void rank() {
        const std::size_t n = m_graph.nodes.size();
        std::vector<std::vector<std::uint32_t>> out(n);
        std::vector<std::uint32_t> missing(n, 0);
        for (std::size_t e = 0; e < m_graph.edges.size(); ++e) {
            if (isLoop(e)) continue;
            out[upperOf(e)].push_back(lowerOf(e));
            ++missing[lowerOf(e)];
        }
        m_slots.resize(n);
        std::vector<std::uint32_t> ready;
        for (std::uint32_t node = 0; node < n; ++node) {
            m_slots[node].width = m_graph.nodes[node].width + 2 * m_room[node];
            m_slots[node].height = m_graph.nodes[node].height;
            if (missing[node] == 0) ready.push_back(node);
        }
        for (std::size_t i = 0; i < ready.size(); ++i)
            for (const std::uint32_t to : out[ready[i]]) {
                m_slots[to].rank = std::max(m_slots[to].rank, m_slots[ready[i]].rank + 1);
                if (--missing[to] == 0) ready.push_back(to);
            }
    }

    /// Lays long edges through a slot in every rank they pass.
    void chain() {
        m_chain.resize(m_graph.edges.size());
        for (std::size_t e = 0; e < m_graph.edges.size(); ++e) {
            if (isLoop(e)) continue;
            const std::uint32_t upper = upperOf(e), lower = lowerOf(e);
            const std::uint32_t span = m_slots[lower].rank - m_slots[upper].rank;
            std::uint32_t last = upper;
            if (m_slots.size() + span < mostSlots)
                for (std::uint32_t k = 1; k < span; ++k) {
                    const auto pass = static_cast<std::uint32_t>(m_slots.size());
                    m_slots.push_back({passWidth, 0, 0, m_slots[upper].rank + k});
                    m_chain[e].push_back(pass);
                    m_links.push_back({last, pass});
                    last = pass;
                }
            m_links.push_back({last, lower});
        }
    }

    void order() {
        std::uint32_t ranks = 0;
        for (const Slot& slot : m_slots) ranks = std::max(ranks, slot.rank + 1);
        m_ranks.resize(ranks);
        m_up.resize(m_slots.size());
        m_down.resize(m_slots.size());
        for (const Link& link : m_links) {
            m_down[link.upper].push_back(link.lower);
            m_up[link.lower].push_back(link.upper);
        }
        for (std::uint32_t slot = 0; slot < m_slots.size(); ++slot)
            m_ranks[m_slots[slot].rank].push_back(slot);
        m_position.resize(m_slots.size());
        for (const auto& rank : m_ranks) number(rank);
        for (int sweep = 0; sweep < 6; ++sweep) {
            if (sweep % 2 == 0)
                for (std::size_t r = 1; r < m_ranks.size(); ++r) sortRank(m_ranks[r], m_up);
            else
                for (std::size_t r = m_ranks.size(); r-- > 1;) sortRank(m_ranks[r - 1], m_down);
        }
    }

    void number(const std::vector<std::uint32_t>& rank) {
        for (std::size_t i = 0; i < rank.size(); ++i) m_position[rank[i]] = static_cast<double>(i);
    }

    void sortRank(std::vector<std::uint32_t>& rank, const std::vector<std::vector<std::uint32_t>>& near) {
        std::vector<std::pair<double, std::uint32_t>> keyed;
        keyed.reserve(rank.size());
        for (const std::uint32_t slot : rank) {
            double sum = 0;
            for (const std::uint32_t other : near[slot]) sum += m_position[other];
            keyed.emplace_back(
                near[slot].empty() ? m_position[slot] : sum / static_cast<double>(near[slot].size()), slot);
        }
        std::stable_sort(keyed.begin(), keyed.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t i = 0; i < rank.size(); ++i) rank[i] = keyed[i].second;
        number(rank);
    }

    /// Packs each rank, then draws nodes to the middle of their neighbours as far as the order allows.
    void placeAcross() {
        for (const auto& rank : m_ranks) {
            double x = 0;
            for (const std::uint32_t slot : rank) {
                m_slots[slot].x = x + m_slots[slot].width / 2;
                x += m_slots[slot].width + nodeGap;
            }
            for (const std::uint32_t slot : rank) m_slots[slot].x -= x / 2;
        }
        for (int sweep = 0; sweep < 4; ++sweep) {
            if (sweep % 2 == 0)
                for (std::size_t r = 1; r < m_ranks.size(); ++r) pull(m_ranks[r], m_up);
            else
                for (std::size_t r = m_ranks.size(); r-- > 1;) pull(m_ranks[r - 1], m_down);
        }
    }

    void pull(const std::vector<std::uint32_t>& rank, const std::vector<std::vector<std::uint32_t>>& near) {
        std::vector<double> left(rank.size()), right(rank.size());
        const auto wish = [&](std::uint32_t slot) {
            if (near[slot].empty()) return m_slots[slot].x;
            double sum = 0;
            for (const std::uint32_t other : near[slot]) sum += m_slots[other].x;
            return sum / static_cast<double>(near[slot].size());
        };
        const auto gap = [&](std::size_t i) {
            return (m_slots[rank[i]].width + m_slots[rank[i - 1]].width) / 2 + nodeGap;
        };
        for (std::size_t i = 0; i < rank.size(); ++i) {
            left[i] = wish(rank[i]);
            right[i] = left[i];
            if (i > 0) left[i] = std::max(left[i], left[i - 1] + gap(i));
        }
        for (std::size_t i = rank.size() - 1; i-- > 0;)
            right[i] = std::min(right[i], right[i + 1] - gap(i + 1));
        for (std::size_t i = 0; i < rank.size(); ++i) m_slots[rank[i]].x = (left[i] + right[i]) / 2;
    }

    void placeDown() {
        const bool anyPill = std::any_of(m_graph.edges.begin(), m_graph.edges.end(),
                                         [](const FlatEdge& edge) { return edge.pill.width > 0; });
        double y = 0;
        for (const auto& rank : m_ranks) {
            double height = 0;
            for (const std::uint32_t slot : rank) height = std::max(height, m_slots[slot].height);
            m_middle.push_back(y + height / 2);
            m_half.push_back(height / 2);
            y += height + (anyPill ? pillRankGap : rankGap);
        }
    }

    FlatLayout draw() const {
        FlatLayout drawing;
        for (std::size_t node = 0; node < m_graph.nodes.size(); ++node) {
            const Size& size = m_graph.nodes[node];
            drawing.nodes.push_back({m_slots[node].x - size.width / 2,
                                     m_middle[m_slots[node].rank] - size.height / 2, size.width,
                                     size.height});
        }
        drawing.edges.resize(m_graph.edges.size());
        for (std::size_t e = 0; e < m_graph.edges.size(); ++e) {
            if (isLoop(e)) continue;
            std::vector<Point>& points = drawing.edges[e].points;
            const Rect& upper = drawing.nodes[upperOf(e)];
            const Rect& lower = drawing.nodes[lowerOf(e)];
            points.push_back({upper.centre().x, upper.bottom()});
            for (const std::uint32_t pass : m_chain[e]) {
                const double middle = m_middle[m_slots[pass].rank], half = m_half[m_slots[pass].rank];
                curveTo(points, {m_slots[pass].x, middle - half});
                curveTo(points, {m_slots[pass].x, middle + half});
            }
            curveTo(points, {lower.centre().x, lower.y});
            if (m_back[e]) std::reverse(points.begin(), points.end());
        }
        return drawing;
    }

    static void curveTo(std::vector<Point>& points, const Point& to) {
        const Point from = points.back();
        const double bend = (to.y - from.y) / 2;
        points.push_back({from.x, from.y + bend});
        points.push_back({to.x, to.y - bend});
        points.push_back(to);
    }

    const FlatGraph& m_graph;
    std::vector<bool> m_back;
    std::vector<double> m_room;
    std::vector<Slot> m_slots;
    std::vector<Link> m_links;
    std::vector<std::vector<std::uint32_t>> m_chain;
    std::vector<std::vector<std::uint32_t>> m_ranks;
    std::vector<std::vector<std::uint32_t>> m_up;
    std::vector<std::vector<std::uint32_t>> m_down;
    std::vector<double> m_position;
    std::vector<double> m_middle;
    std::vector<double> m_half;
};

} // namespace

FlatLayout layered(const FlatGraph& graph) {
    if (graph.nodes.empty()) return {};
    return Layered(graph).run();
}

} // namespace wb::layout
