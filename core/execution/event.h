// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/execution/start_options.h"
#include "core/json/value.h"

#include <cstdint>
#include <memory>
#include <string>

namespace wb::execution {

/// The kinds of history events of the service. StateEntered, StateExited and StateAborted take the type of
/// their state into their name when written (`PassStateEntered`).
enum class EventType : std::uint8_t {
    ExecutionStarted,
    ExecutionSucceeded,
    ExecutionFailed,
    ExecutionAborted,
    ExecutionTimedOut,
    StateEntered,
    StateExited,
    StateAborted,
    TaskScheduled,
    TaskStarted,
    TaskStartFailed,
    TaskSubmitted,
    TaskSubmitFailed,
    TaskSucceeded,
    TaskFailed,
    TaskTimedOut,
    LambdaFunctionScheduled,
    LambdaFunctionScheduleFailed,
    LambdaFunctionStarted,
    LambdaFunctionStartFailed,
    LambdaFunctionSucceeded,
    LambdaFunctionFailed,
    LambdaFunctionTimedOut,
    ActivityScheduled,
    ActivityScheduleFailed,
    ActivityStarted,
    ActivitySucceeded,
    ActivityFailed,
    ActivityTimedOut,
    ParallelStateStarted,
    ParallelStateSucceeded,
    ParallelStateFailed,
    MapStateStarted,
    MapStateSucceeded,
    MapStateFailed,
    MapIterationStarted,
    MapIterationSucceeded,
    MapIterationFailed,
    MapIterationAborted,
    MapRunStarted,
    MapRunSucceeded,
    MapRunFailed,
    MapRunAborted,
    EvaluationFailed,
};

/// Details that few events have, shared.
struct EventDetails {
    /// Strings, Absent when the event has none.
    json::Value error;
    json::Value cause;
    /// The resource as the event names it (`invoke.waitForTaskToken`, an ARN) and its service (`lambda`).
    std::string resource;
    std::string resourceType;
    /// Seconds; negative when not given.
    std::int64_t timeout = -1;
    std::int64_t heartbeat = -1;
    /// EvaluationFailed: the field.
    std::string location;
    /// StateExited: assigned variables, an object; Absent when none.
    json::Value variables;
    /// Scheduled task: the role it is called with, `{"roleArn"}`; Absent when it is the execution's own.
    json::Value credentials;
};

/// Details of an event that tells of an error.
inline std::shared_ptr<EventDetails> errorDetails(json::Value error, json::Value cause) {
    auto details = std::make_shared<EventDetails>();
    details->error = std::move(error);
    details->cause = std::move(cause);
    return details;
}

/// One history event: small, its payloads shared. core/history writes it as the service does.
struct Event {
    EventType type = EventType::ExecutionStarted;
    /// The state the event belongs to; noIndex for the execution's own events.
    asl::StateIndex state = asl::noIndex;
    std::int64_t id = 0;
    std::int64_t previousId = 0;
    Time time = 0;
    /// Input of an entered or started, output of an exited or succeeded, parameters of a scheduled event.
    json::Value data;
    /// Iteration index, or the number of items of MapStateStarted.
    std::int64_t number = 0;
    std::shared_ptr<const EventDetails> details;
};

} // namespace wb::execution
