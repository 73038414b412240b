// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machine.h"

#include "core/query/jsonpath/reference_path.h"

#include <algorithm>
#include <cmath>

namespace wb::execution {

namespace {

bool matches(const std::vector<std::string>& errors, const Fault& fault) {
    const std::string_view name = fault.name();
    return std::any_of(errors.begin(), errors.end(), [&](const std::string& candidate) {
        if (candidate == "States.ALL") return name != "States.Runtime";
        if (candidate == "States.TaskFailed") return name != "States.Timeout" && name != "States.Runtime";
        if (fault.isHeartbeat && candidate == "States.HeartbeatTimeout") return true;
        return candidate == name && !fault.error.isAbsent();
    });
}

// AWS API Reference, "ExecutionFailedEventDetails" and the others: a cause has no more characters. Those that
// print the input of a state would otherwise be kept as long as it is for each child that fails.
std::string_view asCause(std::string_view text) {
    constexpr std::size_t longestCause = 32'768;
    if (text.size() <= longestCause) return text;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
        if (begins && characters++ == longestCause) return text.substr(0, i);
    }
    return text;
}

json::Value orNull(const json::Value& value) {
    return value.isAbsent() ? json::Value(nullptr) : value;
}

} // namespace

std::string Machine::entered(const Fiber& fiber) const {
    return "An error occurred while executing the state '" + std::string(compiled(fiber).name.view()) +
           "' (entered at the event id #" + std::to_string(fiber.enteredEventId) + "). ";
}

Fault Machine::faultOf(const Fiber& fiber, const query::Error& error) const {
    Fault fault;
    fault.error = error.name;
    // A path that cannot be applied is the one evaluation whose cause does not name the state.
    const bool namesState = error.name != query::jsonpath::referencePathConflict;
    if (error.hasCause) fault.cause = asCause(namesState ? entered(fiber) + error.cause : error.cause);
    fault.isTerminal = error.name == "States.Runtime" || error.name == "States.DataLimitExceeded";
    return fault;
}

void Machine::failEvaluation(Fiber& fiber, const query::Error& error) {
    Fault fault = faultOf(fiber, error);
    if (error.name == "States.QueryEvaluationError") {
        // Before anything else happened in the state, this event takes the place of the entered event in the
        // chain.
        const bool isAtEntry = fiber.previousEventId == fiber.enteredEventId;
        if (isAtEntry && error.location != "Timestamp" && !fiber.isSilent)
            fiber.previousEventId = fiber.beforeEnteredEventId;
        auto details = errorDetails(fault.error, fault.cause);
        details->location = error.location;
        emit(fiber, EventType::EvaluationFailed).details = std::move(details);
    }
    fail(fiber, std::move(fault));
}

void Machine::failField(Fiber& fiber, const Field& field, std::string cause) {
    query::Error error;
    error.name = "States.Runtime";
    error.cause = std::move(cause);
    if (field.kind == Field::Kind::Expression) {
        error.name = "States.QueryEvaluationError";
        error.location = field.name;
    }
    failEvaluation(fiber, error);
}

void Machine::failRuntime(Fiber& fiber, std::string cause, std::string_view name) {
    query::Error error;
    error.name = std::string(name);
    error.cause = std::move(cause);
    failEvaluation(fiber, error);
}

void Machine::fail(Fiber& fiber, Fault fault) {
    Compiled state = compiled(fiber);
    // What still runs inside of the state ends with it, whatever becomes of the error.
    if (fiber.frame && fiber.frame->running > 0 && !fault.isTerminal)
        abortChildren(fiber, fiber.previousEventId);
    if (Phases* phases = phasesOf(fiber)) {
        phases->errorDetails.emplace();
        phases->errorDetails->error = fault.error;
        phases->errorDetails->cause = fault.cause;
    }
    if (!fault.isTerminal) {
        if (retry(fiber, state, fault)) return;
        if (catchFault(fiber, state, fault)) return;
    }
    failUnhandled(fiber, std::move(fault));
}

void Machine::failUnhandled(Fiber& fiber, Fault fault) {
    Compiled state = compiled(fiber);
    addChange(Change::Kind::Failed, fiber);
    if (fault.isTerminal) {
        endExecution(fiber, std::move(fault));
        return;
    }
    if (state.type == asl::StateType::Parallel && fiber.frame)
        emit(fiber, EventType::ParallelStateFailed);
    else if (state.type == asl::StateType::Map)
        emit(fiber, EventType::MapStateFailed);
    if (fiber.parent != noFiber)
        childFailed(fiber, std::move(fault));
    else
        failExecution(fiber, fault);
}

