// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/pills.h"

#include "core/layout/flat_graph.h"
#include "core/layout/strips.h"

#include <algorithm>
#include <cmath>

namespace wb::layout {

namespace {

constexpr double pillGap = 5;
/// A pill stands near its source: strips beyond these are not looked at, which keeps long edges from costing
/// the square of the graph.
constexpr std::uint32_t mostStrips = 10;
/// How far a line is followed as something that pills avoid.
constexpr std::uint32_t mostLines = 40;

/// A pill on its way to a place.
struct Candidate {
    std::uint32_t edge = 0;
    std::uint32_t strip = 0;
    std::uint32_t row = 0;
    double x = 0;
};

/// Finds a strip and a row for every pill: the first free one from the source on; a new row where none is
/// free.
class PillPlacer {
  public:
    PillPlacer(const FlatGraph& graph, FlatLayout& drawing)
        : m_graph(graph), m_drawing(drawing), m_strips(drawing.nodes), m_rows(m_strips.count()),
          m_rowHeight(m_strips.count(), 0) {}

    void run() {
        if (m_strips.count() == 0) {
            placeFreely();
            return;
        }
        collectLines();
        assign();
        stretch();
        settle();
    }

  private:
    /// Without a strip between ranks (nodes side by side, overlapping in height) a pill stands in the middle
    /// of its path.
    void placeFreely() {
        for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
            const FlatEdge& edge = m_graph.edges[i];
            if (edge.pill.width <= 0 || edge.from == edge.to) continue;
            const Point middle = pointAt(m_drawing.edges[i].points, 0.5);
            m_drawing.edges[i].pill = {middle.x - edge.pill.width / 2, middle.y - edge.pill.height / 2,
                                       edge.pill.width, edge.pill.height};
        }
    }

    /// Where each edge without a pill crosses each strip, so that pills avoid them.
    void collectLines() {
        m_lines.resize(m_strips.count());
        for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
            if (m_graph.edges[i].from == m_graph.edges[i].to) continue;
            forEachStrip(i, mostLines, [&](std::uint32_t strip, double x) { m_lines[strip].push_back(x); });
        }
        for (std::vector<double>& line : m_lines) std::sort(line.begin(), line.end());
    }

    /// Calls `visit` with the first `most` strips that edge `index` crosses and the x where it does, from
    /// source to target.
    template <typename Visit>
    void forEachStrip(std::size_t index, std::uint32_t most, Visit visit) const {
        const std::vector<Point>& points = m_drawing.edges[index].points;
        const std::uint32_t a = m_strips.below(points.front().y), b = m_strips.below(points.back().y);
        std::uint32_t low = std::min(a, b), high = std::max(a, b);
        if (a <= b)
            high = std::min(high, low + most);
        else
            low = std::max(low, high - std::min(high, most));
        std::vector<double> ys;
        for (std::uint32_t strip = low; strip < high; ++strip) ys.push_back(usualHeight(strip));
        std::vector<double> xs = crossings(points, ys);
        if (a <= b)
            for (std::uint32_t k = 0; k < ys.size(); ++k) visit(low + k, xs[k]);
        else
            for (std::uint32_t k = static_cast<std::uint32_t>(ys.size()); k-- > 0;) visit(low + k, xs[k]);
    }

    /// Where the lowest row of a strip will be: near the targets, where the edges have parted.
    double usualHeight(std::uint32_t strip) const {
        const double bottom = m_strips.top(strip) + m_strips.height(strip);
        return std::max(m_strips.middle(strip), bottom - marginBelow - usualPill / 2);
    }

    std::size_t linesUnder(std::uint32_t strip, double x, double width) const {
        const std::vector<double>& line = m_lines[strip];
        const auto from = std::lower_bound(line.begin(), line.end(), x - width / 2 + 2);
        const auto to = std::upper_bound(line.begin(), line.end(), x + width / 2 - 2);
        return static_cast<std::size_t>(to - from);
    }

    bool isFree(std::uint32_t strip, std::uint32_t row, double x, double width) const {
        if (row >= m_rows[strip].size()) return true;
        return std::none_of(
            m_rows[strip][row].begin(), m_rows[strip][row].end(), [&](const Candidate& other) {
                const double reach = (m_graph.edges[other.edge].pill.width + width) / 2 + pillGap;
                return std::abs(other.x - x) < reach;
            });
    }

