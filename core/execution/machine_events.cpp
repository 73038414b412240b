// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machine.h"

namespace wb::execution {

namespace {

constexpr std::int64_t maximumStandardEvents = 25'000;
/// Express executions are bounded by their five minutes; this many events never fit into those.
constexpr std::int64_t maximumExpressEvents = 1'000'000;

bool endsExecution(EventType type) {
    return type == EventType::ExecutionSucceeded || type == EventType::ExecutionFailed ||
           type == EventType::ExecutionAborted || type == EventType::ExecutionTimedOut;
}

} // namespace

Event& Machine::append(EventType type, std::int64_t previous, asl::StateIndex state) {
    if (m_state.options().limits) {
        const std::int64_t maximum =
            m_state.options().type == MachineType::Express ? maximumExpressEvents : maximumStandardEvents;
        if (m_isHistoryFull || (m_state.m_nextEventId >= maximum && !endsExecution(type))) {
            m_isHistoryFull = true;
            m_discarded = Event();
            return m_discarded;
        }
    }
    Event& event = m_outcome.events.emplace_back();
    event.type = type;
    event.state = state;
    event.id = m_state.m_nextEventId++;
    event.previousId = previous;
    event.time = m_state.m_now;
    return event;
}

// A Distributed Map's child has a history of its own, with a bound of its own.
void Machine::countChildEvent(Fiber& fiber) {
    if (!m_state.options().limits) return;
    FiberId first = fiber.id;
    const Fiber* parent = m_state.fiber(fiber.parent);
    for (; parent && parent->frame && !parent->frame->isMapRun(); parent = m_state.fiber(parent->parent))
        first = parent->id;
    const std::int64_t maximum = parent && compiled(*parent).map && compiled(*parent).map->isExpressChild
                                     ? maximumExpressEvents
                                     : maximumStandardEvents;
    if (++edit(first).childEvents >= maximum) m_fullChild = first;
}

Event& Machine::emit(Fiber& fiber, EventType type) {
    if (fiber.isSilent) {
        countChildEvent(fiber);
        // A child execution numbers events of its own; only causes ever show them.
        ++fiber.previousEventId;
        m_discarded = Event();
        m_discarded.id = fiber.previousEventId;
        return m_discarded;
    }
    Event& event = append(type, fiber.previousEventId, fiber.state);
    if (event.id) fiber.previousEventId = event.id;
    return event;
}

Event& Machine::emitBeside(Fiber& fiber, EventType type, std::int64_t previous) {
    if (fiber.isSilent) {
        countChildEvent(fiber);
        m_discarded = Event();
        return m_discarded;
    }
    return append(type, previous, fiber.state);
}

} // namespace wb::execution
