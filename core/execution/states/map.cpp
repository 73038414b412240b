// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/field_number.h"
#include "core/execution/machine.h"

#include "core/json/writer.h"

#include <algorithm>
#include <cmath>

namespace wb::execution {

namespace {

/// The service runs this many iterations of an inline Map at a time, and this many children of a distributed
/// one.
constexpr std::uint32_t inlineConcurrency = 40;
constexpr std::uint32_t distributedConcurrency = 10'000;

} // namespace

std::optional<json::Value> Machine::mapField(Fiber& fiber, Compiled state, const Field& field,
                                             const json::Value& input, query::Expected expected) {
    if (field.kind != Field::Kind::Path) return fieldValue(fiber, state, field, input, expected);
    Result<json::Value, query::Error> found = field.path->apply(scope(fiber, state, input));
    if (found) return std::move(*found);
    failRuntime(fiber,
                "The " + field.name + " parameter does not reference an input value: " + field.pathText);
    return std::nullopt;
}

std::optional<double> Machine::mapNumber(Fiber& fiber, Compiled state, const Field& field,
                                         const json::Value& input, bool isInteger) {
    if (!field) return 0;
    std::optional<json::Value> value =
        mapField(fiber, state, field, input, isInteger ? query::Expected::Integer : query::Expected::Number);
    if (!value) return std::nullopt;
    std::optional<double> number;
    if (!isInteger)
        number = decimalNumber(field, *value);
    else if (const std::optional<std::int64_t> whole = wholeNumber(field, *value))
        number = static_cast<double>(*whole);
    if (!number) {
        failRuntime(fiber, "The " + field.name + " field refers to value \"" + json::toPlainText(*value) +
                               "\" which is not a valid " + (isInteger ? "integer" : "float") + ": " +
                               field.pathText);
        return std::nullopt;
    }
    return number;
}

void Machine::executeMap(Fiber& fiber, Compiled state) {
    const MapFields& map = *state.map;
    std::optional<json::Value> input = effectiveInput(fiber, state);
    if (!input) return;
    const std::optional<double> concurrency = mapNumber(fiber, state, map.maxConcurrency, *input, true);
    if (!concurrency) return;
    if (*concurrency < 0) {
        failField(fiber, map.maxConcurrency, "MaxConcurrency must be a non-negative integer.");
        return;
    }
    showResolved(fiber, map.maxConcurrency, *concurrency);
    Frame& frame = fiber.frame.edit();
    frame = Frame();
    frame.input = *input;
    const std::uint32_t most = map.isDistributed ? distributedConcurrency : inlineConcurrency;
    frame.maxConcurrency =
        *concurrency == 0 || *concurrency > most ? most : static_cast<std::uint32_t>(*concurrency);
    if (map.hasReader) {
        readItems(fiber, state);
        return;
    }
    std::optional<json::Value> items;
    if (state.isJsonata) {
        items = map.items ? evaluate(fiber, *map.items, jsonataScope(fiber, state, nullptr, {}),
                                     map.isDistributed ? query::Expected::Any : query::Expected::Array)
                          : std::optional<json::Value>(*input);
        if (!items) return;
        if (map.isDistributed && items->isObject()) items = keyed(fiber, *items);
        if (!items->isArray()) {
            failRuntime(fiber, "Map state input must be an array but was: " + json::toText(*items),
                        "States.QueryEvaluationError");
            return;
        }
    } else {
        items = accept(fiber, map.itemsPath.applyAsReference(scope(fiber, state, *input)));
        if (!items) return;
        if (map.isDistributed && items->isObject()) items = keyed(fiber, *items);
        if (!items->isArray()) {
            failRuntime(fiber, "Reference path \"" + map.itemsPathText + "\" must point to array.");
            return;
        }
    }
    if (map.isDistributed) fiber.frame.edit().source = "STATE_DATA";
    if (Phases* phases = phasesOf(fiber)) phases->afterItemsPath = *items;
    runItems(fiber, state, *items, static_cast<std::int64_t>(items->size()));
}

// A Distributed Map goes over the members of an object too.
json::Value Machine::keyed(Fiber& fiber, const json::Value& object) {
    fiber.frame.edit().isKeyed = true;
    std::vector<json::Value> items;
    for (const json::Member& member : object.members())
        items.push_back(json::Value::object({{"Key", member.key}, {"Value", member.value}}));
    return json::Value::array(std::move(items));
}

std::shared_ptr<Iteration> Machine::iterationOf(const Fiber& fiber, std::uint32_t slot) const {
    auto iteration = std::make_shared<Iteration>();
    iteration->index = slot;
    iteration->item = fiber.frame->items.at(slot);
    iteration->source = fiber.frame->source;
    iteration->outer = fiber.iteration;
    if (fiber.frame->isKeyed) {
        const json::Value member = iteration->item;
        iteration->key = member["Key"];
        iteration->item = member["Value"];
    }
    return iteration;
}

void Machine::runItems(Fiber& fiber, Compiled state, json::Value items, std::int64_t length) {
    const MapFields& map = *state.map;
    emit(fiber, EventType::MapStateStarted).number = length;
    const json::Value input = fiber.frame->input;
    const std::optional<double> percentage = mapNumber(fiber, state, map.toleratedPercentage, input, false);
    if (!percentage) return;
    if (*percentage < 0 || *percentage > 100) {
        failField(fiber, map.toleratedPercentage, "ToleratedFailurePercentage must be between 0 and 100.");
        return;
    }
    const std::optional<double> count = mapNumber(fiber, state, map.toleratedCount, input, true);
    if (!count) return;
    if (*count < 0) {
        failField(fiber, map.toleratedCount, "ToleratedFailureCount must be a non-negative integer.");
        return;
    }
    showResolved(fiber, map.toleratedPercentage, *percentage);
    showResolved(fiber, map.toleratedCount, *count);
    Frame& frame = fiber.frame.edit();
    frame.toleratedPercentage = *percentage;
    frame.toleratedCount = static_cast<std::uint32_t>(*count);
    frame.itemCount = static_cast<std::uint32_t>(items.size());
    frame.items = std::move(items);
    fiber.activity = Activity::WaitingForChildren;
    ++fiber.wait;
    fiber.due = 0;
    addChange(Change::Kind::Waiting, fiber);
    if (map.isDistributed && !startMapRun(fiber, state)) return;
    frame.count = static_cast<std::uint32_t>(frame.items.size());
    startIterations(fiber, state, fiber.previousEventId);
}

// Starts as many children as there is room for, and ends the Map when none are left.
void Machine::startIterations(Fiber& fiber, Compiled state, std::int64_t previous) {
    Frame& frame = fiber.frame.edit();
    if (frame.isMapRun() && isOverTolerance(frame)) {
        failMapRun(fiber, state);
        return;
    }
    while (frame.next < frame.count && frame.running < frame.maxConcurrency)
        if (!startIteration(fiber, state, previous)) return;
    showSelected(fiber);
    if (frame.running == 0) finishMap(fiber, state);
}

bool Machine::startIteration(Fiber& fiber, Compiled state, std::int64_t previous) {
    const MapFields& map = *state.map;
    Frame& frame = fiber.frame.edit();
    const std::uint32_t slot = frame.next;
    std::shared_ptr<Iteration> iteration = iterationOf(fiber, slot);
    json::Value data = frame.items.at(slot);
    if (map.itemSelector && !map.hasBatcher) {
        std::optional<json::Value> selected = selectItem(fiber, state, iteration);
        if (!selected) return false;
        data = std::move(*selected);
    }
    ++frame.next;
    Fiber& child = addChild(fiber, slot, state.source->containers.front());
    child.data = std::move(data);
    child.isSilent = fiber.isSilent || map.isDistributed;
    if (map.isDistributed) iteration->execution = childExecution(frame, state, child.data);
    if (map.isExpressChild && m_state.options().limits)
        addTimer(child, Timer::Kind::Execution, m_state.m_now + expressSeconds * 1000);
    if (map.isDistributed) {
        child.previousEventId = 1;
    } else {
        child.outerVariables = visibleVariables(fiber);
        Event& event = emitBeside(fiber, EventType::MapIterationStarted, previous);
        event.number = slot;
        child.previousEventId = fiber.isSilent ? previous : event.id;
    }
    child.iteration = std::move(iteration);
    makeReady(child);
    return true;
}

// ItemSelector reads the Map's own input, with the item in the Context object.
query::Scope Machine::selectorScope(Fiber& fiber, Compiled state,
                                    const std::shared_ptr<const Iteration>& iteration) const {
    const std::shared_ptr<const Iteration> outer = fiber.iteration;
    fiber.iteration = iteration;
    query::Scope scope = state.isJsonata ? jsonataScope(fiber, state, nullptr, {})
                                         : this->scope(fiber, state, fiber.frame->input);
    fiber.iteration = outer;
    return scope;
}

std::optional<json::Value> Machine::selectItem(Fiber& fiber, Compiled state,
                                               const std::shared_ptr<const Iteration>& iteration) {
    std::optional<json::Value> selected =
        evaluate(fiber, *state.map->itemSelector, selectorScope(fiber, state, iteration));
    if (selected)
        if (Phases* phases = phasesOf(fiber)) phases->selectedItems.push_back(*selected);
    return selected;
}

void Machine::showSelected(const Fiber& fiber) {
    Phases* phases = phasesOf(fiber);
    if (phases && !phases->selectedItems.empty())
        phases->afterItemSelector = json::Value::array(phases->selectedItems);
}

void Machine::showResolved(const Fiber& fiber, const Field& field, double value) {
    Phases* phases = phasesOf(fiber);
    if (!phases || !field) return;
    std::string name = field.name;
    if (name.ends_with("Path")) name.resize(name.size() - 4);
    const double whole = std::trunc(value);
    const json::Value number =
        whole == value ? json::Value(static_cast<std::int64_t>(whole)) : json::Value(value);
    phases->resolved = (phases->resolved.isObject() ? phases->resolved : json::Value::object())
                           .with(std::string_view(name), number);
}

void Machine::finishMap(Fiber& fiber, Compiled state) {
    const Frame& frame = *fiber.frame;
    if (frame.isMapRun()) {
        finishMapRun(fiber, state);
        return;
    }
    std::vector<json::Value> results = resultsOf(frame);
    fiber.frame = {};
    emitBeside(fiber, EventType::MapStateSucceeded, fiber.previousEventId);
    complete(fiber, state, json::Value::array(std::move(results)));
}

} // namespace wb::execution
