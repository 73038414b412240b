// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/geometry.h"

#include <cstdint>
#include <vector>

namespace wb::layout {

/// Distances that every engine keeps, in pixels.
inline constexpr double nodeGap = 36;
inline constexpr double rankGap = 40;
/// How far a self loop reaches out of its node, its pill aside.
inline constexpr double loopReach = 26;

/// Which edges run against the flow: those to a node that is open in a depth-first walk from node 0 (then
/// from every node not yet seen), edges in their order. Left out, the graph has no cycle. Self loops are not
/// marked.
std::vector<bool> backEdges(const FlatGraph& graph);

/// What the self loops of a node need: how far they and their pills reach out of its side.
struct LoopRoom {
    double width = 0;
    std::uint32_t count = 0;
};
std::vector<LoopRoom> loopRoom(const FlatGraph& graph);
/// From one self loop of a node to the next; together they may reach further down than the node.
double loopPitch(const LoopRoom& room, double nodeHeight);

/// Draws the self loops at the right side of their nodes, or where `left` says so at the left one, one below
/// the other, and places their pills.
void drawLoops(const FlatGraph& graph, const std::vector<bool>& left, FlatLayout& drawing);

/// Moves and grows the drawing's box so that it begins at (0, 0) and holds every node, edge and pill.
void fitBox(FlatLayout& drawing);

/// Whether the numbers are ones that can be drawn: every edge between existing nodes, sizes finite and not
/// negative.
bool isSound(const FlatGraph& graph);
/// Whether a drawing has a finite place for everything in the graph.
bool fits(const FlatGraph& graph, const FlatLayout& drawing);

} // namespace wb::layout
