// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/driver.h"

#include "core/execution/compiled.h"

#include <algorithm>

namespace wb::execution {

Driver::Driver(Timeline& timeline, TaskInterface& tasks) : m_timeline(timeline), m_tasks(tasks) {}

Driver::~Driver() {
    for (const auto& [task, flight] : m_inFlight) m_tasks.cancel(task);
}

void Driver::receive(TaskId task, TaskReply reply) {
    const auto flight = m_inFlight.find(task);
    if (flight == m_inFlight.end()) return;
    flight->second.reply = std::move(reply);
    if (!m_isAdvancing && m_listener) m_listener();
}

void Driver::answer(TaskId task, TaskReply reply) {
    m_tasks.cancel(task);
    m_unanswered.erase(task);
    const auto flight = m_inFlight.find(task);
    if (flight == m_inFlight.end()) return;
    m_problem = {};
    m_held.erase({flight->second.due, flight->second.order});
    m_awaited.emplace(flight->second.order, task);
    receive(task, std::move(reply));
}

void Driver::apply(const Command& command) {
    const std::vector<Effect> effects = m_timeline.apply(command);
    perform(effects);
}

void Driver::perform(const std::vector<Effect>& effects) {
    for (const Effect& effect : effects) {
        if (effect.kind == Effect::Kind::InvokeTask) {
            start(effect.request);
        } else if (effect.kind == Effect::Kind::CancelTask) {
            if (giveUp(effect.task)) m_tasks.cancel(effect.task);
            m_unanswered.erase(effect.task);
        }
    }
}

void Driver::start(const std::shared_ptr<const TaskRequest>& request) {
    m_inFlight[request->id] = {request, m_asked, {}, 0};
    m_awaited.emplace(m_asked++, request->id);
    m_tasks.start(*request, [this](TaskId task, TaskReply reply) { receive(task, std::move(reply)); });
}

bool Driver::giveUp(TaskId task) {
    const auto flight = m_inFlight.find(task);
    if (flight == m_inFlight.end()) return false;
    m_awaited.erase(flight->second.order);
    m_held.erase({flight->second.due, flight->second.order});
    m_inFlight.erase(flight);
    return true;
}

// A task that is asked again after a move in time may have been accepted before.
bool Driver::isSubmitted(TaskId task) const {
    const Fiber* fiber = m_timeline.state().fiber(fiberOf(task));
    return fiber && fiber->pending && fiber->pending->isSubmitted;
}

// Returns whether a command was applied.
bool Driver::applyReply() {
    releaseReplies();
    while (!m_awaited.empty()) {
        const auto first = m_inFlight.find(m_awaited.begin()->second);
        if (!first->second.reply) return false;
        if (applyReply(first)) return true;
    }
    return false;
}

bool Driver::applyReply(Flights::iterator flight) {
    const TaskId task = flight->first;
    const std::shared_ptr<const TaskRequest> request = flight->second.request;
    TaskReply reply = std::move(*flight->second.reply);
    flight->second.reply.reset();
    if (!reply.submitted.isAbsent() && !isSubmitted(task)) {
        // The submission is a step of its own; the answer follows with the next command.
        json::Value submitted = std::exchange(reply.submitted, {});
        flight->second.reply = std::move(reply);
        apply(Command::taskSubmitted(task, std::move(submitted)));
        return true;
    }
    if (const Time due = request->now + reply.delay; due > m_timeline.state().now()) {
        const bool isAlive = reply.isAlive;
        flight->second.due = due;
        flight->second.reply = std::move(reply);
        m_awaited.erase(flight->second.order);
        m_held.emplace(std::pair(due, flight->second.order), task);
        return isAlive && giveSignOfLife(*request, due);
    }
    if (m_recorder) m_recorder(*request, reply);
    switch (reply.kind) {
    case TaskReply::Kind::Succeeded:
        giveUp(task);
        apply(Command::taskSucceeded(task, std::move(reply.output)));
        return true;
    case TaskReply::Kind::Failed:
        giveUp(task);
        apply(Command::taskFailed(task, std::move(reply.error), std::move(reply.cause), reply.isUnsubmitted));
        return true;
    case TaskReply::Kind::Never:
        return neverAnswers(flight, std::move(reply.error));
    case TaskReply::Kind::Unanswered:
    case TaskReply::Kind::Broken:
        if (request->isOptional) {
            giveUp(task);
            apply(Command::taskFailed(task, {}, {}));
            return true;
        }
        m_unanswered.insert(task);
        m_isBroken = reply.kind == TaskReply::Kind::Broken;
        m_problem = {request->path, request->stateName,
                     reply.cause.isString() ? std::string(reply.cause.string()) : std::string()};
    }
    return false;
}

// A task that gives no answer ends by a timer of its own or with the machine's TimeoutSeconds; at once when
// there is neither.
bool Driver::neverAnswers(Flights::iterator flight, json::Value error) {
    const TaskId task = flight->first;
    const TaskRequest& request = *flight->second.request;
    const bool isHeartbeat = error == json::Value("States.HeartbeatTimeout");
    const bool isBounded = m_timeline.program().machine().timeoutSeconds.has_value();
    // The service's own bound of an HTTP Task serves where no other end is asked for.
    const Fiber* waiting = m_timeline.state().fiber(fiberOf(task));
    const bool hasBound = error.isAbsent() && waiting && waiting->due != 0;
    if (!request.heartbeatSeconds && (!request.timeoutSeconds || isHeartbeat) && !isBounded && !hasBound) {
        giveUp(task);
        apply(Command::taskTimedOut(task, isHeartbeat ? std::move(error) : json::Value("States.Timeout")));
        return true;
    }
    m_awaited.erase(flight->second.order);
    if (error != json::Value("States.Timeout") || !request.heartbeatSeconds || !request.timeoutSeconds)
        return false;
    return giveSignOfLife(request, request.now + *request.timeoutSeconds * 1000);
}

// Tells once and in advance of all signs of life until the last one. Returns whether a command was applied.
bool Driver::giveSignOfLife(const TaskRequest& request, Time last) {
    if (!request.heartbeatSeconds) return false;
    // Asked again after a move in time, it may have given that sign before.
    const Fiber* fiber = m_timeline.state().fiber(fiberOf(request.id));
    if (fiber && fiber->pending && fiber->pending->heartbeatDue > last) return false;
    apply(Command::taskHeartbeat(request.id, last));
    return true;
}

bool Driver::isHeldBeforeTimer() const {
    if (m_held.empty()) return false;
    const Timer* timer = m_timeline.state().nextTimer();
    return !timer || m_held.begin()->first.first <= timer->due;
}

// Whatever has had its time takes its place in the order of the tasks, so that a run gone on from here, which
// knows of no other order, goes on alike.
void Driver::releaseReplies() {
    while (!m_held.empty() && m_held.begin()->first.first <= m_timeline.state().now()) {
        const auto [moment, task] = *m_held.begin();
        m_held.erase(m_held.begin());
        m_awaited.emplace(moment.second, task);
    }
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
    if (!m_awaited.empty() || (m_held.empty() && !state.nextTimer())) return Situation::WaitingForTasks;
    if (!m_automaticTime) return Situation::WaitingForTime;
    if (isHeldBeforeTimer())
        apply(Command::passTime(m_held.begin()->second, m_held.begin()->first.first));
    else
        apply(Command::fireTimer());
    return Situation::Advanced;
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
    m_awaited.clear();
    m_held.clear();
    m_unanswered.clear();
    m_problem = {};
    std::vector<std::shared_ptr<const TaskRequest>> pending;
    m_timeline.state().forEachFiber([&](const Fiber& fiber) {
        if (fiber.activity == Activity::WaitingForTask && fiber.request())
            pending.push_back(fiber.pending->request);
    });
    // As they were asked the first time: the order of replies decides how the run goes on.
    std::ranges::sort(pending, {}, [](const auto& request) { return request->sequence; });
    for (const auto& request : pending) start(request);
}

} // namespace wb::execution
