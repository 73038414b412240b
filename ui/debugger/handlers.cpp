// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/handlers.h"

#include "core/tasks/handlers.h"
#include "core/tasks/process_tasks.h"
#include "ui/value_text.h"

#include <QFileInfo>

namespace wb::ui {

namespace {

using execution::TaskId;
using execution::TaskReply;
using execution::TaskRequest;

/// Says that no handler is named for a task, so that the user can be asked.
class NoHandler : public execution::TaskInterface {
  public:
    void start(const TaskRequest& request, Completion completion) override {
        completion(request.id, TaskReply::unanswered({}));
    }
    void cancel(TaskId) override {}
};

class HandlerTasks : public execution::TaskInterface {
  public:
    explicit HandlerTasks(tasks::Handlers handlers) : m_processes(std::move(handlers), &m_end) {}
    void start(const TaskRequest& request, Completion completion) override {
        m_processes.start(request, std::move(completion));
    }
    void cancel(TaskId task) override { m_processes.cancel(task); }
    bool wait(int milliseconds) override { return m_processes.wait(milliseconds); }

  private:
    NoHandler m_end;
    tasks::ProcessTasks m_processes;
};

} // namespace

QString handlersFile(const QString& folder) {
    if (folder.isEmpty()) return {};
    const QString file = folder + QStringLiteral("/handlers.json");
    return QFileInfo(file).isFile() ? file : QString();
}

std::unique_ptr<execution::TaskInterface> openHandlers(const QString& file, QString* error) {
    auto handlers = tasks::Handlers::readFile(file);
    if (handlers.ok()) return std::make_unique<HandlerTasks>(std::move(handlers).value());
    if (error) *error = toQString(handlers.error());
    return nullptr;
}

} // namespace wb::ui
