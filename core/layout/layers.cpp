// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/layers.h"

#include "core/layout/flat_graph.h"
#include "core/layout/simplex.h"

#include <algorithm>

namespace wb::layout {

namespace {

/// Beyond this many slots long edges are drawn straight: memory and time stay bounded.
constexpr std::size_t mostSlots = 400000;
constexpr double passHalf = 5;

/// Cuts one edge; its ends are the slots `upper` and `lower`.
void cut(Layers& layers, const FlatEdge& edge, std::uint32_t index, std::uint32_t upper,
         std::uint32_t lower) {
    const std::uint32_t span = layers.slots[lower].rank - layers.slots[upper].rank;
    // What leads back bends; the way on stays straight.
    const std::uint8_t weight = layers.back[index] ? 1 : edge.weight;
    std::uint32_t last = upper;
    const auto link = [&](std::uint32_t to) {
        layers.links.push_back({last, to, index, weight, 0, 0});
        last = to;
    };
    if (layers.slots.size() + span < mostSlots)
        for (std::uint32_t k = 1; k < span; ++k) {
            // A pill stands near its source: there the edge is as wide as its pill.
            const bool holdsPill = edge.pill.width > 0 && (layers.back[index] ? k + 1 == span : k == 1);
            const double half = holdsPill ? std::max(passHalf, edge.pill.width / 2) : passHalf;
            const auto pass = static_cast<std::uint32_t>(layers.slots.size());
            layers.slots.push_back({Slot::none, layers.slots[upper].rank + k, half, half, 0});
            link(pass);
        }
    link(lower);
}

} // namespace

Layers Layers::of(const FlatGraph& graph, Effort effort) {
    Layers layers;
    layers.back = backEdges(graph);
    const auto upperOf = [&](std::size_t e) {
        return layers.back[e] ? graph.edges[e].to : graph.edges[e].from;
    };
    const auto lowerOf = [&](std::size_t e) {
        return layers.back[e] ? graph.edges[e].from : graph.edges[e].to;
    };
    std::vector<Pull> pulls;
    for (std::size_t e = 0; e < graph.edges.size(); ++e)
        if (graph.edges[e].from != graph.edges[e].to)
            pulls.push_back({upperOf(e), lowerOf(e), 1, layers.back[e] ? 1 : graph.edges[e].weight});
    const std::vector<std::int32_t> rank =
        simplexRanks(graph.nodes.size(), std::move(pulls), effort == Effort::Full);
    for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
        const double half = graph.nodes[node].width / 2;
        layers.slots.push_back({node, static_cast<std::uint32_t>(rank[node]), half, half, 0});
    }
    for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
        layers.first.push_back(static_cast<std::uint32_t>(layers.links.size()));
        if (graph.edges[e].from != graph.edges[e].to) cut(layers, graph.edges[e], e, upperOf(e), lowerOf(e));
    }
    layers.first.push_back(static_cast<std::uint32_t>(layers.links.size()));
    std::uint32_t ranks = 0;
    for (const Slot& slot : layers.slots) ranks = std::max(ranks, slot.rank + 1);
    layers.ranks.resize(ranks);
    layers.down.resize(layers.slots.size());
    layers.up.resize(layers.slots.size());
    for (std::uint32_t slot = 0; slot < layers.slots.size(); ++slot)
        layers.ranks[layers.slots[slot].rank].push_back(slot);
    for (std::uint32_t link = 0; link < layers.links.size(); ++link) {
        if (!layers.isShort(layers.links[link])) continue;
        layers.down[layers.links[link].upper].push_back(link);
        layers.up[layers.links[link].lower].push_back(link);
    }
    return layers;
}

} // namespace wb::layout
