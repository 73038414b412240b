// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/geometry.h"

#include <cstdint>
#include <vector>

namespace wb::layout {

/// A place in a rank: a node, or where a long edge passes.
struct Slot {
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    /// The node, or none where an edge passes.
    std::uint32_t node = none;
    std::uint32_t rank = 0;
    /// How far it reaches from x to both sides.
    double left = 0;
    double right = 0;
    double x = 0;
};

/// The part of an edge between two ranks.
struct Link {
    std::uint32_t upper = 0;
    std::uint32_t lower = 0;
    std::uint32_t edge = 0;
    std::uint8_t weight = 1;
    /// Where it leaves and enters, from the x of its slots.
    double upperPort = 0;
    double lowerPort = 0;
};

/// A graph in ranks, long edges cut into links from rank to rank, edges against the flow turned round. What
/// the steps of the layered layout hand on.
struct Layers {
    std::vector<Slot> slots;
    std::vector<Link> links;
    /// First link of each edge in `links` (from the upper end down), and one more; self loops have none.
    std::vector<std::uint32_t> first;
    std::vector<bool> back;
    /// By node: self loops stand at its left side.
    std::vector<bool> loopsLeft;
    /// Slots of each rank from left to right; never empty.
    std::vector<std::vector<std::uint32_t>> ranks;
    /// Links that leave each slot downwards and upwards.
    std::vector<std::vector<std::uint32_t>> down;
    std::vector<std::vector<std::uint32_t>> up;

    bool isPass(std::uint32_t slot) const { return slots[slot].node == Slot::none; }
    /// Whether the link leads from one rank to the next. Only then does it take part in the ordering: edges
    /// beyond what fits into memory are drawn straight.
    bool isShort(const Link& link) const { return slots[link.lower].rank == slots[link.upper].rank + 1; }

    enum class Effort : std::uint8_t { Full, Plain };
    /// Ranks and cuts the graph. Slot i is node i; the ranks are in no order yet. Plain ranks by the longest
    /// way alone.
    static Layers of(const FlatGraph& graph, Effort effort = Effort::Full);
};

/// Orders the slots of each rank so that few links cross: weighted medians and exchanges of neighbours.
void orderSlots(Layers& layers);
/// A first order depth first along the links.
void walkSlots(Layers& layers);
/// How many pairs of links cross.
std::size_t linkCrossings(const Layers& layers);

/// Decides at which side of its nodes each edge against the flow and each self loop stands, and makes room
/// there.
void makeRoom(const FlatGraph& graph, Layers& layers);

/// Gives every slot its x: links straight where they can be, slots apart as they must (Brandes and Köpf,
/// "Fast and Simple Horizontal Coordinate Assignment", 2001).
void placeAcross(Layers& layers);

/// Least distance between two neighbours of a rank.
double slotGap(const Layers& layers, std::uint32_t a, std::uint32_t b);
/// Takes small bends out of long edges.
void snapPasses(Layers& layers);
/// Lets edges against the flow leave and enter further out where that makes them straight.
void movePorts(Layers& layers);
/// Takes bends too small to mean anything out of links, where there is room.
void straighten(Layers& layers);

/// Gives ranks their height and draws nodes, edges and pills.
FlatLayout drawLayers(const FlatGraph& graph, const Layers& layers);

} // namespace wb::layout
