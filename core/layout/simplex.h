// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace wb::layout {

/// `to` stands at least `least` below `from`; each unit of distance costs `weight`.
struct Pull {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::int32_t least = 1;
    std::int32_t weight = 1;
};

/// Ranks from 0 for `count` nodes that keep every distance and make the sum of all pulls as small as the
/// network simplex gets it within its budget of steps (Gansner et al., "A Technique for Drawing Directed
/// Graphs", 1993). The pulls must have no cycle. Not `improved`, everything
/// stands as high as it can.
std::vector<std::int32_t> simplexRanks(std::size_t count, std::vector<Pull> pulls, bool improved = true);

} // namespace wb::layout
