// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/field_number.h"
#include "core/execution/machine.h"

#include "core/json/writer.h"

#include <cstdio>

namespace wb::execution {

namespace {

/// An HTTP Task's request takes at most this long.
constexpr std::int64_t httpSeconds = 60;

struct TaskEvents {
    EventType scheduled;
    EventType started;
    EventType succeeded;
    EventType failed;
    EventType timedOut;
};

constexpr TaskEvents eventsOf(TaskKind kind) {
    switch (kind) {
    case TaskKind::Lambda:
        return {EventType::LambdaFunctionScheduled, EventType::LambdaFunctionStarted,
                EventType::LambdaFunctionSucceeded, EventType::LambdaFunctionFailed,
                EventType::LambdaFunctionTimedOut};
    case TaskKind::Activity:
        return {EventType::ActivityScheduled, EventType::ActivityStarted, EventType::ActivitySucceeded,
                EventType::ActivityFailed, EventType::ActivityTimedOut};
    default:
        return {EventType::TaskScheduled, EventType::TaskStarted, EventType::TaskSucceeded,
                EventType::TaskFailed, EventType::TaskTimedOut};
    }
}

std::shared_ptr<EventDetails> detailsOf(const Resource& resource) {
    auto details = std::make_shared<EventDetails>();
    if (resource.kind == TaskKind::Service) {
        details->resource = resource.action;
        details->resourceType = resource.type;
    }
    return details;
}

} // namespace

// Nothing inside: the evaluation failed. An empty option inside: the state has no such field.
std::optional<std::optional<std::int64_t>> Machine::seconds(Fiber& fiber, Compiled state, const Field& field,
                                                            const json::Value& input) {
    if (!field) return std::optional<std::int64_t>();
    std::optional<json::Value> value = fieldValue(fiber, state, field, input, query::Expected::Integer);
    if (!value) return std::nullopt;
    const std::optional<std::int64_t> number = wholeNumber(field, *value);
    const std::string subject = "The " + field.name + (field.pathText.empty() ? " field " : " parameter ");
    const std::string place = field.pathText.empty() ? json::toPlainText(*value)
                                                     : field.pathText + " == " + json::toPlainText(*value);
    if (!number) {
        failField(fiber, field, subject + "cannot be parsed as a long value: " + place);
        return std::nullopt;
    }
    if (*number <= 0) {
        failField(fiber, field, subject + "references a negative value: " + place);
        return std::nullopt;
    }
    return number;
}

void Machine::executeTask(Fiber& fiber, Compiled state) {
    const Resource& resource = state.task->resource;
    ++fiber.wait;
    if (resource.pattern == TaskPattern::WaitForTaskToken || resource.kind == TaskKind::Activity) {
        // Nobody may guess a real token; here it only has to be unique within the run and the same in every
        // run.
        std::array<char, 64> text{};
        std::snprintf(text.data(), text.size(), "AQCEAAAAKgAAAAM-%08x-%08x-%016llx", fiber.id, fiber.wait,
                      static_cast<unsigned long long>(m_random.next()));
        fiber.pending.edit().token = text.data();
    }
    std::optional<json::Value> input = effectiveInput(fiber, state);
    if (!input) return;
    const json::Value& pathInput = fiber.data;
    const auto timeout = seconds(fiber, state, state.task->timeout, pathInput);
    if (!timeout) return;
    const auto heartbeat = seconds(fiber, state, state.task->heartbeat, pathInput);
    if (!heartbeat) return;
    std::optional<json::Value> credentials;
    if (state.task->credentials &&
        !(credentials = evaluate(fiber, *state.task->credentials,
                                 state.isJsonata ? jsonataScope(fiber, state, nullptr, {})
                                                 : scope(fiber, state, fiber.data))))
        return;

    auto request = std::make_shared<TaskRequest>();
    request->id = fiber.task();
    request->fiber = fiber.id;
    request->sequence = m_state.m_nextSequence++;
    request->now = m_state.m_now;
    request->path = state.source->path;
    request->stateName = state.source->name;
    request->resource = resource.text;
    request->kind = resource.kind;
    request->pattern = resource.pattern;
    request->input = *input;
    request->payload = *input;
    if (resource.kind == TaskKind::Lambda) {
        request->function = resource.text;
    } else if (resource.isLambdaInvoke) {
        const json::Value name = (*input)["FunctionName"];
        if (name.isString()) request->function = std::string(name.string());
        const json::Value payload = (*input)["Payload"];
        request->payload = payload.isAbsent() ? json::Value::object() : payload;
    }
    request->attempt = fiber.attempt;
    for (const Iteration* iteration = fiber.iteration.get(); iteration; iteration = iteration->outer.get())
        request->iteration.insert(request->iteration.begin(), iteration->index);
    request->timeoutSeconds = *timeout;
    request->heartbeatSeconds = *heartbeat;
    if (fiber.pending) request->token = fiber.pending->token;

    const TaskEvents events = eventsOf(resource.kind);
    std::shared_ptr<EventDetails> scheduled = detailsOf(resource);
    if (resource.kind != TaskKind::Service) scheduled->resource = resource.text;
    scheduled->timeout = timeout->value_or(-1);
    scheduled->heartbeat = heartbeat->value_or(-1);
    if (credentials) scheduled->credentials = json::Value::object({{"roleArn", (*credentials)["RoleArn"]}});
    Event& event = emit(fiber, events.scheduled);
    event.data = *input;
    event.details = std::move(scheduled);
    if (resource.kind != TaskKind::Activity) emit(fiber, events.started).details = detailsOf(resource);

    fiber.activity = Activity::WaitingForTask;
    fiber.due = 0;
    Pending& pending = fiber.pending.edit();
    pending.isSubmitted = false;
    pending.request = request;
    const bool isBounded = resource.isHttp && m_state.options().limits;
    if (isBounded && timeout->value_or(httpSeconds) >= httpSeconds)
        addTimer(fiber, Timer::Kind::Timeout, m_state.m_now + httpSeconds * 1000);
    else if (*timeout)
        addTimer(fiber, Timer::Kind::Timeout, m_state.m_now + **timeout * 1000);
    if (*heartbeat) {
        pending.heartbeatDue = m_state.m_now + **heartbeat * 1000;
        addTimer(fiber, Timer::Kind::Heartbeat, pending.heartbeatDue);
    }
    if (Phases* phases = phasesOf(fiber); phases && (*timeout || *heartbeat)) {
        std::vector<json::Member> resolved;
        if (*timeout) resolved.push_back({"TimeoutSeconds", **timeout});
        if (*heartbeat) resolved.push_back({"HeartbeatSeconds", **heartbeat});
        phases->resolved = json::Value::object(std::move(resolved));
    }
    addChange(Change::Kind::Waiting, fiber);
    m_outcome.effects.push_back({Effect::Kind::InvokeTask, request->id, 0, request});
}

Fiber* Machine::waitingFor(TaskId task) {
    const Fiber* fiber = m_state.fiber(fiberOf(task));
    if (!fiber || fiber->activity != Activity::WaitingForTask || fiber->task() != task) return nullptr;
    m_phaseFiber = fiber->id;
    return &edit(fiber->id);
}

void Machine::taskSubmitted(const Command& command) {
    Fiber* fiber = waitingFor(command.task);
    // Reading the items and writing the results of a Map are asked for like tasks, but are none.
    if (!fiber || fiber->pending->isSubmitted || !compiled(*fiber).task) return;
    fiber->pending.edit().isSubmitted = true;
    Event& event = emit(*fiber, EventType::TaskSubmitted);
    event.data = command.output;
    event.details = detailsOf(compiled(*fiber).task->resource);
}

void Machine::taskSucceeded(const Command& command) {
    Fiber* fiber = waitingFor(command.task);
    if (!fiber) return;
    Compiled state = compiled(*fiber);
    if (state.type == asl::StateType::Map) {
        mapDataArrived(*fiber, state, command.output);
        return;
    }
    if (m_state.options().limits && command.output.textSize() > maximumPayload) {
        taskFailed(
            *fiber, state, "States.DataLimitExceeded",
            "The state/task '" + state.task->resource.text +
                "' returned a result with a size exceeding the maximum number of bytes service limit.");
        return;
    }
    if (state.task->resource.kind == TaskKind::Activity) emit(*fiber, EventType::ActivityStarted);
    Event& event = emit(*fiber, eventsOf(state.task->resource.kind).succeeded);
    event.data = command.output;
    event.details = detailsOf(state.task->resource);
    if (Phases* phases = phasesOf(*fiber)) {
        phases->input = fiber->data;
        (state.isJsonata ? phases->afterArguments : phases->afterParameters) = fiber->request()->input;
    }
    complete(*fiber, state, command.output);
}

void Machine::taskFailed(Fiber& fiber, Compiled state, json::Value error, json::Value cause,
                         bool isUnsubmitted) {
    if (state.type == asl::StateType::Map) {
        mapDataFailed(fiber, state, std::move(error), std::move(cause));
        return;
    }
    if (state.task->resource.kind == TaskKind::Activity) emit(fiber, EventType::ActivityStarted);
    std::shared_ptr<EventDetails> details = detailsOf(state.task->resource);
    details->error = error;
    details->cause = cause;
    const bool waits = state.task->resource.pattern != TaskPattern::RequestResponse;
    emit(fiber, isUnsubmitted && waits && !fiber.pending->isSubmitted
                    ? EventType::TaskSubmitFailed
                    : eventsOf(state.task->resource.kind).failed)
        .details = std::move(details);
    if (Phases* phases = phasesOf(fiber)) phases->input = fiber.data;
    fail(fiber, {std::move(error), std::move(cause), false, false});
}

// AWS, "Error names": States.Http.Socket is what an HTTP Task ends with that took too long for the service.
void Machine::timeoutFired(Fiber& fiber, Compiled state) {
    const bool isServices = state.task && state.task->resource.isHttp && m_state.options().limits &&
                            fiber.request()->timeoutSeconds.value_or(httpSeconds) >= httpSeconds;
    if (!isServices) return taskTimedOut(fiber, state, false);
    m_outcome.effects.push_back({Effect::Kind::CancelTask, fiber.task(), 0, nullptr});
    taskFailed(fiber, state, "States.Http.Socket", {});
}

void Machine::taskTimedOut(Fiber& fiber, Compiled state, bool isHeartbeat) {
    m_outcome.effects.push_back({Effect::Kind::CancelTask, fiber.task(), 0, nullptr});
    if (state.type == asl::StateType::Map) {
        mapDataFailed(fiber, state, "States.Timeout", {});
        return;
    }
    std::shared_ptr<EventDetails> details = detailsOf(state.task->resource);
    details->error = "States.Timeout";
    emit(fiber, eventsOf(state.task->resource.kind).timedOut).details = std::move(details);
    if (Phases* phases = phasesOf(fiber)) phases->input = fiber.data;
    fail(fiber, {"States.Timeout", {}, false, isHeartbeat});
}

} // namespace wb::execution
