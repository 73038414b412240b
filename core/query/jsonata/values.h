// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wb::query::jsonata {

/// What an evaluation notes on handles of values (json::Value::mark()).
namespace mark {
inline constexpr std::uint8_t sequence =
    1; ///< Made by a path: one element stands for itself, none for nothing.
inline constexpr std::uint8_t keepSingleton = 2; ///< A sequence that stays an array with one element.
inline constexpr std::uint8_t constructed = 4;   ///< Written with `[]` as a step of a path: not flattened.
inline constexpr std::uint8_t wrapper = 8;       ///< The sequence around an input that is an array.
inline constexpr std::uint8_t unbound = 16; ///< On Absent, in a frame: the variable has not been bound yet.
} // namespace mark

inline bool isSequence(const json::Value& value) {
    return (value.mark() & mark::sequence) != 0;
}

class Evaluator;

/// An array that a path or a function produced: unwrapped where an expression ends.
json::Value makeSequence(std::vector<json::Value> items);
json::Value emptySequence();

/// The double of JSON's number grammar; infinite where it is out of range.
double parseDouble(std::string_view spelling);
/// A number as JavaScript computes and prints it: integral doubles become integers, 1e21 is `1e+21`.
json::Value makeNumber(double number);
/// Appends a number as JavaScript prints it.
void appendNumber(std::string& out, double number);
/// The same of what is left of a finite number with 15 significant digits, as `$string` shows numbers.
void appendRounded(std::string& out, double number);

/// JSON text as JSON.stringify gives it (`undefined` for nothing); functions are empty strings.
std::string toJsonText(const json::Value& value);

/// How `$boolean` casts: empty, zero, null and functions are false, an array is true when an element is.
bool isTruthy(const json::Value& value);
/// The same within the budget of an evaluation.
bool isTruthy(const json::Value& value, Evaluator& evaluator);

/// How deep arrays and objects may be nested: what is deeper is an error as a result, and equal to nothing.
inline constexpr int maximumNesting = 600;

/// The operator `=`.
bool isDeepEqual(const json::Value& left, const json::Value& right, Evaluator& evaluator);

/// Hash that agrees with isDeepEqual: of all of a plain value, of the first parts of others.
std::size_t hashOf(const json::Value& value, int depth = 0);

} // namespace wb::query::jsonata
