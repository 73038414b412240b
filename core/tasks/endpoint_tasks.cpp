// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/endpoint_tasks.h"

#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/tasks/lambda_reply.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QNetworkReply>
#include <QTimer>

namespace wb::tasks {

using namespace std::string_view_literals;
using execution::TaskId;
using execution::TaskReply;
using execution::TaskRequest;

namespace {

constexpr qint64 mostBytes = 64 << 20;
/// As long as a Lambda function may run at most.
constexpr int mostSeconds = 900;

TaskReply readReply(QNetworkReply& reply) {
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return TaskReply::unanswered("the Lambda endpoint " + reply.url().toString().toStdString() +
                                     " does not answer: " + reply.errorString().toStdString());
    const QByteArray body = reply.read(mostBytes);
    Result<json::Value, json::ReadError> value =
        json::read(std::string_view(body.constData(), static_cast<std::size_t>(body.size())));
    if (status >= 400) {
        const QByteArray type = reply.rawHeader("X-Amzn-ErrorType");
        const json::Value message = value ? (*value)["Message"] : json::Value();
        const std::string name = type.isEmpty() ? "Unknown" : type.split(':').first().toStdString();
        return TaskReply::failure("Lambda." + name,
                                  message.isString() ? message : json::Value(body.toStdString()));
    }
    if (reply.hasRawHeader("X-Amz-Function-Error"))
        return value && value->isObject() ? errorReply(*value, {}) : unknownError(body.toStdString());
    if (!value)
        return body.trimmed().isEmpty() ? TaskReply::success({nullptr})
                                        : unknownError("the reply is not JSON");
    return TaskReply::success(std::move(*value));
}

/// The name in a function's ARN, without version or alias.
QString functionName(std::string_view function) {
    const std::size_t at = function.find(":function:");
    if (at != std::string_view::npos) function = function.substr(at + 10);
    function = function.substr(0, function.find(':'));
    return QString::fromUtf8(function.data(), static_cast<qsizetype>(function.size()));
}

} // namespace

EndpointTasks::EndpointTasks(QUrl endpoint, execution::TaskInterface* next)
    : m_endpoint(std::move(endpoint)), m_next(next) {}

EndpointTasks::~EndpointTasks() {
    for (const auto& [task, reply] : m_running) {
        reply->disconnect();
        reply->abort();
    }
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
    QUrl url = m_endpoint;
    QString path = url.path();
    while (path.endsWith(QLatin1Char('/'))) path.chop(1);
    url.setPath(path + QStringLiteral("/2015-03-31/functions/") + functionName(request.function) +
                QStringLiteral("/invocations"));
    QNetworkRequest http(url);
    http.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const int limit =
        static_cast<int>(std::min<std::int64_t>(request.timeoutSeconds.value_or(mostSeconds), mostSeconds));
    http.setTransferTimeout(limit * 1000);
    QNetworkReply* reply = m_network.post(http, QByteArray::fromStdString(json::toText(request.payload)));
    m_running[request.id] = reply;
    QObject::connect(reply, &QNetworkReply::finished, reply,
                     [this, reply, request, completion = std::move(completion)] {
                         m_running.erase(request.id);
                         ++m_replies;
                         reply->deleteLater();
                         const bool isTimeout = reply->error() == QNetworkReply::OperationCanceledError;
                         TaskReply answer = isTimeout ? TaskReply::never() : readReply(*reply);
                         completion(request.id, asServiceReply(request, std::move(answer)));
                     });
}

void EndpointTasks::cancel(TaskId task) {
    if (const auto running = m_running.find(task); running != m_running.end()) {
        QNetworkReply* reply = running->second;
        m_running.erase(running);
        reply->disconnect();
        reply->abort();
        reply->deleteLater();
    } else if (m_next) {
        m_next->cancel(task);
    }
}

bool EndpointTasks::wait(int milliseconds) {
    if (m_running.empty()) return m_next && m_next->wait(milliseconds);
    const std::size_t before = m_replies;
    QElapsedTimer clock;
    clock.start();
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    while (m_replies == before && clock.elapsed() < milliseconds)
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    return true;
}

} // namespace wb::tasks
