// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace wb::json {

constexpr std::uint32_t noLine = std::numeric_limits<std::uint32_t>::max();

/// For each line of `before` the line of `after` that it has become, or noLine. Lines are numbers, equal for
/// equal texts; matches rise in both. Lines that occur once on either side are matched first (Cohen's
/// patience diff), what is left between them by the shortest edit script (Myers 1986) within a bound of
/// steps.
std::vector<std::uint32_t> matchLines(std::span<const std::uint32_t> before,
                                      std::span<const std::uint32_t> after);

} // namespace wb::json
