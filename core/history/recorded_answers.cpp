// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/history/payload.h"
#include "core/history/recording.h"
#include "core/json/reader.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace wb::history {

using namespace std::string_view_literals;

namespace {

bool asksTask(std::string_view type) {
    return type == "TaskScheduled" || type == "LambdaFunctionScheduled" || type == "ActivityScheduled";
}

bool endsTask(std::string_view type) {
    for (const std::string_view kind : {"Task"sv, "LambdaFunction"sv, "Activity"sv}) {
        if (!type.starts_with(kind)) continue;
        const std::string_view what = type.substr(kind.size());
        return what == "Succeeded" || what == "Failed" || what == "TimedOut" || what == "ScheduleFailed" ||
               what == "StartFailed" || what == "SubmitFailed";
    }
    return false;
}

/// What is known of the place of an event: its state and the Parallels and Maps around it.
struct Place {
    struct Container {
        std::string name;
        bool isMap = false;
        /// Of the iteration; nothing outside of iterations.
        std::optional<std::uint32_t> index;
    };
    std::string state;
    std::vector<Container> containers;
    /// Of the task that was asked and not answered yet: its reply's position among those of the state.
    std::optional<std::size_t> open;
    execution::Time asked = 0;
    /// Its bounds, in milliseconds; 0 when there is none.
    execution::Time timeout = 0;
    execution::Time heartbeat = 0;

    /// The innermost container of that name; the end when there is none.
    auto find(std::string_view name) {
        const auto found = std::find_if(containers.rbegin(), containers.rend(),
                                        [&](const Container& one) { return one.name == name; });
        return found == containers.rend() ? containers.end() : std::prev(found.base());
    }
    /// The innermost Map or Parallel; the end when there is none.
    auto findInnermost(bool isMap) {
        const auto found = std::find_if(containers.rbegin(), containers.rend(),
                                        [&](const Container& one) { return one.isMap == isMap; });
        return found == containers.rend() ? containers.end() : std::prev(found.base());
    }
    json::Value iteration() const {
        std::vector<json::Value> indices;
        for (const Container& container : containers)
            if (container.index) indices.emplace_back(static_cast<std::int64_t>(*container.index));
        return json::Value::array(std::move(indices));
    }
};

std::string_view textOf(const json::Value& value) {
    return value.isString() ? value.string() : std::string_view();
}

/// Goes on from the place of the event before. Whatever a container's branches or iterations left open ends
/// with it, be it that they failed.
void enterPlace(Place& place, const RecordedEvent& event) {
    const json::Value named = event.details["name"];
    const std::string_view name = textOf(named);
    if (event.type.ends_with("StateEntered")) {
        place.state = name;
        place.open.reset();
        if (event.type == "MapStateEntered" || event.type == "ParallelStateEntered")
            place.containers.push_back({std::string(name), event.type.starts_with("Map"), {}});
    } else if (event.type == "MapStateExited" || event.type == "ParallelStateExited") {
        place.containers.erase(place.find(name), place.containers.end());
    } else if (event.type == "MapStateFailed" || event.type == "ParallelStateFailed") {
        // What is around it may be tried again from here, without a word of its end.
        place.containers.erase(place.findInnermost(event.type.starts_with("Map")), place.containers.end());
    } else if (event.type == "MapStateStarted" || event.type == "ParallelStateStarted") {
        // Another attempt follows the event that failed, wherever inside that was.
        const auto retried = place.findInnermost(event.type.starts_with("Map"));
        if (retried == place.containers.end()) return;
        place.containers.erase(std::next(retried), place.containers.end());
        place.containers.back().index.reset();
    } else if (event.type == "MapIterationStarted") {
        // A later iteration may follow an event inside the one before it.
        const auto map = place.find(name);
        if (map == place.containers.end()) return;
        place.containers.erase(std::next(map), place.containers.end());
        const json::Value index = event.details["index"];
        place.containers.back().index =
            static_cast<std::uint32_t>(index.isNumber() ? index.integer().value_or(0) : 0);
    }
}

/// Notes what the event says of the bounds of the task that it asks for.
void noteBounds(Place& place, const RecordedEvent& event) {
    const auto milliseconds = [&](const char* name) {
        const json::Value seconds = event.details[name];
        constexpr std::int64_t most = 1'000'000'000;
        return std::clamp<std::int64_t>(seconds.isNumber() ? seconds.integer().value_or(0) : 0, 0, most) *
               1000;
    };
    place.asked = event.time;
    place.timeout = milliseconds("timeoutInSeconds");
    place.heartbeat = milliseconds("heartbeatInSeconds");
}

constexpr std::int64_t longerThanAnyExecution = 100LL * 366 * 24 * 3600;

/// A delay in seconds. What a history tells of times may be out of all measure.
double secondsOf(execution::Time milliseconds) {
    return static_cast<double>(std::clamp<execution::Time>(milliseconds, 0, longerThanAnyExecution * 1000)) /
           1000;
}

/// The reply to a task of which no more is known: it was given up, or the execution ended before it.
json::Value pendingReply(const Place& place) {
    const json::Value reply =
        json::Value::object({{"timeout", true}, {"delay", longerThanAnyExecution}, {"alive", true}});
    const json::Value iteration = place.iteration();
    return iteration.size() > 0 ? reply.with("iteration", iteration) : reply;
}

/// The reply after a while that the task was heard of, where it would have missed a heartbeat otherwise.
json::Value afterDelay(const json::Value& reply, execution::Time delay, const Place& place) {
    const json::Value later = reply.with("delay", secondsOf(delay));
    return place.heartbeat > 0 && delay >= place.heartbeat ? later.with("alive", true) : later;
}

/// The reply of a task that timed out after `passed`: at the first of its bounds, unless it had been heard of
/// before it missed a heartbeat.
json::Value timedOutReply(execution::Time passed, const Place& place) {
    const json::Value reply = json::Value::object({{"timeout", true}});
    // Of a function the history does not say whether there was a heartbeat.
    if (place.timeout > 0 && passed >= place.timeout) return reply.with("error", "States.Timeout");
    if (place.heartbeat == 0 || passed <= place.heartbeat) return reply;
    return reply.with("error", "States.HeartbeatTimeout")
        .with("delay", secondsOf(passed - place.heartbeat))
        .with("alive", true);
}

/// What the event says of the task, in place of the pending reply.
json::Value endedReply(const RecordedEvent& event, const Place& place, const json::Value& pending) {
    json::Value reply = json::Value::object();
    const json::Value output = event.details["output"];
    if (event.type.ends_with("Succeeded")) {
        reply = reply.with("output", output.isAbsent() ? json::Value(nullptr) : payload(output));
    } else if (event.type.ends_with("TimedOut")) {
        reply = timedOutReply(event.time - place.asked, place);
    } else {
        const json::Value error = event.details["error"];
        reply = reply.with("error", error.isAbsent() ? json::Value(nullptr) : error);
        if (const json::Value cause = event.details["cause"]; !cause.isAbsent())
            reply = reply.with("cause", cause);
        if (event.type == "TaskSubmitFailed") reply = reply.with("event", event.type);
    }
    const bool isTimeout = event.type.ends_with("TimedOut");
    if (const execution::Time passed = event.time - place.asked; passed > 0 && !isTimeout)
        reply = afterDelay(reply, passed, place);
    for (const char* kept : {"iteration", "submitted"})
        if (const json::Value value = pending[kept]; !value.isAbsent()) reply = reply.with(kept, value);
    return reply;
}

} // namespace

