// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/field_number.h"
#include "core/execution/machine.h"

#include "core/json/writer.h"

namespace wb::execution {

// Reading the items and writing the results touch the outside world, so both are asked for like tasks.
void Machine::askForMapData(Fiber& fiber, Compiled state, TaskKind kind, std::string resource,
                            json::Value input, json::Value payload) {
    ++fiber.wait;
    auto request = std::make_shared<TaskRequest>();
    request->id = fiber.task();
    request->fiber = fiber.id;
    request->sequence = m_state.m_nextSequence++;
    request->now = m_state.m_now;
    request->path = state.source->path;
    request->stateName = state.source->name;
    request->resource = std::move(resource);
    request->kind = kind;
    request->input = std::move(input);
    request->payload = std::move(payload);
    request->attempt = fiber.attempt;
    request->isOptional = fiber.frame->isOver;
    fiber.activity = Activity::WaitingForTask;
    fiber.due = 0;
    fiber.pending.edit().request = request;
    addChange(Change::Kind::Waiting, fiber);
    m_outcome.effects.push_back({Effect::Kind::InvokeTask, request->id, 0, request});
}

void Machine::readItems(Fiber& fiber, Compiled state) {
    const MapFields& map = *state.map;
    json::Value arguments = json::Value::object();
    const json::Value input = fiber.frame->input;
    if (map.readerArguments) {
        std::optional<json::Value> evaluated =
            evaluate(fiber, *map.readerArguments,
                     state.isJsonata ? jsonataScope(fiber, state, nullptr, {}) : scope(fiber, state, input));
        if (!evaluated) return;
        arguments = std::move(*evaluated);
    }
    json::Value config = map.readerConfig;
    if (map.readerMaxItems) {
        std::optional<json::Value> most =
            mapField(fiber, state, map.readerMaxItems, input, query::Expected::Integer);
        if (!most) return;
        const std::optional<std::int64_t> number = wholeNumber(map.readerMaxItems, *most);
        if (!number) {
            failRuntime(fiber, "The MaxItemsPath field refers to value \"" + json::toPlainText(*most) +
                                   "\" which is not a valid integer: " + map.readerMaxItems.pathText);
            return;
        }
        if (*number < 0) {
            failItemReader(fiber, "field MaxItems must be positive");
            return;
        }
        config = config.without("MaxItemsPath").with("MaxItems", *number);
    }
    askForMapData(fiber, state, TaskKind::ItemReader, map.readerResource, std::move(arguments),
                  std::move(config));
}

void Machine::failItemReader(Fiber& fiber, std::string cause) {
    emit(fiber, EventType::MapStateStarted).number = 0;
    fail(fiber, {"States.ItemReaderFailed", std::move(cause), false, false});
}

void Machine::writeResults(Fiber& fiber, Compiled state) {
    const MapFields& map = *state.map;
    const Frame& frame = *fiber.frame;
    json::Value arguments = json::Value::object();
    if (map.writerArguments) {
        std::optional<json::Value> evaluated = evaluate(
            fiber, *map.writerArguments,
            state.isJsonata ? jsonataScope(fiber, state, nullptr, {}) : scope(fiber, state, frame.input));
        if (!evaluated) return;
        arguments = std::move(*evaluated);
    }
    std::vector<json::Value> succeeded;
    std::vector<json::Value> failed;
    // A failed execution is told of whatever the transformation.
    for (const Ended* ended : endedBySlot(frame)) {
        if (!ended) continue;
        if (!ended->isFailed)
            addResult(succeeded, state, frame, *ended);
        else
            failed.push_back(childRecord(state, frame, *ended));
    }
    json::Value payload = json::Value::object(
        {{"MapRunArn", frame.mapRunArn},
         {"Succeeded", json::Value::array(std::move(succeeded))},
         {"Failed", json::Value::array(std::move(failed))},
         {"Pending", pendingRecords(fiber, state)},
         {"WriterConfig", map.writerConfig.isAbsent() ? json::Value(nullptr) : map.writerConfig}});
    askForMapData(fiber, state, TaskKind::ResultWriter, "arn:aws:states:::s3:putObject", std::move(arguments),
                  std::move(payload));
}

namespace {

/// Of the inputs of what was never started this much is told; a selector may repeat a large payload for each
/// item.
constexpr std::size_t mostPendingBytes = 64ULL << 20;

} // namespace

// The items for which no execution was started before the Map Run failed.
json::Value Machine::pendingRecords(Fiber& fiber, Compiled state) {
    const Frame& frame = *fiber.frame;
    StartOptions child = m_state.options();
    child.machineName = std::string(frame.childMachine.view());
    std::vector<json::Value> records;
    std::size_t told = 0;
    for (std::uint32_t slot = frame.next; slot < frame.count; ++slot) {
        if (told > mostPendingBytes) {
            records.push_back(
                json::Value::object({{"InputDetails", json::Value::object({{"Included", false}})},
                                     {"StateMachineArn", child.machineArn()},
                                     {"Status", "PENDING"}}));
            continue;
        }
        json::Value input = frame.items.at(slot);
        if (state.map->itemSelector && !state.map->hasBatcher) {
            const query::Scope scope = selectorScope(fiber, state, iterationOf(fiber, slot));
            if (Result<json::Value, query::Error> selected =
                    state.map->itemSelector->evaluate(scope, m_random, budget()))
                input = std::move(*selected);
        }
        std::string text = json::toText(input);
        told += text.size();
        records.push_back(json::Value::object({{"Input", std::move(text)},
                                               {"InputDetails", json::Value::object({{"Included", true}})},
                                               {"StateMachineArn", child.machineArn()},
                                               {"Status", "PENDING"}}));
    }
    return json::Value::array(std::move(records));
}

void Machine::mapDataArrived(Fiber& fiber, Compiled state, const json::Value& output) {
    if (fiber.frame->isOver) return endMapRun(fiber);
    if (fiber.request()->kind == TaskKind::ResultWriter) {
        leaveMapRun(fiber, state, output);
        return;
    }
    const json::Value items = output.isObject() ? keyed(fiber, output) : output;
    if (!items.isArray()) {
        failItemReader(fiber, "Attempting to map over non-iterable node.");
        return;
    }
    const json::Value bucket = fiber.request()->input["Bucket"];
    const json::Value key = fiber.request()->input["Key"];
    if (bucket.isString())
        fiber.frame.edit().source = "s3://" + std::string(bucket.string()) +
                                    (key.isString() ? "/" + std::string(key.string()) : std::string());
    // The length of items that were read is not known when the Map starts.
    runItems(fiber, state, items, 0);
}

void Machine::mapDataFailed(Fiber& fiber, Compiled, json::Value error, json::Value cause) {
    if (fiber.frame->isOver) return endMapRun(fiber);
    const bool isWriter = fiber.request()->kind == TaskKind::ResultWriter;
    if (error.isAbsent()) error = isWriter ? "States.ResultWriterFailed" : "States.ItemReaderFailed";
    if (isWriter) {
        emit(fiber, EventType::MapRunFailed).details = errorDetails(error, cause);
        fail(fiber, {std::move(error), std::move(cause), false, false});
        return;
    }
    failItemReader(fiber, cause.isString() ? std::string(cause.string()) : std::string());
}

} // namespace wb::execution
