// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/layout/geometry.h"
#include "ui/drawing/run_status.h"

#include <QString>

#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace wb::ui::drawing {

/// What a node of the drawing stands for.
enum class ShapeKind : std::uint8_t {
    State,
    /// A Parallel or Map drawn with its lanes.
    Container,
    Start,
    End,
    /// Where a lane begins and ends.
    LaneStart,
    LaneEnd,
    /// A target that no state has; `name` is what is missing.
    Missing,
    /// From a state that nothing reaches to one that is: drawn as a chip instead of an edge across the
    /// picture.
    Jump
};

/// One node of the drawing: texts wrapped and sizes measured, in the order of layout::Graph::nodes.
struct Shape {
    ShapeKind kind = ShapeKind::State;
    asl::StateType type = asl::StateType::Unknown;
    bool reached = true;
    bool collapsed = false;
    bool retries = false;
    bool catches = false;
    bool assigns = false;
    /// The state, or for a lane's ends the container.
    asl::StatePath path;
    QString name;
    QString typeLine;
    std::vector<QString> nameLines;
    QString shownTypeLine;
    bool operator==(const Shape&) const = default;
};

enum class ArrowKind : std::uint8_t { Next, Default, Rule, Catch, Start, End };

/// One edge of the drawing, in the order of layout::Graph::edges.
struct Arrow {
    ArrowKind kind = ArrowKind::Next;
    /// The transition in the text; for Start and End the container or state it belongs to.
    TransitionRef transition;
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    QString label;
    QString shownLabel;
    bool operator==(const Arrow&) const = default;
};

/// A branch or processor.
struct Lane {
    asl::StatePath path;
    std::uint32_t owner = 0;
    bool empty = false;
    bool operator==(const Lane&) const = default;
};

/// A model as nodes, edges and lanes with measured sizes: everything about a drawing but where things stand.
/// Two models that draw alike give the same diagram, whatever the order of the states in the text.
struct Diagram {
    struct Options {
        std::unordered_set<asl::StatePath> collapsed;
        /// Draw this Parallel or Map alone (drill-down); the machine when empty or when there is no such.
        asl::StatePath root;
    };

    std::vector<Shape> shapes;
    std::vector<Arrow> arrows;
    /// By position in Graph::containers.
    std::vector<Lane> lanes;
    layout::GraphPtr graph;
    /// Shape of each state drawn.
    std::unordered_map<asl::StatePath, std::uint32_t> byPath;

    static std::shared_ptr<const Diagram> of(const asl::Model& model, const Options& options);
    /// Whether both are drawn alike, to the pixel.
    bool operator==(const Diagram& other) const {
        return shapes == other.shapes && arrows == other.arrows && lanes == other.lanes &&
               *graph == *other.graph;
    }
};

using DiagramPtr = std::shared_ptr<const Diagram>;

/// Measures of cards, in pixels; shared by measuring and painting.
namespace measures {
inline constexpr double cardPadding = 12;
inline constexpr double iconSide = 36;
inline constexpr double iconGap = 11;
inline constexpr double cardLeast = 176;
inline constexpr double textWidest = 230;
inline constexpr double cardHeight = 60;
inline constexpr double nameLine = 18;
inline constexpr double headerHeight = 60;
inline constexpr double terminalSide = 54;
inline constexpr double laneEndSide = 12;
inline constexpr double pillHeight = 22;
inline constexpr double pillWidest = 196;
inline constexpr double pillPadding = 9;
inline constexpr double badgeSide = 15;
inline constexpr double cardRadius = 9;
} // namespace measures

} // namespace wb::ui::drawing
