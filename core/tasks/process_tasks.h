// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/task.h"
#include "core/tasks/handlers.h"
#include "core/tasks/worker.h"

#include <deque>
#include <map>
#include <vector>

namespace wb::tasks {

/// Answers tasks by running the user's functions as child processes, several at a time, kept warm between
/// invocations. What no handler is named for goes on to `next`, if there is one. Replies come from the event
/// loop or from wait().
class ProcessTasks : public execution::TaskInterface {
  public:
    explicit ProcessTasks(Handlers handlers, execution::TaskInterface* next = nullptr);
    ~ProcessTasks() override;

    void start(const execution::TaskRequest& request, Completion completion) override;
    void cancel(execution::TaskId task) override;
    bool wait(int milliseconds) override;

  private:
    struct Pending {
        execution::TaskRequest request;
        const Handler* handler = nullptr;
        Completion completion;
    };
    void startQueued();
    void run(Pending pending);

    Handlers m_handlers;
    execution::TaskInterface* m_next;
    /// Parent of all workers, those about to be deleted included.
    QObject m_owner;
    std::map<const Handler*, std::vector<Worker*>> m_workers;
    std::map<execution::TaskId, Worker*> m_running;
    std::deque<Pending> m_queue;
    std::size_t m_replies = 0;
};

} // namespace wb::tasks
