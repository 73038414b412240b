// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/shown_scope.h"

#include "core/execution/machine.h"

namespace wb::execution {

namespace {

struct Place {
    /// The step in whose state the fiber is looked for.
    std::size_t step = 0;
    FiberId fiber = noFiber;
};

/// Where the fiber of a step is still within the state that the step is about.
Place placeOf(const Timeline& timeline, std::size_t step) {
    const Timeline::Label label = timeline.label(step);
    if (step > 0 && !label.state.isMachine()) {
        const Fiber* after = timeline.state(step).fiber(label.fiber);
        const bool isWithin = after && after->activity != Activity::Ready &&
                              timeline.program(step).state(after->state).path == label.state;
        // Data that was changed by hand is that of a state which is entered afterwards.
        const bool isChange =
            label.kind == Command::Kind::SetData || label.kind == Command::Kind::SetVariable;
        return {isWithin || isChange ? step : step - 1, label.fiber};
    }
    Place place{step, timeline.state(step).nextReady()};
    if (place.fiber != noFiber) return place;
    timeline.state(step).forEachFiber([&](const Fiber& fiber) { place.fiber = fiber.id; });
    return place;
}

} // namespace

query::Scope Machine::scopeOf(const Program& program, MachineState state, FiberId id,
                              std::vector<json::Member> more) {
    Outcome outcome;
    Machine machine(program, state, outcome, nullptr);
    Fiber& fiber = machine.edit(id);
    if (fiber.activity == Activity::Ready) {
        fiber.attempt = 0;
        fiber.pending = {};
        fiber.enteredTime = state.m_now;
    }
    query::Scope scope = machine.scope(fiber, machine.compiled(fiber), fiber.data);
    // The state at hand may have no use for the Context object, whoever looks may.
    scope.context = machine.context(fiber, machine.compiled(fiber));
    std::vector<json::Member> members{{"input", scope.input}, {"context", scope.context}};
    for (json::Member& member : more) members.push_back(std::move(member));
    scope.states = json::Value::object(std::move(members));
    return scope;
}

ShownScope scopeAt(const Timeline& timeline, std::size_t step, const Phases& phases) {
    ShownScope shown;
    const Place place = placeOf(timeline, step);
    const Program& program = timeline.program(place.step);
    const Fiber* fiber = timeline.state(place.step).fiber(place.fiber);
    if (!fiber || fiber->state == asl::noIndex) {
        // Nothing is being executed: what is known is how the execution began.
        shown.scope.input = timeline.state(step).options().input;
        shown.scope.states = json::Value::object({{"input", shown.scope.input}});
        return shown;
    }
    std::vector<json::Member> more;
    if (!phases.result.isAbsent()) more.push_back({"result", phases.result});
    if (phases.errorDetails) {
        json::Value error = json::Value::object();
        if (!phases.errorDetails->error.isAbsent()) error = error.with("Error", phases.errorDetails->error);
        if (!phases.errorDetails->cause.isAbsent()) error = error.with("Cause", phases.errorDetails->cause);
        more.push_back({"errorOutput", std::move(error)});
    }
    shown.state = program.state(fiber->state).path;
    shown.isJsonata = program.machine().states[fiber->state].isJsonata;
    shown.scope = Machine::scopeOf(program, timeline.state(place.step), place.fiber, std::move(more));
    return shown;
}

ShownScope scopeBefore(const Program& program, asl::StateIndex index, const StartOptions& options) {
    Outcome outcome;
    const MachineState state = Machine::standBefore(program, index, options, json::Value::object(), outcome);
    return {program.state(index).path, program.machine().states[index].isJsonata,
            Machine::scopeOf(program, state, state.nextReady(), {})};
}

} // namespace wb::execution
