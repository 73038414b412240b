// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonpath/expression.h"
#include "core/query/meter.h"

#include <optional>
#include <string>

namespace wb::query::jsonpath {

/// What a filter's comparison says of two values (Absent: a path that found nothing). Nothing where Jayway
/// refuses the operands with an exception, which makes the whole filter reject the item. Matches is not among
/// them: it needs a pattern.
std::optional<bool> compareValues(Comparison comparison, const json::Value& left, const json::Value& right,
                                  Meter& meter);

/// Equality as Jayway has it: by value within a type, and between numbers and strings by the type of the left
/// side.
bool looselyEqual(const json::Value& left, const json::Value& right);

/// The text of a value that a regular expression is matched against.
std::string regexSubject(const json::Value& value);

} // namespace wb::query::jsonpath
