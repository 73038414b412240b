// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/iso_time.h"
#include "core/execution/machine.h"

#include "core/query/context_object.h"
#include "core/query/variables.h"

namespace wb::execution {

namespace {

/// The innermost child execution that a fiber belongs to; null in the execution itself.
const ChildExecution* childOf(const Fiber& fiber) {
    for (const Iteration* iteration = fiber.iteration.get(); iteration; iteration = iteration->outer.get())
        if (iteration->execution) return iteration->execution.get();
    return nullptr;
}

StartOptions childOptions(const StartOptions& parent, const ChildExecution& child) {
    StartOptions options = parent;
    options.machineName = std::string(child.machine.view());
    options.executionName = std::string(child.name.view());
    options.startTime = child.startTime;
    options.input = child.input;
    options.type = child.isExpress ? MachineType::Express : MachineType::Standard;
    return options;
}

} // namespace

json::Value Machine::context(const Fiber& fiber, Compiled state) const {
    // A Distributed Map's child is an execution of its own, of a machine that is named after the Map's.
    const StartOptions& parent = m_state.options();
    const ChildExecution* child = childOf(fiber);
    std::optional<StartOptions> own;
    if (child) own = childOptions(parent, *child);
    const StartOptions& options = own ? *own : parent;
    query::ExecutionContext execution;
    const std::string arn = options.executionArn();
    const std::string startTime = formatTime(options.startTime);
    const std::string machineArn = options.machineArn();
    execution.executionId = arn;
    execution.executionName = options.executionName;
    execution.roleArn = options.roleArn;
    execution.startTime = startTime;
    execution.input = options.input;
    execution.redriveCount = options.type == MachineType::Express ? -1 : 0;
    execution.stateMachineId = machineArn;
    execution.stateMachineName = options.machineName;
    const bool hasRetries = state.type == asl::StateType::Task || state.type == asl::StateType::Parallel ||
                            state.type == asl::StateType::Map;
    json::Value object =
        query::withState(query::contextObject(execution), state.name.view(), formatTime(fiber.enteredTime),
                         hasRetries ? static_cast<std::int64_t>(fiber.attempt) : -1);
    if (fiber.iteration) {
        object =
            query::withMapItem(object, fiber.iteration->index, fiber.iteration->item, fiber.iteration->key);
        if (fiber.iteration->source.isString())
            object = query::withMapItemSource(object, fiber.iteration->source.string());
    }
    if (fiber.pending && !fiber.pending->token.empty())
        object = query::withTaskToken(object, fiber.pending->token);
    if (options.context.isObject())
        for (const json::Member& member : options.context.members())
            object = object.with(member.key, member.value);
    return object;
}

json::Value Machine::visibleVariables(const Fiber& fiber) const {
    return query::visibleVariables(fiber.outerVariables, fiber.variables);
}

query::Scope Machine::scope(const Fiber& fiber, Compiled state, json::Value input) const {
    query::Scope scope;
    scope.input = std::move(input);
    if (state.readsContext) scope.context = context(fiber, state);
    scope.variables = visibleVariables(fiber);
    scope.clockMillis = m_state.m_now;
    return scope;
}

query::Scope Machine::jsonataScope(const Fiber& fiber, Compiled state, const char* extraName,
                                   json::Value extra) const {
    query::Scope scope = this->scope(fiber, state, fiber.data);
    std::vector<json::Member> members;
    members.push_back({"input", fiber.data});
    if (state.readsContext) members.push_back({"context", scope.context});
    if (extraName) members.push_back({extraName, std::move(extra)});
    scope.states = json::Value::object(std::move(members));
    return scope;
}

std::optional<json::Value> Machine::accept(Fiber& fiber, Result<json::Value, query::Error> result) {
    if (result) return std::move(*result);
    failEvaluation(fiber, result.error());
    return std::nullopt;
}

query::Budget Machine::budget() const {
    query::Budget budget;
    constexpr std::uint32_t unlimitedDepth = 10'000;
    if (m_state.options().limits) return budget;
    budget.jsonataDepth = unlimitedDepth;
    budget.jsonataBytes = budget.resultBytes;
    return budget;
}

std::optional<json::Value> Machine::evaluate(Fiber& fiber, const query::Template& expression,
                                             const query::Scope& scope, query::Expected expected) {
    return accept(fiber, expression.evaluate(scope, m_random, budget(), expected));
}

std::optional<json::Value> Machine::effectiveInput(Fiber& fiber, Compiled state) {
    Phases* phases = phasesOf(fiber);
    if (phases) {
        phases->input = fiber.data;
        phases->variables = visibleVariables(fiber);
    }
    if (state.isJsonata) {
        if (!state.parameters) return fiber.data;
        std::optional<json::Value> arguments =
            evaluate(fiber, *state.parameters, jsonataScope(fiber, state, nullptr, {}));
        if (arguments && phases) phases->afterArguments = *arguments;
        if (arguments && !acceptSize(fiber, state, *arguments)) return std::nullopt;
        return arguments;
    }
    std::optional<json::Value> input = fiber.data;
    if (!state.inputPath.isIdentity())
        input = accept(fiber, state.inputPath.apply(scope(fiber, state, fiber.data)));
    if (!input) return input;
    if (phases) phases->afterInputPath = *input;
    if (!state.parameters) return input;
    input = evaluate(fiber, *state.parameters, scope(fiber, state, std::move(*input)));
    if (input && phases) phases->afterParameters = *input;
    if (input && !acceptSize(fiber, state, *input)) return std::nullopt;
    return input;
}

std::optional<json::Value> Machine::fieldValue(Fiber& fiber, Compiled state, const Field& field,
                                               const json::Value& input, query::Expected expected) {
    switch (field.kind) {
    case Field::Kind::None:
        return json::Value();
    case Field::Kind::Constant:
        return field.constant;
    case Field::Kind::Path:
        return accept(fiber, field.path->apply(scope(fiber, state, input)));
    case Field::Kind::PayloadPath:
        return accept(fiber, field.payloadPath->evaluate(scope(fiber, state, input), field.name, m_random));
    case Field::Kind::Expression:
        return evaluate(fiber, field.expression, jsonataScope(fiber, state, nullptr, {}), expected);
    }
    return json::Value();
}

void Machine::complete(Fiber& fiber, Compiled state, json::Value result) {
    Phases* phases = phasesOf(fiber);
    if (phases) phases->result = result;
    std::optional<json::Value> assigned;
    if (state.isJsonata) {
        const bool hasResult = state.type == asl::StateType::Task || state.type == asl::StateType::Parallel ||
                               state.type == asl::StateType::Map;
        json::Value output = hasResult ? result : fiber.data;
        if (state.output || state.assign) {
            const query::Scope scope = jsonataScope(fiber, state, hasResult ? "result" : nullptr, result);
            if (state.output) {
                std::optional<json::Value> evaluated = evaluate(fiber, *state.output, scope);
                if (!evaluated) return;
                output = std::move(*evaluated);
            }
            if (state.assign) {
                assigned = evaluate(fiber, *state.assign, scope);
                if (!assigned) return;
            }
        }
        leave(fiber, state, std::move(output), assigned, state.next, asl::TransitionKind::Next, 0);
        return;
    }
    if (state.resultSelector) {
        std::optional<json::Value> selected =
            evaluate(fiber, *state.resultSelector, scope(fiber, state, std::move(result)));
        if (!selected) return;
        result = std::move(*selected);
        if (phases) phases->afterResultSelector = result;
    }
    // Assign and OutputPath both read the values as they stood before the state.
    if (state.assign) {
        assigned = evaluate(fiber, *state.assign, scope(fiber, state, result));
        if (!assigned) return;
    }
    json::Value output;
    if (state.resultPath.isIdentity()) {
        output = std::move(result);
    } else {
        std::optional<json::Value> merged =
            accept(fiber, state.resultPath.apply(fiber.data, std::move(result)));
        if (!merged) return;
        output = std::move(*merged);
    }
    if (phases) phases->afterResultPath = output;
    if (!state.outputPath.isIdentity()) {
        std::optional<json::Value> filtered =
            accept(fiber, state.outputPath.apply(scope(fiber, state, std::move(output))));
        if (!filtered) return;
        output = std::move(*filtered);
    }
    leave(fiber, state, std::move(output), assigned, state.next, asl::TransitionKind::Next, 0);
}

bool Machine::acceptSize(Fiber& fiber, Compiled state, const json::Value& payload) {
    if (!m_state.options().limits || payload.textSize() <= maximumPayload) return true;
    fail(fiber, {"States.DataLimitExceeded",
                 "The state/task '" + std::string(state.name.view()) +
                     "' returned a result with a size exceeding the maximum number of bytes service limit.",
                 true, false});
    return false;
}

// The variables of an execution have one bound for all; the children of a Distributed Map, which see none of
// the others, are counted by themselves.
bool Machine::assign(Fiber& fiber, const json::Value& assigned) {
    const std::uint64_t used = fiber.isSilent
                                   ? query::bytesOf(fiber.variables) + query::bytesOf(fiber.outerVariables)
                                   : m_state.m_variableBytes;
    Result<query::Assigned, query::Error> result =
        query::assignVariables(fiber.variables, fiber.outerVariables, assigned, used);
    if (!result) {
        failEvaluation(fiber, result.error());
        return false;
    }
    fiber.variables = std::move(result->variables);
    if (!fiber.isSilent) m_state.m_variableBytes = result->bytes;
    return true;
}

void Machine::leave(Fiber& fiber, Compiled state, json::Value output,
                    const std::optional<json::Value>& assigned, asl::StateIndex next,
                    asl::TransitionKind kind, std::uint32_t index) {
    if (!acceptSize(fiber, state, output)) return;
    const bool hasVariables = assigned && assigned->size() > 0;
    if (hasVariables && !assign(fiber, *assigned)) return;
    if (Phases* phases = phasesOf(fiber)) {
        phases->output = output;
        phases->variables = visibleVariables(fiber);
        if (next != asl::noIndex) phases->nextState = model().state(next).name;
    }
    Event& event = emit(fiber, EventType::StateExited);
    event.data = output;
    if (hasVariables) {
        auto details = std::make_shared<EventDetails>();
        details->variables = *assigned;
        event.details = std::move(details);
    }
    addChange(kind == asl::TransitionKind::Catch ? Change::Kind::Caught : Change::Kind::Succeeded, fiber);
    if (next == asl::noIndex) {
        finishFiber(fiber, std::move(output));
        return;
    }
    m_outcome.changes.push_back({Change::Kind::Taken, kind, index, fiber.state, fiber.id});
    fiber.data = std::move(output);
    fiber.state = next;
    fiber.pending = {};
    fiber.frame = {};
    makeReady(fiber);
}

} // namespace wb::execution
