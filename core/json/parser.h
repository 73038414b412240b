// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"

#include <memory>
#include <string>

namespace wb::json {

/// Nesting beyond this depth is skipped and reported as an error: no input exhausts the stack.
inline constexpr int maximumDepth = 512;

/// Parses any byte string into a tree with byte ranges, in linear time. Never fails: what is not JSON (RFC
/// 8259) is listed in errors() and the tree holds whatever could be recognised around it. Bare `${Name}`
/// placeholders are part of the notation.
SyntaxTreePtr parse(std::string text);
SyntaxTreePtr parse(std::shared_ptr<const std::string> text);

/// Whether an error of a JSON tree is a comment, which does no harm but to readers that know none.
bool isComment(const SyntaxTree& tree, const SyntaxError& error);
/// Whether nothing is wrong with the notation, comments aside.
bool isWhole(const SyntaxTree& tree);

} // namespace wb::json
