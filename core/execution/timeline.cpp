// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/timeline.h"

#include <algorithm>

namespace wb::execution {

Timeline::Timeline(ProgramPtr program, const StartOptions& options)
    : Timeline(std::move(program), options, Options()) {}

Timeline::Timeline(ProgramPtr program, const StartOptions& options, Options keep)
    : m_program(std::move(program)), m_keep(keep) {
    MachineState state = start(*m_program, options, m_log);
    m_effects = std::move(m_log.effects);
    m_log.effects.clear();
    m_steps.push_back({Command(), std::move(state), m_log.events.size(), m_log.changes.size(), m_program});
}

void Timeline::seek(std::size_t step) {
    m_cursor = std::min(step, m_steps.size() - 1);
}

const std::vector<Effect>& Timeline::apply(const Command& command) {
    m_effects.clear();
    if (m_keep.snapshots) {
        m_log.events.erase(m_log.events.begin() + static_cast<std::ptrdiff_t>(m_steps[m_cursor].eventEnd),
                           m_log.events.end());
        m_log.changes.erase(m_log.changes.begin() + static_cast<std::ptrdiff_t>(m_steps[m_cursor].changeEnd),
                            m_log.changes.end());
        m_steps.resize(m_cursor + 1);
        MachineState next = transition(*m_program, m_steps.back().state, command, m_log);
        m_steps.push_back({command, std::move(next), m_log.events.size(), m_log.changes.size(), m_program});
        ++m_cursor;
    } else {
        // Nobody holds the previous state, so the machine may change it in place.
        Step& step = m_steps.back();
        m_log.changes.clear();
        step.state = transition(*m_program, std::move(step.state), command, m_log);
        step.command = command;
        step.eventEnd = m_log.events.size();
        step.changeEnd = m_log.changes.size();
    }
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
    const Command& command = m_steps[step].command;
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
        label.state = m_steps[step - 1].program->state(fiber->state).path;
        if (fiber->parent != noFiber) label.slot = fiber->slot;
    }
    return label;
}

Phases Timeline::phases(std::size_t step) const {
    Phases phases;
    if (step == 0 || !m_keep.snapshots) return phases;
    Outcome ignored;
    transition(*m_steps[step - 1].program, m_steps[step - 1].state, m_steps[step].command, ignored, &phases);
    return phases;
}

bool Timeline::replaceProgram(ProgramPtr program) {
    MachineState state = m_steps[m_cursor].state;
    if (!state.moveTo(*m_program, *program)) return false;
    m_steps.erase(m_steps.begin() + static_cast<std::ptrdiff_t>(m_cursor) + 1, m_steps.end());
    m_steps.back().state = std::move(state);
    m_log.events.erase(m_log.events.begin() + static_cast<std::ptrdiff_t>(m_steps.back().eventEnd),
                       m_log.events.end());
    m_log.changes.erase(m_log.changes.begin() + static_cast<std::ptrdiff_t>(m_steps.back().changeEnd),
                        m_log.changes.end());
    // What happened so far is told in terms of the new program; a state that is gone has no index there.
    const auto translate = [&](asl::StateIndex& index) {
        if (index == asl::noIndex) return;
        const asl::State* found = program->model().find(m_program->state(index).path);
        index = found ? static_cast<asl::StateIndex>(found - program->model().states().data()) : asl::noIndex;
    };
    for (Event& event : m_log.events) translate(event.state);
    for (Change& change : m_log.changes) translate(change.state);
    m_program = std::move(program);
    m_steps.back().program = m_program;
    return true;
}

std::vector<Command> Timeline::journal() const {
    std::vector<Command> commands;
    for (std::size_t step = 1; step <= m_cursor; ++step) commands.push_back(m_steps[step].command);
    return commands;
}

} // namespace wb::execution