void Machine::failExecution(const Fiber& fiber, const Fault& fault) {
    append(EventType::ExecutionFailed, fiber.previousEventId, asl::noIndex).details =
        errorDetails(fault.error, fault.cause);
    end(Status::Failed, &fiber, {}, fault.error, fault.cause);
}

// No state around the failing one gets a chance to handle the error, nor an event. A child of a distributed
// Map is an execution of its own: it ends alone.
void Machine::endExecution(Fiber& fiber, Fault fault) {
    Fiber* outermost = &fiber;
    while (outermost->parent != noFiber) {
        Fiber& parent = edit(outermost->parent);
        if (parent.frame->isMapRun()) {
            fault.isTerminal = false;
            endChild(outermost->id, std::move(fault));
            return;
        }
        addChange(Change::Kind::Failed, parent);
        outermost = &parent;
    }
    failExecution(fiber, fault);
}

// Amazon States Language, "Retrying after error": each retrier counts its own attempts; the first that names
// the error decides.
bool Machine::retry(Fiber& fiber, Compiled state, const Fault& fault) {
    for (std::uint32_t index = 0; index < state.retriers.size(); ++index) {
        const Retrier& retrier = state.retriers[index];
        if (!matches(retrier.errors, fault)) continue;
        Pending& pending = fiber.pending.edit();
        if (pending.retries.size() < state.retriers.size()) pending.retries.resize(state.retriers.size());
        std::uint32_t& used = pending.retries[index];
        if (used >= retrier.maxAttempts) return false;
        double delay = retrier.intervalSeconds * std::pow(retrier.backoffRate, used);
        if (retrier.maxDelaySeconds) delay = std::min(delay, *retrier.maxDelaySeconds);
        if (retrier.hasFullJitter) delay *= m_random.nextUnit();
        constexpr double longest = 31'536'000;
        delay = std::min(delay, longest);
        ++used;
        fiber.activity = Activity::WaitingForRetry;
        ++fiber.wait;
        fiber.due = 0;
        pending.request.reset();
        fiber.frame = {};
        addTimer(fiber, Timer::Kind::Backoff, m_state.m_now + std::llround(delay * 1000));
        addChange(Change::Kind::Retrying, fiber);
        if (Phases* phases = phasesOf(fiber)) {
            phases->errorDetails->retryIndex = index;
            phases->errorDetails->retryBackoffIntervalSeconds = delay;
        }
        return true;
    }
    return false;
}

bool Machine::catchFault(Fiber& fiber, Compiled state, const Fault& fault) {
    for (std::uint32_t index = 0; index < state.catchers.size(); ++index) {
        const Catcher& catcher = state.catchers[index];
        if (!matches(catcher.errors, fault)) continue;
        if (Phases* phases = phasesOf(fiber)) phases->errorDetails->catchIndex = index;
        const json::Value error =
            json::Value::object({{"Error", orNull(fault.error)}, {"Cause", orNull(fault.cause)}});
        json::Value output = error;
        std::optional<json::Value> assigned;
        // An error inside a catcher ends the execution's attempt to handle this one.
        const auto attempt = [&](Result<json::Value, query::Error> result) -> std::optional<json::Value> {
            if (result) return std::move(*result);
            Fault nested = faultOf(fiber, result.error());
            if (result.error().name == "States.QueryEvaluationError") {
                auto details = errorDetails(nested.error, nested.cause);
                details->location = result.error().location;
                emit(fiber, EventType::EvaluationFailed).details = std::move(details);
            }
            failUnhandled(fiber, std::move(nested));
            return std::nullopt;
        };
        if (state.isJsonata) {
            const query::Scope scope = jsonataScope(fiber, state, "errorOutput", error);
            if (catcher.output) {
                std::optional<json::Value> evaluated =
                    attempt(catcher.output->evaluate(scope, m_random, budget()));
                if (!evaluated) return true;
                output = std::move(*evaluated);
            }
            if (catcher.assign && !(assigned = attempt(catcher.assign->evaluate(scope, m_random, budget()))))
                return true;
        } else {
            std::optional<json::Value> merged = attempt(catcher.resultPath.apply(fiber.data, error));
            if (!merged) return true;
            output = std::move(*merged);
            if (catcher.assign && !(assigned = attempt(catcher.assign->evaluate(scope(fiber, state, error),
                                                                                m_random, budget()))))
                return true;
        }
        leave(fiber, state, std::move(output), assigned, catcher.next, asl::TransitionKind::Catch, index);
        return true;
    }
    return false;
}

} // namespace wb::execution
