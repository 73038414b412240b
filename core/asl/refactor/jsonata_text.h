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

/// The JSONata expressions that stand for `$` and, inside of a filter, for `@`, and the names of parameters
/// that no variable of the machine has.
struct PathRoots {
    std::string_view input;
    std::string_view current = {};
    std::string_view item = "$item";
    std::string_view index = "$i";
};

/// A JSONPath or intrinsic function as JSONata.
Translated translatePath(std::string_view text, const PathRoots& roots);

/// A payload template (`key.$` members) as a JSONata expression.
Translated translateTemplate(json::Node node, const PathRoots& roots);

/// JSON that stays what it is, whatever its keys are called.
Translated constantText(json::Node node);

/// The condition of a Choice rule or of one nested in And, Or, Not.
Translated translateRule(json::Node rule, const PathRoots& roots);

/// The JSONata expression for `input` with `value` at the place a ResultPath names (`$.a.b`).
Translated translateResultPath(std::string_view path, std::string_view input, std::string_view value);

/// A text as a JSONata string literal.
std::string jsonataString(std::string_view text);

/// `{% expression %}` as a JSON string.
std::string expressionLiteral(std::string_view expression);

} // namespace wb::asl::refactor
