// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/flat_graph.h"

#include "core/layout/pill_row.h"

#include <algorithm>
#include <cmath>

namespace wb::layout {

namespace {

constexpr double largest = 1e7;
constexpr double loopSlot = 60;

bool isLength(double value) {
    return std::isfinite(value) && value >= 0 && value <= largest;
}
bool isPlace(const Point& point) {
    return std::isfinite(point.x) && std::isfinite(point.y) && std::abs(point.x) <= largest &&
           std::abs(point.y) <= largest;
}

/// Edges by the node they leave, in their order.
struct Adjacency {
    explicit Adjacency(const FlatGraph& graph) : first(graph.nodes.size() + 1, 0), edges(graph.edges.size()) {
        for (const FlatEdge& edge : graph.edges) ++first[edge.from + 1];
        for (std::size_t node = 1; node < first.size(); ++node) first[node] += first[node - 1];
        std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
        for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge)
            edges[next[graph.edges[edge].from]++] = edge;
    }
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> edges;
};

} // namespace

std::vector<bool> backEdges(const FlatGraph& graph) {
    enum : std::uint8_t { Unseen, Open, Done };
    const Adjacency out(graph);
    std::vector<bool> back(graph.edges.size(), false);
    std::vector<std::uint8_t> mark(graph.nodes.size(), Unseen);
    std::vector<std::uint32_t> cursor(out.first.begin(), out.first.end());
    std::vector<std::uint32_t> stack;
    for (std::uint32_t root = 0; root < graph.nodes.size(); ++root) {
        if (mark[root] != Unseen) continue;
        mark[root] = Open;
        stack.push_back(root);
        while (!stack.empty()) {
            const std::uint32_t node = stack.back();
            if (cursor[node] == out.first[node + 1]) {
                mark[node] = Done;
                stack.pop_back();
                continue;
            }
            const std::uint32_t edge = out.edges[cursor[node]++];
            const std::uint32_t to = graph.edges[edge].to;
            if (to == node) continue;
            if (mark[to] == Open) back[edge] = true;
            if (mark[to] != Unseen) continue;
            mark[to] = Open;
            stack.push_back(to);
        }
    }
    return back;
}

std::vector<LoopRoom> loopRoom(const FlatGraph& graph) {
    std::vector<LoopRoom> room(graph.nodes.size());
    for (const FlatEdge& edge : graph.edges) {
        if (edge.from != edge.to) continue;
        LoopRoom& node = room[edge.from];
        node.width = std::max(node.width, loopReach + std::max(6.0, edge.pill.width - 8));
        ++node.count;
    }
    return room;
}

double loopPitch(const LoopRoom& room, double nodeHeight) {
    return std::clamp(nodeHeight / room.count, pillRow, loopSlot);
}

void drawLoops(const FlatGraph& graph, const std::vector<bool>& left, FlatLayout& drawing) {
    const std::vector<LoopRoom> room = loopRoom(graph);
    std::vector<std::uint32_t> drawn(graph.nodes.size(), 0);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const FlatEdge& edge = graph.edges[i];
        if (edge.from != edge.to) continue;
        const Rect& node = drawing.nodes[edge.from];
        const double pitch = loopPitch(room[edge.from], node.height);
        const double place = drawn[edge.from]++ + 0.5;
        const double middle = node.y + pitch * place;
        const double half = std::min(13.0, pitch * 0.32);
        // Where many loops reach further down than their node, their ends stand closer than their pills.
        const double endPitch = std::min(pitch, node.height / room[edge.from].count);
        const double end = node.y + endPitch * place;
        const double endHalf = std::min(13.0, endPitch * 0.32);
        const bool isLeft = left[edge.from];
        const double sign = isLeft ? -1 : 1;
        const double side = isLeft ? node.x : node.right();
        const double bend = side + sign * loopReach * 0.7, reach = side + sign * loopReach;
        drawing.edges[i].points = {{side, end + endHalf},        {bend, end + endHalf},
                                   {reach, middle + half * 0.8}, {reach, middle},
                                   {reach, middle - half * 0.8}, {bend, end - endHalf},
                                   {side, end - endHalf}};
        const Size& pill = edge.pill;
        if (pill.width > 0)
            drawing.edges[i].pill = {isLeft ? reach + 8 - pill.width : reach - 8, middle - pill.height / 2,
                                     pill.width, pill.height};
    }
}

void fitBox(FlatLayout& drawing) {
    double left = 0, top = 0, right = drawing.size.width, bottom = drawing.size.height;
    const auto hold = [&](double x0, double y0, double x1, double y1) {
        left = std::min(left, x0);
        top = std::min(top, y0);
        right = std::max(right, x1);
        bottom = std::max(bottom, y1);
    };
    for (const Rect& node : drawing.nodes) hold(node.x, node.y, node.right(), node.bottom());
    for (const EdgePath& edge : drawing.edges) {
        for (const Point& point : edge.points) hold(point.x, point.y, point.x, point.y);
        if (edge.pill.width > 0) hold(edge.pill.x, edge.pill.y, edge.pill.right(), edge.pill.bottom());
    }
    drawing.size = {right - left, bottom - top};
    if (left == 0 && top == 0) return;
    for (Rect& node : drawing.nodes) node.x -= left, node.y -= top;
    for (EdgePath& edge : drawing.edges) {
        for (Point& point : edge.points) point.x -= left, point.y -= top;
        if (edge.pill.width > 0) edge.pill.x -= left, edge.pill.y -= top;
    }
}

bool isSound(const FlatGraph& graph) {
    const auto isSize = [](const Size& size) { return isLength(size.width) && isLength(size.height); };
    return std::all_of(graph.nodes.begin(), graph.nodes.end(), isSize) &&
           std::all_of(graph.edges.begin(), graph.edges.end(), [&](const FlatEdge& edge) {
               return edge.from < graph.nodes.size() && edge.to < graph.nodes.size() && isSize(edge.pill);
           });
}

bool fits(const FlatGraph& graph, const FlatLayout& drawing) {
    if (drawing.nodes.size() != graph.nodes.size() || drawing.edges.size() != graph.edges.size())
        return false;
    if (!isLength(drawing.size.width) || !isLength(drawing.size.height)) return false;
    for (const Rect& node : drawing.nodes)
        if (!isPlace({node.x, node.y})) return false;
    for (const EdgePath& edge : drawing.edges) {
        if (edge.points.size() < 4 || edge.points.size() % 3 != 1) return false;
        if (!std::all_of(edge.points.begin(), edge.points.end(), isPlace)) return false;
        if (!isPlace({edge.pill.x, edge.pill.y})) return false;
    }
    return true;
}

} // namespace wb::layout
