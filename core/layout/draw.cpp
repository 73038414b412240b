// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/flat_graph.h"
#include "core/layout/layers.h"
#include "core/layout/pill_row.h"

#include <algorithm>
#include <cmath>

namespace wb::layout {

namespace {

/// Cards up to this height stand with their middles on one line; taller nodes hang from it.
constexpr double usualHeight = 60;
/// Where an edge against the flow meets the side of a node, from its top.
constexpr double sidePlace = 30;
constexpr double corner = 14;

/// Strips grow with how far their lines run aside, so that these do not lie flat.
double lean(double least, double aside, double most) {
    return std::clamp(least + (aside - 140) * 0.09, least, std::max(least, most));
}

class Drawer {
  public:
    Drawer(const FlatGraph& graph, const Layers& layers)
        : m_graph(graph), m_layers(layers), m_loops(loopRoom(graph)) {}

    FlatLayout run() {
        measure();
        placeNodes();
        m_drawing.edges.resize(m_graph.edges.size());
        for (std::uint32_t e = 0; e < m_graph.edges.size(); ++e)
            if (m_layers.first[e] < m_layers.first[e + 1]) trace(e);
        placePills();
        drawLoops(m_graph, m_layers.loopsLeft, m_drawing);
        fitBox(m_drawing);
        return std::move(m_drawing);
    }

  private:
    struct Band {
        double top = 0;
        double bottom = 0;
        /// Of the pills in the strip below; equal when there are none.
        double rowsTop = 0;
        double rowsBottom = 0;
    };

    /// Heights of ranks and of the strips between them; the pills of each strip in rows.
    void measure() {
        std::vector<std::vector<std::uint32_t>> inStrip(m_layers.ranks.size());
        for (std::uint32_t l = 0; l < m_layers.links.size(); ++l)
            if (m_layers.isShort(m_layers.links[l]))
                inStrip[m_layers.slots[m_layers.links[l].upper].rank].push_back(l);
        m_bands.resize(m_layers.ranks.size());
        m_middle.resize(m_layers.links.size());
        m_row.resize(m_layers.links.size(), 0);
        double y = 0;
        for (std::size_t r = 0; r < m_bands.size(); ++r) {
            double height = 0;
            for (const std::uint32_t slot : m_layers.ranks[r])
                if (!m_layers.isPass(slot)) height = std::max(height, heightOf(slot));
            m_bands[r].top = y;
            m_bands[r].bottom = y + height;
            y = strip(m_bands[r], inStrip[r]);
        }
    }

    /// What a node takes of its rank, the self loops beside it included.
    double heightOf(std::uint32_t node) const {
        const double height = m_graph.nodes[node].height;
        const LoopRoom& loops = m_loops[node];
        if (loops.count == 0) return height;
        return std::max(height, downOf(height, usualHeight) + loops.count * loopPitch(loops, height));
    }
    /// How far below the top of its rank a node stands.
    static double downOf(double height, double line) { return std::max(0.0, (line - height) / 2); }

    double topOf(const Link& link) const { return m_layers.slots[link.upper].x + link.upperPort; }
    double bottomOf(const Link& link) const { return m_layers.slots[link.lower].x + link.lowerPort; }

    /// The link that an edge's pill stands on: the nearest to its source.
    std::uint32_t pillLink(std::uint32_t e) const {
        const std::uint32_t first = m_layers.first[e], end = m_layers.first[e + 1];
        return m_layers.back[e] && end - first > 1 ? end - 2 : first;
    }

    /// Lays the strip below a band out; where it ends.
    double strip(Band& band, const std::vector<std::uint32_t>& links) {
        std::vector<RowItem> items;
        bool anyPill = false;
        double aside = 0;
        for (const std::uint32_t l : links) {
            const Link& link = m_layers.links[l];
            const Size& pill = m_graph.edges[link.edge].pill;
            const double width = l == pillLink(link.edge) ? pill.width : 0;
            items.push_back({l, link.lower, width, topOf(link), bottomOf(link), bottomOf(link), 0});
            anyPill = anyPill || width > 0;
            aside = std::max(aside, std::abs(topOf(link) - bottomOf(link)));
            m_middle[l] = bottomOf(link);
        }
        if (!anyPill && !hasTwins(links)) {
            band.rowsTop = band.rowsBottom = band.bottom + lean(rankGap, aside, 110);
            return band.rowsTop;
        }
        const std::uint32_t rows = arrangePills(items);
        double before = 0, after = 0;
        for (const RowItem& item : items) {
            m_middle[item.link] = item.x;
            m_row[item.link] = item.row;
            before = std::max(before, std::abs(item.x - item.top));
            after = std::max(after, std::abs(item.x - item.bottom));
        }
        const double height = anyPill ? rows * pillRow - (pillRow - pillHeight) : 0;
        band.rowsTop = band.bottom + lean(32, before, 110);
        band.rowsBottom = band.rowsTop + height;
        return band.rowsBottom + (after < 1 ? 20 : lean(34, after, 70));
    }

    /// Whether two links join the same two slots: they must part to be seen.
    bool hasTwins(const std::vector<std::uint32_t>& links) const {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
        for (const std::uint32_t l : links) {
            const Link& link = m_layers.links[l];
            if (link.upperPort == 0 && link.lowerPort == 0 && m_layers.up[link.lower].size() > 1)
                ends.emplace_back(link.upper, link.lower);
        }
        std::sort(ends.begin(), ends.end());
        return std::adjacent_find(ends.begin(), ends.end()) != ends.end();
    }