    void assign() {
        for (std::uint32_t i = 0; i < m_graph.edges.size(); ++i) {
            const FlatEdge& edge = m_graph.edges[i];
            if (edge.pill.width <= 0 || edge.from == edge.to) continue;
            Candidate best;
            double bestCost = 1e300;
            double distance = 0;
            forEachStrip(i, mostStrips, [&](std::uint32_t strip, double x) {
                std::uint32_t row = 0;
                while (!isFree(strip, row, x, edge.pill.width)) ++row;
                const double lines = static_cast<double>(linesUnder(strip, x, edge.pill.width)) - 1;
                const double cost = 3.0 * row + 1.5 * std::max(0.0, lines) + 0.8 * distance;
                if (cost < bestCost) bestCost = cost, best = {i, strip, row, x};
                distance += 1;
            });
            if (bestCost == 1e300) {
                const std::vector<Point>& points = m_drawing.edges[i].points;
                const Point middle = pointAt(points, 0.5);
                best = {i, std::min(m_strips.below(middle.y), m_strips.count() - 1), 0, middle.x};
                while (!isFree(best.strip, best.row, best.x, edge.pill.width)) ++best.row;
            }
            if (best.row >= m_rows[best.strip].size()) m_rows[best.strip].resize(best.row + 1);
            m_rows[best.strip][best.row].push_back(best);
            m_rowHeight[best.strip] = std::max(m_rowHeight[best.strip], edge.pill.height + pillGap);
        }
    }

    /// Room above the first and below the last row: the arrow head must stay in sight.
    static constexpr double marginAbove = 14;
    static constexpr double marginBelow = 15;
    static constexpr double usualPill = 22;

    /// Strips with pills get the height that their rows need, the others that of a graph without pills.
    void stretch() {
        std::vector<double> height(m_strips.count());
        for (std::uint32_t strip = 0; strip < m_strips.count(); ++strip) {
            const double rows = static_cast<double>(m_rows[strip].size());
            const double needed = rows * m_rowHeight[strip] + marginAbove + marginBelow;
            height[strip] = rows == 0 ? std::min(m_strips.height(strip), rankGap)
                                      : std::max(m_strips.height(strip), needed);
        }
        m_strips.resize(height, m_drawing);
    }

    /// Puts the pills at the height of their row, on the path as it runs now; one that the stretched path
    /// would push onto its neighbour moves aside.
    void settle() {
        for (std::uint32_t strip = 0; strip < m_strips.count(); ++strip) {
            double y = m_strips.top(strip) + m_strips.height(strip) - marginBelow -
                       (m_rowHeight[strip] - pillGap) / 2;
            for (std::vector<Candidate>& row : m_rows[strip]) {
                for (Candidate& pill : row)
                    pill.x = crossings(m_drawing.edges[pill.edge].points, {y}).front();
                spread(row, y);
                y -= m_rowHeight[strip];
            }
        }
    }

    void spread(std::vector<Candidate>& row, double y) {
        std::sort(row.begin(), row.end(), [](const Candidate& a, const Candidate& b) { return a.x < b.x; });
        for (std::size_t i = 1; i < row.size(); ++i) {
            const double reach =
                (m_graph.edges[row[i].edge].pill.width + m_graph.edges[row[i - 1].edge].pill.width) / 2 +
                pillGap;
            const double lack = reach - (row[i].x - row[i - 1].x);
            if (lack > 0) row[i].x += lack;
        }
        for (const Candidate& pill : row) {
            const Size& size = m_graph.edges[pill.edge].pill;
            m_drawing.edges[pill.edge].pill = {pill.x - size.width / 2, y - size.height / 2, size.width,
                                               size.height};
        }
    }

    const FlatGraph& m_graph;
    FlatLayout& m_drawing;
    Strips m_strips;
    std::vector<std::vector<std::vector<Candidate>>> m_rows;
    std::vector<double> m_rowHeight;
    std::vector<std::vector<double>> m_lines;
};

} // namespace

void placePills(const FlatGraph& graph, FlatLayout& drawing) {
    const bool any = std::any_of(graph.edges.begin(), graph.edges.end(), [](const FlatEdge& edge) {
        return edge.pill.width > 0 && edge.from != edge.to;
    });
    if (any) PillPlacer(graph, drawing).run();
}

} // namespace wb::layout
