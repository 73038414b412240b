// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/task_router.h"

#include "ui/value_text.h"

namespace wb::ui {

using execution::TaskId;
using execution::TaskReply;
using execution::TaskRequest;

/// What the mocks pass on.
class TaskRouter::AfterMocks : public execution::TaskInterface {
  public:
    explicit AfterMocks(TaskRouter& router) : m_router(router) {}
    void start(const TaskRequest& request, Completion completion) override {
        m_router.startBehindMocks(request, std::move(completion));
    }
    void cancel(TaskId) override {}

  private:
    TaskRouter& m_router;
};

TaskRouter::TaskRouter(QObject* parent)
    : QObject(parent), m_afterMocks(std::make_unique<AfterMocks>(*this)) {}

TaskRouter::~TaskRouter() = default;

void TaskRouter::setMocks(std::optional<execution::Mocks> mocks) {
    m_mocks = mocks ? std::make_unique<execution::MockTasks>(std::move(*mocks), m_afterMocks.get()) : nullptr;
}

void TaskRouter::setHandlers(std::unique_ptr<execution::TaskInterface> handlers) {
    m_handlers = std::move(handlers);
}

void TaskRouter::keep(const std::string& state, TaskReply reply) {
    m_kept[state] = std::move(reply);
}

bool TaskRouter::isPrepared(const std::string& state) const {
    return m_kept.contains(state) || (m_mocks && m_mocks->mocks().has(state));
}

std::vector<Question> TaskRouter::questions() const {
    std::vector<Question> result;
    result.reserve(m_open.size());
    for (const auto& [task, open] : m_open) result.push_back(open.question);
    return result;
}

void TaskRouter::answer(TaskId task, TaskReply reply) {
    const auto found = m_open.find(task);
    if (found == m_open.end()) return;
    const Completion completion = std::move(found->second.completion);
    m_open.erase(found);
    Q_EMIT questionsChanged();
    completion(task, std::move(reply));
}

void TaskRouter::start(const TaskRequest& request, Completion completion) {
    const auto kept = m_kept.find(request.stateName);
    if (kept != m_kept.end()) return completion(request.id, kept->second);
    if (m_mocks) return m_mocks->start(request, std::move(completion));
    startBehindMocks(request, std::move(completion));
}

void TaskRouter::startBehindMocks(const TaskRequest& request, Completion completion) {
    if (!m_handlers) return ask(request, {}, std::move(completion));
    m_handlers->start(request, [this, request, completion](TaskId task, TaskReply reply) {
        if (reply.kind == TaskReply::Kind::Unanswered)
            return ask(request, plainText(reply.cause), completion);
        completion(task, std::move(reply));
    });
}

void TaskRouter::ask(const TaskRequest& request, const QString& reason, Completion completion) {
    m_open[request.id] = {{request, reason}, std::move(completion)};
    Q_EMIT questionsChanged();
}

void TaskRouter::cancel(TaskId task) {
    if (m_open.erase(task) > 0) Q_EMIT questionsChanged();
    if (m_handlers) m_handlers->cancel(task);
}

} // namespace wb::ui
