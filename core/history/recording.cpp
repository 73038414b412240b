// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/history/recording.h"

#include "core/execution/iso_time.h"
#include "core/history/payload.h"
#include "core/json/read_problem.h"
#include "core/json/reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace wb::history {

namespace {

/// The end of the year 9999. What no calendar has is no time.
constexpr execution::Time latest = 253'402'300'800'000;

/// ISO-8601 text as the command line prints it, or seconds as a number.
execution::Time timeOf(const json::Value& value) {
    if (value.isNumber()) {
        const double milliseconds = value.toDouble() * 1000;
        return std::abs(milliseconds) <= static_cast<double>(latest) ? std::llround(milliseconds) : 0;
    }
    if (!value.isString()) return 0;
    const std::optional<execution::Instant> instant = execution::parseTimestamp(value.string());
    return instant ? instant->milliseconds() : 0;
}

/// The JSON texts in `text`: one, or several that each begin a line. No line within a string or an indented
/// object begins with a bracket.
std::vector<std::string_view> documentsOf(std::string_view text) {
    std::vector<std::string_view> documents;
    std::size_t begin = 0;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1)) {
        if (end + 1 == text.size() || (text[end + 1] != '{' && text[end + 1] != '[')) continue;
        documents.push_back(text.substr(begin, end + 1 - begin));
        begin = end + 1;
    }
    documents.push_back(text.substr(begin));
    return documents;
}

using Values = Result<std::vector<json::Value>, std::string>;

