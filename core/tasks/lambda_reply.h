// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/task.h"

#include <string>
#include <string_view>

namespace wb::tasks {

/// The beginning of what should have been JSON, for people: UTF-8, whatever it was.
std::string excerpt(std::string_view text);

/// What the service says of a function that failed without telling how.
execution::TaskReply unknownError(const std::string& message);

/// The reply to a function's error `{"errorType", "errorMessage", "stackTrace"}`: the type is the error, the
/// whole object the cause.
execution::TaskReply errorReply(const json::Value& error, const std::string& requestId);

/// A function's reply as the task's resource gives it: lambda:invoke wraps the result, a task token leaves
/// the answer open.
execution::TaskReply asServiceReply(const execution::TaskRequest& request, execution::TaskReply reply);

} // namespace wb::tasks
