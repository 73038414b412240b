// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/execution_record.h"

#include "core/json/writer.h"

namespace wb::execution {

json::Value ExecutionRecord::describe() const {
    const bool isSucceeded = status == Status::Succeeded;
    const json::Value included = json::Value::object({{"Included", true}});
    const auto data = [&](const json::Value& value) {
        return isParsed ? value : json::Value(json::toText(value));
    };
    std::vector<json::Member> members;
    if (!isSucceeded && !cause.isAbsent()) members.push_back({"Cause", cause});
    if (!isSucceeded && !error.isAbsent()) members.push_back({"Error", error});
    members.push_back({"ExecutionArn", executionArn});
    members.push_back({"Input", data(input)});
    members.push_back({"InputDetails", included});
    members.push_back({"Name", name});
    if (isSucceeded) {
        members.push_back({"Output", data(output)});
        members.push_back({"OutputDetails", included});
    }
    if (!isExpress) {
        members.push_back({"RedriveCount", 0});
        members.push_back({"RedriveStatus", isSucceeded ? "NOT_REDRIVABLE" : "REDRIVABLE"});
        if (isSucceeded)
            members.push_back({"RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven"});
    }
    members.push_back({"StartDate", startDate});
    members.push_back({"StateMachineArn", machineArn});
    members.push_back({"Status", execution::name(status)});
    members.push_back({"StopDate", stopDate});
    return json::Value::object(std::move(members));
}

} // namespace wb::execution
