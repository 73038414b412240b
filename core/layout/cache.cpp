// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/cache.h"

#include <cstring>

namespace wb::layout {

namespace {

std::size_t mix(std::size_t hash, std::uint64_t value) {
    return (hash ^ value) * 0x9E3779B97F4A7C15ULL + (hash >> 29);
}

std::uint64_t bits(double value) {
    std::uint64_t result = 0;
    std::memcpy(&result, &value, sizeof result);
    return result;
}

std::size_t hashOf(const FlatGraph& graph) {
    std::size_t hash = graph.nodes.size();
    for (const Size& node : graph.nodes) hash = mix(mix(hash, bits(node.width)), bits(node.height));
    for (const FlatEdge& edge : graph.edges)
        hash =
            mix(mix(hash, (std::uint64_t{edge.from} << 32) | edge.to), bits(edge.pill.width) + edge.weight);
    return hash;
}

} // namespace

FlatLayoutPtr Cache::find(const FlatGraph& graph) {
    const auto [first, last] = m_byHash.equal_range(hashOf(graph));
    for (auto found = first; found != last; ++found) {
        if (!(found->second->graph == graph)) continue;
        m_entries.splice(m_entries.begin(), m_entries, found->second);
        return found->second->layout;
    }
    return nullptr;
}

void Cache::insert(const FlatGraph& graph, FlatLayoutPtr layout) {
    if (weight(graph) > m_capacity || find(graph)) return;
    const std::size_t hash = hashOf(graph);
    m_entries.push_front({graph, std::move(layout), hash});
    m_byHash.emplace(hash, m_entries.begin());
    m_weight += weight(graph);
    while (m_weight > m_capacity) {
        const auto oldest = std::prev(m_entries.end());
        m_weight -= weight(oldest->graph);
        const auto [first, last] = m_byHash.equal_range(oldest->hash);
        for (auto found = first; found != last; ++found) {
            if (found->second != oldest) continue;
            m_byHash.erase(found);
            break;
        }
        m_entries.pop_back();
    }
}

} // namespace wb::layout
