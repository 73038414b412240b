// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/compose.h"

#include <cstddef>
#include <list>
#include <unordered_map>

namespace wb::layout {

/// Layouts of flat graphs by their content, so that an edit lays out its own container and those around it
/// only. Forgets the least recently used beyond a number of nodes and edges in all.
class Cache {
  public:
    explicit Cache(std::size_t capacity = 200000) : m_capacity(capacity) {}

    /// Null when the graph is not known.
    FlatLayoutPtr find(const FlatGraph& graph);
    void insert(const FlatGraph& graph, FlatLayoutPtr layout);
    std::size_t size() const { return m_entries.size(); }

  private:
    struct Entry {
        FlatGraph graph;
        FlatLayoutPtr layout;
        std::size_t hash = 0;
    };
    static std::size_t weight(const FlatGraph& graph) { return 1 + graph.nodes.size() + graph.edges.size(); }

    std::size_t m_capacity;
    std::size_t m_weight = 0;
    std::list<Entry> m_entries;
    std::unordered_multimap<std::size_t, std::list<Entry>::iterator> m_byHash;
};

} // namespace wb::layout
