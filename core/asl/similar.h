// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wb::asl {

/// Number of insertions, deletions, replacements and swaps of neighbours (in bytes) that turn one text into
/// the other; more than `limit` counts as limit + 1. Letters that differ in case only count as equal.
std::size_t distance(std::string_view left, std::string_view right, std::size_t limit);

/// The candidate that `name` is most likely a misspelling of; empty when none is near.
std::string_view mostSimilar(std::string_view name, const std::vector<std::string_view>& candidates);

/// ASCII letters in lower case.
std::string lowered(std::string_view text);

} // namespace wb::asl
