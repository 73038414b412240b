// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonpath/expression.h"

#include <optional>
#include <string>
#include <string_view>

namespace wb::query::jsonpath {

/// How a function is written, without parentheses.
std::string_view functionName(Function function);
/// The function that may end a path under this name (Jayway's), if there is one.
std::optional<Function> pathFunction(std::string_view name);
/// The function that may stand in a filter under this name (RFC 9535), if there is one.
std::optional<Function> filterFunction(std::string_view name);
/// The comparison written as a word (`nin`, `subsetof`; in any case), if there is one.
std::optional<Comparison> wordComparison(std::string_view word);

/// Appends `'name'` with backslash and apostrophe escaped.
void appendQuotedName(std::string& out, std::string_view name);

} // namespace wb::query::jsonpath
