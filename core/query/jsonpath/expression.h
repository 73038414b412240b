// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/text_range.h"
#include "core/json/value.h"
#include "core/query/jsonpath/path.h"
#include "core/regex/regex.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace wb::query::jsonpath {

/// Operators between the two sides of a comparison in a filter (Jayway's list). `SameType...` are `===` and
/// `!==`.
enum class Comparison : std::uint8_t {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Matches,
    In,
    NotIn,
    SubsetOf,
    AnyOf,
    NoneOf,
    AllOf,
    Contains,
    Size,
    Empty,
    SameTypeEqual,
    SameTypeNotEqual
};

/// A node of a filter's expression tree.
struct Expression {
    enum class Kind : std::uint8_t { Literal, Regex, Path, Function, Compare, And, Or, Not };

    Kind kind = Kind::Literal;
    json::TextRange range;
    /// Of a Literal.
    json::Value literal;
    /// Of a Regex.
    wb::regex::Regex regex;
    /// Of a Path. Standing alone it asks whether the path finds something.
    std::shared_ptr<const jsonpath::Path> path;
    /// Of a Function (RFC 9535), with its arguments in `children`.
    jsonpath::Function function = jsonpath::Function::Length;
    /// Of a Compare, whose sides are the two `children`.
    Comparison comparison = Comparison::Equal;
    /// Of And, Or, Not, Compare, Function.
    std::vector<std::shared_ptr<const Expression>> children;
};

template <typename Visitor>
void forEachPathIn(const Expression& expression, Visitor& visit) {
    if (expression.path) expression.path->forEachPath(visit);
    for (const auto& child : expression.children) forEachPathIn(*child, visit);
}

template <typename Visitor>
void Path::forEachPath(Visitor&& visit) const {
    visit(*this);
    for (const Segment& segment : m_segments) {
        for (const Selector& selector : segment.selectors)
            if (selector.filter) forEachPathIn(*selector.filter, visit);
        for (const auto& argument : segment.arguments) forEachPathIn(*argument, visit);
    }
}

} // namespace wb::query::jsonpath
