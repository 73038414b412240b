// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machine.h"

#include "core/execution/execution_record.h"
#include "core/execution/iso_time.h"

namespace wb::execution {

// A Distributed Map: its children are executions of their own, which write no events into this history.
bool Machine::startMapRun(Fiber& fiber, Compiled state) {
    Frame& frame = fiber.frame.edit();
    const StartOptions& options = m_state.options();
    const std::string label = state.map->label.empty() ? m_random.nextUuid() : state.map->label;
    // The children run a state machine that is named after the Map.
    const std::string machine = options.machineName + "/" + label;
    auto details = std::make_shared<EventDetails>();
    details->resource = "arn:aws:states:" + options.region + ":" + options.account + ":mapRun:" + machine +
                        ":" + m_random.nextUuid();
    frame.childMachine = machine;
    frame.mapRunArn = details->resource;
    emit(fiber, EventType::MapRunStarted).details = std::move(details);
    frame.startedEventId = fiber.previousEventId;
    return !state.map->hasBatcher || makeBatches(fiber, state);
}

bool Machine::isOverTolerance(const Frame& frame) const {
    if (frame.failed == 0) return false;
    const bool hasPercentage = frame.toleratedPercentage > 0;
    if (frame.toleratedCount == 0 && !hasPercentage) return true;
    if (frame.toleratedCount > 0 && frame.failed > frame.toleratedCount) return true;
    return hasPercentage && 100.0 * frame.failed > frame.toleratedPercentage * frame.itemCount;
}

// AWS, "ResultWriter": what ended and what never began is written of a Map Run that failed too.
void Machine::failMapRun(Fiber& fiber, Compiled state) {
    if (!state.map->hasWriter) return endMapRun(fiber);
    Frame& frame = fiber.frame.edit();
    for (const FiberId id : childrenOf(fiber)) {
        const Fiber& child = *m_state.fiber(id);
        frame.ended.push({child.slot, true, true, m_state.m_now, {}, child.iteration});
    }
    abortChildren(fiber, fiber.previousEventId);
    fiber.frame.edit().isOver = true;
    writeResults(fiber, state);
}

void Machine::endMapRun(Fiber& fiber) {
    const json::Value error = "States.ExceedToleratedFailureThreshold";
    const json::Value cause = "The specified tolerated failure threshold was exceeded";
    abortChildren(fiber, fiber.previousEventId);
    emit(fiber, EventType::MapRunFailed).details = errorDetails(error, cause);
    fail(fiber, {error, cause, false, false});
}

void Machine::finishMapRun(Fiber& fiber, Compiled state) {
    const Frame& frame = *fiber.frame;
    if (state.map->hasWriter) {
        writeResults(fiber, state);
        return;
    }
    std::vector<json::Value> results;
    for (const Ended* ended : endedBySlot(frame)) addResult(results, state, frame, *ended);
    leaveMapRun(fiber, state, json::Value::array(std::move(results)));
}

// AWS, "ResultWriter": NONE tells of the executions, COMPACT gives their outputs, FLATTEN joins those that
// are arrays. What failed is told of as by NONE.
void Machine::addResult(std::vector<json::Value>& results, Compiled state, const Frame& frame,
                        const Ended& ended) {
    if (state.map->transformation == MapFields::Transformation::None ||
        (ended.isFailed && state.map->reportsFailures())) {
        results.push_back(childRecord(state, frame, ended));
    } else if (!ended.isFailed && state.map->transformation == MapFields::Transformation::Flatten &&
               ended.value.isArray()) {
        const std::span<const json::Value> items = ended.value.items();
        results.insert(results.end(), items.begin(), items.end());
    } else {
        results.push_back(ended.value);
    }
}

std::unique_ptr<const ChildExecution> Machine::childExecution(const Frame& frame, Compiled state,
                                                              json::Value input) {
    auto execution = std::make_unique<ChildExecution>();
    execution->machine = frame.childMachine;
    execution->name = m_random.nextUuid();
    execution->isExpress = state.map->isExpressChild;
    execution->startTime = m_state.m_now;
    execution->input = std::move(input);
    return execution;
}

// What the service tells of a child execution.
json::Value Machine::childRecord(Compiled state, const Frame& frame, const Ended& ended) {
    StartOptions child = m_state.options();
    child.machineName = std::string(frame.childMachine.view());
    child.type = state.map->isExpressChild ? MachineType::Express : MachineType::Standard;
    ExecutionRecord record;
    record.isExpress = state.map->isExpressChild;
    // Nothing was kept of those that ended before an edit made the Map report them.
    if (ended.iteration && ended.iteration->execution) {
        const ChildExecution& execution = *ended.iteration->execution;
        child.executionName = std::string(execution.name.view());
        record.input = execution.input;
        record.startDate = formatTime(execution.startTime);
    }
    record.stopDate = formatTime(ended.stopTime);
    record.name = child.executionName;
    record.machineArn = child.machineArn();
    record.executionArn = child.executionArn();
    if (ended.isFailed) {
        record.status = ended.isAborted ? Status::Aborted : Status::Failed;
        if (!ended.isAborted) {
            record.error = ended.value["Error"];
            record.cause = ended.value["Cause"];
        }
    } else {
        record.output = ended.value;
    }
    return record.describe();
}

void Machine::leaveMapRun(Fiber& fiber, Compiled state, json::Value result) {
    const std::int64_t started = fiber.frame->startedEventId;
    fiber.frame = {};
    emit(fiber, EventType::MapRunSucceeded);
    emitBeside(fiber, EventType::MapStateSucceeded, fiber.previousEventId);
    // Recorded: the exited event follows MapRunSucceeded in a machine's first state, and MapRunStarted in any
    // later one.
    if (fiber.beforeEnteredEventId != 0 && !fiber.isSilent) fiber.previousEventId = started;
    complete(fiber, state, std::move(result));
}

// Amazon States Language, "ItemBatcher": items are put together until either limit is reached.
bool Machine::makeBatches(Fiber& fiber, Compiled state) {
    const MapFields& map = *state.map;
    const json::Value input = fiber.frame->input;
    const std::optional<double> mostItems = mapNumber(fiber, state, map.maxItemsPerBatch, input, true);
    if (!mostItems) return false;
    const std::optional<double> mostBytes = mapNumber(fiber, state, map.maxBytesPerBatch, input, true);
    if (!mostBytes) return false;
    json::Value batchInput;
    if (map.batchInput) {
        std::optional<json::Value> evaluated =
            evaluate(fiber, *map.batchInput,
                     state.isJsonata ? jsonataScope(fiber, state, nullptr, {}) : scope(fiber, state, input));
        if (!evaluated) return false;
        batchInput = std::move(*evaluated);
    }
    Frame& frame = fiber.frame.edit();
    const auto countLimit = *mostItems > 0 ? static_cast<std::size_t>(*mostItems) : frame.items.size() + 1;
    const auto byteLimit = *mostBytes > 0 ? static_cast<std::size_t>(*mostBytes) : maximumPayload;
    std::vector<json::Value> batches;
    std::vector<json::Value> batch;
    const std::size_t overhead = 12 + (batchInput.isAbsent() ? 0 : batchInput.textSize() + 14);
    std::size_t bytes = overhead;
    const auto close = [&] {
        if (batch.empty()) return;
        std::vector<json::Member> members;
        if (!batchInput.isAbsent()) members.push_back({"BatchInput", batchInput});
        members.push_back({"Items", json::Value::array(std::move(batch))});
        batches.push_back(json::Value::object(std::move(members)));
        batch.clear();
        bytes = overhead;
    };
    for (std::uint32_t index = 0; index < frame.items.size(); ++index) {
        json::Value item = frame.items.at(index);
        if (map.itemSelector) {
            std::optional<json::Value> selected = selectItem(fiber, state, iterationOf(fiber, index));
            if (!selected) return false;
            item = std::move(*selected);
        }
        const std::size_t size = item.textSize() + 1;
        if (batch.size() >= countLimit || (!batch.empty() && bytes + size > byteLimit)) close();
        bytes += size;
        batch.push_back(std::move(item));
    }
    close();
    showSelected(fiber);
    frame.items = json::Value::array(std::move(batches));
    frame.isKeyed = false;
    if (Phases* phases = phasesOf(fiber)) phases->afterItemBatcher = frame.items;
    return true;
}

} // namespace wb::execution
