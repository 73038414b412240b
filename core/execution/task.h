// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/state_path.h"
#include "core/execution/command.h"
#include "core/json/value.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace wb::execution {

/// How a Task's resource is called. ItemReader and ResultWriter are what a Distributed Map asks for: `input`
/// holds the arguments (Bucket, Key), `payload` the ReaderConfig or the results.
enum class TaskKind : std::uint8_t { Lambda, Service, Activity, ItemReader, ResultWriter };
/// When a Task of a service is over: with the answer, with the job's end, or with the answer to its token.
enum class TaskPattern : std::uint8_t { RequestResponse, Sync, WaitForTaskToken };

/// One invocation of a Task state, as whoever answers it needs to know it.
struct TaskRequest {
    TaskId id = 0;
    FiberId fiber = noFiber;
    /// Grows from task to task in the order in which they were asked.
    std::uint64_t sequence = 0;
    /// When it was asked, in virtual time.
    Time now = 0;
    asl::StatePath path;
    std::string stateName;
    /// The Resource as written in the definition.
    std::string resource;
    TaskKind kind = TaskKind::Lambda;
    TaskPattern pattern = TaskPattern::RequestResponse;
    /// Parameters, Arguments or the effective input: what the service is called with.
    json::Value input;
    /// For lambda:invoke the payload, else `input`: what a local function is called with.
    json::Value payload;
    /// For lambda:invoke the FunctionName, for a Lambda ARN the ARN, else empty.
    std::string function;
    /// From 0; counts the retries of this entry of the state.
    std::uint32_t attempt = 0;
    /// Indices of the enclosing Map iterations, outermost first.
    std::vector<std::uint32_t> iteration;
    std::optional<std::int64_t> timeoutSeconds;
    std::optional<std::int64_t> heartbeatSeconds;
    /// The token to answer with, for WaitForTaskToken and activities; else empty.
    std::string token;
    /// Where nobody answers, the task fails instead of keeping the run from going on.
    bool isOptional = false;
};

/// The answer to a task.
struct TaskReply {
    enum class Kind : std::uint8_t {
        Succeeded,
        Failed,
        /// No answer will come. `error` says what ends the task: States.Timeout (its signs of life go on
        /// until TimeoutSeconds have passed), States.HeartbeatTimeout, or, where it is Absent, whichever
        /// comes first. A task that has no such timer ends at once.
        Never,
        /// Nobody is configured to answer; `cause` says what could be done.
        Unanswered,
        /// The answers themselves are broken or exhausted: the run cannot go on; `cause` says why.
        Broken,
    };
    Kind kind = Kind::Succeeded;
    json::Value output;
    /// Strings, Absent when not given.
    json::Value error;
    json::Value cause;
    /// The output of the submission of .sync and .waitForTaskToken tasks; Absent when not told.
    json::Value submitted;
    /// What the handler printed.
    std::string log;
    /// How long the answer takes, in milliseconds of virtual time from TaskRequest::now on.
    Time delay = 0;
    /// Whether the task gives signs of life until then, so that no heartbeat is missed.
    bool isAlive = false;
    /// Failed: the service did not even accept what .sync and .waitForTaskToken would wait for.
    bool isUnsubmitted = false;

    static TaskReply success(json::Value output) {
        return {Kind::Succeeded, std::move(output), {}, {}, {}, {}, 0, false, false};
    }
    static TaskReply failure(json::Value error, json::Value cause) {
        return {Kind::Failed, {}, std::move(error), std::move(cause), {}, {}, 0, false, false};
    }
    static TaskReply never(json::Value error = {}) {
        return {Kind::Never, {}, std::move(error), {}, {}, {}, 0, false, false};
    }
    /// Failed before there was anything to wait for.
    static TaskReply submissionFailure(json::Value error, json::Value cause) {
        TaskReply reply = failure(std::move(error), std::move(cause));
        reply.isUnsubmitted = true;
        return reply;
    }
    static TaskReply unanswered(std::string why) {
        return {Kind::Unanswered, {}, {}, std::move(why), {}, {}, 0, false, false};
    }
    static TaskReply broken(std::string why) {
        return {Kind::Broken, {}, {}, std::move(why), {}, {}, 0, false, false};
    }
};

/// Whoever answers tasks: mocks, child processes, an endpoint, the user. Single-threaded: replies come on the
/// caller's thread, at once inside start() or later from the event loop or from wait().
class TaskInterface {
  public:
    using Completion = std::function<void(TaskId, TaskReply)>;
    virtual ~TaskInterface() = default;

    virtual void start(const TaskRequest& request, Completion completion) = 0;
    /// Gives the task up; its completion is not called any more.
    virtual void cancel(TaskId task) = 0;
    /// Blocks until some completion was called or `milliseconds` passed. False when nothing is under way that
    /// could reply.
    virtual bool wait(int milliseconds) {
        static_cast<void>(milliseconds);
        return false;
    }
};

} // namespace wb::execution
