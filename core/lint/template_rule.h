// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/fields.h"
#include "core/json/decoded_string.h"
#include "core/lint/expressions.h"
#include "core/lint/report.h"

/// The parts of the rules about expressions.
namespace wb::lint::rules {

/// A payload template: `key.$` members in JSONPath, `{% %}` strings in JSONata, at any depth.
void templateField(const Check& check, const Place& place, const asl::Field& field,
                   asl::QueryLanguage language);
/// JSON that is taken as it is: Result.
void constantField(const Check& check, const Place& place);
/// A string of a JSONata state. `mustBeExpression`: whether plain text makes no sense.
void jsonataText(const Check& check, const Place& place, bool mustBeExpression);

/// Keeps in mind what an expression reads, which begins at the byte `offset` of a string.
void noteReads(const Check& check, const json::DecodedString& decoded, std::uint32_t offset,
               const ExpressionCheck& result);
/// Whether a path is broken inside a filter or script only: definitions with such paths are known to be
/// accepted, since the service reads filters when it evaluates them.
bool isInFilter(std::string_view text, const ExpressionCheck& result);
void unreadableFilter(const Check& check, const Place& place, const json::DecodedString& decoded,
                      const ExpressionCheck& result);
/// Warns that a text is an expression in the language that the state does not use.
void otherLanguage(const Check& check, const Place& place, asl::QueryLanguage language);

} // namespace wb::lint::rules
