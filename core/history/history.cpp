// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/history/history.h"

#include "core/execution/iso_time.h"
#include "core/json/writer.h"

namespace wb::history {

using execution::Event;
using execution::EventType;

namespace {

/// Name of the type and of the member that holds its details; for state events the part after the state's
/// type.
struct Names {
    const char* type;
    const char* details;
};

constexpr Names namesOf(EventType type) {
    switch (type) {
    case EventType::ExecutionStarted:
        return {"ExecutionStarted", "executionStartedEventDetails"};
    case EventType::ExecutionSucceeded:
        return {"ExecutionSucceeded", "executionSucceededEventDetails"};
    case EventType::ExecutionFailed:
        return {"ExecutionFailed", "executionFailedEventDetails"};
    case EventType::ExecutionAborted:
        return {"ExecutionAborted", "executionAbortedEventDetails"};
    case EventType::ExecutionTimedOut:
        return {"ExecutionTimedOut", "executionTimedOutEventDetails"};
    case EventType::StateEntered:
        return {"StateEntered", "stateEnteredEventDetails"};
    case EventType::StateExited:
        return {"StateExited", "stateExitedEventDetails"};
    case EventType::StateAborted:
        return {"StateAborted", nullptr};
    case EventType::TaskScheduled:
        return {"TaskScheduled", "taskScheduledEventDetails"};
    case EventType::TaskStarted:
        return {"TaskStarted", "taskStartedEventDetails"};
    case EventType::TaskStartFailed:
        return {"TaskStartFailed", "taskStartFailedEventDetails"};
    case EventType::TaskSubmitted:
        return {"TaskSubmitted", "taskSubmittedEventDetails"};
    case EventType::TaskSubmitFailed:
        return {"TaskSubmitFailed", "taskSubmitFailedEventDetails"};
    case EventType::TaskSucceeded:
        return {"TaskSucceeded", "taskSucceededEventDetails"};
    case EventType::TaskFailed:
        return {"TaskFailed", "taskFailedEventDetails"};
    case EventType::TaskTimedOut:
        return {"TaskTimedOut", "taskTimedOutEventDetails"};
    case EventType::LambdaFunctionScheduled:
        return {"LambdaFunctionScheduled", "lambdaFunctionScheduledEventDetails"};
    case EventType::LambdaFunctionScheduleFailed:
        return {"LambdaFunctionScheduleFailed", "lambdaFunctionScheduleFailedEventDetails"};
    case EventType::LambdaFunctionStarted:
        return {"LambdaFunctionStarted", nullptr};
    case EventType::LambdaFunctionStartFailed:
        return {"LambdaFunctionStartFailed", "lambdaFunctionStartFailedEventDetails"};
    case EventType::LambdaFunctionSucceeded:
        return {"LambdaFunctionSucceeded", "lambdaFunctionSucceededEventDetails"};
    case EventType::LambdaFunctionFailed:
        return {"LambdaFunctionFailed", "lambdaFunctionFailedEventDetails"};
    case EventType::LambdaFunctionTimedOut:
        return {"LambdaFunctionTimedOut", "lambdaFunctionTimedOutEventDetails"};
    case EventType::ActivityScheduled:
        return {"ActivityScheduled", "activityScheduledEventDetails"};
    case EventType::ActivityScheduleFailed:
        return {"ActivityScheduleFailed", "activityScheduleFailedEventDetails"};
    case EventType::ActivityStarted:
        return {"ActivityStarted", "activityStartedEventDetails"};
    case EventType::ActivitySucceeded:
        return {"ActivitySucceeded", "activitySucceededEventDetails"};
    case EventType::ActivityFailed:
        return {"ActivityFailed", "activityFailedEventDetails"};
    case EventType::ActivityTimedOut:
        return {"ActivityTimedOut", "activityTimedOutEventDetails"};
    case EventType::ParallelStateStarted:
        return {"ParallelStateStarted", nullptr};
    case EventType::ParallelStateSucceeded:
        return {"ParallelStateSucceeded", nullptr};
    case EventType::ParallelStateFailed:
        return {"ParallelStateFailed", nullptr};
    case EventType::MapStateStarted:
        return {"MapStateStarted", "mapStateStartedEventDetails"};
    case EventType::MapStateSucceeded:
        return {"MapStateSucceeded", nullptr};
    case EventType::MapStateFailed:
        return {"MapStateFailed", nullptr};
    case EventType::MapIterationStarted:
        return {"MapIterationStarted", "mapIterationStartedEventDetails"};
    case EventType::MapIterationSucceeded:
        return {"MapIterationSucceeded", "mapIterationSucceededEventDetails"};
    case EventType::MapIterationFailed:
        return {"MapIterationFailed", "mapIterationFailedEventDetails"};
    case EventType::MapIterationAborted:
        return {"MapIterationAborted", "mapIterationAbortedEventDetails"};
    case EventType::MapRunStarted:
        return {"MapRunStarted", "mapRunStartedEventDetails"};
    case EventType::MapRunSucceeded:
        return {"MapRunSucceeded", nullptr};
    case EventType::MapRunFailed:
        return {"MapRunFailed", "mapRunFailedEventDetails"};
    case EventType::MapRunAborted:
        return {"MapRunAborted", nullptr};
    case EventType::EvaluationFailed:
        return {"EvaluationFailed", "evaluationFailedEventDetails"};
    }
    return {"", nullptr};
}

bool isStateEvent(EventType type) {
    return type == EventType::StateEntered || type == EventType::StateExited ||
           type == EventType::StateAborted;
}

/// Writes the members of one object, one after the other.
class ObjectWriter {
  public:
    explicit ObjectWriter(std::string& out) : m_out(out) { m_out += '{'; }
    std::string& key(std::string_view name) {
        if (!m_isFirst) m_out += ',';
        m_isFirst = false;
        m_out += '"';
        m_out += name;
        m_out += "\":";
        return m_out;
    }
    void text(std::string_view name, std::string_view value) { json::writeString(key(name), value); }
    void number(std::string_view name, std::int64_t value) { key(name) += std::to_string(value); }
    /// A payload, as the JSON text it is to whoever reads the history.
    void payload(std::string_view name, const json::Value& value) {
        m_scratch.clear();
        json::write(m_scratch, value);
        json::writeString(key(name), m_scratch);
    }
    void notTruncated(std::string_view name) { key(name) += R"({"truncated":false})"; }
    void close() { m_out += '}'; }

