// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"

#include <span>
#include <string>
#include <vector>

namespace wb::json {

/// Where the values stand that JSON pointers (RFC 6901) lead to: sorted ranges, each once; pointers that lead
/// nowhere are left out, and so is what stands inside of another range. Linear in the tree and the pointers.
std::vector<TextRange> rangesOf(const SyntaxTree& tree, std::span<const std::string> pointers);

} // namespace wb::json
