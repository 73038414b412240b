// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/process_tasks.h"

#include "core/tasks/lambda_reply.h"
#include "core/tasks/wait_loop.h"

#include <QThread>

#include <algorithm>

namespace wb::tasks {

using execution::TaskId;
using execution::TaskReply;
using execution::TaskRequest;

namespace {

std::size_t mostProcesses() {
    return static_cast<std::size_t>(std::clamp(QThread::idealThreadCount(), 2, 8));
}

} // namespace

ProcessTasks::ProcessTasks(Handlers handlers, execution::TaskInterface* next)
    : m_handlers(std::move(handlers)), m_next(next) {}

ProcessTasks::~ProcessTasks() = default;

void ProcessTasks::start(const TaskRequest& request, Completion completion) {
    const std::string& function = request.function.empty() ? request.resource : request.function;
    const Handler* handler = m_handlers.find(function);
    if (!handler) {
        if (m_next)
            m_next->start(request, std::move(completion));
        else
            completion(request.id, TaskReply::unanswered("handlers.json has no function for " + function));
        return;
    }
    m_queue.push_back({request, handler, std::move(completion)});
    startQueued();
}

void ProcessTasks::startQueued() {
    while (!m_queue.empty() && m_running.size() < mostProcesses()) {
        Pending pending = std::move(m_queue.front());
        m_queue.pop_front();
        run(std::move(pending));
    }
}

void ProcessTasks::run(Pending pending) {
    std::vector<Worker*>& workers = m_workers[pending.handler];
    // A worker that died may be the very one whose reply led here.
    std::erase_if(workers, [](Worker* worker) {
        const bool isDone = !worker->isBusy() && !worker->isUsable();
        if (isDone) worker->deleteLater();
        return isDone;
    });
    auto found =
        std::find_if(workers.begin(), workers.end(), [](const Worker* one) { return one->isUsable(); });
    if (found == workers.end()) {
        workers.push_back(new Worker(*pending.handler, &m_owner));
        found = std::prev(workers.end());
    }
    Worker* worker = *found;
    const TaskId id = pending.request.id;
    m_running[id] = worker;
    worker->invoke(pending.request, [this, id, request = pending.request,
                                     completion = std::move(pending.completion)](TaskReply reply) {
        m_running.erase(id);
        ++m_replies;
        completion(id, asServiceReply(request, std::move(reply)));
        startQueued();
    });
}

void ProcessTasks::cancel(TaskId task) {
    std::erase_if(m_queue, [&](const Pending& pending) { return pending.request.id == task; });
    if (const auto running = m_running.find(task); running != m_running.end()) {
        running->second->abandon();
        m_running.erase(running);
    } else if (m_next) {
        m_next->cancel(task);
    }
    startQueued();
}

bool ProcessTasks::wait(int milliseconds) {
    if (m_running.empty()) return m_next && m_next->wait(milliseconds);
    const std::size_t before = m_replies;
    processEventsUntil([&] { return m_replies != before; }, milliseconds);
    return true;
}

} // namespace wb::tasks
