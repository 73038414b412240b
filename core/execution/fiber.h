// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/execution/effect.h"
#include "core/execution/persistent.h"
#include "core/execution/persistent_log.h"
#include "core/json/value.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace wb::execution {

/// What a fiber is about to do or waits for.
enum class Activity : std::uint8_t {
    /// Stands before its state, which the next step enters and executes.
    Ready,
    WaitingForTask,
    /// In a Wait state.
    WaitingForTime,
    /// Before another attempt.
    WaitingForRetry,
    /// In a Parallel or Map.
    WaitingForChildren,
};

/// A child execution of a Distributed Map, as its Context object and its record name it.
struct ChildExecution {
    /// `Machine/label`.
    json::String machine;
    json::String name;
    bool isExpress = false;
    Time startTime = 0;
    json::Value input;
};

/// The item of a Map iteration, with those of the enclosing Maps behind it.
struct Iteration {
    std::uint32_t index = 0;
    json::Value item;
    /// Key of the item when a Map runs over the members of an object; Absent otherwise.
    json::Value key;
    /// Distributed Map: where the items come from, `STATE_DATA` or an S3 URI; Absent otherwise.
    json::Value source;
    std::shared_ptr<const Iteration> outer;
    /// Distributed Map: the execution that the iteration is.
    std::unique_ptr<const ChildExecution> execution;
};

/// What became of one branch, iteration or child execution.
struct Ended {
    std::uint32_t slot = 0;
    bool isFailed = false;
    /// Distributed Map: it still ran when the Map Run failed.
    bool isAborted = false;
    Time stopTime = 0;
    /// The output; of what failed, its error output.
    json::Value value;
    /// Distributed Map whose executions are reported: the one it was; null otherwise.
    std::shared_ptr<const Iteration> iteration;
};

/// What a Parallel or Map knows of its children.
struct Frame {
    /// Input of the branches, or of the iterations before ItemSelector.
    json::Value input;
    /// Map: the items (or batches) as an array.
    json::Value items;
    /// The children that are over, but for those that failed with the Parallel or inline Map itself.
    PersistentLog<Ended> ended;
    /// Distributed Map: where the items come from.
    json::Value source;
    /// Whether the items are the members of an object, as `{"Key", "Value"}`.
    bool isKeyed = false;
    std::uint32_t count = 0;
    std::uint32_t next = 0;
    std::uint32_t running = 0;
    /// The child that was started last, whether it still runs or not.
    FiberId youngest = 0;
    std::uint32_t succeeded = 0;
    /// Distributed Map: items (of batches all) that failed, of how many.
    std::uint32_t failed = 0;
    std::uint32_t itemCount = 0;
    /// 0 means no limit.
    std::uint32_t maxConcurrency = 0;
    std::uint32_t toleratedCount = 0;
    double toleratedPercentage = 0;
    /// Distributed Map: it failed already, and its results are being written.
    bool isOver = false;
    /// The event that the first children follow.
    std::int64_t startedEventId = 0;
    /// Distributed Map: its ARN and `Machine/label`; null otherwise.
    json::String mapRunArn = json::String::null();
    json::String childMachine = json::String::null();
    bool isMapRun() const { return !mapRunArn.isNull(); }
};

/// What a fiber holds while it is within a state that may wait or be tried again.
struct Pending {
    /// Retries by retrier.
    std::vector<std::uint32_t> retries;
    Time heartbeatDue = 0;
    bool isSubmitted = false;
    /// Of a task that is answered by its token.
    std::string token;
    /// Of a waiting task.
    std::shared_ptr<const TaskRequest> request;
    /// Wait: the effective input, which becomes the output.
    json::Value input;
};

/// An object without members that all who have no variables share.
inline const json::Value& noVariables() {
    static const json::Value none = json::Value::object();
    return none;
}

/// A thread of control in a container. Its payloads are shared.
struct Fiber {
    FiberId id = 0;
    FiberId parent = noFiber;
    /// Which branch or iteration of the parent.
    std::uint32_t slot = 0;
    asl::StateIndex state = asl::noIndex;
    /// Events that its execution has written so far, where it is the first fiber of a Distributed Map's
    /// child.
    std::uint32_t childEvents = 0;
    Activity activity = Activity::Ready;
    /// Inside a child execution of a Distributed Map: writes no events into this history.
    bool isSilent = false;
    /// Input of the state it stands before or is in.
    json::Value data;
    /// Variables of its own scope and, read-only, those of the scopes around: objects.
    json::Value variables = noVariables();
    json::Value outerVariables = noVariables();
    std::int64_t previousEventId = 0;
    std::int64_t enteredEventId = 0;
    /// What the entered event followed.
    std::int64_t beforeEnteredEventId = 0;
    Time enteredTime = 0;
    /// Retries of this entry of the state so far.
    std::uint32_t attempt = 0;
    /// Counts what the fiber has waited for: tells timers and tasks that still count from stale ones.
    std::uint32_t wait = 0;
    /// When the wait ends by itself; 0 when it does not.
    Time due = 0;
    Cow<Pending> pending;
    std::shared_ptr<const Iteration> iteration;
    Cow<Frame> frame;

    /// What its waiting task was asked; null when no task is waiting.
    const TaskRequest* request() const { return pending ? pending->request.get() : nullptr; }
    /// The id under which its task in flight is known.
    TaskId task() const { return (static_cast<TaskId>(id) << 32) | wait; }
};

} // namespace wb::execution
