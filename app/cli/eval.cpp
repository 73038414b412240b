// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "eval.h"

#include "core/query/intrinsics/intrinsic.h"
#include "core/query/jsonata/jsonata.h"
#include "core/query/jsonpath/evaluate.h"
#include "core/query/template.h"

#include <array>
#include <chrono>

namespace wb::cli {

namespace {

query::Scope scopeOf(const EvalScope& scope) {
    return {scope.input, scope.context, scope.variables, scope.states, 0};
}

std::string text(const query::jsonpath::ParseError& error) {
    return error.message + " (at byte " + std::to_string(error.range.begin) + ")";
}

EvalOutcome evaluatePath(const std::string& expression, const EvalScope& scope) {
    const auto path = query::jsonpath::Path::parse(expression);
    if (!path) return {{}, "Invalid path '" + expression + "': " + text(path.error())};
    auto value = query::jsonpath::evaluate(*path, scopeOf(scope));
    if (!value) return {{}, value.error().name + ": " + value.error().cause};
    return {std::move(*value), {}};
}

json::Value answerPath(const json::Value& request) {
    const json::Value id = request["id"];
    const json::Value selector = request["selector"];
    const auto invalid = [&id](const std::string& message) {
        return json::Value::object({{"id", id}, {"invalid", true}, {"message", message}});
    };
    if (!selector.isString()) return invalid("The request has no selector");
    query::jsonpath::ParseOptions options;
    options.roots = false;
    const auto path = query::jsonpath::Path::parse(selector.string(), options);
    if (!path) return invalid(text(path.error()));
    query::Scope scope;
    scope.input = request["document"];
    auto found = query::jsonpath::evaluateAll(*path, scope);
    if (!found) return invalid(found.error().cause);
    return json::Value::object({{"id", id}, {"result", json::Value::array(std::move(*found))}});
}

EvalOutcome evaluateIntrinsic(const std::string& expression, const EvalScope& scope) {
    const auto intrinsic = query::intrinsics::Intrinsic::parse(expression);
    if (!intrinsic) return {{}, "Invalid intrinsic function: " + text(intrinsic.error())};
    query::Random random{scope.seed};
    auto value = query::intrinsics::evaluate(*intrinsic, scopeOf(scope), random);
    if (!value) {
        const query::Error& error = value.error();
        return {{}, error.name + ": " + error.cause + (error.detail.empty() ? "" : ": " + error.detail)};
    }
    return {std::move(*value), {}};
}

json::Value answerIntrinsic(const json::Value& request) {
    const json::Value id = request["id"];
    const auto failed = [&id](const std::string& error, const std::string& cause) {
        return json::Value::object({{"id", id}, {"error", error}, {"cause", cause}});
    };
    const json::Value expression = request["expr"];
    if (!expression.isString()) return failed("invalid", "The request has no expr");
    const auto intrinsic = query::intrinsics::Intrinsic::parse(expression.string());
    if (!intrinsic) return failed("invalid", text(intrinsic.error()));
    const query::Scope scope{request["input"], request["context"], request["variables"], {}, 0};
    query::Random random{0};
    auto value = query::intrinsics::evaluate(*intrinsic, scope, random);
    if (!value) return failed(value.error().name, value.error().cause);
    return json::Value::object({{"id", id}, {"result", std::move(*value)}});
}

// Outside of a state there is no field to name: the reference's own code and message say more than the
// service's sentence.
EvalOutcome evaluateJsonata(const std::string& expression, const EvalScope& scope) {
    std::string_view inside = expression;
    query::isJsonataExpression(expression, &inside);
    const auto compiled = query::jsonata::Expression::compile(inside);
    if (!compiled) {
        const auto& error = compiled.error();
        return {{}, error.code + ": " + error.message + " (at byte " + std::to_string(error.position) + ")"};
    }
    query::jsonata::Environment environment;
    // Step Functions gives no `$`; given one, expressions can be tried out on the input directly.
    environment.input = scope.input;
    environment.states = scope.states.with("input", scope.input).with("context", scope.context);
    environment.variables = scope.variables;
    environment.seed = scope.seed;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    environment.clockMillis = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    auto value = compiled->evaluate(environment);
    if (!value) return {{}, value.error().code + ": " + value.error().message};
    if (value->isAbsent()) return {{}, "The expression returned nothing (undefined)."};
    if (value->isExtension()) return {{}, "The expression returned a function, which is no JSON value."};
    return {std::move(*value), {}};
}

} // namespace

std::span<const EvaluatedLanguage> evaluatedLanguages() {
    static constexpr std::array<EvaluatedLanguage, 3> all = {{
        {"--jsonpath", evaluatePath, answerPath},
        {"--jsonata", evaluateJsonata, query::jsonata::evaluateRequest},
        {"--intrinsic", evaluateIntrinsic, answerIntrinsic},
    }};
    return all;
}

} // namespace wb::cli
