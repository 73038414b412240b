// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace wb::query::jsonata {

class Evaluator;

/// Appends what is no array, from any depth of arrays, in order.
/// Ends early with more than `most`, or with the evaluator's budget: values that share their parts can stand
/// for any number of them.
void flatten(Evaluator& evaluator, const json::Value& array, std::vector<json::Value>& out, std::size_t most);
/// Appends the value and everything inside it that is no array, in the order of the text.
/// The same.
void collectDescendants(Evaluator& evaluator, const json::Value& value, std::vector<json::Value>& out,
                        std::size_t most);
enum class Extent : std::uint8_t { Fine, TooDeep, TooLarge };
/// Whether arrays and objects are nested more than `depth` times or hold more than `most` values, those that
/// stand at several places counted at each.
Extent extentOf(Evaluator& evaluator, const json::Value& value, int depth, std::uint64_t most);
/// The value as it may leave an evaluation: no marks on handles, no functions, no halves of characters,
/// sharing what had none. Precondition: not deeper than maximumNesting.
json::Value withoutMarks(const json::Value& value);
/// `$append`: both in one array; Absent counts for nothing.
json::Value append(const json::Value& left, const json::Value& right);

} // namespace wb::query::jsonata
