// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/json/syntax_tree.h"

#include <string>
#include <string_view>

namespace wb::asl::refactor {

/// JSONata text, or why there is none that means the same.
using Translated = Result<std::string, std::string>;

/// A JSONPath or intrinsic function as JSONata. `input` is the expression that stands for `$`.
Translated translatePath(std::string_view text, std::string_view input);

/// A payload template (`key.$` members) as a JSONata expression.
Translated translateTemplate(json::Node node, std::string_view input);

/// The condition of a Choice rule or of one nested in And, Or, Not.
Translated translateRule(json::Node rule, std::string_view input);

/// The JSONata expression for `input` with `value` at the place a ResultPath names (`$.a.b`).
Translated translateResultPath(std::string_view path, std::string_view input, std::string_view value);

/// A text as a JSONata string literal.
std::string jsonataString(std::string_view text);

/// `{% expression %}` as a JSON string.
std::string expressionLiteral(std::string_view expression);

} // namespace wb::asl::refactor
