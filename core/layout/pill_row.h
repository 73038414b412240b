// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace wb::layout {

inline constexpr double pillHeight = 22;
/// From one row of pills to the next.
inline constexpr double pillRow = 28;

/// A link where it passes the pills of its strip.
struct RowItem {
    std::uint32_t link = 0;
    /// The slot it leads to.
    std::uint32_t target = 0;
    /// Of its pill, 0 without.
    double width = 0;
    /// Where it comes from and goes to.
    double top = 0;
    double bottom = 0;
    /// Where it passes, and in which row its pill stands: the answer.
    double x = 0;
    std::uint32_t row = 0;
};

/// Finds a place for every link of a strip so that no pill covers another pill or another link's line:
/// above its target where it can, beside its fellows where several lead to the same target. Returns how many
/// rows there are; more than one only where a single one would be out of all proportion.
std::uint32_t arrangePills(std::vector<RowItem>& items);

} // namespace wb::layout
