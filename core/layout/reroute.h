// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/layers.h"

#include <cstdint>
#include <vector>

namespace wb::layout {

/// Moves long edges as a whole: of all ways through the ranks, with everything else where it is, an edge gets
/// the one that crosses fewest links. Ordering rank by rank cannot find it, because a part of an edge that
/// moves by itself crosses what its neighbours stay beside.
class Rerouter {
  public:
    /// Works on `ranks` in place; `place` tells where in its rank each slot stands, and is kept right.
    Rerouter(const Layers& layers, std::vector<std::vector<std::uint32_t>>& ranks,
             std::vector<std::uint32_t>& place);
    /// Every edge once, the longest first, until the effort of all calls reaches `budget`.
    void run(std::size_t budget);
    /// Effort so far, in pairs of places looked at.
    std::size_t spent() const { return m_spent; }

  private:
    /// Where a link leaves and enters, not counting the edge on its way.
    struct Ends {
        std::uint32_t above;
        std::uint32_t below;
    };
    /// The places in one rank that are looked at, what the best way to each of them costs, and from which
    /// place above it comes.
    struct Stage {
        std::uint32_t slot = 0;
        std::uint32_t now = 0;
        std::uint32_t low = 0;
        std::vector<std::uint32_t> cost;
        std::vector<std::uint32_t> from;
    };

    void reroute(std::uint32_t edge);
    void readStages(std::uint32_t first, std::uint32_t last);
    void readLinks(const Link& own);
    std::uint32_t leave(std::uint32_t node, Stage& stage) const;
    std::uint32_t step(const Stage& above, Stage& below);
    std::uint32_t arrive(Stage& stage, std::uint32_t node, std::uint32_t& best) const;
    void move(std::uint32_t slot, std::uint32_t to);

    const Layers& m_layers;
    std::vector<std::vector<std::uint32_t>>& m_ranks;
    std::vector<std::uint32_t>& m_place;
    /// Edges that pass ranks, the longest first.
    std::vector<std::uint32_t> m_edges;
    std::vector<Stage> m_stages;
    /// Of the strip between two ranks, by their upper ends.
    std::vector<Ends> m_links;
    std::vector<std::uint32_t> m_left;
    std::vector<std::uint32_t> m_all;
    std::size_t m_spent = 0;
};

} // namespace wb::layout
