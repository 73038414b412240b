// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/smooth.h"

#include "core/layout/strips.h"

#include <algorithm>
#include <unordered_map>

namespace wb::layout {

namespace {

/// From the bottom of a strip to the upper side of a pill in its lowest row.
constexpr double pillRoom = 37;

std::uint64_t pairOf(const FlatEdge& edge) {
    const std::uint32_t low = edge.from < edge.to ? edge.from : edge.to;
    const std::uint32_t high = edge.from < edge.to ? edge.to : edge.from;
    return (std::uint64_t{low} << 32) | high;
}

void lineTo(std::vector<Point>& points, const Point& to) {
    const Point from = points.back();
    if (to.y - from.y < 0.5) return;
    points.push_back({from.x, from.y + (to.y - from.y) / 3});
    points.push_back({from.x, from.y + (to.y - from.y) * 2 / 3});
    points.push_back(to);
}

} // namespace

void smoothShortEdges(const FlatGraph& graph, FlatLayout& drawing) {
    const Strips strips(drawing.nodes);
    if (strips.count() == 0) return;
    std::unordered_map<std::uint64_t, int> edgesOf;
    for (const FlatEdge& edge : graph.edges) ++edgesOf[pairOf(edge)];
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const FlatEdge& edge = graph.edges[e];
        const Rect& from = drawing.nodes[edge.from];
        const Rect& to = drawing.nodes[edge.to];
        std::vector<Point>& points = drawing.edges[e].points;
        if (edge.from == edge.to || to.y < from.bottom() || points.size() < 4 || edgesOf[pairOf(edge)] > 1)
            continue;
        const std::uint32_t strip = strips.below(from.bottom());
        if (strip >= strips.count() || strips.below(to.y) != strip + 1) continue;
        const double top = std::max(strips.top(strip), from.bottom());
        const double floor = std::min(strips.top(strip) + strips.height(strip), to.y);
        // With a pill the curve is over before it: the pill stands upright above its target.
        const double bottom = edge.pill.width > 0 ? std::max((top + floor) / 2, floor - pillRoom) : floor;
        const double x0 = points.front().x, x1 = points.back().x;
        const double bend = (bottom - top) * 0.55;
        points = {{x0, from.bottom()}};
        lineTo(points, {x0, top});
        points.push_back({x0, top + bend});
        points.push_back({x1, bottom - bend});
        points.push_back({x1, bottom});
        lineTo(points, {x1, to.y});
    }
}

} // namespace wb::layout
