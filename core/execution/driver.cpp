// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/driver.h"

#include <algorithm>

namespace wb::execution {

Driver::Driver(Timeline& timeline, TaskInterface& tasks) : m_timeline(timeline), m_tasks(tasks) {}

Driver::~Driver() {
    for (const auto& [task, flight] : m_inFlight) m_tasks.cancel(task);
}

void Driver::receive(TaskId task, TaskReply reply) {
    m_replies.emplace_back(task, std::move(reply));
    if (!m_isAdvancing && m_listener) m_listener();
}

void Driver::answer(TaskId task, TaskReply reply) {
    m_tasks.cancel(task);
    m_unanswered.erase(task);
    if (!m_inFlight.contains(task)) return;
    m_problem = {};
    receive(task, std::move(reply));
}

void Driver::apply(const Command& command) {
    const std::vector<Effect> effects = m_timeline.apply(command);
    perform(effects);
}

void Driver::perform(const std::vector<Effect>& effects) {
    for (const Effect& effect : effects) {
        if (effect.kind == Effect::Kind::InvokeTask) {
            m_inFlight[effect.task] = {effect.request, m_asked++, false, {}};
            m_tasks.start(*effect.request,
                          [this](TaskId task, TaskReply reply) { receive(task, std::move(reply)); });
        } else if (effect.kind == Effect::Kind::CancelTask) {
            if (m_inFlight.erase(effect.task)) m_tasks.cancel(effect.task);
            m_unanswered.erase(effect.task);
        }
    }
}

std::size_t Driver::nextReply() const {
    if (!m_inOrder || m_replies.size() == 0) return 0;
    // The first task asked that may still be answered.
    const InFlight* first = nullptr;
    TaskId firstTask = 0;
    for (const auto& [task, flight] : m_inFlight) {
        if (flight.isNever || (first && first->order < flight.order)) continue;
        first = &flight;
        firstTask = task;
    }
    for (std::size_t at = 0; at < m_replies.size(); ++at)
        if (m_replies[at].first == firstTask || !m_inFlight.contains(m_replies[at].first)) return at;
    return m_replies.size();
}

// A task that is asked again after a move in time may have been accepted before.
bool Driver::isSubmitted(TaskId task) const {
    const Fiber* fiber = m_timeline.state().fiber(fiberOf(task));
    return fiber && fiber->pending && fiber->pending->isSubmitted;
}

// Returns whether a command was applied.
bool Driver::applyReply() {
    for (std::size_t next = nextReply(); next < m_replies.size(); next = nextReply()) {
        auto [task, reply] = std::move(m_replies[next]);
        m_replies.erase(m_replies.begin() + static_cast<std::ptrdiff_t>(next));
        const auto found = m_inFlight.find(task);
        if (found == m_inFlight.end()) continue;
        const std::shared_ptr<const TaskRequest> request = found->second.request;
        if (!reply.submitted.isAbsent() && !isSubmitted(task)) {
            // The submission is a step of its own; the answer follows with the next command.
            json::Value submitted = std::move(reply.submitted);
            reply.submitted = {};
            m_replies.emplace_front(task, std::move(reply));
            apply(Command::taskSubmitted(task, std::move(submitted)));
            return true;
        }
        if (m_recorder) m_recorder(*request, reply);
        switch (reply.kind) {
        case TaskReply::Kind::Succeeded:
            m_inFlight.erase(found);
            apply(Command::taskSucceeded(task, std::move(reply.output)));
            return true;
        case TaskReply::Kind::Failed:
            m_inFlight.erase(found);
            apply(Command::taskFailed(task, std::move(reply.error), std::move(reply.cause)));
            return true;
        case TaskReply::Kind::Never:
            found->second.isNever = true;
            found->second.timeoutError = std::move(reply.error);
            break;
        case TaskReply::Kind::Unanswered:
        case TaskReply::Kind::Broken:
            m_unanswered.insert(task);
            m_isBroken = reply.kind == TaskReply::Kind::Broken;
            m_problem = {request->path, request->stateName,
                         reply.cause.isString() ? std::string(reply.cause.string()) : std::string()};
            break;
        }
    }
    return false;
}

// A task that will never answer and has no timer of its own ends by the service's default timeout.
bool Driver::timeOutTask() {
    for (const auto& [task, flight] : m_inFlight) {
        if (!flight.isNever) continue;
        const TaskId overdue = task;
        json::Value error = flight.timeoutError;
        m_inFlight.erase(overdue);
        apply(Command::taskTimedOut(overdue, std::move(error)));
        return true;
    }
    return false;
}

Driver::Situation Driver::advance() {
    m_isAdvancing = true;
    const Situation situation = takeStep();
    m_isAdvancing = false;
    return situation;
}

// Ready fibers go before replies: then the order of a run does not depend on how fast its tasks are answered.
Driver::Situation Driver::takeStep() {
    if (!m_timeline.state().isRunning()) return Situation::Finished;
    if (const FiberId ready = m_timeline.state().nextReady(); ready != noFiber) {
        apply(Command::step(ready));
        return Situation::Advanced;
    }
    if (applyReply()) return Situation::Advanced;
    const MachineState& state = m_timeline.state();
    if (!m_unanswered.empty()) return m_isBroken ? Situation::Broken : Situation::Unanswered;
    for (const auto& [task, flight] : m_inFlight)
        if (!flight.isNever) return Situation::WaitingForTasks;
    if (state.nextTimer()) {
        if (!m_automaticTime) return Situation::WaitingForTime;
        apply(Command::fireTimer());
        return Situation::Advanced;
    }
    if (timeOutTask()) return Situation::Advanced;
    return Situation::WaitingForTasks;
}

Driver::Situation Driver::step() {
    for (;;) {
        const Situation situation = advance();
        if (situation != Situation::WaitingForTasks) return situation;
        if (!m_tasks.wait(1000)) return situation;
    }
}

Driver::Situation Driver::run() {
    for (;;) {
        const Situation situation = step();
        if (situation != Situation::Advanced) return situation;
    }
}

void Driver::resynchronise() {
    for (const auto& [task, flight] : m_inFlight) m_tasks.cancel(task);
    m_inFlight.clear();
    m_replies.clear();
    m_unanswered.clear();
    m_problem = {};
    std::vector<std::shared_ptr<const TaskRequest>> pending;
    m_timeline.state().forEachFiber([&](const Fiber& fiber) {
        if (fiber.activity == Activity::WaitingForTask && fiber.request())
            pending.push_back(fiber.pending->request);
    });
    // As they were asked the first time: the order of replies decides how the run goes on.
    std::ranges::sort(pending, {}, [](const auto& request) { return request->sequence; });
    for (const auto& request : pending) perform({{Effect::Kind::InvokeTask, request->id, 0, request}});
}

} // namespace wb::execution
