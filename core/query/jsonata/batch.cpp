// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/jsonata.h"

#include <chrono>

namespace wb::query::jsonata {

using json::Value;

namespace {

template <typename Error>
Value errorAnswer(json::ObjectBuilder answer, const Error& error) {
    answer.set("kind", "error").set("code", error.code).set("message", error.message);
    answer.set("position", std::int64_t{error.position});
    if (!error.token.empty()) answer.set("token", error.token);
    return std::move(answer).build();
}

} // namespace

Value evaluateRequest(const Value& request) {
    json::ObjectBuilder answer;
    answer.set("id", request["id"]);
    const Value text = request["expr"];
    const auto expression = Expression::compile(text.isString() ? text.string() : std::string_view());
    if (!expression) return errorAnswer(std::move(answer), expression.error());
    Environment environment;
    environment.input = request["data"];
    environment.variables = request["bindings"];
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    environment.clockMillis = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    environment.seed = static_cast<std::uint64_t>(environment.clockMillis);
    if (const Value depth = request["depth"]; depth.isNumber())
        environment.limits.depth = static_cast<std::uint32_t>(depth.integer().value_or(0));
    if (const Value limit = request["timelimit"]; limit.isNumber())
        environment.limits.milliseconds = static_cast<std::uint32_t>(limit.integer().value_or(0));
    auto result = expression->evaluate(environment);
    if (!result) return errorAnswer(std::move(answer), result.error());
    if (result->isAbsent()) {
        answer.set("kind", "undefined");
    } else {
        answer.set("kind", "result").set("result", result->isExtension() ? Value("") : *result);
    }
    return std::move(answer).build();
}

} // namespace wb::query::jsonata
