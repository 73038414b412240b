// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machine.h"

#include "core/query/variables.h"

#include <algorithm>

namespace wb::execution {

namespace {

/// A Standard execution may take a year, whatever the definition says.
constexpr std::int64_t standardSeconds = 31'536'000;

} // namespace

Fault Machine::fullHistory() {
    return {"States.Runtime", "The execution reached the maximum number of history events (25000).", false,
            false};
}

Machine::Machine(const Program& program, MachineState& state, Outcome& outcome, Phases* phases)
    : m_program(program), m_state(state), m_outcome(outcome), m_phases(phases),
      m_firstEffect(outcome.effects.size()) {
    m_random.state = state.m_random;
}

void Machine::start(const StartOptions& options) {
    m_state.m_options = std::make_shared<const StartOptions>(options);
    m_state.m_now = options.startTime;
    m_random.state = options.seed;
    append(EventType::ExecutionStarted, 0, asl::noIndex).data = options.input;
    Fiber& root = addFiber(0);
    root.data = options.input;
    makeReady(root);
    std::int64_t seconds = options.type == MachineType::Express ? expressSeconds : standardSeconds;
    if (!options.limits) seconds = 0;
    if (const std::optional<std::int64_t> own = m_program.machine().timeoutSeconds)
        seconds = seconds ? std::min(seconds, *own) : *own;
    if (seconds > 0) addTimer(root, Timer::Kind::Execution, m_state.m_now + seconds * 1000);
    finishTransition();
}

void Machine::apply(const Command& command) {
    if (!m_state.isRunning()) return;
    switch (command.kind) {
    case Command::Kind::Step:
        step(command.fiber);
        break;
    case Command::Kind::FireTimer:
        fireTimer();
        break;
    case Command::Kind::PassTime:
        passTime(command.output.integer().value_or(0));
        break;
    case Command::Kind::TaskSubmitted:
        taskSubmitted(command);
        break;
    case Command::Kind::TaskSucceeded:
        taskSucceeded(command);
        break;
    case Command::Kind::TaskFailed:
        if (Fiber* fiber = waitingFor(command.task))
            taskFailed(*fiber, compiled(*fiber), command.error, command.cause,
                       command.output == json::Value(true));
        break;
    case Command::Kind::TaskTimedOut:
        if (Fiber* fiber = waitingFor(command.task))
            taskTimedOut(*fiber, compiled(*fiber), command.error == json::Value("States.HeartbeatTimeout"));
        break;
    case Command::Kind::TaskHeartbeat:
        if (Fiber* fiber = waitingFor(command.task); fiber && fiber->request()->heartbeatSeconds)
            fiber->pending.edit().heartbeatDue =
                (command.output.isNumber() ? command.output.integer().value_or(m_state.m_now)
                                           : m_state.m_now) +
                *fiber->request()->heartbeatSeconds * 1000;
        break;
    case Command::Kind::EndChildren:
        endChildren(command);
        break;
    case Command::Kind::SetData:
        if (m_state.fiber(command.fiber)) edit(command.fiber).data = command.output;
        break;
    case Command::Kind::SetVariable:
        if (m_state.fiber(command.fiber) && command.error.isString()) {
            Fiber& fiber = edit(command.fiber);
            m_state.m_variableBytes -= query::bytesOf(fiber.variables);
            fiber.variables = fiber.variables.with(command.error.sharedString(), command.output);
            m_state.m_variableBytes += query::bytesOf(fiber.variables);
        }
        break;
    case Command::Kind::Abort:
        append(EventType::ExecutionAborted, 0, asl::noIndex).details =
            errorDetails(command.error, command.cause);
        end(Status::Aborted, nullptr, {}, command.error, command.cause);
        break;
    }
    finishTransition();
}

void Machine::step(FiberId id) {
    const Fiber* found = m_state.fiber(id);
    if (!found || found->activity != Activity::Ready) return;
    // Usually the front of the queue; a user may choose any.
    if (m_state.nextReady() == id)
        m_state.m_ready.pop();
    else
        m_state.m_ready.remove(id);
    m_phaseFiber = id;
    Fiber& fiber = edit(id);
    Compiled state = compiled(fiber);
    enter(fiber, state);
    execute(fiber, state);
}

void Machine::passTime(Time until) {
    if (!m_state.m_timers.empty()) until = std::min(until, m_state.m_timers.first().due);
    m_state.m_now = std::max(m_state.m_now, until);
}

void Machine::fireTimer() {
    if (m_state.m_timers.empty()) return;
    const Timer timer = m_state.m_timers.first();
    m_state.m_timers.removeFirst();
    m_state.m_now = std::max(m_state.m_now, timer.due);
    if (timer.kind == Timer::Kind::Execution) {
        if (timer.fiber == 0)
            timeOutExecution();
        else
            endChild(timer.fiber, {"States.Timeout", {}, false, false});
        return;
    }
    m_phaseFiber = timer.fiber;
    Fiber& fiber = edit(timer.fiber);
    Compiled state = compiled(fiber);
    fiber.due = 0;
    switch (timer.kind) {
    case Timer::Kind::Wait:
        finishWait(fiber, state);
        break;
    case Timer::Kind::Backoff:
        ++fiber.attempt;
        execute(fiber, state);
        break;
    case Timer::Kind::Timeout:
        timeoutFired(fiber, state);
        break;
    case Timer::Kind::Heartbeat:
        // Signs of life moved the moment.
        if (fiber.pending->heartbeatDue > m_state.m_now)
            addTimer(fiber, Timer::Kind::Heartbeat, fiber.pending->heartbeatDue);
        else
            taskTimedOut(fiber, state, true);
        break;
    case Timer::Kind::Execution:
        break;
    }
}

void Machine::timeOutExecution() {
    // The event comes from outside the chain of states.
    append(EventType::ExecutionTimedOut, 0, asl::noIndex).details = errorDetails("States.Timeout", {});
    end(Status::TimedOut, nullptr, {}, {}, {});
}

void Machine::end(Status status, const Fiber*, json::Value output, json::Value error, json::Value cause) {
    m_state.m_status = status;
    m_state.m_ending = Cow<MachineState::Ending>({std::move(output), std::move(error), std::move(cause)});
    m_state.forEachFiber([&](const Fiber& fiber) {
        if (fiber.activity == Activity::WaitingForTask)
            m_outcome.effects.push_back({Effect::Kind::CancelTask, fiber.task(), 0, nullptr});
        if (fiber.activity != Activity::Ready && status != Status::Succeeded && status != Status::Failed)
            addChange(Change::Kind::Aborted, fiber);
    });
    m_state.m_fibers.clear();
    m_state.m_ready = {};
    m_state.m_timers = Timers();
    m_outcome.effects.push_back({Effect::Kind::Finish, 0, m_state.m_now, nullptr});
}

void Machine::finishTransition() {
    if (m_fullChild != noFiber && m_state.isRunning() && m_state.fiber(m_fullChild))
        endChild(std::exchange(m_fullChild, noFiber), fullHistory());
    if (m_isHistoryFull && m_state.isRunning()) {
        // The last event there is room for ends the execution; nothing asked for in this transition is wanted
        // any more.
        m_outcome.effects.resize(m_firstEffect);
        m_isHistoryFull = false;
        if (m_state.options().type == MachineType::Express) {
            timeOutExecution();
        } else {
            const Fault full = fullHistory();
            append(EventType::ExecutionFailed, m_state.lastEventId(), asl::noIndex).details =
                errorDetails(full.error, full.cause);
            end(Status::Failed, nullptr, {}, full.error, full.cause);
        }
    }
    m_state.m_random = m_random.state;
    pruneQueues();
}

Fiber& Machine::addFiber(asl::ContainerIndex container) {
    const FiberId id = static_cast<FiberId>(m_state.m_fibers.size());
    Fiber& fiber = edit(id);
    fiber.id = id;
    fiber.state = model().container(container).start;
    return fiber;
}

Fiber& Machine::addChild(Fiber& parent, std::uint32_t slot, asl::ContainerIndex container) {
    Fiber& child = addFiber(container);
    child.parent = parent.id;
    child.slot = slot;
    child.isSilent = parent.isSilent;
    Frame& frame = parent.frame.edit();
    frame.youngest = child.id;
    ++frame.running;
    return child;
}

void Machine::removeFiber(FiberId id) {
    const Fiber& fiber = *m_state.fiber(id);
    if (!fiber.isSilent) m_state.m_variableBytes -= query::bytesOf(fiber.variables);
    m_state.m_fibers.erase(id);
}

void Machine::makeReady(Fiber& fiber) {
    fiber.activity = Activity::Ready;
    ++fiber.wait;
    fiber.due = 0;
    m_state.m_ready.push(fiber.id);
}

void Machine::pruneQueues() {
    while (!m_state.m_ready.empty()) {
        const Fiber* fiber = m_state.fiber(m_state.m_ready.front());
        if (fiber && fiber->activity == Activity::Ready) break;
        m_state.m_ready.pop();
    }
    while (!m_state.m_timers.empty() && !m_state.isCurrent(m_state.m_timers.first()))
        m_state.m_timers.removeFirst();
}

void Machine::addTimer(Fiber& fiber, Timer::Kind kind, Time due) {
    m_state.m_timers.add({due, m_state.m_nextSequence++, fiber.id, fiber.wait, kind});
    if (kind != Timer::Kind::Execution && (fiber.due == 0 || due < fiber.due)) fiber.due = due;
    m_outcome.effects.push_back({Effect::Kind::ScheduleTimer, 0, due, nullptr});
}

void Machine::addChange(Change::Kind kind, const Fiber& fiber) {
    m_outcome.changes.push_back({kind, asl::TransitionKind::Next, 0, fiber.state, fiber.id});
}

MachineState Machine::standBefore(const Program& program, asl::StateIndex index, const StartOptions& options,
                                  json::Value variables, Outcome& outcome) {
    MachineState state = execution::start(program, options, outcome);
    // The time an execution may take does not count for a state alone.
    state.m_timers = Timers();
    Fiber& fiber = state.m_fibers.edit(0).edit();
    fiber.state = index;
    fiber.variables = std::move(variables);
    return state;
}

void Machine::standBeforeRetry(const Program& program, MachineState& state, FiberId fiber,
                               std::uint32_t count, Outcome& outcome) {
    Machine machine(program, state, outcome, nullptr);
    Fiber& used = machine.edit(fiber);
    Compiled compiled = machine.compiled(used);
    machine.enter(used, compiled);
    used.attempt = count - 1;
    used.pending.edit().retries.assign(compiled.retriers.size(), count);
    used.activity = Activity::WaitingForRetry;
    ++used.wait;
    machine.addTimer(used, Timer::Kind::Backoff, state.m_now);
    machine.finishTransition();
}

void Machine::forgetItems(MachineState& state, FiberId fiber) {
    Fiber& map = state.m_fibers.edit(fiber).edit();
    map.activity = Activity::WaitingForChildren;
    map.pending.edit().request.reset();
}

void Machine::selectRemaining(const Program& program, MachineState& state, FiberId fiber, Phases& phases) {
    const Fiber* found = state.fiber(fiber);
    if (!found || found->activity != Activity::WaitingForChildren) return;
    Outcome outcome;
    Machine machine(program, state, outcome, &phases);
    machine.m_phaseFiber = fiber;
    Fiber& map = machine.edit(fiber);
    Compiled compiled = machine.compiled(map);
    if (!compiled.map || !compiled.map->itemSelector || compiled.map->hasBatcher) return;
    const std::uint32_t count = map.frame->count;
    for (std::uint32_t slot = map.frame->next; slot < count; ++slot)
        if (!machine.selectItem(map, compiled, machine.iterationOf(map, slot))) return;
    machine.showSelected(map);
}

void Machine::setFailures(MachineState& state, FiberId fiber, std::uint32_t count) {
    const Fiber* found = state.fiber(fiber);
    if (!found || !found->frame) return;
    state.m_fibers.edit(fiber).edit().frame.edit().failed = count;
}

MachineState start(const Program& program, const StartOptions& options, Outcome& outcome) {
    MachineState state;
    Machine(program, state, outcome, nullptr).start(options);
    return state;
}

MachineState transition(const Program& program, MachineState state, const Command& command, Outcome& outcome,
                        Phases* phases) {
    Machine(program, state, outcome, phases).apply(command);
    return state;
}

} // namespace wb::execution
