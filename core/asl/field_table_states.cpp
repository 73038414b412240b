// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/field_table.h"

namespace wb::asl::table {

namespace {

constexpr std::string_view stateTypes[] = {"Task",    "Pass", "Choice",   "Wait",
                                           "Succeed", "Fail", "Parallel", "Map"};
constexpr std::string_view languages[] = {"JSONPath", "JSONata"};
constexpr std::string_view versions[] = {"1.0"};
constexpr double longestSeconds = 99999999;

bool isState(ObjectType type) {
    return type >= ObjectType::Task && type <= ObjectType::UnknownState;
}
bool isOneOf(ObjectType type, std::initializer_list<ObjectType> types) {
    for (const ObjectType candidate : types)
        if (candidate == type) return true;
    return false;
}
bool continues(ObjectType type) {
    return !isOneOf(type, {ObjectType::Choice, ObjectType::Succeed, ObjectType::Fail});
}

void addTask(Rows& rows) {
    rows.push_back(
        Row("Resource", Resource,
            "What the task calls: the ARN of a Lambda function, an activity or a service integration.")
            .required());
    rows.push_back(
        Row("Credentials", Template, "The role that the task assumes to call its resource, as RoleArn.")
            .expression());
}

void addTimeouts(Rows& rows) {
    rows.push_back(Row("TimeoutSeconds", Integer, "Seconds after which the task fails with States.Timeout.")
                       .atLeast(1)
                       .atMost(longestSeconds)
                       .expression());
    rows.push_back(Row("TimeoutSecondsPath", ReferencePath,
                       "Path to the number of seconds after which the task fails with States.Timeout.")
                       .jsonPath());
    rows.push_back(
        Row("HeartbeatSeconds", Integer,
            "Longest time in seconds between two heartbeats of the task; shorter than the timeout.")
            .atLeast(1)
            .atMost(longestSeconds)
            .expression());
    rows.push_back(Row("HeartbeatSecondsPath", ReferencePath,
                       "Path to the longest time in seconds between two heartbeats.")
                       .jsonPath());
}

void addWait(Rows& rows) {
    rows.push_back(
        Row("Seconds", Integer, "How many seconds to wait.").atLeast(0).atMost(longestSeconds).expression());
    rows.push_back(Row("SecondsPath", ReferencePath, "Path to the number of seconds to wait.").jsonPath());
    rows.push_back(
        Row("Timestamp", Timestamp, "The moment to wait for, as in 2030-01-31T12:00:00Z.").expression());
    rows.push_back(Row("TimestampPath", ReferencePath, "Path to the moment to wait for.").jsonPath());
}

void addFail(Rows& rows) {
    rows.push_back(Row("Error", Text, "Name of the error that the execution fails with.").expression());
    rows.push_back(
        Row("ErrorPath", PayloadPath, "Path or intrinsic function that gives the name of the error.")
            .jsonPath());
    rows.push_back(Row("Cause", Text, "Text that explains the failure to people.").expression());
    rows.push_back(
        Row("CausePath", PayloadPath, "Path or intrinsic function that gives the explanation.").jsonPath());
}

void addInput(Rows& rows, ObjectType type) {
    if (type == ObjectType::Fail) return;
    rows.push_back(Row("InputPath", Path, "Which part of the state's input is used; null discards the input.")
                       .jsonPath()
                       .nullable());
    if (isOneOf(type, {ObjectType::Task, ObjectType::Pass, ObjectType::Parallel, ObjectType::Map}))
        rows.push_back(Row("Parameters", Template,
                           "Builds the input that the state works with; members ending in .$ are evaluated.")
                           .jsonPath());
    if (isOneOf(type, {ObjectType::Task, ObjectType::Parallel}))
        rows.push_back(Row("Arguments", Template,
                           "What is handed to the task or the branches; {% %} strings are evaluated.")
                           .jsonata()
                           .expression());
}

void addOutput(Rows& rows, ObjectType type) {
    if (type == ObjectType::Fail) return;
    if (isOneOf(type, {ObjectType::Task, ObjectType::Parallel, ObjectType::Map}))
        rows.push_back(Row("ResultSelector", Template,
                           "Rebuilds the raw result before it is placed; members ending in .$ are evaluated.")
                           .jsonPath());
    if (isOneOf(type, {ObjectType::Task, ObjectType::Pass, ObjectType::Parallel, ObjectType::Map}))
        rows.push_back(Row("ResultPath", ReferencePath,
                           "Where the result is placed in the input; null keeps the input, $ replaces it.")
                           .jsonPath()
                           .nullable());
    rows.push_back(Row("OutputPath", Path,
                       "Which part of the state's data becomes its output; null gives an empty object.")
                       .jsonPath()
                       .nullable());
    rows.push_back(
        Row("Output", Template, "The state's output; {% %} strings are evaluated.").jsonata().expression());
    if (type != ObjectType::Succeed)
        rows.push_back(
            Row("Assign", Assignments, "Variables that are set when the state is left, and their values."));
}

void addErrorHandling(Rows& rows) {
    rows.push_back(Row("Retry", Objects, "What is tried again after which errors, how often and how fast.")
                       .of(ObjectType::Retrier));
    rows.push_back(
        Row("Catch", Objects, "Where the machine goes on after which errors.").of(ObjectType::Catcher));
}

} // namespace

Rows stateRows(ObjectType type) {
    if (!isState(type)) return {};
    Rows rows;
    rows.push_back(Row("Type", Choice, "What kind of state this is.").required().oneOf(stateTypes));
    rows.push_back(Row("Comment", Text, "Text for people; the service ignores it."));
    rows.push_back(
        Row("QueryLanguage", Choice, "Language of this state's expressions, unless the machine's is meant.")
            .oneOf(languages));
    if (type == ObjectType::UnknownState) return rows;
    if (type == ObjectType::Task) addTask(rows);
    addInput(rows, type);
    if (type == ObjectType::Pass)
        rows.push_back(
            Row("Result", Json, "Constant output of the state's work, taken as it is written.").jsonPath());
    if (type == ObjectType::Wait) addWait(rows);
    if (type == ObjectType::Fail) addFail(rows);
    if (type == ObjectType::Choice) {
        rows.push_back(
            Row("Choices", Objects, "Rules tried in order; the first that holds decides the next state.")
                .of(ObjectType::ChoiceRule)
                .required());
        rows.push_back(Row("Default", StateName, "Next state when no rule holds."));
    }
    if (type == ObjectType::Parallel)
        rows.push_back(Row("Branches", Objects, "Machines that run side by side on the same input.")
                           .of(ObjectType::Branch)
                           .required());
    addOutput(rows, type);
    if (type == ObjectType::Task) addTimeouts(rows);
    if (isOneOf(type, {ObjectType::Task, ObjectType::Parallel, ObjectType::Map})) addErrorHandling(rows);
    if (continues(type)) {
        rows.push_back(Row("Next", StateName, "The state that follows."));
        rows.push_back(Row("End", Boolean, "Whether the machine or branch ends here."));
    }
    return rows;
}

Rows containerRows(ObjectType type) {
    if (type != ObjectType::Machine && type != ObjectType::Branch && type != ObjectType::Processor) return {};
    Rows rows;
    rows.push_back(Row("Comment", Text, "Text for people; the service ignores it."));
    if (type == ObjectType::Machine) {
        rows.push_back(Row("QueryLanguage", Choice, "Language of all expressions whose state names no other.")
                           .oneOf(languages));
        rows.push_back(Row("Version", Choice, "Version of the Amazon States Language.").oneOf(versions));
        rows.push_back(Row("TimeoutSeconds", Integer, "Seconds after which the whole execution times out.")
                           .atLeast(0)
                           .atMost(longestSeconds));
    }
    if (type == ObjectType::Processor)
        rows.push_back(Row("ProcessorConfig", Object,
                           "Whether iterations run inside this execution or as child executions.")
                           .of(ObjectType::ProcessorConfig));
    rows.push_back(Row("States", States, "The states by name.").required());
    rows.push_back(Row("StartAt", StateName, "Name of the first state.").required());
    return rows;
}

std::vector<Alternative> alternatives(ObjectType type) {
    switch (type) {
    case ObjectType::Task:
        return {{{"Next", "End"}, true},
                {{"TimeoutSeconds", "TimeoutSecondsPath"}},
                {{"HeartbeatSeconds", "HeartbeatSecondsPath"}}};
    case ObjectType::Pass:
    case ObjectType::Parallel:
        return {{{"Next", "End"}, true}};
    case ObjectType::Wait:
        return {{{"Next", "End"}, true}, {{"SecondsPath", "Seconds", "TimestampPath", "Timestamp"}, true}};
    case ObjectType::Fail:
        return {{{"Error", "ErrorPath"}}, {{"Cause", "CausePath"}}};
    case ObjectType::Map:
        return {{{"Next", "End"}, true},
                {{"ItemProcessor", "Iterator"}, true},
                {{"Parameters", "ItemSelector"}},
                {{"MaxConcurrency", "MaxConcurrencyPath"}},
                {{"ToleratedFailurePercentage", "ToleratedFailurePercentagePath"}},
                {{"ToleratedFailureCount", "ToleratedFailureCountPath"}}};
    case ObjectType::ItemBatcher:
        return {{{"MaxItemsPerBatch", "MaxItemsPerBatchPath"}},
                {{"MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"}}};
    case ObjectType::ReaderConfig:
        return {{{"MaxItems", "MaxItemsPath"}}};
    default:
        return {};
    }
}

} // namespace wb::asl::table
