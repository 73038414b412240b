// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/task.h"

namespace wb::tasks {

/// The end of a chain of answerers: says what could be done.
class Unanswered : public execution::TaskInterface {
  public:
    void start(const execution::TaskRequest& request, Completion completion) override {
        std::string what = request.function.empty() ? request.resource : request.function;
        completion(request.id, execution::TaskReply::unanswered(
                                   "nobody answers the task '" + request.stateName + "' (" + what +
                                   "); give an answer with --mocks, " +
                                   (what.find("startExecution") == std::string::npos &&
                                            what.find("startSyncExecution") == std::string::npos
                                        ? "a function with --handlers, or an endpoint with --lambda-endpoint"
                                        : "or the definition it starts with --definitions")));
    }
    void cancel(execution::TaskId) override {}
};

} // namespace wb::tasks