  private:
    std::string& m_out;
    std::string m_scratch;
    bool m_isFirst = true;
};

void writeErrorAndCause(ObjectWriter& writer, const execution::EventDetails& details) {
    if (details.error.isString()) writer.text("error", details.error.string());
    if (details.cause.isString())
        writer.text("cause", details.cause.string());
    else if (!details.cause.isAbsent() && !details.cause.isNull())
        writer.text("cause", json::toText(details.cause));
}

void writeCredentials(ObjectWriter& writer, const execution::EventDetails& details) {
    if (!details.credentials.isAbsent()) json::write(writer.key("taskCredentials"), details.credentials);
}

void writeDetails(std::string& out, const Event& event, const asl::Model& model,
                  const execution::StartOptions& options) {
    static const execution::EventDetails none;
    const execution::EventDetails& details = event.details ? *event.details : none;
    const auto stateName = [&]() -> std::string_view {
        return event.state == asl::noIndex ? std::string_view()
                                           : std::string_view(model.state(event.state).name);
    };
    ObjectWriter writer(out);
    switch (event.type) {
    case EventType::ExecutionStarted:
        writer.payload("input", event.data);
        writer.notTruncated("inputDetails");
        writer.text("roleArn", options.roleArn);
        break;
    case EventType::ExecutionSucceeded:
        writer.payload("output", event.data);
        writer.notTruncated("outputDetails");
        break;
    case EventType::StateEntered:
        writer.text("name", stateName());
        writer.payload("input", event.data);
        writer.notTruncated("inputDetails");
        break;
    case EventType::StateExited:
        writer.text("name", stateName());
        writer.payload("output", event.data);
        writer.notTruncated("outputDetails");
        if (details.variables.isObject()) {
            ObjectWriter variables(writer.key("assignedVariables"));
            for (const json::Member& member : details.variables.members()) {
                std::string name;
                json::writeString(name, member.key.view());
                variables.payload(std::string_view(name).substr(1, name.size() - 2), member.value);
            }
            variables.close();
            writer.notTruncated("assignedVariablesDetails");
        }
        break;
    case EventType::TaskScheduled:
        writer.text("resourceType", details.resourceType);
        writer.text("resource", details.resource);
        writer.text("region", options.region);
        writer.payload("parameters", event.data);
        if (details.timeout >= 0) writer.number("timeoutInSeconds", details.timeout);
        if (details.heartbeat >= 0) writer.number("heartbeatInSeconds", details.heartbeat);
        writeCredentials(writer, details);
        break;
    case EventType::LambdaFunctionScheduled:
    case EventType::ActivityScheduled:
        writer.text("resource", details.resource);
        writer.payload("input", event.data);
        writer.notTruncated("inputDetails");
        if (details.timeout >= 0) writer.number("timeoutInSeconds", details.timeout);
        // LambdaFunctionScheduledEventDetails has no such member.
        if (details.heartbeat >= 0 && event.type == EventType::ActivityScheduled)
            writer.number("heartbeatInSeconds", details.heartbeat);
        writeCredentials(writer, details);
        break;
    case EventType::TaskStarted:
    case EventType::TaskFailed:
    case EventType::TaskTimedOut:
    case EventType::TaskStartFailed:
    case EventType::TaskSubmitFailed:
        writer.text("resourceType", details.resourceType);
        writer.text("resource", details.resource);
        writeErrorAndCause(writer, details);
        break;
    case EventType::TaskSubmitted:
    case EventType::TaskSucceeded:
        writer.text("resourceType", details.resourceType);
        writer.text("resource", details.resource);
        writer.payload("output", event.data);
        writer.notTruncated("outputDetails");
        break;
    case EventType::LambdaFunctionSucceeded:
    case EventType::ActivitySucceeded:
        writer.payload("output", event.data);
        writer.notTruncated("outputDetails");
        break;
    case EventType::ActivityStarted:
        writer.text("workerName", "worker");
        break;
    case EventType::MapStateStarted:
        writer.number("length", event.number);
        break;
    case EventType::MapIterationStarted:
    case EventType::MapIterationSucceeded:
    case EventType::MapIterationFailed:
    case EventType::MapIterationAborted:
        writer.text("name", stateName());
        writer.number("index", event.number);
        break;
    case EventType::MapRunStarted:
        writer.text("mapRunArn", details.resource);
        break;
    case EventType::EvaluationFailed:
        writeErrorAndCause(writer, details);
        if (!details.location.empty()) writer.text("location", details.location);
        writer.text("state", stateName());
        break;
    default:
        writeErrorAndCause(writer, details);
        break;
    }
    writer.close();
}

void writeEvent(std::string& out, const Event& event, const asl::Model& model,
                const execution::StartOptions& options) {
    ObjectWriter writer(out);
    writer.text("timestamp", execution::formatTime(event.time));
    writer.text("type", typeName(event, model));
    writer.number("id", event.id);
    writer.number("previousEventId", event.previousId);
    if (const char* name = namesOf(event.type).details) writeDetails(writer.key(name), event, model, options);
    writer.close();
}

} // namespace

std::string typeName(const Event& event, const asl::Model& model) {
    std::string name;
    if (isStateEvent(event.type) && event.state != asl::noIndex)
        name = asl::name(model.state(event.state).type);
    return name + namesOf(event.type).type;
}

void write(std::string& out, std::span<const Event> events, const asl::Model& model,
           const execution::StartOptions& options) {
    write([&out](std::string_view piece) { out += piece; }, events, model, options);
}

void write(const Sink& sink, std::span<const Event> events, const asl::Model& model,
           const execution::StartOptions& options) {
    constexpr std::size_t enough = 64 * 1024;
    std::string piece = "[";
    bool isFirst = true;
    for (const Event& event : events) {
        if (!isFirst) piece += ',';
        isFirst = false;
        writeEvent(piece, event, model, options);
        if (piece.size() < enough) continue;
        sink(piece);
        piece.clear();
    }
    piece += ']';
    sink(piece);
}

} // namespace wb::history
