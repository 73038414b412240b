// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/task.h"

#include <map>
#include <memory>
#include <string>

namespace wb::execution {

/// Keeps what answered the tasks of a run, so that it can be run again from an answers file: asks `next`, and
/// notes what it says. A task that was given up before it answered is noted as one that never does.
class AnswersLog : public TaskInterface {
  public:
    /// `next` must outlive it.
    explicit AnswersLog(TaskInterface& next) : m_next(next) {}
    void start(const TaskRequest& request, Completion completion) override;
    void cancel(TaskId task) override { m_next.cancel(task); }
    bool wait(int milliseconds) override { return m_next.wait(milliseconds); }

    /// `{"States": {"<state>": [reply, ...]}}`, as Mocks reads it: replies in the order in which the tasks
    /// were asked.
    json::Value answers() const;

  private:
    TaskInterface& m_next;
    /// By the tasks' sequence, of each state. Absent for what is no answer.
    using States = std::map<std::string, std::map<std::uint64_t, json::Value>>;
    /// Shared with completions, which may be called when nobody asks any more.
    std::shared_ptr<States> m_states = std::make_shared<States>();
};

/// A reply as an answers file has it; Absent for what is no answer.
json::Value answerOf(const TaskRequest& request, const TaskReply& reply);

} // namespace wb::execution
