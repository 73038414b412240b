// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/geometry.h"

#include <memory>
#include <optional>
#include <vector>

namespace wb::layout {

using FlatLayoutPtr = std::shared_ptr<const FlatLayout>;

/// Distances around containers, in pixels.
inline constexpr double lanePadding = 18;
inline constexpr double laneGap = 12;
inline constexpr double containerPadding = 12;
inline constexpr double apartGap = 56;
inline constexpr double apartHeader = 30;

/// Puts a Graph together from the layouts of its containers, innermost first. Whoever drives it lays out what
/// ready() gives, in any order and by any engine, and supplies the answers; each makes outer containers
/// ready.
class Composition {
  public:
    /// One flat graph to lay out.
    struct Task {
        std::uint32_t container = 0;
        /// The container's unreached nodes instead of the others.
        bool apart = false;
        FlatGraph graph;
    };

    explicit Composition(GraphPtr graph);

    /// Whether every index of the graph is in range and every container but the first belongs to one node.
    bool isSound() const { return m_sound; }
    /// Tasks that became ready since the last call.
    std::vector<Task> takeReady();
    /// `plain` marks an answer of the fallback.
    void supply(const Task& task, FlatLayoutPtr layout, bool plain = false);
    bool isComplete() const { return m_open == 0; }
    /// The whole drawing once complete.
    GeometryPtr geometry() const;

  private:
    struct Part {
        /// Positions in Graph::nodes and Graph::edges by position in the flat graph.
        std::vector<std::uint32_t> nodes;
        std::vector<std::uint32_t> edges;
        FlatLayoutPtr layout;
    };
    struct Parts {
        Part main;
        Part apart;
        std::uint32_t owner = 0;
        std::uint32_t waiting = 0;
        std::uint32_t around = 0;
        Size size;
    };

    bool link();
    void split();
    void open(std::uint32_t container);
    void close(std::uint32_t container);
    FlatGraph flat(const Part& part) const;
    Size sizeOf(std::uint32_t node) const;
    void placeContainer(Geometry& whole, std::uint32_t container, const Rect& lane) const;
    void placePart(Geometry& whole, const Part& part, const Point& origin) const;

    GraphPtr m_graph;
    bool m_sound = false;
    bool m_plain = false;
    std::size_t m_open = 0;
    std::vector<Parts> m_parts;
    std::vector<Size> m_nodeSize;
    std::vector<Task> m_ready;
};

} // namespace wb::layout