Values readDocuments(std::string_view text) {
    Result<json::Value, json::ReadError> whole = json::read(text);
    if (whole) return std::vector<json::Value>{std::move(*whole)};
    const std::vector<std::string_view> documents = documentsOf(text);
    if (documents.size() == 1) return failure(json::describe(text, whole.error()));
    std::vector<json::Value> values;
    for (const std::string_view document : documents) {
        if (document.find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
        Result<json::Value, json::ReadError> value = json::read(document);
        if (!value) {
            json::ReadError error = value.error();
            error.offset += static_cast<std::uint32_t>(document.data() - text.data());
            return failure(json::describe(text, error));
        }
        values.push_back(std::move(*value));
    }
    return values;
}

/// The number in a member, which the log of an Express execution writes as text.
std::optional<std::int64_t> numberIn(const json::Value& value) {
    if (value.isNumber()) return value.integer();
    if (!value.isString()) return std::nullopt;
    const std::string_view text = value.string();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// Puts a recording together from what was read.
class Collector {
  public:
    /// A page `{"events"}`, an array of pages or events, or one event. The problem, if any.
    std::string add(const json::Value& value, const std::string& place, int depth = 0);
    Result<Recording, std::string> take();

  private:
    std::string addEvent(const json::Value& item, const std::string& place);
    void noteGaps(const RecordedEvent& event);

    Recording m_recording;
    std::string m_execution;
    std::vector<std::string> m_cut;
    bool m_goesOn = false;
    bool m_isFound = false;
};

std::string Collector::add(const json::Value& value, const std::string& place, int depth) {
    // An array of pages of events.
    constexpr int deepest = 3;
    if (depth > deepest) return place + " is nested too deeply";
    if (const json::Value events = value["events"]; events.isArray()) {
        m_goesOn = value["nextToken"].isString() || value["NextToken"].isString();
        return add(events, place + "/events", depth + 1);
    }
    if (!value.isArray()) return value.isObject() ? addEvent(value, place) : place + " is no event";
    m_isFound = true;
    for (std::size_t index = 0; index < value.size(); ++index)
        if (std::string problem = add(value.at(index), place + '/' + std::to_string(index), depth + 1);
            !problem.empty())
            return problem;
    return {};
}

// The log of an Express execution: "id", "previous_event_id" and "event_timestamp" as text, "details" for all
// types, and CloudWatch may wrap each event as the text "message".
std::string Collector::addEvent(const json::Value& item, const std::string& place) {
    if (const json::Value message = item["message"]; message.isString() && item["type"].isAbsent()) {
        const json::Value inside = payload(message);
        return inside.isObject() ? addEvent(inside, place) : std::string();
    }
    const json::Value type = item["type"];
    const std::optional<std::int64_t> id = numberIn(item["id"]);
    if (!type.isString() || !id) {
        // A document without any events says so better than its first member.
        return m_isFound ? place + " has no type or no id" : "there is no array /events";
    }
    m_isFound = true;
    RecordedEvent event;
    event.type = std::string(type.string());
    event.id = *id;
    const bool isLogged = !item["previous_event_id"].isAbsent();
    event.previousId = numberIn(item[isLogged ? "previous_event_id" : "previousEventId"]).value_or(0);
    event.time = isLogged
                     ? std::clamp<execution::Time>(numberIn(item["event_timestamp"]).value_or(0), 0, latest)
                     : timeOf(item["timestamp"]);
    for (const json::Member& member : item.members())
        if (member.key.view().ends_with("EventDetails") || member.key.view() == "details")
            event.details = member.value;
    if (const json::Value arn = item["execution_arn"]; arn.isString()) {
        if (!m_execution.empty() && m_execution != arn.string())
            return "these are the events of several executions: " + m_execution + " and " +
                   std::string(arn.string());
        m_execution = std::string(arn.string());
        if (m_execution.find(":express:") != std::string::npos)
            m_recording.type = execution::MachineType::Express;
    }
    noteGaps(event);
    m_recording.events.push_back(std::move(event));
    return {};
}

void Collector::noteGaps(const RecordedEvent& event) {
    for (const char* details : {"inputDetails", "outputDetails"})
        if (event.details[details]["truncated"] == json::Value(true))
            m_cut.push_back(std::to_string(event.id));
}

/// Where a redrive leaves the first attempt, and what became of the execution.
std::string redriveWarning(const RecordedEvent& redriven, const RecordedEvent& last) {
    std::string text = "the execution was redriven in event " + std::to_string(redriven.id) +
                       "; only its first attempt is replayed, after which it ";
    if (last.id == redriven.id || !last.type.starts_with("Execution")) return text + "went on";
    return text + "came to " + last.type + " in event " + std::to_string(last.id);
}

Result<Recording, std::string> Collector::take() {
    if (!m_isFound) return failure(std::string("there is no array /events"));
    std::vector<RecordedEvent>& events = m_recording.events;
    if (events.empty()) return failure(std::string("there are no events"));
    std::ranges::stable_sort(events, {}, &RecordedEvent::id);
    const auto same = std::ranges::unique(events, {}, &RecordedEvent::id);
    events.erase(same.begin(), same.end());
    std::vector<std::string>& warnings = m_recording.warnings;
    if (!m_cut.empty()) {
        std::string ids = m_cut.front();
        for (std::size_t index = 1; index < m_cut.size(); ++index) ids += ", " + m_cut[index];
        warnings.push_back("data is truncated in event " + ids);
    }
    const auto redriven = std::ranges::find(events, "ExecutionRedriven", &RecordedEvent::type);
    if (redriven != events.end()) {
        warnings.push_back(redriveWarning(*redriven, events.back()));
        events.erase(redriven, events.end());
        if (events.empty())
            return failure(std::string("the first attempt is missing; get all pages of the history"));
    }
    if (events.front().type == "ExecutionStarted" && events.front().details["input"].isAbsent())
        warnings.emplace_back("the events hold no data; get them with --include-execution-data");
    const bool isWhole =
        events.front().id == 1 && events.back().id == static_cast<std::int64_t>(events.size());
    if (!isWhole || m_goesOn)
        warnings.push_back("there are more events than these (" + std::to_string(events.size()) +
                           "); get all pages of the history");
    return std::move(m_recording);
}

} // namespace

Result<Recording, std::string> Recording::read(std::string_view text) {
    const Values documents = readDocuments(text);
    if (!documents) return failure(documents.error());
    Collector collector;
    for (std::size_t index = 0; index < documents->size(); ++index) {
        const std::string place = documents->size() == 1 ? std::string() : '#' + std::to_string(index + 1);
        if (std::string problem = collector.add((*documents)[index], place); !problem.empty())
            return failure(std::move(problem));
    }
    return collector.take();
}

bool Recording::isOver() const {
    return !events.empty() && events.back().type.starts_with("Execution") &&
           events.back().type != "ExecutionStarted";
}

execution::StartOptions Recording::options() const {
    execution::StartOptions options;
    options.type = type;
    if (events.empty()) return options;
    options.startTime = events.front().time;
    if (const json::Value input = events.front().details["input"]; !input.isAbsent())
        options.input = payload(input);
    if (const json::Value role = events.front().details["roleArn"]; role.isString())
        options.roleArn = std::string(role.string());
    return options;
}

} // namespace wb::history
