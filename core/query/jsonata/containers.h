// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <vector>

namespace wb::query::jsonata {

/// Appends what is no array, from any depth of arrays, in order.
void flatten(const json::Value& array, std::vector<json::Value>& out);
/// Appends the value and everything inside it that is no array, in the order of the text.
void collectDescendants(const json::Value& value, std::vector<json::Value>& out);
/// Whether arrays and objects are nested more than `limit` times.
bool isDeeperThan(const json::Value& value, int limit);
/// The value as it may leave an evaluation: no marks on handles, no functions, no halves of characters,
/// sharing what had none. Precondition: not deeper than maximumNesting.
json::Value withoutMarks(const json::Value& value);
/// `$append`: both in one array; Absent counts for nothing.
json::Value append(const json::Value& left, const json::Value& right);

} // namespace wb::query::jsonata
