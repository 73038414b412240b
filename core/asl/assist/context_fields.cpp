// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/context_fields.h"

namespace wb::asl::assist {

namespace {

constexpr ContextField context[] = {
    {"Execution", "object", "The execution that this state runs in."},
    {"Execution.Id", "string", "ARN of the execution."},
    {"Execution.Input", "any", "What the execution was started with."},
    {"Execution.Name", "string", "Name of the execution."},
    {"Execution.RoleArn", "string", "ARN of the role that the execution works with."},
    {"Execution.StartTime", "string", "When the execution was started, ISO 8601."},
    {"Execution.RedriveCount", "number", "How often the execution was redriven; not in Express workflows."},
    {"Execution.RedriveTime", "string", "When the execution was redriven last; only after a redrive."},
    {"State", "object", "The state that is running."},
    {"State.Name", "string", "Name of the state."},
    {"State.EnteredTime", "string", "When the state was entered, ISO 8601."},
    {"State.RetryCount", "number", "How often the state has been retried, from 0."},
    {"StateMachine", "object", "The state machine that is running."},
    {"StateMachine.Id", "string", "ARN of the state machine."},
    {"StateMachine.Name", "string", "Name of the state machine."},
    {"Task.Token", "string", "The token that somebody must hand back to let the task go on.",
     Presence::InCallback},
    {"Map.Item.Index", "number", "Position of the item, from 0.", Presence::InMap},
    {"Map.Item.Value", "any", "The item.", Presence::InMap},
    {"Map.Item.Key", "string", "Name of the member when the Map state goes through an object.",
     Presence::InMap},
    {"Map.Item.Source", "string", "Where the item comes from: the state's data, or an S3 address.",
     Presence::InDistributedMap},
};

constexpr ContextField states[] = {
    {"input", "any", "The state's input as it came in."},
    {"context", "object", "The Context object: execution, state machine, state."},
    {"result", "any", "What the task, the branches or the iterations gave.", Presence::WithResult},
    {"errorOutput", "object", "The caught error: Error and Cause.", Presence::InCatcher},
    {"errorOutput.Error", "string", "Name of the caught error.", Presence::InCatcher},
    {"errorOutput.Cause", "string", "What is known of the caught error's cause.", Presence::InCatcher},
};

const ContextField* find(std::span<const ContextField> rows, std::string_view path) {
    for (const ContextField& row : rows)
        if (row.path == path) return &row;
    return nullptr;
}

} // namespace

std::span<const ContextField> contextFields() {
    return context;
}

std::span<const ContextField> statesMembers() {
    return states;
}

const ContextField* findContextField(std::string_view path) {
    return find(context, path);
}

const ContextField* findStatesMember(std::string_view path) {
    return find(states, path);
}

} // namespace wb::asl::assist
