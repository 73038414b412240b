// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machine.h"

namespace wb::execution {

void Machine::enter(Fiber& fiber, Compiled) {
    fiber.attempt = 0;
    fiber.pending = {};
    fiber.enteredTime = m_state.m_now;
    fiber.beforeEnteredEventId = fiber.previousEventId;
    Event& event = emit(fiber, EventType::StateEntered);
    event.data = fiber.data;
    fiber.enteredEventId = fiber.previousEventId;
    addChange(Change::Kind::Entered, fiber);
}

void Machine::execute(Fiber& fiber, Compiled state) {
    switch (state.type) {
    case asl::StateType::Pass:
        executePass(fiber, state);
        break;
    case asl::StateType::Choice:
        executeChoice(fiber, state);
        break;
    case asl::StateType::Wait:
        executeWait(fiber, state);
        break;
    case asl::StateType::Succeed:
        executeSucceed(fiber, state);
        break;
    case asl::StateType::Fail:
        executeFail(fiber, state);
        break;
    case asl::StateType::Task:
        executeTask(fiber, state);
        break;
    case asl::StateType::Parallel:
        executeParallel(fiber, state);
        break;
    case asl::StateType::Map:
        executeMap(fiber, state);
        break;
    case asl::StateType::Unknown:
        break;
    }
}

} // namespace wb::execution
