// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/layered.h"

#include "core/layout/layers.h"

namespace wb::layout {

FlatLayout layered(const FlatGraph& graph) {
    if (graph.nodes.empty()) return {};
    Layers layers = Layers::of(graph);
    orderSlots(layers);
    makeRoom(graph, layers);
    placeAcross(layers);
    straighten(layers);
    snapPasses(layers);
    movePorts(layers);
    return drawLayers(graph, layers);
}

FlatLayout plain(const FlatGraph& graph) {
    if (graph.nodes.empty()) return {};
    Layers layers = Layers::of(graph, Layers::Effort::Plain);
    walkSlots(layers);
    makeRoom(graph, layers);
    for (const auto& rank : layers.ranks) {
        double x = 0;
        for (std::size_t i = 0; i < rank.size(); ++i) {
            Slot& slot = layers.slots[rank[i]];
            if (i > 0) x += slotGap(layers, rank[i - 1], rank[i]);
            slot.x = x + slot.left;
            x = slot.x + slot.right;
        }
        for (const std::uint32_t slot : rank) layers.slots[slot].x -= x / 2;
    }
    return drawLayers(graph, layers);
}

} // namespace wb::layout
