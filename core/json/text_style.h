// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"

#include <string>
#include <string_view>

namespace wb::json {

/// How a document is laid out, read from it, so that what is added looks like what is there.
struct TextStyle {
    std::string newLine = "\n";
    /// One level of indentation.
    std::string indent = "  ";
    /// What stands between key and value.
    std::string colon = ": ";
    /// What follows a comma on one line.
    std::string space = " ";

    static TextStyle of(const SyntaxTree& tree);
};

/// The blanks that begin the line on which `offset` lies.
std::string_view lineIndent(std::string_view text, std::uint32_t offset);

/// `text` with the blanks `before` at the start of its lines, the first apart, replaced by `after`.
std::string reindented(std::string_view text, std::string_view before, std::string_view after,
                       const TextStyle& style);

/// JSON text laid out by a style: several lines with `base` before each but the first, or one line. Text that
/// is not JSON stays as it is.
std::string laidOut(std::string_view json, const TextStyle& style, std::string_view base);
std::string onOneLine(std::string_view json, const TextStyle& style);

/// A string as a JSON literal.
std::string quoted(std::string_view text);

} // namespace wb::json
