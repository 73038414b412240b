// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/lambda_reply.h"

#include "core/json/writer.h"

#include <QString>

#include <algorithm>

namespace wb::tasks {

using namespace std::string_view_literals;
using execution::TaskReply;

std::string excerpt(std::string_view text) {
    constexpr qsizetype most = 200;
    const auto bytes = std::min(text.size(), static_cast<std::size_t>(4 * most));
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(bytes)).left(most).toStdString();
}

TaskReply unknownError(const std::string& message) {
    return TaskReply::failure("Lambda.Unknown",
                              "The cause could not be determined because Lambda did not return "
                              "an error type. Returned payload: " +
                                  json::toText(json::Value::object({{"errorMessage", message}})));
}

TaskReply errorReply(const json::Value& error, const std::string& requestId) {
    const json::Value type = error["errorType"];
    std::vector<json::Member> members;
    for (const json::Member& member : error.members()) {
        members.push_back(member);
        if (member.key == "errorType"sv && !requestId.empty() && !error.find("requestId"sv))
            members.push_back({"requestId", requestId});
    }
    return TaskReply::failure(type.isString() ? type : json::Value("Lambda.Unknown"),
                              json::toText(json::Value::object(std::move(members))));
}

TaskReply asServiceReply(const execution::TaskRequest& request, TaskReply reply) {
    if (reply.kind != TaskReply::Kind::Succeeded) return reply;
    if (request.kind == execution::TaskKind::Service && !request.function.empty())
        reply.output = json::Value::object(
            {{"ExecutedVersion", "$LATEST"}, {"Payload", reply.output}, {"StatusCode", 200}});
    if (request.pattern != execution::TaskPattern::WaitForTaskToken) return reply;
    TaskReply waiting =
        TaskReply::unanswered("the function ran, but nobody answers the task token " + request.token +
                              "; put the answer to this state into the answers file");
    waiting.submitted = std::move(reply.output);
    waiting.log = std::move(reply.log);
    return waiting;
}

} // namespace wb::tasks
