// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/geometry.h"

#include <QString>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

namespace wb::layout::test {

/// A connected graph as state machines have them: every node follows an earlier one, some edges more, some
/// back, some to the node itself, some with pills.
inline FlatGraph randomGraph(std::uint32_t seed, std::uint32_t nodes) {
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
    FlatGraph graph;
    for (std::uint32_t i = 0; i < nodes; ++i) {
        const double height = below(9) == 0 ? 300.0 : 60.0;
        graph.nodes.push_back({120.0 + 8 * below(16), height});
    }
    const auto edge = [&](std::uint32_t from, std::uint32_t to) {
        const Size pill = below(3) == 0 ? Size{40.0 + below(150), 22} : Size{};
        graph.edges.push_back({from, to, pill, static_cast<std::uint8_t>(1 + below(6))});
    };
    for (std::uint32_t i = 1; i < nodes; ++i) edge(i - 1 - below(std::min(i, 5U)), i);
    for (std::uint32_t i = 0; i < nodes / 2; ++i) edge(below(nodes), below(nodes));
    return graph;
}

inline bool overlap(const Rect& a, const Rect& b, double slack = 0.6) {
    return a.x + slack < b.right() && b.x + slack < a.right() && a.y + slack < b.bottom() &&
           b.y + slack < a.bottom();
}

inline bool onBorder(const Rect& box, const Point& point, double slack) {
    const bool within = point.x >= box.x - slack && point.x <= box.right() + slack &&
                        point.y >= box.y - slack && point.y <= box.bottom() + slack;
    const bool inside = point.x > box.x + slack && point.x < box.right() - slack && point.y > box.y + slack &&
                        point.y < box.bottom() - slack;
    return within && !inside;
}

/// Points along a path, near enough to each other to meet every node it crosses.
inline std::vector<Point> samples(const EdgePath& path) {
    std::vector<Point> all;
    for (std::size_t i = 0; i + 3 < path.points.size(); i += 3) {
        const Point* p = &path.points[i];
        const double length = std::abs(p[3].x - p[0].x) + std::abs(p[3].y - p[0].y);
        const int steps = 2 + static_cast<int>(length / 6);
        for (int k = 0; k <= steps; ++k) {
            const double t = static_cast<double>(k) / steps, s = 1 - t;
            const double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, e = t * t * t;
            all.push_back({a * p[0].x + b * p[1].x + c * p[2].x + e * p[3].x,
                           a * p[0].y + b * p[1].y + c * p[2].y + e * p[3].y});
        }
    }
    return all;
}

/// The loops of one node stand close together: their pills may touch each other's lines.
inline bool isLoopOf(const FlatEdge& edge, const FlatEdge& loop) {
    return loop.from == loop.to && edge.from == loop.from && edge.to == loop.to;
}

/// Whether an edge runs through a node or, its own aside, a pill.
inline QString lineComplaint(const FlatGraph& graph, const FlatLayout& drawing) {
    const auto within = [](const Rect& box, const Point& p, double slack) {
        return p.x > box.x + slack && p.x < box.right() - slack && p.y > box.y + slack &&
               p.y < box.bottom() - slack;
    };
    for (std::size_t e = 0; e < drawing.edges.size(); ++e)
        for (const Point& point : samples(drawing.edges[e])) {
            for (std::size_t i = 0; i < drawing.nodes.size(); ++i)
                if (within(drawing.nodes[i], point, 1))
                    return QStringLiteral("edge %1 runs through node %2").arg(e).arg(i);
            for (std::size_t k = 0; k < drawing.edges.size(); ++k)
                if (k != e && !isLoopOf(graph.edges[e], graph.edges[k]) &&
                    within(drawing.edges[k].pill, point, 1))
                    return QStringLiteral("edge %1 runs through the pill of %2").arg(e).arg(k);
        }
    return {};
}

/// What is wrong with a drawing; empty when nothing is.
inline QString complaint(const FlatGraph& graph, const FlatLayout& drawing) {
    const Rect box{-0.6, -0.6, drawing.size.width + 1.2, drawing.size.height + 1.2};
    const auto holds = [&](const Rect& part) {
        return part.x >= box.x && part.y >= box.y && part.right() <= box.right() &&
               part.bottom() <= box.bottom();
    };
    for (std::size_t i = 0; i < drawing.nodes.size(); ++i) {
        if (!holds(drawing.nodes[i])) return QStringLiteral("node %1 leaves the box").arg(i);
        for (std::size_t k = i + 1; k < drawing.nodes.size(); ++k)
            if (overlap(drawing.nodes[i], drawing.nodes[k]))
                return QStringLiteral("nodes %1 and %2 overlap").arg(i).arg(k);
    }
    for (std::size_t e = 0; e < drawing.edges.size(); ++e) {
        const EdgePath& path = drawing.edges[e];
        const FlatEdge& edge = graph.edges[e];
        if (!onBorder(drawing.nodes[edge.from], path.points.front(), 1.5))
            return QStringLiteral("edge %1 does not begin at its source").arg(e);
        if (!onBorder(drawing.nodes[edge.to], path.points.back(), 1.5))
            return QStringLiteral("edge %1 does not end at its target").arg(e);
        if ((edge.pill.width > 0) != (path.pill.width > 0))
            return QStringLiteral("edge %1: wrong pill").arg(e);
        if (path.pill.width <= 0) continue;
        if (!holds(path.pill)) return QStringLiteral("pill %1 leaves the box").arg(e);
        for (std::size_t i = 0; i < drawing.nodes.size(); ++i)
            if (overlap(path.pill, drawing.nodes[i]))
                return QStringLiteral("pill %1 covers node %2").arg(e).arg(i);
        for (std::size_t k = e + 1; k < drawing.edges.size(); ++k)
            if (drawing.edges[k].pill.width > 0 && overlap(path.pill, drawing.edges[k].pill))
                return QStringLiteral("pills %1 and %2 overlap").arg(e).arg(k);
    }
    return {};
}

} // namespace wb::layout::test
