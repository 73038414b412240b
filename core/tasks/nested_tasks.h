// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/program.h"
#include "core/execution/start_options.h"
#include "core/execution/task.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace wb::tasks {

/// A state machine that a Task may start.
struct LocalMachine {
    std::string name;
    execution::ProgramPtr program;
    execution::MachineType type = execution::MachineType::Standard;
    /// Why it cannot be run; empty when it can.
    std::string problem;
};

/// Finds the machine of an ARN or a name; null when there is none.
using MachineFinder = std::function<const LocalMachine*(std::string_view arn)>;

/// Answers `states:startExecution` (also `.sync` and `.sync:2`) and the SDK's `sfn:startExecution` and
/// `sfn:startSyncExecution` by executing other local definitions to their end: they begin when the task does,
/// and a task that waits for their end takes as long as they do. A task that waits for its token is answered
/// by what the started execution sends with the SDK's `sfn:sendTaskSuccess` and `sfn:sendTaskFailure`.
/// Everything else, and machines that are not local, goes on to `next`.
class NestedTasks : public execution::TaskInterface {
  public:
    NestedTasks(MachineFinder find, execution::StartOptions parent, execution::TaskInterface* next);
    /// Who answers the tasks of the started executions.
    void setAnswerers(execution::TaskInterface* answerers) { m_answerers = answerers; }

    void start(const execution::TaskRequest& request, Completion completion) override;
    void cancel(execution::TaskId task) override;
    bool wait(int milliseconds) override;

  private:
    /// The answer to a token, and when it came.
    struct Sent {
        execution::TaskReply reply;
        execution::Time time = 0;
    };
    /// An execution by its ARN, whose name is taken.
    struct Taken {
        json::Value input;
        execution::Time stopTime = 0;
        /// What its start was answered, for those who start it again the same way.
        std::string resource = {};
        execution::TaskReply reply = {};
    };
    execution::TaskReply startMachine(const execution::TaskRequest& request, const LocalMachine& machine);
    /// What a task with a token that is waited for sends; nothing when it is no such task.
    std::optional<execution::TaskReply> send(const execution::TaskRequest& request);
    std::optional<execution::TaskReply> refuseName(const execution::TaskRequest& request,
                                                   const execution::StartOptions& options) const;
    execution::TaskReply answerToToken(const execution::TaskRequest& request, const LocalMachine& machine);
    execution::TaskReply run(const execution::TaskRequest& request, const LocalMachine& machine,
                             const json::Value& input);

    MachineFinder m_find;
    execution::StartOptions m_parent;
    execution::TaskInterface* m_answerers = nullptr;
    execution::TaskInterface* m_next;
    std::uint64_t m_started = 0;
    int m_depth = 0;
    /// A token that is waited for.
    struct Token {
        /// How long it may be silent, in milliseconds; 0 for ever.
        execution::Time heartbeat = 0;
        execution::Time lastSign = 0;
        std::optional<Sent> sent;
    };
    std::map<std::string, Token, std::less<>> m_tokens;
    std::map<std::string, Taken, std::less<>> m_taken;
};

} // namespace wb::tasks
