// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace wb::lint {

/// The error names of the service (Amazon States Language, appendix A, and what the service added).
inline constexpr std::array<std::string_view, 18> reservedErrors = {"States.ALL",
                                                                    "States.BranchFailed",
                                                                    "States.DataLimitExceeded",
                                                                    "States.ExceedToleratedFailureThreshold",
                                                                    "States.HeartbeatTimeout",
                                                                    "States.Http.Socket",
                                                                    "States.IntrinsicFailure",
                                                                    "States.ItemReaderFailed",
                                                                    "States.NoChoiceMatched",
                                                                    "States.ParameterPathFailure",
                                                                    "States.Permissions",
                                                                    "States.QueryEvaluationError",
                                                                    "States.ResultPathMatchFailure",
                                                                    "States.ResultWriterFailed",
                                                                    "States.Runtime",
                                                                    "States.TaskFailed",
                                                                    "States.Timeout",
                                                                    "States.Http.StatusCode"};

inline bool isReservedError(std::string_view name) {
    return std::find(reservedErrors.begin(), reservedErrors.end(), name) != reservedErrors.end() ||
           name.starts_with("States.Http.");
}

/// Whether States.TaskFailed stands for the error, too.
inline bool isTaskFailure(std::string_view name) {
    return name != "States.Timeout" && name != "States.HeartbeatTimeout" && name != "States.ALL" &&
           name != "States.DataLimitExceeded" && name != "States.Runtime";
}

} // namespace wb::lint
