// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/builtins.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/values.h"

#include <array>
#include <cmath>

namespace wb::query::jsonata {

using json::Kind;
using json::Value;

namespace {

using Arguments = std::span<Value>;

Value boolean(CallContext& context, Arguments arguments) {
    const Value& value = argument(arguments, 0);
    return value.isAbsent() ? Value() : Value(isTruthy(value, context.evaluator));
}

Value negation(CallContext& context, Arguments arguments) {
    const Value& value = argument(arguments, 0);
    return value.isAbsent() ? Value() : Value(!isTruthy(value, context.evaluator));
}

Value exists(CallContext&, Arguments arguments) {
    return !argument(arguments, 0).isAbsent();
}

Value type(CallContext&, Arguments arguments) {
    switch (argument(arguments, 0).kind()) {
    case Kind::Absent:
        return {};
    case Kind::Null:
        return "null";
    case Kind::Boolean:
        return "boolean";
    case Kind::Number:
        return "number";
    case Kind::String:
        return "string";
    case Kind::Array:
        return "array";
    case Kind::Object:
        return "object";
    case Kind::Extension:
        return "function";
    }
    return {};
}

std::string messageOr(const Value& message, const char* standard) {
    return message.isString() && !message.string().empty() ? std::string(message.string()) : standard;
}

Value error(CallContext& context, Arguments arguments) {
    return context.evaluator.fail("D3137", {},
                                  messageOr(argument(arguments, 0), "$error() function evaluated"));
}

Value assertion(CallContext& context, Arguments arguments) {
    const Value& condition = argument(arguments, 0);
    if (condition.isBoolean() && condition.boolean()) return {};
    return context.evaluator.fail("D3141", {},
                                  messageOr(argument(arguments, 1), "$assert() statement failed"));
}

constexpr auto booleanRows = std::to_array<FunctionRow>({
    {"boolean", "<x-:b>", 1, boolean},
    {"not", "<x-:b>", 1, negation},
    {"exists", "<x:b>", 1, exists},
    {"type", "<x:s>", 1, type},
    {"error", "<s?:x>", 1, error},
    {"assert", "<bs?:x>", 2, assertion},
});

} // namespace

std::span<const FunctionRow> booleanFunctions() {
    return booleanRows;
}

} // namespace wb::query::jsonata
