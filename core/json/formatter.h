// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/json/syntax_tree.h"

#include <string>

namespace wb::json {

struct FormatOptions {
    /// One level of indentation.
    std::string indent = "  ";
    /// What stands between key and value.
    std::string colon = ": ";
    /// What ends a line; empty for what ends the lines of the text.
    std::string newLine;
    /// Lists of scalars stand on one line when they end before this column.
    std::size_t width = 100;
};

/// Lays a JSON document out anew: a member a line, short lists of scalars on one. Every scalar keeps its
/// spelling, members their order, comments and placeholders stay, comments with their owner (see Gap).
/// Formatting the result changes nothing. Fails with the first error of a text that is not JSON (comments
/// apart) or is YAML.
Result<std::string, SyntaxError> format(const SyntaxTree& tree, const FormatOptions& options = {});

} // namespace wb::json
