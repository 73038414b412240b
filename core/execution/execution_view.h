// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/timeline.h"

#include <map>
#include <unordered_map>
#include <vector>

namespace wb::execution {

/// The status of a state as shown to the user.
/// States that a fiber stands before are those in ExecutionView::active whose activity is Ready, whatever
/// their status.
enum class StateStatus : std::uint8_t { NotRun, Running, Waiting, Succeeded, Failed, Caught, Aborted };

/// Everything a view shows of a run at one step, gathered in one pass over what changed until then.
struct ExecutionView {
    struct ActiveState {
        asl::StatePath path;
        asl::StateIndex state = asl::noIndex;
        FiberId fiber = noFiber;
        Activity activity = Activity::Ready;
        /// Iterations or branch of the fiber, outermost first.
        std::vector<std::uint32_t> iteration;
        /// Its input.
        json::Value data;
        /// When its wait ends by itself; 0 when it does not.
        Time due = 0;
    };
    struct TransitionKey {
        asl::StateIndex state = asl::noIndex;
        asl::TransitionKind kind = asl::TransitionKind::Next;
        std::uint32_t index = 0;
        auto operator<=>(const TransitionKey&) const = default;
    };
    struct Counts {
        std::uint32_t entered = 0;
        std::uint32_t succeeded = 0;
        std::uint32_t failed = 0;
        std::uint32_t caught = 0;
        std::uint32_t retried = 0;
    };

    /// By the state's index in the program's model.
    std::vector<StateStatus> statuses;
    std::vector<Counts> counts;
    /// How often each transition was taken.
    std::map<TransitionKey, std::uint32_t> taken;
    /// States that fibers stand before or are in, in the order of the fibers; containers' own fibers
    /// included.
    std::vector<ActiveState> active;
    std::vector<std::shared_ptr<const TaskRequest>> pendingTasks;
    Time now = 0;
    Status status = Status::Running;
    json::Value output;
    json::Value error;
    json::Value cause;
};

/// The view at `step` of a timeline. Linear in what happened so far.
ExecutionView viewAt(const Timeline& timeline, std::size_t step);
/// Goes on from a view at an earlier step of the same timeline: linear in what happened since.
void advanceView(ExecutionView& view, const Timeline& timeline, std::size_t from, std::size_t to);

} // namespace wb::execution
