// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machine.h"

namespace wb::execution {

void Machine::finishFiber(Fiber& fiber, json::Value output) {
    if (fiber.parent != noFiber) {
        childSucceeded(fiber, std::move(output));
        return;
    }
    append(EventType::ExecutionSucceeded, fiber.previousEventId, asl::noIndex).data = output;
    end(Status::Succeeded, &fiber, std::move(output), {}, {});
}

void Machine::childSucceeded(Fiber& child, json::Value output) {
    Fiber& parent = edit(child.parent);
    Compiled state = compiled(parent);
    Frame& frame = parent.frame.edit();
    const std::int64_t last = child.previousEventId;
    const std::uint32_t slot = child.slot;
    const bool isMap = state.type == asl::StateType::Map;
    noteEnd(frame, state, child, std::move(output), false);
    --frame.running;
    ++frame.succeeded;
    removeFiber(child.id);
    if (!isMap) {
        parent.previousEventId = last;
        if (frame.running == 0) finishParallel(parent, state);
        return;
    }
    if (frame.isMapRun()) {
        startIterations(parent, state, parent.previousEventId);
        return;
    }
    Event& event = emitBeside(parent, EventType::MapIterationSucceeded, last);
    event.number = slot;
    parent.previousEventId = parent.isSilent ? last : event.id;
    startIterations(parent, state, last);
}

std::vector<const Ended*> Machine::endedBySlot(const Frame& frame) {
    std::vector<const Ended*> all(frame.count);
    frame.ended.forEachBackwards([&](const Ended& ended) { all[ended.slot] = &ended; });
    return all;
}

std::vector<json::Value> Machine::resultsOf(const Frame& frame) {
    std::vector<json::Value> results(frame.count);
    frame.ended.forEachBackwards([&](const Ended& ended) { results[ended.slot] = ended.value; });
    return results;
}

// Tolerance is counted in items, of which a batch has several.
std::uint32_t Machine::itemsOf(Compiled state, const Frame& frame, std::uint32_t slot) {
    if (!state.map->hasBatcher) return 1;
    return static_cast<std::uint32_t>(frame.items.at(slot)["Items"].size());
}

void Machine::noteEnd(Frame& frame, Compiled state, const Fiber& child, json::Value value, bool isFailed) {
    const bool isReported = frame.isMapRun() && state.map->reportsExecutions();
    frame.ended.push({child.slot, isFailed, false, m_state.m_now, std::move(value),
                      isReported ? child.iteration : std::shared_ptr<const Iteration>()});
}

void Machine::childFailed(Fiber& child, Fault fault) {
    Fiber& parent = edit(child.parent);
    Compiled state = compiled(parent);
    Frame& frame = parent.frame.edit();
    const std::int64_t last = child.previousEventId;
    const bool isMap = state.type == asl::StateType::Map;
    const bool isDistributed = isMap && frame.isMapRun();
    if (isDistributed) {
        frame.failed += itemsOf(state, frame, child.slot);
        --frame.running;
        const auto orNone = [](const json::Value& text) {
            return text.isAbsent() ? json::Value(nullptr) : text;
        };
        noteEnd(frame, state, child,
                json::Value::object({{"Error", orNone(fault.error)}, {"Cause", orNone(fault.cause)}}), true);
        removeFiber(child.id);
        startIterations(parent, state, parent.previousEventId);
        return;
    }
    if (isMap) emitBeside(parent, EventType::MapIterationFailed, last).number = child.slot;
    if (compiled(child).type == asl::StateType::Task) emitBeside(child, EventType::StateAborted, last);
    removeFiber(child.id);
    parent.previousEventId = last;
    --frame.running;
    fail(parent, std::move(fault));
}

// A Distributed Map's child ends by itself: it failed for good, or it is over one of the service's bounds.
void Machine::endChild(FiberId id, Fault fault) {
    Fiber& child = edit(id);
    if (child.frame) abortChildren(child, child.previousEventId);
    if (child.activity == Activity::WaitingForTask)
        m_outcome.effects.push_back({Effect::Kind::CancelTask, child.task(), 0, nullptr});
    childFailed(child, std::move(fault));
}

void Machine::endChildren(const Command& command) {
    const Fiber* found = m_state.fiber(command.fiber);
    if (!found || found->activity != Activity::WaitingForChildren) return;
    m_phaseFiber = command.fiber;
    Fiber& fiber = edit(command.fiber);
    abortChildren(fiber, fiber.previousEventId);
    if (!command.output.isAbsent() && fiber.frame->isMapRun() && isOverTolerance(*fiber.frame)) {
        endMapRun(fiber);
        return;
    }
    fiber.frame = {};
    if (command.output.isAbsent())
        fail(fiber, {command.error, command.cause, false, false});
    else
        complete(fiber, compiled(fiber), command.output);
}

// The live children by slot. They are not listed anywhere, so that no snapshot has to keep a list: all are
// younger than their parent, and the youngest of them is the first to be met.
std::vector<FiberId> Machine::childrenOf(const Fiber& parent) const {
    std::vector<FiberId> children;
    for (FiberId id = parent.frame->youngest; id > parent.id && children.size() < parent.frame->running; --id)
        if (const Fiber* fiber = m_state.fiber(id); fiber && fiber->parent == parent.id)
            children.push_back(id);
    std::reverse(children.begin(), children.end());
    return children;
}

void Machine::abortChildren(Fiber& parent, std::int64_t previous) {
    const bool isMap = compiled(parent).type == asl::StateType::Map;
    const bool isDistributed = parent.frame->isMapRun();
    for (const FiberId id : childrenOf(parent)) {
        const std::uint32_t slot = m_state.fiber(id)->slot;
        abortFiber(id, previous);
        if (isMap && !isDistributed)
            emitBeside(parent, EventType::MapIterationAborted, previous).number = slot;
    }
    parent.frame.edit().running = 0;
}

void Machine::abortFiber(FiberId id, std::int64_t previous) {
    Fiber& fiber = edit(id);
    if (fiber.frame) abortChildren(fiber, previous);
    if (fiber.activity == Activity::WaitingForTask)
        m_outcome.effects.push_back({Effect::Kind::CancelTask, fiber.task(), 0, nullptr});
    // A Map Run that is given up is told of here only: one whose execution is stopped or times out outlives
    // it.
    if (fiber.frame && fiber.frame->isMapRun()) emitBeside(fiber, EventType::MapRunAborted, previous);
    if (fiber.activity != Activity::Ready) {
        emitBeside(fiber, EventType::StateAborted, previous);
        addChange(Change::Kind::Aborted, fiber);
    }
    removeFiber(id);
}

} // namespace wb::execution
