// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/history/recording.h"

#include "core/execution/driver.h"
#include "core/execution/iso_time.h"
#include "core/history/history.h"
#include "core/json/read_problem.h"
#include "core/json/reader.h"
#include "core/json/writer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace wb::history {

using namespace std::string_view_literals;

namespace {

/// Payloads stand in a history as JSON text.
json::Value payload(const json::Value& value) {
    if (!value.isString()) return value;
    Result<json::Value, json::ReadError> read = json::read(value.string());
    return read ? std::move(*read) : value;
}

/// ISO-8601 text as the command line prints it, or seconds as a number.
execution::Time timeOf(const json::Value& value) {
    if (value.isNumber()) return std::llround(value.toDouble() * 1000);
    if (!value.isString()) return 0;
    const std::optional<execution::Instant> instant = execution::parseTimestamp(value.string());
    return instant ? instant->milliseconds() : 0;
}

bool endsTask(const std::string& type) {
    return type == "TaskSucceeded" || type == "TaskFailed" || type == "TaskTimedOut" ||
           type == "LambdaFunctionSucceeded" || type == "LambdaFunctionFailed" ||
           type == "LambdaFunctionTimedOut" || type == "ActivitySucceeded" || type == "ActivityFailed" ||
           type == "ActivityTimedOut" || type == "TaskSubmitFailed" || type == "TaskStartFailed";
}

/// What is known of the place of an event: its state and the Map iterations around it.
struct Place {
    std::string state;
    std::vector<std::uint32_t> iteration;
};

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

json::Value Recording::answers() const {
    std::unordered_map<std::int64_t, Place> places;
    std::unordered_map<std::int64_t, json::Value> submitted;
    std::map<std::string, std::vector<json::Value>> replies;
    std::vector<std::string> order;
    for (const RecordedEvent& event : events) {
        Place place;
        if (const auto before = places.find(event.previousId); before != places.end()) place = before->second;
        if (event.type == "MapIterationStarted") {
            // A later iteration follows an event inside the one before it: both stand at the same depth.
            const json::Value name = event.details["name"];
            const json::Value index = event.details["index"];
            const bool isSibling =
                place.state != (name.isString() ? name.string() : ""sv) && !place.iteration.empty();
            if (isSibling) place.iteration.pop_back();
            place.iteration.push_back(
                static_cast<std::uint32_t>(index.isNumber() ? index.integer().value_or(0) : 0));
        } else if (event.type == "MapStateSucceeded" || event.type == "MapStateExited" ||
                   event.type == "MapStateFailed") {
            if (!place.iteration.empty()) place.iteration.pop_back();
        } else if (event.type.ends_with("StateEntered")) {
            const json::Value name = event.details["name"];
            if (name.isString()) place.state = std::string(name.string());
        } else if (event.type == "TaskSubmitted") {
            submitted[event.id] = payload(event.details["output"]);
        } else if (endsTask(event.type)) {
            std::vector<json::Member> reply;
            const json::Value output = event.details["output"];
            if (event.type.ends_with("Succeeded")) {
                reply.push_back({"output", output.isAbsent() ? json::Value(nullptr) : payload(output)});
            } else if (event.type.ends_with("TimedOut")) {
                reply.push_back({"timeout", true});
            } else {
                const json::Value error = event.details["error"];
                reply.push_back({"error", error.isAbsent() ? json::Value(nullptr) : error});
                if (const json::Value cause = event.details["cause"]; !cause.isAbsent())
                    reply.push_back({"cause", cause});
            }
            if (const auto found = submitted.find(event.previousId); found != submitted.end())
                reply.push_back({"submitted", found->second});
            if (!place.iteration.empty()) {
                std::vector<json::Value> indices;
                for (const std::uint32_t index : place.iteration)
                    indices.emplace_back(static_cast<std::int64_t>(index));
                reply.push_back({"iteration", json::Value::array(std::move(indices))});
            }
            std::vector<json::Value>& list = replies[place.state];
            if (list.empty()) order.push_back(place.state);
            list.push_back(json::Value::object(std::move(reply)));
        }
        places[event.id] = std::move(place);
    }
    std::vector<json::Member> states;
    for (const std::string& state : order)
        states.push_back({state, json::Value::array(std::move(replies[state]))});
    return json::Value::object({{"States", json::Value::object(std::move(states))}});
}

Replay replay(execution::ProgramPtr program, const Recording& recording) {
    Replay replay{execution::Timeline(program, recording.options()), {}, {}};
    Result<execution::Mocks, std::string> mocks = execution::Mocks::read(json::toText(recording.answers()));
    if (!mocks) {
        replay.problem = mocks.error();
        return replay;
    }
    execution::MockTasks tasks(std::move(*mocks));
    execution::Driver driver(replay.timeline, tasks);
    if (driver.run() != execution::Driver::Situation::Finished)
        replay.problem = driver.problem().stateName + ": " + driver.problem().message;
    const std::span<const execution::Event> events = replay.timeline.events(replay.timeline.size() - 1);
    const std::size_t common = std::min(events.size(), recording.events.size());
    for (std::size_t at = 0; at < common && !replay.divergesAt; ++at)
        if (typeName(events[at], program->model()) != recording.events[at].type) replay.divergesAt = at;
    if (!replay.divergesAt && events.size() != recording.events.size()) replay.divergesAt = common;
    return replay;
}

} // namespace wb::history
