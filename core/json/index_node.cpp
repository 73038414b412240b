// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/index_node.h"

#include <array>
#include <bit>

namespace wb::json::detail {

std::size_t IndexNode::position(std::uint16_t map, std::uint16_t bit) {
    return static_cast<std::size_t>(std::popcount(static_cast<std::uint16_t>(map & (bit - 1U))));
}

IndexNode::Pointer IndexNode::make(std::uint16_t data, std::uint16_t nodes, const std::vector<Entry>& entries,
                                   const std::vector<Pointer>& children) {
    void* memory = ::operator new(sizeof(IndexNode) + entries.size() * sizeof(Entry) +
                                  children.size() * sizeof(Pointer));
    auto* node = ::new (memory) IndexNode(data, nodes, static_cast<std::uint32_t>(entries.size()));
    std::uninitialized_copy(entries.begin(), entries.end(), const_cast<Entry*>(node->entries()));
    std::uninitialized_copy(children.begin(), children.end(), const_cast<Pointer*>(node->children()));
    return Pointer::adopt(node);
}

IndexNode::~IndexNode() {
    std::destroy_n(const_cast<Pointer*>(children()), static_cast<std::size_t>(std::popcount(m_nodes)));
}

IndexNode::Pointer IndexNode::build(std::vector<Placed> all, unsigned shift) {
    std::vector<Entry> entries;
    std::vector<Pointer> children;
    if (shift >= hashBits) {
        for (const Placed& placed : all) entries.push_back({upper(placed.hash), placed.slot});
        return make(0, 0, entries, children);
    }
    std::array<std::vector<Placed>, 16> buckets;
    for (const Placed& placed : all) buckets[(placed.hash >> shift) & mask].push_back(placed);
    std::uint16_t data = 0;
    std::uint16_t nodes = 0;
    for (unsigned i = 0; i < buckets.size(); ++i) {
        if (buckets[i].size() == 1) {
            data = static_cast<std::uint16_t>(data | (1U << i));
            entries.push_back({upper(buckets[i][0].hash), buckets[i][0].slot});
        } else if (!buckets[i].empty()) {
            nodes = static_cast<std::uint16_t>(nodes | (1U << i));
            children.push_back(build(std::move(buckets[i]), shift + bits));
        }
    }
    return make(data, nodes, entries, children);
}

IndexNode::Pointer IndexNode::inserted(const Pointer& node, Placed added, const HashOfSlot& hashOf,
                                       unsigned shift) {
    std::vector<Entry> entries(node->entries(), node->entries() + node->m_entryCount);
    std::vector<Pointer> children(node->children(), node->children() + std::popcount(node->m_nodes));
    if (shift >= hashBits) {
        entries.push_back({upper(added.hash), added.slot});
        return make(0, 0, entries, children);
    }
    const auto bit = static_cast<std::uint16_t>(1U << ((added.hash >> shift) & mask));
    std::uint16_t data = node->m_data;
    std::uint16_t nodes = node->m_nodes;
    const auto dataPlace = static_cast<std::ptrdiff_t>(position(data, bit));
    const auto nodePlace = static_cast<std::ptrdiff_t>(position(nodes, bit));
    if (nodes & bit) {
        Pointer& child = children[static_cast<std::size_t>(nodePlace)];
        child = inserted(child, added, hashOf, shift + bits);
    } else if (data & bit) {
        const std::uint32_t other = entries[static_cast<std::size_t>(dataPlace)].slot;
        entries.erase(entries.begin() + dataPlace);
        children.insert(children.begin() + nodePlace, build({{hashOf(other), other}, added}, shift + bits));
        data = static_cast<std::uint16_t>(data & ~bit);
        nodes = static_cast<std::uint16_t>(nodes | bit);
    } else {
        entries.insert(entries.begin() + dataPlace, {upper(added.hash), added.slot});
        data = static_cast<std::uint16_t>(data | bit);
    }
    return make(data, nodes, entries, children);
}

IndexNode::Pointer IndexNode::removed(const Pointer& node, Placed gone, unsigned shift) {
    std::vector<Entry> entries(node->entries(), node->entries() + node->m_entryCount);
    std::vector<Pointer> children(node->children(), node->children() + std::popcount(node->m_nodes));
    if (shift >= hashBits) {
        std::erase_if(entries, [&](const Entry& entry) { return entry.slot == gone.slot; });
        return make(0, 0, entries, children);
    }
    const auto bit = static_cast<std::uint16_t>(1U << ((gone.hash >> shift) & mask));
    std::uint16_t data = node->m_data;
    std::uint16_t nodes = node->m_nodes;
    const auto dataPlace = static_cast<std::ptrdiff_t>(position(data, bit));
    const auto nodePlace = static_cast<std::ptrdiff_t>(position(nodes, bit));
    if (nodes & bit) {
        Pointer child = removed(children[static_cast<std::size_t>(nodePlace)], gone, shift + bits);
        if (child->m_entryCount == 1 && child->m_nodes == 0) {
            // A lone entry moves up, so that a trie's shape depends on what is in it only.
            entries.insert(entries.begin() + dataPlace, child->entries()[0]);
            children.erase(children.begin() + nodePlace);
            data = static_cast<std::uint16_t>(data | bit);
            nodes = static_cast<std::uint16_t>(nodes & ~bit);
        } else {
            children[static_cast<std::size_t>(nodePlace)] = std::move(child);
        }
    } else if (data & bit) {
        entries.erase(entries.begin() + dataPlace);
        data = static_cast<std::uint16_t>(data & ~bit);
    }
    return make(data, nodes, entries, children);
}

} // namespace wb::json::detail
