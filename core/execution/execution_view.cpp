// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/execution_view.h"

#include <algorithm>

namespace wb::execution {

namespace {

void applyChange(ExecutionView& view, const Change& change) {
    if (change.state == asl::noIndex) return;
    StateStatus& status = view.statuses[change.state];
    ExecutionView::Counts& counts = view.counts[change.state];
    switch (change.kind) {
    case Change::Kind::Entered:
        ++counts.entered;
        status = StateStatus::Running;
        break;
    case Change::Kind::Waiting:
        status = StateStatus::Waiting;
        break;
    case Change::Kind::Retrying:
        ++counts.retried;
        status = StateStatus::Waiting;
        break;
    case Change::Kind::Succeeded:
        ++counts.succeeded;
        status = StateStatus::Succeeded;
        break;
    case Change::Kind::Failed:
        ++counts.failed;
        status = StateStatus::Failed;
        break;
    case Change::Kind::Caught:
        ++counts.caught;
        status = StateStatus::Caught;
        break;
    case Change::Kind::Aborted:
        status = StateStatus::Aborted;
        break;
    case Change::Kind::Taken:
        ++view.taken[{change.state, change.transition, change.index}];
        break;
    }
}

/// What the fibers are doing now outranks what became of their states in earlier rounds or other iterations.
void readFibers(ExecutionView& view, const MachineState& state) {
    view.active.clear();
    view.pendingTasks.clear();
    state.forEachFiber([&](const Fiber& fiber) {
        ExecutionView::ActiveState active;
        active.state = fiber.state;
        active.fiber = fiber.id;
        active.activity = fiber.activity;
        active.data = fiber.data;
        active.due = fiber.due;
        for (const Iteration* it = fiber.iteration.get(); it; it = it->outer.get())
            active.iteration.push_back(it->index);
        std::reverse(active.iteration.begin(), active.iteration.end());
        view.active.push_back(std::move(active));
        if (fiber.activity == Activity::WaitingForTask && fiber.request())
            view.pendingTasks.push_back(fiber.pending->request);
    });
}

} // namespace

void advanceView(ExecutionView& view, const Timeline& timeline, std::size_t from, std::size_t to) {
    const std::span<const Change> changes = timeline.changes(to);
    for (const Change& change : changes.subspan(timeline.changes(from).size())) applyChange(view, change);
    const MachineState& state = timeline.state(to);
    readFibers(view, state);
    for (ExecutionView::ActiveState& active : view.active) {
        active.path = timeline.program(to).state(active.state).path;
        if (&timeline.program(to) != &timeline.program()) {
            const asl::Model& model = timeline.program().model();
            const asl::State* found = model.find(active.path);
            active.state = found ? static_cast<asl::StateIndex>(found - model.states().data()) : asl::noIndex;
            if (!found) continue;
        }
        StateStatus& status = view.statuses[active.state];
        if (active.activity == Activity::WaitingForChildren)
            status = StateStatus::Running;
        else if (active.activity != Activity::Ready)
            status = StateStatus::Waiting;
    }
    view.now = state.now();
    view.status = state.status();
    view.output = state.output();
    view.error = state.error();
    view.cause = state.cause();
}

ExecutionView viewAt(const Timeline& timeline, std::size_t step) {
    ExecutionView view;
    const std::size_t states = timeline.program().model().states().size();
    view.statuses.assign(states, StateStatus::NotRun);
    view.counts.resize(states);
    for (const Change& change : timeline.changes(0)) applyChange(view, change);
    advanceView(view, timeline, 0, step);
    return view;
}

} // namespace wb::execution
