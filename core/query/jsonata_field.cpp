// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata_field.h"

#include "core/json/pointer.h"
#include "core/json/writer.h"

namespace wb::query {

namespace {

std::string_view typeName(const json::Value& value) {
    switch (value.kind()) {
    case json::Kind::Null:
        return "null";
    case json::Kind::Boolean:
        return "boolean";
    case json::Kind::Number:
        return "number";
    case json::Kind::String:
        return "string";
    case json::Kind::Array:
        return "array";
    case json::Kind::Object:
        return "object";
    default:
        return "undefined";
    }
}

std::string_view expectedName(Expected expected) {
    switch (expected) {
    case Expected::Any:
        return "any";
    case Expected::Boolean:
        return "boolean";
    case Expected::Number:
        return "number";
    case Expected::Integer:
        return "integer";
    case Expected::String:
        return "string";
    case Expected::Array:
        return "array";
    case Expected::Object:
        return "object";
    }
    return {};
}

bool fits(const json::Value& value, Expected expected) {
    switch (expected) {
    case Expected::Any:
        return true;
    case Expected::Boolean:
        return value.isBoolean();
    case Expected::Number:
        return value.isNumber();
    case Expected::Integer:
        return value.isNumber() && value.integer().has_value();
    case Expected::String:
        return value.isString();
    case Expected::Array:
        return value.isArray();
    case Expected::Object:
        return value.isObject();
    }
    return false;
}

// `$states.input` and so on; `$states` alone is everything, of which the input is the part worth showing.
Document statesDocument(std::string_view member) {
    if (member == "context") return Document::Context;
    if (member == "result") return Document::Result;
    if (member == "errorOutput") return Document::ErrorOutput;
    return Document::Input;
}

constexpr std::string_view tooMuchMemory =
    "threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive "
    "memory usage";

constexpr std::string_view tooMuchTime =
    "threw an error during evaluation: Expression evaluation timeout: Check for infinite loop";

/// `/states/input/a` is `/a` of the input, `/variables/x` is `/x` of the variables.
TraceEntry entryOf(const jsonata::Origin& origin, std::string_view result) {
    constexpr std::string_view states = "/states";
    TraceEntry entry{std::string(result) + origin.result, Document::Input, {}};
    std::string_view source = origin.source;
    const bool ofStates = source.starts_with(states);
    source.remove_prefix(std::min(source.find('/', 1), source.size()));
    entry.document = Document::Variables;
    if (ofStates) {
        const std::size_t end = std::min(source.find('/', 1), source.size());
        entry.document = statesDocument(end == 0 ? source : source.substr(1, end - 1));
        source.remove_prefix(end);
    }
    entry.source = source;
    return entry;
}

} // namespace

jsonata::Environment jsonataEnvironment(const Scope& scope, const Budget& budget) {
    jsonata::Environment environment;
    environment.states = scope.states;
    environment.variables = scope.variables;
    environment.clockMillis = scope.clockMillis;
    environment.nonFiniteAsText = true;
    environment.limits.depth = budget.jsonataDepth;
    environment.limits.steps = budget.steps;
    environment.limits.resultBytes = budget.jsonataBytes;
    environment.limits.memoryBytes = budget.resultBytes;
    environment.limits.milliseconds = budget.milliseconds;
    environment.cancelled = budget.cancelled;
    return environment;
}

Result<JsonataField, std::string> JsonataField::compile(std::string_view expression,
                                                        std::string_view location) {
    auto compiled = jsonata::Expression::compile(expression);
    if (!compiled) return failure(compiled.error().code + ": " + compiled.error().message);
    return JsonataField(std::move(*compiled), location);
}

Result<json::Value, Error> JsonataField::evaluate(const Scope& scope, Random& random, Meter& meter,
                                                  Expected expected) const {
    jsonata::Environment environment = jsonataEnvironment(scope, meter.left());
    environment.seed = random.next();
    std::uint64_t steps = 0;
    environment.stepsTaken = &steps;
    auto value = m_expression.evaluate(environment);
    if (!meter.spend(steps) && value) return fail(std::string(tooMuchTime));
    // What it made and dropped is free again; what it gave is kept.
    constexpr std::size_t bytesEach = 4;
    if (value && !meter.hold(value->textSize() * bytesEach)) return fail(std::string(tooMuchMemory));
    if (!value) {
        // A bound that was exceeded has no code of the language.
        const bool isBound = value.error().code.starts_with("U100");
        return fail("threw an error during evaluation" + (isBound ? ": " : ". " + value.error().code + ": ") +
                    value.error().message);
    }
    if (value->isAbsent()) return fail("returned nothing (undefined).");
    if (value->isExtension()) return fail("returned an unsupported result type.");
    if (fits(*value, expected)) return std::move(*value);
    return fail("returned an unexpected result type. Expected '" + std::string(expectedName(expected)) +
                "', but was '" + std::string(typeName(*value)) + "' for value: " + json::toText(*value));
}

void JsonataField::trace(Trace& trace, const Scope& scope, std::string_view result, Meter& meter) const {
    jsonata::Environment environment = jsonataEnvironment(scope, meter.left());
    std::uint64_t steps = 0;
    environment.stepsTaken = &steps;
    const auto origins = m_expression.trace(environment);
    meter.spend(steps);
    if (origins.empty()) return traceReferences(trace, scope, result);
    for (const jsonata::Origin& origin : origins) trace.push_back(entryOf(origin, result));
}

void JsonataField::traceReferences(Trace& trace, const Scope& scope, std::string_view result) const {
    for (const jsonata::Reference& reference : m_expression.variables()) {
        TraceEntry entry{std::string(result), Document::Variables, {}};
        json::Value at;
        std::size_t next = 0;
        if (reference.name == "states") {
            const std::string member = reference.members.empty() ? "input" : reference.members.front();
            entry.document = statesDocument(member);
            at = scope.states[member];
            next = 1;
        } else {
            json::appendPointerToken(entry.source, reference.name);
            at = scope.variables[reference.name];
        }
        if (at.isAbsent()) continue;
        // JSONata maps a name over an array; the array is then what was read.
        for (; next < reference.members.size() && at.isObject(); ++next) {
            const json::Value member = at[reference.members[next]];
            if (member.isAbsent()) break;
            json::appendPointerToken(entry.source, reference.members[next]);
            at = member;
        }
        trace.push_back(std::move(entry));
    }
}

Failure<Error> JsonataField::fail(const std::string& what) const {
    return failure(Error{"States.QueryEvaluationError",
                         "The JSONata expression '" + m_expression.source() + "' specified for the field '" +
                             m_location + "' " + what,
                         true, m_location});
}

} // namespace wb::query