json::Value payload(const json::Value& value) {
    if (!value.isString()) return value;
    Result<json::Value, json::ReadError> read = json::read(value.string());
    return read ? std::move(*read) : value;
}

// Replies stand in the order in which the tasks were asked, which is the order in which they are given out.
json::Value Recording::answers() const {
    std::unordered_map<std::int64_t, Place> places;
    std::map<std::string, std::vector<json::Value>> replies;
    std::vector<std::string> order;
    for (const RecordedEvent& event : events) {
        Place place;
        if (const auto before = places.find(event.previousId); before != places.end()) place = before->second;
        enterPlace(place, event);
        const bool isEnd = endsTask(event.type);
        if (asksTask(event.type) || (isEnd && !place.open)) {
            std::vector<json::Value>& list = replies[place.state];
            if (list.empty()) order.push_back(place.state);
            place.open = list.size();
            noteBounds(place, event);
            list.push_back(pendingReply(place));
        }
        if (isEnd) {
            json::Value& reply = replies[place.state][*place.open];
            reply = endedReply(event, place, reply);
            place.open.reset();
        } else if (event.type == "TaskSubmitted" && place.open) {
            json::Value& reply = replies[place.state][*place.open];
            reply = reply.with("submitted", payload(event.details["output"]));
        }
        places[event.id] = std::move(place);
    }
    std::vector<json::Member> states;
    for (const std::string& state : order)
        states.push_back({state, json::Value::array(std::move(replies[state]))});
    return json::Value::object({{"States", json::Value::object(std::move(states))}});
}

} // namespace wb::history
