// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <atomic>
#include <cstdint>
#include <string>

namespace wb::query {

/// An error of the Amazon States Language as it flows through Retry and Catch: a name and, where the service
/// gives one, a cause.
struct Error {
    std::string name;
    std::string cause;
    bool hasCause = true;
    /// The field being evaluated, as EvaluationFailed events name it (`Output/result`); empty where not
    /// known.
    std::string location;
    /// What exactly was wrong where the service's cause does not tell; for the people at work, never part of
    /// an execution.
    std::string detail = {};
};

/// What an expression may read. Values are shared, so a scope is cheap to make and to copy.
struct Scope {
    /// `$` of JSONPath.
    json::Value input;
    /// `$$` of JSONPath: the Context object.
    json::Value context;
    /// Workflow variables by name, `$name`: an object.
    json::Value variables = json::Value::object();
    /// `$states` of JSONata: `{input, context, result?, errorOutput?}`; Absent in JSONPath states.
    json::Value states;
    /// What JSONata's $now() and $millis() give: milliseconds since 1970-01-01 UTC.
    std::int64_t clockMillis = 0;
};

/// Bounds on one evaluation. What exceeds them ends with an error, never with a hang or exhausted memory.
struct Budget {
    std::uint64_t steps = 50'000'000;
    std::uint32_t depth = 1'000;
    /// Nested evaluations of a JSONata expression: the service's own bound.
    std::uint32_t jsonataDepth = 100;
    /// What a JSONata expression may create, the service's own bound too (see jsonata::Limits).
    std::uint64_t jsonataBytes = 10ULL << 20;
    std::uint64_t resultBytes = 256ULL << 20;
    std::uint32_t milliseconds = 10'000;
    /// Set from another thread to end the evaluation with an error.
    const std::atomic<bool>* cancelled = nullptr;
};

} // namespace wb::query
