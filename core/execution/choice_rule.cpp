// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/choice_rule.h"

#include "core/base/star_pattern.h"
#include "core/execution/iso_time.h"
#include "core/query/jsonpath/evaluate.h"

#include <array>
#include <cstring>

namespace wb::execution {

namespace {

using Operator = ChoiceTest::Operator;
using Domain = ChoiceTest::Domain;

struct Named {
    std::string_view name;
    Operator operation;
    Domain domain;
};

constexpr std::array<Named, 7> tests = {{
    {"IsNull", Operator::IsNull, Domain::None},
    {"IsPresent", Operator::IsPresent, Domain::None},
    {"IsNumeric", Operator::IsNumeric, Domain::None},
    {"IsString", Operator::IsString, Domain::None},
    {"IsBoolean", Operator::IsBoolean, Domain::None},
    {"IsTimestamp", Operator::IsTimestamp, Domain::None},
    {"StringMatches", Operator::StringMatches, Domain::String},
}};

// `StringLessThanEqualsPath`: a domain, a comparison, and perhaps Path.
std::optional<Named> comparison(std::string_view key) {
    for (const Named& test : tests)
        if (test.name == key) return test;
    static constexpr std::array<std::pair<std::string_view, Domain>, 4> domains = {{
        {"String", Domain::String},
        {"Numeric", Domain::Numeric},
        {"Boolean", Domain::Boolean},
        {"Timestamp", Domain::Timestamp},
    }};
    static constexpr std::array<std::pair<std::string_view, Operator>, 5> operators = {{
        {"Equals", Operator::Equals},
        {"LessThan", Operator::LessThan},
        {"GreaterThan", Operator::GreaterThan},
        {"LessThanEquals", Operator::LessThanEquals},
        {"GreaterThanEquals", Operator::GreaterThanEquals},
    }};
    for (const auto& [prefix, domain] : domains) {
        if (!key.starts_with(prefix)) continue;
        for (const auto& [suffix, operation] : operators)
            if (key.substr(prefix.size()) == suffix) return Named{key, operation, domain};
    }
    return std::nullopt;
}

Result<query::jsonpath::Path, std::string> parsePath(const std::string& text) {
    Result<query::jsonpath::Path, query::jsonpath::ParseError> path = query::jsonpath::Path::parse(text);
    if (!path) return failure("'" + text + "' is not a JSONPath: " + path.error().message);
    return std::move(*path);
}

template <typename T>
bool compares(Operator operation, const T& one, const T& other) {
    switch (operation) {
    case Operator::Equals:
        return one == other;
    case Operator::LessThan:
        return one < other;
    case Operator::GreaterThan:
        return other < one;
    case Operator::LessThanEquals:
        return !(other < one);
    case Operator::GreaterThanEquals:
        return !(one < other);
    default:
        return false;
    }
}

bool compareNumbers(Operator operation, const json::Value& one, const json::Value& other) {
    const std::optional<std::int64_t> left = one.integer();
    const std::optional<std::int64_t> right = other.integer();
    if (left && right) return compares(operation, *left, *right);
    return compares(operation, one.toDouble(), other.toDouble());
}

// A mismatch of types is false, never an error.
bool compareValues(Operator operation, Domain domain, const json::Value& one, const json::Value& other) {
    switch (domain) {
    case Domain::String:
        if (!one.isString() || !other.isString()) return false;
        // Amazon States Language, "Choice State": `*` matches any characters, `\*` a star, `\\` a backslash.
        return operation == Operator::StringMatches ? matchesStarPattern(one.string(), other.string())
                                                    : compares(operation, one.string(), other.string());
    case Domain::Numeric:
        return one.isNumber() && other.isNumber() && compareNumbers(operation, one, other);
    case Domain::Boolean:
        return one.isBoolean() && other.isBoolean() && compares(operation, one.boolean(), other.boolean());
    case Domain::Timestamp: {
        if (!one.isString() || !other.isString()) return false;
        const std::optional<Instant> left = parseTimestamp(one.string());
        const std::optional<Instant> right = parseTimestamp(other.string());
        return left && right && compares(operation, *left, *right);
    }
    case Domain::None:
        return false;
    }
    return false;
}

bool isOfType(Operator operation, const json::Value& value) {
    switch (operation) {
    case Operator::IsNull:
        return value.isNull();
    case Operator::IsNumeric:
        return value.isNumber();
    case Operator::IsString:
        return value.isString();
    case Operator::IsBoolean:
        return value.isBoolean();
    case Operator::IsTimestamp:
        return value.isString() && parseTimestamp(value.string()).has_value();
    default:
        return false;
    }
}

query::Error missing(const query::jsonpath::Path& path) {
    query::Error error;
    error.name = "States.Runtime";
    error.cause =
        "Invalid path '" + path.text() + "': The choice state's condition path references an invalid value.";
    return error;
}

} // namespace

Result<bool, query::Error> ChoiceTest::evaluate(const query::Scope& scope) const {
    if (operation == Operator::And || operation == Operator::Or || operation == Operator::Not) {
        for (const ChoiceTest& child : children) {
            Result<bool, query::Error> verdict = child.evaluate(scope);
            if (!verdict) return verdict;
            if (operation == Operator::Not) return !*verdict;
            if (*verdict == (operation == Operator::Or)) return *verdict;
        }
        return operation == Operator::And;
    }
    const Result<json::Value, query::Error> found = query::jsonpath::evaluate(*variable, scope);
    if (operation == Operator::IsPresent) return found.ok() == operand.boolean();
    if (!found) return failure(missing(*variable));
    if (operation >= Operator::IsNull && operation <= Operator::IsTimestamp)
        return isOfType(operation, *found) == operand.boolean();
    if (!operandPath) return compareValues(operation, domain, *found, operand);
    const Result<json::Value, query::Error> other = query::jsonpath::evaluate(*operandPath, scope);
    if (!other) return failure(missing(*operandPath));
    return compareValues(operation, domain, *found, *other);
}

Result<ChoiceTest, std::string> compileTest(json::Node rule) {
    ChoiceTest test;
    for (const std::string_view name : {"And", "Or", "Not"}) {
        const json::Node joined = rule[name];
        if (!joined) continue;
        test.operation = name == "And" ? Operator::And : name == "Or" ? Operator::Or : Operator::Not;
        const auto add = [&](json::Node child) -> std::optional<std::string> {
            Result<ChoiceTest, std::string> compiled = compileTest(child);
            if (!compiled) return compiled.error();
            test.children.push_back(std::move(*compiled));
            return std::nullopt;
        };
        if (name == "Not") {
            if (const std::optional<std::string> problem = add(joined)) return failure(*problem);
        } else {
            for (const json::Node child : joined.children())
                if (const std::optional<std::string> problem = add(child)) return failure(*problem);
        }
        return test;
    }
    const std::optional<std::string> variable = rule["Variable"].string();
    if (!variable) return failure(std::string("a Choice rule has no Variable"));
    Result<query::jsonpath::Path, std::string> path = parsePath(*variable);
    if (!path) return failure(path.error());
    test.variable = std::move(*path);
    for (const json::Node member : rule.children()) {
        std::string key = member.key().string().value_or("");
        const bool isPath = key.ends_with("Path");
        if (isPath) key.resize(key.size() - std::strlen("Path"));
        const std::optional<Named> named = comparison(key);
        if (!named) continue;
        test.operation = named->operation;
        test.domain = named->domain;
        if (!isPath) {
            test.operand = member.value().toValue();
            if (test.domain == Domain::None && !test.operand.isBoolean())
                return failure("'" + key + "' needs true or false");
            return test;
        }
        Result<query::jsonpath::Path, std::string> operand = parsePath(member.value().string().value_or(""));
        if (!operand) return failure(operand.error());
        test.operandPath = std::move(*operand);
        return test;
    }
    return failure(std::string("a Choice rule has no comparison"));
}

} // namespace wb::execution
