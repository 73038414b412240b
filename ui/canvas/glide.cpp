// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/glide.h"

#include <cmath>
#include <string>
#include <unordered_map>

namespace wb::ui::canvas {

namespace {

using layout::Point;
using layout::Rect;

/// What makes a shape the same in two pictures.
std::string keyOf(const drawing::Shape& shape, const asl::StatePath& path) {
    const bool isState =
        shape.kind == drawing::ShapeKind::State || shape.kind == drawing::ShapeKind::Container;
    const char kind = isState ? 's' : static_cast<char>('0' + static_cast<int>(shape.kind));
    std::string key = kind + path.text();
    if (shape.kind == drawing::ShapeKind::Missing) key += '!' + shape.name.toStdString();
    return key;
}

double mix(double a, double b, double part) {
    return a + (b - a) * part;
}
Rect mix(const Rect& a, const Rect& b, double part) {
    return {mix(a.x, b.x, part), mix(a.y, b.y, part), mix(a.width, b.width, part),
            mix(a.height, b.height, part)};
}

} // namespace

Glide::Glide(const drawing::Picture& before, drawing::DiagramPtr diagram, layout::GeometryPtr after,
             const PathMap& renamed)
    : m_diagram(std::move(diagram)), m_after(std::move(after)), m_from(m_after->nodes),
      m_lanesFrom(m_after->containers) {
    std::unordered_map<std::string, std::size_t> old;
    const auto& oldShapes = before.diagram->shapes;
    for (std::size_t i = 0; i < oldShapes.size(); ++i)
        old.emplace(keyOf(oldShapes[i], followed(renamed, oldShapes[i].path)), i);
    for (std::size_t i = 0; i < m_from.size(); ++i) {
        const auto found = old.find(keyOf(m_diagram->shapes[i], m_diagram->shapes[i].path));
        if (found == old.end()) continue;
        const Rect& stood = before.geometry->nodes[found->second];
        m_moves = m_moves || std::abs(stood.x - m_from[i].x) > 0.5 || std::abs(stood.y - m_from[i].y) > 0.5 ||
                  std::abs(stood.width - m_from[i].width) > 0.5 ||
                  std::abs(stood.height - m_from[i].height) > 0.5;
        m_from[i] = stood;
    }
    std::unordered_map<std::string, std::size_t> oldLanes;
    for (std::size_t i = 1; i < before.diagram->lanes.size(); ++i)
        oldLanes.emplace(before.diagram->lanes[i].path.text(), i);
    for (std::size_t i = 1; i < m_lanesFrom.size(); ++i) {
        const auto found = oldLanes.find(m_diagram->lanes[i].path.text());
        if (found != oldLanes.end()) m_lanesFrom[i] = before.geometry->containers[found->second];
    }
}

layout::GeometryPtr Glide::at(double part) const {
    if (part >= 1) return m_after;
    auto now = std::make_shared<layout::Geometry>(*m_after);
    for (std::size_t i = 0; i < m_from.size(); ++i) now->nodes[i] = mix(m_from[i], m_after->nodes[i], part);
    for (std::size_t i = 1; i < m_lanesFrom.size(); ++i)
        now->containers[i] = mix(m_lanesFrom[i], m_after->containers[i], part);
    for (std::size_t e = 0; e < now->edges.size(); ++e) {
        const drawing::Arrow& arrow = m_diagram->arrows[e];
        const auto shift = [&](std::uint32_t node) {
            const Point a = now->nodes[node].centre(), b = m_after->nodes[node].centre();
            return Point{a.x - b.x, a.y - b.y};
        };
        const Point first = shift(arrow.from), last = shift(arrow.to);
        std::vector<Point>& points = now->edges[e].points;
        for (std::size_t k = 0; k < points.size(); ++k) {
            const double along = static_cast<double>(k) / static_cast<double>(points.size() - 1);
            points[k].x += mix(first.x, last.x, along);
            points[k].y += mix(first.y, last.y, along);
        }
        now->edges[e].pill.x += (first.x + last.x) / 2;
        now->edges[e].pill.y += (first.y + last.y) / 2;
    }
    return now;
}

} // namespace wb::ui::canvas
