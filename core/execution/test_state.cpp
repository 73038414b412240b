// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/test_state.h"

#include "core/execution/machine.h"

namespace wb::execution {

std::string_view name(TestStateResult::Status status) {
    switch (status) {
    case TestStateResult::Status::Succeeded:
        return "SUCCEEDED";
    case TestStateResult::Status::Failed:
        return "FAILED";
    case TestStateResult::Status::Retriable:
        return "RETRIABLE";
    case TestStateResult::Status::CaughtError:
        return "CAUGHT_ERROR";
    case TestStateResult::Status::NeedsAnswer:
        return "NEEDS_ANSWER";
    }
    return "FAILED";
}

namespace {

/// TestState's causes do not name the state and the event.
json::Value withoutPlace(const json::Value& cause) {
    if (!cause.isString()) return cause;
    constexpr std::string_view end = "). ";
    std::string_view text = cause.string();
    const std::size_t at = text.find(end);
    if (!text.starts_with("An error occurred while executing the state '") || at == std::string_view::npos)
        return cause;
    return text.substr(at + end.size());
}

/// The command that gives the answer to whatever the fiber waits for; nothing when it waits for nothing or no
/// answer was given.
std::optional<Command> answerTo(const Fiber& fiber, const TestStateRequest& request) {
    if (fiber.activity == Activity::WaitingForTime) return Command::fireTimer();
    const bool hasResult = !request.result.isAbsent();
    if (!hasResult && !request.hasError) return std::nullopt;
    if (fiber.activity == Activity::WaitingForTask)
        return hasResult ? Command::taskSucceeded(fiber.task(), request.result)
                         : Command::taskFailed(fiber.task(), request.error, request.cause);
    if (fiber.activity == Activity::WaitingForChildren)
        return Command::endChildren(fiber.id, request.result, request.error, request.cause);
    return std::nullopt;
}

/// The API shows a stage that a JSONPath state left out as a copy of the one before it, and not every stage
/// of every type.
void fillStages(Phases& phases, const CompiledState& state) {
    if (phases.variables.size() == 0) phases.variables = {};
    if (state.isJsonata) {
        const bool hasResult = state.type == asl::StateType::Task || state.type == asl::StateType::Parallel ||
                               state.type == asl::StateType::Map;
        if (!hasResult) phases.result = {};
        return;
    }
    switch (state.type) {
    case asl::StateType::Succeed:
    case asl::StateType::Wait:
        phases.result = phases.afterResultPath = {};
        return;
    case asl::StateType::Pass:
        if (state.result.isAbsent())
            phases.result = {};
        else
            phases.afterInputPath = phases.afterParameters = {};
        break;
    case asl::StateType::Task:
    case asl::StateType::Parallel:
        break;
    default:
        return;
    }
    // What could not be evaluated left nothing behind.
    if (phases.afterParameters.isAbsent() && !state.parameters)
        phases.afterParameters = phases.afterInputPath;
    if (phases.afterResultSelector.isAbsent() && !state.resultSelector)
        phases.afterResultSelector = phases.result.isAbsent() ? phases.afterParameters : phases.result;
    if (phases.afterResultPath.isAbsent()) phases.afterResultSelector = {};
}

} // namespace

TestStateResult testState(const Program& program, const TestStateRequest& request) {
    Outcome outcome;
    TestStateResult result;
    result.status = TestStateResult::Status::NeedsAnswer;
    const FiberId fiber = 0;
    MachineState state =
        Machine::standBefore(program, request.state, request.options, request.variables, outcome);
    outcome.clear();
    Command first = Command::step(fiber);
    if (request.retryCount > 0) {
        Machine::standBeforeRetry(program, state, fiber, request.retryCount, outcome);
        outcome.clear();
        first = Command::fireTimer();
    }
    state = transition(program, std::move(state), first, outcome, &result.phases);
    const Fiber* waiting = state.fiber(fiber);
    const bool readsItems = waiting && waiting->activity == Activity::WaitingForTask && waiting->request() &&
                            waiting->request()->kind == TaskKind::ItemReader;
    // Without what was read, the answer is that of the Map all the same.
    if (readsItems && request.readItems.isAbsent()) Machine::forgetItems(state, fiber);
    if (readsItems && !request.readItems.isAbsent()) {
        const Command items = Command::taskSucceeded(waiting->task(), request.readItems);
        state = transition(program, std::move(state), items, outcome, &result.phases);
    }
    Machine::selectRemaining(program, state, fiber, result.phases);
    waiting = state.fiber(fiber);
    if (waiting && waiting->activity == Activity::WaitingForChildren && request.failedIterations > 0)
        Machine::setFailures(state, fiber, request.failedIterations);
    waiting = state.fiber(fiber);
    if (waiting && waiting->activity != Activity::Ready && waiting->activity != Activity::WaitingForRetry) {
        const std::optional<Command> answer = answerTo(*waiting, request);
        if (!answer) return result;
        state = transition(program, std::move(state), *answer, outcome, &result.phases);
    }
    for (const Change& change : outcome.changes) {
        if (change.state != request.state || change.fiber != fiber) continue;
        switch (change.kind) {
        case Change::Kind::Succeeded:
            result.status = TestStateResult::Status::Succeeded;
            break;
        case Change::Kind::Failed:
            result.status = TestStateResult::Status::Failed;
            break;
        case Change::Kind::Retrying:
            result.status = TestStateResult::Status::Retriable;
            break;
        case Change::Kind::Caught:
            result.status = TestStateResult::Status::CaughtError;
            break;
        default:
            break;
        }
    }
    if (result.phases.errorDetails) {
        result.error = result.phases.errorDetails->error;
        result.cause = withoutPlace(result.phases.errorDetails->cause);
    }
    fillStages(result.phases, program.machine().states[request.state]);
    result.output = result.phases.output;
    result.nextState = result.phases.nextState;
    return result;
}

} // namespace wb::execution
