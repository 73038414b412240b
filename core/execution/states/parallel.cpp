// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machine.h"

namespace wb::execution {

void Machine::executeParallel(Fiber& fiber, Compiled state) {
    std::optional<json::Value> input = effectiveInput(fiber, state);
    if (!input) return;
    emit(fiber, EventType::ParallelStateStarted);
    const std::vector<asl::ContainerIndex>& branches = state.source->containers;
    Frame& frame = fiber.frame.edit();
    frame.count = frame.next = static_cast<std::uint32_t>(branches.size());
    fiber.activity = Activity::WaitingForChildren;
    ++fiber.wait;
    addChange(Change::Kind::Waiting, fiber);
    const json::Value variables = visibleVariables(fiber);
    for (std::uint32_t slot = 0; slot < branches.size(); ++slot) {
        Fiber& child = addChild(fiber, slot, branches[slot]);
        child.data = *input;
        child.outerVariables = variables;
        child.previousEventId = fiber.previousEventId;
        child.iteration = fiber.iteration;
        makeReady(child);
    }
}

void Machine::finishParallel(Fiber& fiber, Compiled state) {
    std::vector<json::Value> results = resultsOf(*fiber.frame);
    fiber.frame = {};
    emitBeside(fiber, EventType::ParallelStateSucceeded, fiber.previousEventId);
    complete(fiber, state, json::Value::array(std::move(results)));
}

} // namespace wb::execution
