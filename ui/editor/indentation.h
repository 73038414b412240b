// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace wb::ui {

/// One level of indentation as the text itself uses it: a tab, or as many spaces as its first indented line
/// has; two spaces for a text without any.
std::string indentationUnit(std::string_view text);

/// Indentation of the line that is begun at `offset` (just behind a line break): that of the line before, one
/// level deeper behind an opening bracket.
std::string indentationAt(std::string_view text, std::size_t offset, std::string_view unit);

} // namespace wb::ui
