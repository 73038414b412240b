// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/timeline.h"

#include <algorithm>

namespace wb::execution {

Timeline::Timeline(ProgramPtr program, const StartOptions& options)
    : Timeline(std::move(program), options, Options()) {}

Timeline::Timeline(ProgramPtr program, const StartOptions& options, Options keep)
    : m_program(std::move(program)), m_programs{m_program}, m_keep(keep) {
    // Room that costs nothing until it is used: growing step by step would move everything again and again.
    m_log.events.reserve(2 * m_program->model().states().size() + 1024);
    Step first;
    first.state = start(*m_program, options, m_log);
    m_effects = std::move(m_log.effects);
    m_log.effects.clear();
    m_steps.push_back(std::move(first));
    markEnd();
}

void Timeline::seek(std::size_t step) {
    m_cursor = std::min(step, m_steps.size() - 1);
}

void Timeline::setCommand(Step& step, const Command& command) const {
    step.kind = command.kind;
    step.fiber = command.fiber;
    step.task = command.task;
    const bool isPlain = command.output.isAbsent() && command.error.isAbsent() && command.cause.isAbsent();
    step.answer = isPlain ? Cow<Answer>() : Cow<Answer>({command.output, command.error, command.cause});
}

Command Timeline::command(std::size_t step) const {
    const Step& made = m_steps[step];
    if (!made.answer) return {made.kind, made.fiber, made.task, {}, {}, {}};
    return {made.kind, made.fiber, made.task, made.answer->output, made.answer->error, made.answer->cause};
}

void Timeline::markEnd() {
    Step& step = m_steps.back();
    step.eventEnd = static_cast<std::uint32_t>(m_log.events.size());
    step.changeEnd = static_cast<std::uint32_t>(m_log.changes.size());
    step.program = static_cast<std::uint32_t>(m_programs.size() - 1);
}

void Timeline::cutAfterCursor() {
    m_steps.erase(m_steps.begin() + static_cast<std::ptrdiff_t>(m_cursor) + 1, m_steps.end());
    m_log.events.erase(m_log.events.begin() + m_steps.back().eventEnd, m_log.events.end());
    m_log.changes.erase(m_log.changes.begin() + m_steps.back().changeEnd, m_log.changes.end());
}

const std::vector<Effect>& Timeline::apply(const Command& command) {
    m_effects.clear();
    if (m_keep.snapshots) {
        cutAfterCursor();
        Step next;
        setCommand(next, command);
        next.state = transition(*m_program, m_steps.back().state, command, m_log);
        m_steps.push_back(std::move(next));
        ++m_cursor;
    } else {
        // Nobody holds the previous state, so the machine may change it in place.
        Step& step = m_steps.back();
        m_log.changes.clear();
        step.state = transition(*m_program, std::move(step.state), command, m_log);
        setCommand(step, command);
    }
    markEnd();
    m_effects.swap(m_log.effects);
    m_log.effects.clear();
    return m_effects;
}

std::span<const Event> Timeline::events(std::size_t step) const {
    return std::span(m_log.events).first(m_steps[step].eventEnd);
}

std::span<const Event> Timeline::eventsOf(std::size_t step) const {
    return events(step).subspan(step == 0 ? 0 : m_steps[step - 1].eventEnd);
}

std::span<const Change> Timeline::changes(std::size_t step) const {
    return std::span(m_log.changes).first(m_steps[step].changeEnd);
}

std::span<const Change> Timeline::changesOf(std::size_t step) const {
    return changes(step).subspan(step == 0 ? 0 : m_steps[step - 1].changeEnd);
}

Timeline::Label Timeline::label(std::size_t step) const {
    Label label;
    if (step == 0) return label;
    const Step& command = m_steps[step];
    const MachineState& before = m_steps[step - 1].state;
    label.kind = command.kind;
    switch (command.kind) {
    case Command::Kind::Step:
    case Command::Kind::EndChildren:
    case Command::Kind::SetData:
    case Command::Kind::SetVariable:
        label.fiber = command.fiber;
        break;
    case Command::Kind::FireTimer:
        label.fiber = before.nextTimer() ? before.nextTimer()->fiber : noFiber;
        break;
    case Command::Kind::Abort:
        break;
    default:
        label.fiber = fiberOf(command.task);
    }
    if (const Fiber* fiber = before.fiber(label.fiber)) {
        label.state = program(step - 1).state(fiber->state).path;
        if (fiber->parent != noFiber) label.slot = fiber->slot;
    }
    return label;
}

Phases Timeline::phases(std::size_t step) const {
    Phases phases;
    if (step == 0 || !m_keep.snapshots) return phases;
    Outcome ignored;
    transition(program(step - 1), m_steps[step - 1].state, command(step), ignored, &phases);
    return phases;
}

bool Timeline::replaceProgram(ProgramPtr program) {
    MachineState state = m_steps[m_cursor].state;
    if (!state.moveTo(*m_program, *program)) return false;
    cutAfterCursor();
    m_steps.back().state = std::move(state);
    // What happened so far is told in terms of the new program; a state that is gone has no index there.
    const auto translate = [&](asl::StateIndex& index) {
        if (index == asl::noIndex) return;
        const asl::State* found = program->model().find(m_program->state(index).path);
        index = found ? static_cast<asl::StateIndex>(found - program->model().states().data()) : asl::noIndex;
    };
    for (Event& event : m_log.events) translate(event.state);
    for (Change& change : m_log.changes) translate(change.state);
    m_program = std::move(program);
    m_programs.push_back(m_program);
    markEnd();
    return true;
}

void Timeline::cut() {
    if (m_keep.snapshots) cutAfterCursor();
}

std::vector<Command> Timeline::journal() const {
    std::vector<Command> commands;
    for (std::size_t step = 1; step <= m_cursor; ++step) commands.push_back(command(step));
    return commands;
}

} // namespace wb::execution
