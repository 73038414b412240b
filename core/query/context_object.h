// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <cstdint>
#include <string_view>

namespace wb::query {

/// The `Execution` and `StateMachine` parts of a Context object. Times are text as the service writes it.
struct ExecutionContext {
    std::string_view executionId;
    std::string_view executionName;
    std::string_view roleArn;
    std::string_view startTime;
    json::Value input;
    /// Negative: no RedriveCount (Express).
    std::int64_t redriveCount = 0;
    std::string_view stateMachineId;
    std::string_view stateMachineName;
};

/// The Context object at the start of an execution: `{Execution, StateMachine}`.
json::Value contextObject(const ExecutionContext& execution);

/// `context` with `State: {Name, EnteredTime, RetryCount?}`; `retryCount` below 0: none.
json::Value withState(const json::Value& context, std::string_view name, std::string_view enteredTime,
                      std::int64_t retryCount = -1);
/// `context` with `State.RetryCount`.
json::Value withRetryCount(const json::Value& context, std::int64_t retryCount);
/// `context` with `Task: {Token}`.
json::Value withTaskToken(const json::Value& context, std::string_view token);
/// `context` with `Map: {Item: {Index, Value, Key?}}`. `key` is Absent unless the Map iterates over an
/// object.
json::Value withMapItem(const json::Value& context, std::int64_t index, json::Value value,
                        json::Value key = {});
/// `context` with `Map.Item.Source`, as a Distributed Map's ItemSelector sees it.
json::Value withMapItemSource(const json::Value& context, std::string_view source);

} // namespace wb::query
