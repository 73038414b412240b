// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/phases.h"
#include "core/execution/program.h"
#include "core/execution/start_options.h"

#include <optional>
#include <string>

namespace wb::execution {

/// One state executed alone, as the service's TestState API does it. `options.input` is the state's input.
struct TestStateRequest {
    asl::StateIndex state = asl::noIndex;
    StartOptions options;
    json::Value variables = json::Value::object();
    /// What the task, the branches or the iterations answer: a result, or an error and its cause.
    json::Value result;
    bool hasError = false;
    json::Value error;
    json::Value cause;
    /// How often each retrier was used already (TestState's retrierRetryCount).
    std::uint32_t retryCount = 0;
    /// What a Distributed Map's ItemReader has read: an array or an object; Absent when not given.
    json::Value readItems;
    /// How many iterations of a Map have failed.
    std::uint32_t failedIterations = 0;
};

struct TestStateResult {
    enum class Status : std::uint8_t { Succeeded, Failed, Retriable, CaughtError, NeedsAnswer };
    Status status = Status::Succeeded;
    json::Value output;
    /// Without the words that name the state and its event.
    json::Value error;
    json::Value cause;
    std::string nextState;
    Phases phases;
};

/// SUCCEEDED, FAILED, RETRIABLE, CAUGHT_ERROR; NEEDS_ANSWER when the state waits for an answer that was not
/// given.
std::string_view name(TestStateResult::Status status);

TestStateResult testState(const Program& program, const TestStateRequest& request);

} // namespace wb::execution
