// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machine_state.h"

#include "core/execution/program.h"

namespace wb::execution {

std::string_view name(Status status) {
    switch (status) {
    case Status::Running:
        return "RUNNING";
    case Status::Succeeded:
        return "SUCCEEDED";
    case Status::Failed:
        return "FAILED";
    case Status::TimedOut:
        return "TIMED_OUT";
    case Status::Aborted:
        return "ABORTED";
    }
    return "RUNNING";
}

// The machine keeps stale entries away from the front of both queues.
FiberId MachineState::nextReady() const {
    return isRunning() && !m_ready.empty() ? m_ready.front() : noFiber;
}

const MachineState::Ending& MachineState::ending() const {
    static const Ending none;
    return m_ending ? *m_ending : none;
}

bool MachineState::isCurrent(const Timer& timer) const {
    const Fiber* waiting = fiber(timer.fiber);
    if (!waiting || timer.kind == Timer::Kind::Execution) return waiting;
    return waiting->wait == timer.wait && waiting->activity != Activity::Ready;
}

const Timer* MachineState::nextTimer() const {
    return isRunning() && !m_timers.empty() ? &m_timers.first() : nullptr;
}

bool MachineState::moveTo(const Program& from, const Program& to) {
    struct Move {
        FiberId fiber;
        asl::StateIndex state;
    };
    std::vector<Move> moves;
    bool isPossible = true;
    forEachFiber([&](const Fiber& fiber) {
        const asl::State* found = to.model().find(from.state(fiber.state).path);
        if (!found || (fiber.activity != Activity::Ready && found->type != from.state(fiber.state).type)) {
            isPossible = false;
            return;
        }
        moves.push_back({fiber.id, static_cast<asl::StateIndex>(found - to.model().states().data())});
    });
    if (!isPossible) return false;
    for (const Move& move : moves) m_fibers.edit(move.fiber).edit().state = move.state;
    return true;
}

} // namespace wb::execution
