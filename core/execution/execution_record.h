// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/machine_state.h"
#include "core/json/value.h"

#include <string>

namespace wb::execution {

/// A finished execution, as DescribeExecution tells of it and a Distributed Map's result files do.
struct ExecutionRecord {
    std::string executionArn;
    std::string machineArn;
    std::string name;
    Status status = Status::Succeeded;
    json::Value input;
    json::Value output;
    json::Value error;
    json::Value cause;
    json::Value startDate;
    json::Value stopDate;
    /// Whether input and output stand as JSON rather than as JSON text.
    bool isParsed = false;
    /// Express executions cannot be redriven and say nothing of it.
    bool isExpress = false;

    /// The members in the service's order.
    json::Value describe() const;
};

} // namespace wb::execution
