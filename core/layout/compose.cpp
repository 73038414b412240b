// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/compose.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace wb::layout {

namespace {
constexpr std::uint32_t noNode = 0xFFFFFFFF;
}

Composition::Composition(GraphPtr graph) : m_graph(std::move(graph)), m_parts(m_graph->containers.size()) {
    m_nodeSize.reserve(m_graph->nodes.size());
    for (const Node& node : m_graph->nodes) m_nodeSize.push_back(node.size);
    m_sound = link();
    if (!m_sound) return;
    split();
    m_open = m_parts.size();
    for (std::uint32_t i = static_cast<std::uint32_t>(m_parts.size()); i-- > 0;)
        if (m_parts[i].waiting == 0) open(i);
}

/// Finds the node that owns each container and checks that they form a tree.
bool Composition::link() {
    if (m_parts.empty()) return false;
    for (Parts& parts : m_parts) parts.owner = noNode;
    std::vector<std::uint32_t> home(m_graph->nodes.size(), noNode);
    for (std::uint32_t c = 0; c < m_parts.size(); ++c) {
        for (const std::uint32_t node : m_graph->containers[c].nodes) {
            if (node >= home.size() || home[node] != noNode) return false;
            home[node] = c;
        }
        for (const std::uint32_t edge : m_graph->containers[c].edges)
            if (edge >= m_graph->edges.size()) return false;
    }
    for (std::uint32_t node = 0; node < home.size(); ++node)
        for (const std::uint32_t c : m_graph->nodes[node].containers) {
            if (c == 0 || c >= m_parts.size() || m_parts[c].owner != noNode || home[node] == noNode)
                return false;
            m_parts[c].owner = node;
            ++m_parts[home[node]].waiting;
        }
    // Every container must be reached from the first, or the walk inwards would go in circles.
    std::vector<std::uint32_t> open{0};
    for (std::size_t i = 0; i < open.size(); ++i)
        for (const std::uint32_t node : m_graph->containers[open[i]].nodes)
            for (const std::uint32_t c : m_graph->nodes[node].containers) open.push_back(c);
    for (std::uint32_t node = 0; node < home.size(); ++node)
        for (const std::uint32_t c : m_graph->nodes[node].containers) m_parts[c].around = home[node];
    return open.size() == m_parts.size();
}

void Composition::split() {
    std::vector<char> isApart(m_graph->nodes.size(), 0);
    std::vector<std::uint32_t> home(m_graph->nodes.size(), noNode);
    for (std::uint32_t c = 0; c < m_parts.size(); ++c) {
        const Container& container = m_graph->containers[c];
        for (const std::uint32_t node : container.apart)
            if (node < isApart.size()) isApart[node] = 1;
        for (const std::uint32_t node : container.nodes) {
            home[node] = c;
            (isApart[node] ? m_parts[c].apart : m_parts[c].main).nodes.push_back(node);
        }
        for (const std::uint32_t e : container.edges) {
            const Edge& edge = m_graph->edges[e];
            if (edge.from >= home.size() || edge.to >= home.size()) continue;
            if (home[edge.from] != c || home[edge.to] != c || isApart[edge.from] != isApart[edge.to])
                continue;
            (isApart[edge.from] ? m_parts[c].apart : m_parts[c].main).edges.push_back(e);
        }
    }
}

void Composition::open(std::uint32_t container) {
    Parts& parts = m_parts[container];
    parts.waiting = 1 + (parts.apart.nodes.empty() ? 0 : 1);
    m_ready.push_back({container, false, flat(parts.main)});
    if (!parts.apart.nodes.empty()) m_ready.push_back({container, true, flat(parts.apart)});
}

FlatGraph Composition::flat(const Part& part) const {
    FlatGraph graph;
    std::unordered_map<std::uint32_t, std::uint32_t> position;
    position.reserve(part.nodes.size());
    graph.nodes.reserve(part.nodes.size());
    for (const std::uint32_t node : part.nodes) {
        position.emplace(node, static_cast<std::uint32_t>(graph.nodes.size()));
        graph.nodes.push_back(m_nodeSize[node]);
    }
    graph.edges.reserve(part.edges.size());
    for (const std::uint32_t e : part.edges) {
        const Edge& edge = m_graph->edges[e];
        graph.edges.push_back({position[edge.from], position[edge.to], edge.pill, edge.weight});
    }
    return graph;
}

std::vector<Composition::Task> Composition::takeReady() {
    return std::exchange(m_ready, {});
}

void Composition::supply(const Task& task, FlatLayoutPtr layout, bool plain) {
    Parts& parts = m_parts[task.container];
    Part& part = task.apart ? parts.apart : parts.main;
    if (part.layout) return;
    part.layout = std::move(layout);
    m_plain = m_plain || plain;
    if (--parts.waiting == 0) close(task.container);
}

