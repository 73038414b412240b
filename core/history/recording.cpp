// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/history/recording.h"

#include "core/execution/driver.h"
#include "core/execution/iso_time.h"
#include "core/history/history.h"
#include "core/history/payload.h"
#include "core/json/read_problem.h"
#include "core/json/reader.h"
#include "core/json/writer.h"

#include <algorithm>
#include <cmath>

namespace wb::history {

namespace {

/// ISO-8601 text as the command line prints it, or seconds as a number.
execution::Time timeOf(const json::Value& value) {
    if (value.isNumber()) return std::llround(value.toDouble() * 1000);
    if (!value.isString()) return 0;
    const std::optional<execution::Instant> instant = execution::parseTimestamp(value.string());
    return instant ? instant->milliseconds() : 0;
}

} // namespace

Result<Recording, std::string> Recording::read(std::string_view text) {
    Result<json::Value, json::ReadError> root = json::read(text);
    if (!root) return failure(json::describe(text, root.error()));
    const json::Value events = root->isArray() ? *root : (*root)["events"];
    if (!events.isArray()) return failure(std::string("there is no array /events"));
    Recording recording;
    for (std::size_t index = 0; index < events.size(); ++index) {
        const json::Value item = events.at(index);
        const json::Value type = item["type"];
        const json::Value id = item["id"];
        if (!type.isString() || !id.isNumber())
            return failure("/events/" + std::to_string(index) + " has no type or no id");
        RecordedEvent event;
        event.type = std::string(type.string());
        event.id = id.integer().value_or(0);
        const json::Value previous = item["previousEventId"];
        if (previous.isNumber()) event.previousId = previous.integer().value_or(0);
        event.time = timeOf(item["timestamp"]);
        for (const json::Member& member : item.members())
            if (member.key.view().ends_with("EventDetails")) event.details = member.value;
        recording.events.push_back(std::move(event));
    }
    std::stable_sort(recording.events.begin(), recording.events.end(),
                     [](const RecordedEvent& one, const RecordedEvent& other) { return one.id < other.id; });
    return recording;
}

execution::StartOptions Recording::options() const {
    execution::StartOptions options;
    if (events.empty()) return options;
    options.startTime = events.front().time;
    if (const json::Value input = events.front().details["input"]; !input.isAbsent())
        options.input = payload(input);
    if (const json::Value role = events.front().details["roleArn"]; role.isString())
        options.roleArn = std::string(role.string());
    return options;
}

namespace {

/// Runs to the end; an execution that somebody stopped only as far as it came before.
execution::Driver::Situation run(execution::Driver& driver, const Recording& recording,
                                 const execution::Timeline& timeline) {
    using Situation = execution::Driver::Situation;
    const bool isAborted = !recording.events.empty() && recording.events.back().type == "ExecutionAborted";
    if (!isAborted) return driver.run();
    const RecordedEvent& stop = recording.events.back();
    Situation situation = Situation::Advanced;
    while (situation == Situation::Advanced) {
        if (timeline.events(timeline.size() - 1).size() + 1 >= recording.events.size()) {
            driver.apply(execution::Command::abort(stop.details["error"], stop.details["cause"]));
            return Situation::Finished;
        }
        situation = driver.step();
    }
    return situation;
}

} // namespace

Replay replay(execution::ProgramPtr program, const Recording& recording) {
    Replay replay{execution::Timeline(program, recording.options()), {}, {}};
    Result<execution::Mocks, std::string> mocks = execution::Mocks::read(json::toText(recording.answers()));
    if (!mocks) {
        replay.problem = mocks.error();
        return replay;
    }
    execution::MockTasks tasks(std::move(*mocks));
    execution::Driver driver(replay.timeline, tasks);
    if (run(driver, recording, replay.timeline) != execution::Driver::Situation::Finished)
        replay.problem = driver.problem().stateName + ": " + driver.problem().message;
    const std::span<const execution::Event> events = replay.timeline.events(replay.timeline.size() - 1);
    const std::size_t common = std::min(events.size(), recording.events.size());
    for (std::size_t at = 0; at < common && !replay.divergesAt; ++at)
        if (typeName(events[at], program->model()) != recording.events[at].type) replay.divergesAt = at;
    if (!replay.divergesAt && events.size() != recording.events.size()) replay.divergesAt = common;
    return replay;
}

} // namespace wb::history