    void placeNodes() {
        for (std::uint32_t node = 0; node < m_graph.nodes.size(); ++node) {
            const Size& size = m_graph.nodes[node];
            const Slot& slot = m_layers.slots[node];
            const Band& band = m_bands[slot.rank];
            const double line = std::min(usualHeight, band.bottom - band.top);
            m_drawing.nodes.push_back(
                {slot.x - size.width / 2, band.top + downOf(size.height, line), size.width, size.height});
        }
    }

    void trace(std::uint32_t e) {
        m_points.clear();
        const std::uint32_t first = m_layers.first[e], last = m_layers.first[e + 1] - 1;
        const Rect& upper = m_drawing.nodes[m_layers.links[first].upper];
        const Rect& lower = m_drawing.nodes[m_layers.links[last].lower];
        leave(upper, m_layers.links[first]);
        for (std::uint32_t l = first; l <= last; ++l) {
            const Link& link = m_layers.links[l];
            if (!m_layers.isShort(link)) break;
            const Band& band = m_bands[m_layers.slots[link.upper].rank];
            const double end = m_bands[m_layers.slots[link.lower].rank].top;
            lineTo(band.bottom);
            if (m_middle[l] == bottomOf(link)) {
                curveTo({m_middle[l], band.rowsTop});
                lineTo(end);
            } else {
                curveTo({m_middle[l], band.rowsTop});
                lineTo(band.rowsBottom);
                curveTo({bottomOf(link), end});
            }
        }
        enter(lower, m_layers.links[last]);
        std::vector<Point>& points = m_drawing.edges[e].points;
        points = m_points;
        if (m_layers.back[e]) std::reverse(points.begin(), points.end());
    }

    void leave(const Rect& node, const Link& link) {
        if (link.upperPort == 0) {
            m_points.push_back({node.centre().x, node.bottom()});
            return;
        }
        const double side = link.upperPort < 0 ? node.x : node.right(), x = topOf(link);
        const double y = node.y + std::min(sidePlace, node.height / 2);
        m_points = {{side, y}, {side + (x - side) * 0.6, y}, {x, y + corner * 0.3}, {x, y + corner}};
    }

    void enter(const Rect& node, const Link& link) {
        if (link.lowerPort == 0) {
            if (m_layers.isShort(link))
                lineTo(node.y);
            else
                curveTo({node.centre().x, node.y});
            return;
        }
        const double side = link.lowerPort < 0 ? node.x : node.right(), x = bottomOf(link);
        const double y = node.y + std::min(sidePlace, node.height / 2);
        lineTo(y - corner);
        m_points.push_back({x, y - corner * 0.3});
        m_points.push_back({side + (x - side) * 0.6, y});
        m_points.push_back({side, y});
    }

    /// Straight down; joined to a straight line before.
    void lineTo(double y) {
        const Point from = m_points.back();
        if (y - from.y < 0.5) return;
        if (m_points.size() >= 4) {
            const std::size_t n = m_points.size();
            if (m_points[n - 4].x == from.x && m_points[n - 3].x == from.x && m_points[n - 2].x == from.x)
                m_points.resize(n - 3);
        }
        const Point start = m_points.back();
        m_points.push_back({start.x, start.y + (y - start.y) / 3});
        m_points.push_back({start.x, start.y + (y - start.y) * 2 / 3});
        m_points.push_back({start.x, y});
    }

    void curveTo(const Point& to) {
        const Point from = m_points.back();
        if (std::abs(from.x - to.x) < 0.5) {
            lineTo(to.y);
            m_points.back().x = to.x;
            return;
        }
        const double bend = (to.y - from.y) * 0.55;
        m_points.push_back({from.x, from.y + bend});
        m_points.push_back({to.x, to.y - bend});
        m_points.push_back(to);
    }

    void placePills() {
        for (std::uint32_t e = 0; e < m_graph.edges.size(); ++e) {
            const Size& size = m_graph.edges[e].pill;
            if (size.width <= 0 || m_layers.first[e] == m_layers.first[e + 1]) continue;
            const std::uint32_t l = pillLink(e);
            const Link& link = m_layers.links[l];
            Point centre;
            if (m_layers.isShort(link)) {
                const Band& band = m_bands[m_layers.slots[link.upper].rank];
                centre = {m_middle[l], band.rowsTop + m_row[l] * pillRow + pillHeight / 2};
            } else {
                const Point &a = m_drawing.edges[e].points.front(), &b = m_drawing.edges[e].points.back();
                centre = {(a.x + b.x) / 2, (a.y + b.y) / 2};
            }
            m_drawing.edges[e].pill = {centre.x - size.width / 2, centre.y - size.height / 2, size.width,
                                       size.height};
        }
    }

    const FlatGraph& m_graph;
    const Layers& m_layers;
    std::vector<LoopRoom> m_loops;
    FlatLayout m_drawing;
    std::vector<Band> m_bands;
    /// Where each link passes the row of pills, and in which row its own would stand.
    std::vector<double> m_middle;
    std::vector<std::uint32_t> m_row;
    std::vector<Point> m_points;
};

} // namespace

FlatLayout drawLayers(const FlatGraph& graph, const Layers& layers) {
    return Drawer(graph, layers).run();
}

} // namespace wb::layout
