// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/effect.h"
#include "core/execution/event.h"
#include "core/execution/machine_state.h"
#include "core/execution/phases.h"
#include "core/execution/program.h"

#include <vector>

namespace wb::execution {

/// What became of a state within a transition: the source of every status the user sees.
struct Change {
    enum class Kind : std::uint8_t {
        Entered,
        /// A task, timer or children are under way.
        Waiting,
        Retrying,
        Succeeded,
        Failed,
        Caught,
        Aborted,
        /// The transition `transition`, `index` of the state was taken.
        Taken,
    };
    Kind kind = Kind::Entered;
    asl::TransitionKind transition = asl::TransitionKind::Next;
    std::uint32_t index = 0;
    asl::StateIndex state = asl::noIndex;
    FiberId fiber = noFiber;
};

/// What a transition gives besides the next state. Appended to, so that a driver can reuse the memory.
struct Outcome {
    std::vector<Event> events;
    std::vector<Effect> effects;
    std::vector<Change> changes;

    void clear() {
        events.clear();
        effects.clear();
        changes.clear();
    }
};

/// The state in which an execution begins, with its ExecutionStarted event in `outcome`.
MachineState start(const Program& program, const StartOptions& options, Outcome& outcome);

/// The state after `command`: pure, the same arguments always give the same result. A command that does not
/// fit the state (a fiber that is not ready, a task long over) changes nothing. `phases`, where given,
/// receives the stages of the data.
MachineState transition(const Program& program, MachineState state, const Command& command, Outcome& outcome,
                        Phases* phases = nullptr);

} // namespace wb::execution