/// The container's size is known: so is its owner's once all its siblings are, and then the container around
/// may be laid out.
void Composition::close(std::uint32_t container) {
    Parts& parts = m_parts[container];
    --m_open;
    parts.size = parts.main.layout->size;
    if (parts.apart.layout) {
        parts.size.width += apartGap + parts.apart.layout->size.width + 2 * lanePadding;
        parts.size.height =
            std::max(parts.size.height, parts.apart.layout->size.height + apartHeader + lanePadding);
    }
    if (container == 0) return;
    const Size& least = m_graph->containers[container].least;
    parts.size.width = std::max(parts.size.width + 2 * lanePadding, least.width);
    parts.size.height = std::max(parts.size.height + 2 * lanePadding, least.height);
    const std::uint32_t owner = parts.owner;
    const std::uint32_t around = parts.around;
    const auto& siblings = m_graph->nodes[owner].containers;
    const bool all = std::all_of(siblings.begin(), siblings.end(), [&](std::uint32_t sibling) {
        const Parts& other = m_parts[sibling];
        return other.main.layout && (other.apart.nodes.empty() || other.apart.layout);
    });
    if (all) m_nodeSize[owner] = sizeOf(owner);
    if (--m_parts[around].waiting == 0) open(around);
}

Size Composition::sizeOf(std::uint32_t node) const {
    const Node& shape = m_graph->nodes[node];
    double width = containerPadding * 2 - laneGap, height = 0;
    for (const std::uint32_t lane : shape.containers) {
        width += m_parts[lane].size.width + laneGap;
        height = std::max(height, m_parts[lane].size.height);
    }
    return {std::max(width, shape.size.width), shape.size.height + height + containerPadding};
}

GeometryPtr Composition::geometry() const {
    auto whole = std::make_shared<Geometry>();
    whole->nodes.resize(m_graph->nodes.size());
    whole->edges.resize(m_graph->edges.size());
    whole->containers.resize(m_parts.size());
    whole->apart.resize(m_parts.size());
    whole->plain = m_plain;
    whole->size = m_parts.front().size;
    std::vector<std::uint32_t> open{0};
    whole->containers[0] = {0, 0, whole->size.width, whole->size.height};
    for (std::size_t i = 0; i < open.size(); ++i) {
        placeContainer(*whole, open[i], whole->containers[open[i]]);
        for (const std::uint32_t node : m_graph->containers[open[i]].nodes) {
            const Rect& box = whole->nodes[node];
            const auto& lanes = m_graph->nodes[node].containers;
            double lanesWidth = -laneGap;
            for (const std::uint32_t lane : lanes) lanesWidth += m_parts[lane].size.width + laneGap;
            const double spare = std::max(0.0, box.width - 2 * containerPadding - lanesWidth);
            const double share = lanes.empty() ? 0 : spare / static_cast<double>(lanes.size());
            double x = box.x + containerPadding;
            const double y = box.y + m_graph->nodes[node].size.height;
            for (const std::uint32_t lane : lanes) {
                const double width = m_parts[lane].size.width + share;
                whole->containers[lane] = {x, y, width, box.bottom() - containerPadding - y};
                x += width + laneGap;
                open.push_back(lane);
            }
        }
    }
    return whole;
}

void Composition::placeContainer(Geometry& whole, std::uint32_t container, const Rect& lane) const {
    const Parts& parts = m_parts[container];
    const double padding = container == 0 ? 0 : lanePadding;
    double width = parts.main.layout->size.width;
    if (parts.apart.layout) width += apartGap + parts.apart.layout->size.width + 2 * lanePadding;
    const Point origin{lane.x + (lane.width - width) / 2, lane.y + padding};
    placePart(whole, parts.main, origin);
    if (!parts.apart.layout) return;
    const Rect apart{origin.x + parts.main.layout->size.width + apartGap, origin.y,
                     parts.apart.layout->size.width + 2 * lanePadding,
                     parts.apart.layout->size.height + apartHeader + lanePadding};
    whole.apart[container] = apart;
    placePart(whole, parts.apart, {apart.x + lanePadding, apart.y + apartHeader});
}

void Composition::placePart(Geometry& whole, const Part& part, const Point& origin) const {
    for (std::size_t i = 0; i < part.nodes.size(); ++i) {
        Rect box = part.layout->nodes[i];
        box.x += origin.x;
        box.y += origin.y;
        whole.nodes[part.nodes[i]] = box;
    }
    for (std::size_t i = 0; i < part.edges.size(); ++i) {
        EdgePath& path = whole.edges[part.edges[i]];
        path = part.layout->edges[i];
        for (Point& point : path.points) point.x += origin.x, point.y += origin.y;
        if (path.pill.width > 0) path.pill.x += origin.x, path.pill.y += origin.y;
    }
}

} // namespace wb::layout
