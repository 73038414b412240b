// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/task.h"

#include <memory>

namespace wb::execution {

/// What the world has to do after a transition.
struct Effect {
    enum class Kind : std::uint8_t {
        /// Ask for `request` and feed the reply back as commands.
        InvokeTask,
        /// The answer to `task` is not wanted any more.
        CancelTask,
        /// A timer was set: Command::fireTimer() is due at `time` of virtual time (or when the user's clock
        /// says so).
        ScheduleTimer,
        /// The execution has ended.
        Finish,
    };
    Kind kind = Kind::InvokeTask;
    TaskId task = 0;
    Time time = 0;
    std::shared_ptr<const TaskRequest> request;
};

} // namespace wb::execution
