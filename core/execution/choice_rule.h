// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/base/result.h"
#include "core/json/syntax_tree.h"
#include "core/query/jsonpath/path.h"
#include "core/query/scope.h"
#include "core/query/template.h"

#include <optional>
#include <string>
#include <vector>

namespace wb::execution {

/// One test of a Choice rule: a comparison, or tests joined by And, Or, Not.
struct ChoiceTest {
    enum class Operator : std::uint8_t {
        And,
        Or,
        Not,
        IsNull,
        IsPresent,
        IsNumeric,
        IsString,
        IsBoolean,
        IsTimestamp,
        StringMatches,
        Equals,
        LessThan,
        GreaterThan,
        LessThanEquals,
        GreaterThanEquals,
    };
    enum class Domain : std::uint8_t { None, String, Numeric, Boolean, Timestamp };

    Operator operation = Operator::And;
    Domain domain = Domain::None;
    std::vector<ChoiceTest> children;
    std::optional<query::jsonpath::Path> variable;
    json::Value operand;
    std::optional<query::jsonpath::Path> operandPath;

    /// Errors: States.Runtime when a path finds nothing.
    Result<bool, query::Error> evaluate(const query::Scope& scope) const;
};

/// A rule of a Choice state.
struct ChoiceRule {
    /// JSONPath.
    ChoiceTest test;
    /// JSONata.
    std::optional<query::Template> condition;
    asl::StateIndex next = asl::noIndex;
    std::optional<query::Template> assign;
    std::optional<query::Template> output;
};

/// Compiles the test of a JSONPath rule or of one nested in it. The error is a message for people.
Result<ChoiceTest, std::string> compileTest(json::Node rule);

} // namespace wb::execution
