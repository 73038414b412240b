// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace wb::cli {

/// What an expression given to `asl eval` may read.
struct EvalScope {
    json::Value input = json::Value::object();
    json::Value context = json::Value::object();
    json::Value variables = json::Value::object();
    json::Value states = json::Value::object();
    std::uint64_t seed = 0;
};

/// A value or, where `error` is not empty, why there is none.
struct EvalOutcome {
    json::Value value;
    std::string error;
};

/// A language that `asl eval` knows: its option, one evaluation, and one request of `--batch`.
struct EvaluatedLanguage {
    std::string_view option;
    EvalOutcome (*evaluate)(const std::string& expression, const EvalScope& scope);
    json::Value (*answer)(const json::Value& request);
};

std::span<const EvaluatedLanguage> evaluatedLanguages();

} // namespace wb::cli
