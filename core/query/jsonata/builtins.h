// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"
#include "core/query/jsonata/signature.h"

#include <memory>
#include <span>
#include <string_view>

namespace wb::query::jsonata {

class Evaluator;

/// What a built-in function is given: validated arguments and the context it is called in.
struct CallContext {
    Evaluator& evaluator;
    const json::Value& input;
};

using NativeFunction = json::Value (*)(CallContext&, std::span<json::Value>);

/// A row of a table of functions.
struct FunctionRow {
    std::string_view name;
    std::string_view signature;
    int arity; ///< How many arguments a higher-order function passes to it.
    NativeFunction function;
};

struct Builtin {
    FunctionRow row;
    std::shared_ptr<const Signature> signature;
    bool calls = false; ///< Hands on what functions of the user give.
    json::Value value;  ///< The function as a value.
};

/// Null when there is none of that name (without `$`).
const Builtin* findBuiltin(std::string_view name);
std::span<const Builtin> allBuiltins();

std::span<const FunctionRow> stringFunctions();
std::span<const FunctionRow> patternFunctions();
std::span<const FunctionRow> encodingFunctions();
std::span<const FunctionRow> numericFunctions();
std::span<const FunctionRow> booleanFunctions();
std::span<const FunctionRow> arrayFunctions();
std::span<const FunctionRow> objectFunctions();
std::span<const FunctionRow> higherOrderFunctions();
std::span<const FunctionRow> datetimeFunctions();
std::span<const FunctionRow> stepFunctions();

/// The argument number `index`, or Absent.
inline const json::Value& argument(std::span<json::Value> arguments, std::size_t index) {
    static const json::Value absent;
    return index < arguments.size() ? arguments[index] : absent;
}

} // namespace wb::query::jsonata
