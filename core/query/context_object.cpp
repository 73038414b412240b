// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/context_object.h"

namespace wb::query {

namespace {

json::Value memberObject(const json::Value& context, std::string_view key) {
    const json::Value* member = context.find(key);
    return member && member->isObject() ? *member : json::Value::object();
}

} // namespace

json::Value contextObject(const ExecutionContext& execution) {
    json::ObjectBuilder about;
    about.set("Id", execution.executionId);
    about.set("Input", execution.input);
    about.set("StartTime", execution.startTime);
    about.set("Name", execution.executionName);
    about.set("RoleArn", execution.roleArn);
    if (execution.redriveCount >= 0) about.set("RedriveCount", execution.redriveCount);
    json::ObjectBuilder context;
    context.set("Execution", std::move(about).build());
    context.set("StateMachine", json::Value::object({{"Id", execution.stateMachineId},
                                                     {"Name", execution.stateMachineName}}));
    return std::move(context).build();
}

json::Value withState(const json::Value& context, std::string_view name, std::string_view enteredTime,
                      std::int64_t retryCount) {
    json::ObjectBuilder state;
    state.set("Name", name);
    state.set("EnteredTime", enteredTime);
    if (retryCount >= 0) state.set("RetryCount", retryCount);
    return context.with("State", std::move(state).build());
}

json::Value withRetryCount(const json::Value& context, std::int64_t retryCount) {
    return context.with("State", memberObject(context, "State").with("RetryCount", retryCount));
}

json::Value withTaskToken(const json::Value& context, std::string_view token) {
    return context.with("Task", json::Value::object({{"Token", token}}));
}

json::Value withMapItem(const json::Value& context, std::int64_t index, json::Value value, json::Value key) {
    json::ObjectBuilder item;
    item.set("Index", index);
    if (!key.isAbsent()) item.set("Key", std::move(key));
    item.set("Value", std::move(value));
    return context.with("Map", json::Value::object({{"Item", std::move(item).build()}}));
}

json::Value withMapItemSource(const json::Value& context, std::string_view source) {
    const json::Value map = memberObject(context, "Map");
    return context.with("Map", map.with("Item", memberObject(map, "Item").with("Source", source)));
}

} // namespace wb::query
