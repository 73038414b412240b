// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/start_options.h"
#include "core/json/value.h"

#include <cstdint>

namespace wb::execution {

/// A thread of control: the machine's own, a branch's, an iteration's. Never used again within one execution.
using FiberId = std::uint32_t;
inline constexpr FiberId noFiber = 0xFFFFFFFF;
/// One invocation of a task; every attempt is one of its own.
using TaskId = std::uint64_t;
/// The fiber that waits for the task.
constexpr FiberId fiberOf(TaskId task) {
    return static_cast<FiberId>(task >> 32);
}

/// What happens to a machine from outside: the one input of transition(). Small, copyable, and all that the
/// journal keeps.
struct Command {
    enum class Kind : std::uint8_t {
        /// The ready fiber `fiber` enters and executes its state.
        Step,
        /// Virtual time advances to the earliest timer, which fires.
        FireTimer,
        /// Virtual time advances to the moment `output`, but not beyond the earliest timer: the answer to
        /// `task` took that long.
        PassTime,
        /// The task `task` of .sync, .sync:2 or .waitForTaskToken was accepted; `output` is what the
        /// submission gave.
        TaskSubmitted,
        /// The task answered `output`.
        TaskSucceeded,
        /// The task answered `error` and `cause` (strings, Absent when not given); `output` is true when what
        /// it would have waited for was not even accepted.
        TaskFailed,
        /// The task never answered in time; `error` is States.Timeout or States.HeartbeatTimeout.
        TaskTimedOut,
        /// A sign of life of the task: its heartbeat starts anew, where `output` gives a moment as from then
        /// on.
        TaskHeartbeat,
        /// The branches or iterations that the fiber waits for are given up: their result is `output` or,
        /// where that is Absent,
        /// they failed with `error` and `cause`.
        EndChildren,
        /// The data that the ready or waiting fiber holds becomes `output`: the user edits the past.
        SetData,
        /// The variable named `error` of the fiber becomes `output`.
        SetVariable,
        /// The user stops the execution, with `error` and `cause` if given.
        Abort,
    };
    Kind kind = Kind::Step;
    FiberId fiber = noFiber;
    TaskId task = 0;
    json::Value output;
    json::Value error;
    json::Value cause;

    static Command step(FiberId fiber) { return {Kind::Step, fiber, 0, {}, {}, {}}; }
    static Command fireTimer() { return {Kind::FireTimer, noFiber, 0, {}, {}, {}}; }
    static Command taskSubmitted(TaskId task, json::Value output) {
        return {Kind::TaskSubmitted, noFiber, task, std::move(output), {}, {}};
    }
    static Command taskSucceeded(TaskId task, json::Value output) {
        return {Kind::TaskSucceeded, noFiber, task, std::move(output), {}, {}};
    }
    static Command taskFailed(TaskId task, json::Value error, json::Value cause, bool isUnsubmitted = false) {
        return {Kind::TaskFailed, noFiber,         task, isUnsubmitted ? json::Value(true) : json::Value(),
                std::move(error), std::move(cause)};
    }
    static Command taskTimedOut(TaskId task, json::Value error = "States.Timeout") {
        return {Kind::TaskTimedOut, noFiber, task, {}, std::move(error), {}};
    }
    static Command passTime(TaskId task, Time until) {
        return {Kind::PassTime, noFiber, task, until, {}, {}};
    }
    static Command taskHeartbeat(TaskId task, json::Value until = {}) {
        return {Kind::TaskHeartbeat, noFiber, task, std::move(until), {}, {}};
    }
    static Command endChildren(FiberId fiber, json::Value output, json::Value error = {},
                               json::Value cause = {}) {
        return {Kind::EndChildren, fiber, 0, std::move(output), std::move(error), std::move(cause)};
    }
    static Command setData(FiberId fiber, json::Value data) {
        return {Kind::SetData, fiber, 0, std::move(data), {}, {}};
    }
    static Command setVariable(FiberId fiber, json::Value name, json::Value value) {
        return {Kind::SetVariable, fiber, 0, std::move(value), std::move(name), {}};
    }
    static Command abort(json::Value error = {}, json::Value cause = {}) {
        return {Kind::Abort, noFiber, 0, {}, std::move(error), std::move(cause)};
    }
};

} // namespace wb::execution
