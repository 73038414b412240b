// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace wb::layout {

/// All lengths are in logical pixels at 100 %; y grows downwards.
struct Size {
    double width = 0;
    double height = 0;
    bool operator==(const Size&) const = default;
};

struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    bool operator==(const Rect&) const = default;
    double right() const { return x + width; }
    double bottom() const { return y + height; }
    Point centre() const { return {x + width / 2, y + height / 2}; }
};

/// Where an edge runs: the control points of joined cubic Bezier curves (3n + 1 of them, first on the border
/// of the source, last on the border of the target), and where its pill stands (empty when it has none).
struct EdgePath {
    std::vector<Point> points;
    Rect pill;
};

/// An edge between two nodes of one container, by position in its list of nodes.
struct FlatEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    /// Room for the label; empty when there is none.
    Size pill;
    /// How much the edge wants to be short and straight, 1 to 9.
    std::uint8_t weight = 1;
    bool operator==(const FlatEdge&) const = default;
};

/// One container's graph: nodes of fixed size, edges. What an engine lays out. Node 0 is where it begins.
struct FlatGraph {
    std::vector<Size> nodes;
    std::vector<FlatEdge> edges;
    bool operator==(const FlatGraph&) const = default;
};

/// An engine's answer: rectangles and paths in a box that begins at (0, 0).
struct FlatLayout {
    Size size;
    std::vector<Rect> nodes;
    std::vector<EdgePath> edges;
};

/// A node of the whole drawing. A node with containers grows around them; they stand side by side below its
/// header.
struct Node {
    /// Its size, or for a node with containers its least size; the height is then that of the header.
    Size size;
    std::vector<std::uint32_t> containers;
    bool operator==(const Node&) const = default;
};

/// An edge of the whole drawing, by position in Graph::nodes. Both ends are in one container.
struct Edge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    Size pill;
    /// How much it wants to be short and straight, 1 to 9.
    std::uint8_t weight = 1;
    bool operator==(const Edge&) const = default;
};

/// A set of nodes that edges do not leave.
struct Container {
    /// First the node where the container begins, then in the order in which the drawing should prefer them.
    std::vector<std::uint32_t> nodes;
    /// Positions in Graph::edges.
    std::vector<std::uint32_t> edges;
    /// Nodes of `nodes` (positions in Graph::nodes) that nothing reaches: they are set apart, to the right.
    std::vector<std::uint32_t> apart;
    /// Least size, for a container without nodes.
    Size least;
    bool operator==(const Container&) const = default;
};

/// What is to be drawn. Container 0 is the whole; every other container belongs to exactly one node.
struct Graph {
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::vector<Container> containers;
    bool operator==(const Graph&) const = default;
};

using GraphPtr = std::shared_ptr<const Graph>;

/// The drawing: absolute rectangles and paths for the nodes, edges and containers of a Graph, in its order.
struct Geometry {
    Size size;
    std::vector<Rect> nodes;
    std::vector<EdgePath> edges;
    std::vector<Rect> containers;
    /// Where a container's apart nodes stand; empty when there are none.
    std::vector<Rect> apart;
    /// Some container was placed plainly because the engine failed or took too long.
    bool plain = false;
};

using GeometryPtr = std::shared_ptr<const Geometry>;

} // namespace wb::layout
