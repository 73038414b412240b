// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/choice_operators.h"

#include <algorithm>
#include <iterator>

namespace wb::asl {

namespace {

using enum OperandKind;

// Sorted by name.
constexpr ChoiceOperator operators[] = {
    {"BooleanEquals", Boolean, false, "=", "Holds when the value is a boolean that equals this one."},
    {"BooleanEqualsPath", Boolean, true, "=",
     "Holds when the value is a boolean that equals the one at this path."},
    {"IsBoolean", TypeTest, false, "is a boolean",
     "Holds when the value is a boolean, or with false when it is not."},
    {"IsNull", TypeTest, false, "is null", "Holds when the value is null, or with false when it is not."},
    {"IsNumeric", TypeTest, false, "is a number",
     "Holds when the value is a number, or with false when it is not."},
    {"IsPresent", TypeTest, false, "is present",
     "Holds when the value is present, or with false when it is not."},
    {"IsString", TypeTest, false, "is a text",
     "Holds when the value is a text, or with false when it is not."},
    {"IsTimestamp", TypeTest, false, "is a time",
     "Holds when the value is a time, or with false when it is not."},
    {"NumericEquals", Number, false, "=", "Holds when the value is a number that equals this one."},
    {"NumericEqualsPath", Number, true, "=",
     "Holds when the value is a number that equals the one at this path."},
    {"NumericGreaterThan", Number, false, ">",
     "Holds when the value is a number that is greater than this one."},
    {"NumericGreaterThanEquals", Number, false, "≥",
     "Holds when the value is a number that is at least this one."},
    {"NumericGreaterThanEqualsPath", Number, true, "≥",
     "Holds when the value is a number that is at least the one at this path."},
    {"NumericGreaterThanPath", Number, true, ">",
     "Holds when the value is a number that is greater than the one at this path."},
    {"NumericLessThan", Number, false, "<", "Holds when the value is a number that is less than this one."},
    {"NumericLessThanEquals", Number, false, "≤",
     "Holds when the value is a number that is at most this one."},
    {"NumericLessThanEqualsPath", Number, true, "≤",
     "Holds when the value is a number that is at most the one at this path."},
    {"NumericLessThanPath", Number, true, "<",
     "Holds when the value is a number that is less than the one at this path."},
    {"StringEquals", Text, false, "=", "Holds when the value is a text that equals this one."},
    {"StringEqualsPath", Text, true, "=", "Holds when the value is a text that equals the one at this path."},
    {"StringGreaterThan", Text, false, ">", "Holds when the value is a text that is greater than this one."},
    {"StringGreaterThanEquals", Text, false, "≥",
     "Holds when the value is a text that is at least this one."},
    {"StringGreaterThanEqualsPath", Text, true, "≥",
     "Holds when the value is a text that is at least the one at this path."},
    {"StringGreaterThanPath", Text, true, ">",
     "Holds when the value is a text that is greater than the one at this path."},
    {"StringLessThan", Text, false, "<", "Holds when the value is a text that is less than this one."},
    {"StringLessThanEquals", Text, false, "≤", "Holds when the value is a text that is at most this one."},
    {"StringLessThanEqualsPath", Text, true, "≤",
     "Holds when the value is a text that is at most the one at this path."},
    {"StringLessThanPath", Text, true, "<",
     "Holds when the value is a text that is less than the one at this path."},
    {"StringMatches", Text, false, "matches",
     "Holds when the value is a text that matches this pattern, where * stands for anything."},
    {"TimestampEquals", Timestamp, false, "=", "Holds when the value is a time that equals this one."},
    {"TimestampEqualsPath", Timestamp, true, "=",
     "Holds when the value is a time that equals the one at this path."},
    {"TimestampGreaterThan", Timestamp, false, ">",
     "Holds when the value is a time that is greater than this one."},
    {"TimestampGreaterThanEquals", Timestamp, false, "≥",
     "Holds when the value is a time that is at least this one."},
    {"TimestampGreaterThanEqualsPath", Timestamp, true, "≥",
     "Holds when the value is a time that is at least the one at this path."},
    {"TimestampGreaterThanPath", Timestamp, true, ">",
     "Holds when the value is a time that is greater than the one at this path."},
    {"TimestampLessThan", Timestamp, false, "<",
     "Holds when the value is a time that is less than this one."},
    {"TimestampLessThanEquals", Timestamp, false, "≤",
     "Holds when the value is a time that is at most this one."},
    {"TimestampLessThanEqualsPath", Timestamp, true, "≤",
     "Holds when the value is a time that is at most the one at this path."},
    {"TimestampLessThanPath", Timestamp, true, "<",
     "Holds when the value is a time that is less than the one at this path."},
};

} // namespace

std::span<const ChoiceOperator> choiceOperators() {
    return operators;
}

const ChoiceOperator* findChoiceOperator(std::string_view name) {
    const auto found =
        std::lower_bound(std::begin(operators), std::end(operators), name,
                         [](const ChoiceOperator& op, std::string_view key) { return op.name < key; });
    return found != std::end(operators) && found->name == name ? found : nullptr;
}

} // namespace wb::asl
