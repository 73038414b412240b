// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/endpoint_tasks.h"

#include "core/helper/helper_path.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/tasks/lambda_reply.h"
#include "core/tasks/wait_loop.h"

#include <QUrl>

#include <algorithm>

namespace wb::tasks {

using execution::TaskId;
using execution::TaskReply;
using execution::TaskRequest;

namespace {

/// As long as a Lambda function may run at most.
constexpr std::int64_t mostSeconds = 900;

/// What the helper tells of a reply, as the service would take it.
TaskReply readReply(const json::Value& told, const QString& endpoint) {
    if (told["timeout"] == json::Value(true)) return TaskReply::never();
    if (told["tooLarge"] == json::Value(true)) return unknownError("the reply is larger than 64 MiB");
    if (const json::Value problem = told["problem"]; problem.isString())
        return TaskReply::unanswered("the Lambda endpoint " + endpoint.toStdString() +
                                     " does not answer: " + std::string(problem.string()));
    const std::int64_t status = told["status"].isNumber() ? told["status"].integer().value_or(0) : 0;
    const json::Value content = told["body"];
    const std::string body = content.isString() ? std::string(content.string()) : std::string();
    Result<json::Value, json::ReadError> value = json::read(body);
    if (status >= 300 && status < 400)
        return TaskReply::unanswered("the Lambda endpoint " + endpoint.toStdString() +
                                     " does not answer but points elsewhere (HTTP status " +
                                     std::to_string(status) + ")");
    if (status >= 400) {
        const json::Value type = told["errorType"];
        const std::string_view name = type.isString() ? type.string() : std::string_view();
        const json::Value message = value ? (*value)["Message"] : json::Value();
        return TaskReply::failure(
            "Lambda." + (name.empty() ? "Unknown" : std::string(name.substr(0, name.find(':')))),
            message.isString() ? message : json::Value(body));
    }
    if (told["functionError"] == json::Value(true))
        return value && value->isObject() ? errorReply(*value, {}) : unknownError(body);
    if (value) return TaskReply::success(std::move(*value));
    const bool isEmpty = body.find_first_not_of(" \t\r\n") == std::string::npos;
    return isEmpty ? TaskReply::success({nullptr}) : unknownError("the reply is not JSON: " + excerpt(body));
}

/// The name in a function's ARN, without version or alias.
std::string functionName(std::string_view function) {
    const std::size_t at = function.find(":function:");
    if (at != std::string_view::npos) function = function.substr(at + 10);
    return std::string(function.substr(0, function.find(':')));
}

} // namespace

EndpointTasks::EndpointTasks(QString endpoint, execution::TaskInterface* next)
    : m_endpoint(std::move(endpoint)), m_next(next) {
    while (m_endpoint.endsWith(QLatin1Char('/'))) m_endpoint.chop(1);
    if (!m_endpoint.contains(QLatin1String("://"))) m_endpoint.prepend(QLatin1String("http://"));
    connect(&m_helper, &QProcess::readyReadStandardOutput, this, &EndpointTasks::readReplies);
    connect(&m_helper, &QProcess::finished, this, &EndpointTasks::helperEnded);
    m_helper.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

EndpointTasks::~EndpointTasks() {
    m_helper.disconnect(this);
    if (m_helper.state() == QProcess::NotRunning) return;
    m_helper.kill();
    m_helper.waitForFinished(1000);
}

bool EndpointTasks::startHelper() {
    if (m_helper.state() != QProcess::NotRunning) return true;
    const QString program = helperPath(QStringLiteral("asl-endpoint"));
    if (program.isEmpty()) return false;
    m_output.clear();
    m_helper.start(program, {});
    return m_helper.waitForStarted();
}

void EndpointTasks::send(const json::Value& message) {
    const std::string line = json::toText(message) + '\n';
    m_helper.write(line.data(), static_cast<qint64>(line.size()));
}

void EndpointTasks::start(const TaskRequest& request, Completion completion) {
    if (request.function.empty()) {
        if (m_next)
            m_next->start(request, std::move(completion));
        else
            completion(request.id,
                       TaskReply::unanswered("the Lambda endpoint answers Lambda functions only"));
        return;
    }
    if (!startHelper()) {
        completion(request.id,
                   TaskReply::unanswered("the helper asl-endpoint is not installed beside asl or on PATH"));
        return;
    }
    m_running[request.id] = {request, std::move(completion)};
    const QByteArray function =
        QUrl::toPercentEncoding(QString::fromStdString(functionName(request.function)));
    const std::string url =
        m_endpoint.toStdString() + "/2015-03-31/functions/" + function.toStdString() + "/invocations";
    send(
        json::Value::object({{"id", static_cast<std::int64_t>(request.id)},
                             {"url", url},
                             {"seconds", std::min(request.timeoutSeconds.value_or(mostSeconds), mostSeconds)},
                             {"body", json::toText(request.payload)}}));
}

void EndpointTasks::readReplies() {
    m_output += m_helper.readAllStandardOutput();
    for (qsizetype end = m_output.indexOf('\n'); end >= 0; end = m_output.indexOf('\n')) {
        const QByteArray line = m_output.left(end);
        m_output.remove(0, end + 1);
        const Result<json::Value, json::ReadError> told =
            json::read(std::string_view(line.constData(), static_cast<std::size_t>(line.size())));
        if (!told || !(*told)["id"].isNumber()) continue;
        answer(static_cast<TaskId>((*told)["id"].integer().value_or(0)), readReply(*told, m_endpoint));
    }
}

void EndpointTasks::helperEnded() {
    while (!m_running.empty())
        answer(m_running.begin()->first, TaskReply::unanswered("the helper asl-endpoint ended unexpectedly"));
}

void EndpointTasks::answer(TaskId task, TaskReply reply) {
    const auto found = m_running.find(task);
    if (found == m_running.end()) return;
    const Running running = std::move(found->second);
    m_running.erase(found);
    ++m_replies;
    running.completion(task, asServiceReply(running.request, std::move(reply)));
}

void EndpointTasks::cancel(TaskId task) {
    if (m_running.erase(task))
        send(json::Value::object({{"cancel", static_cast<std::int64_t>(task)}}));
    else if (m_next)
        m_next->cancel(task);
}

bool EndpointTasks::wait(int milliseconds) {
    if (m_running.empty()) return m_next && m_next->wait(milliseconds);
    const std::size_t before = m_replies;
    processEventsUntil([&] { return m_replies != before; }, milliseconds);
    return true;
}

} // namespace wb::tasks
