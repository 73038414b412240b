// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/worker.h"

#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/tasks/bootstrap.h"
#include "core/tasks/lambda_reply.h"
#include "core/tasks/process_group.h"

#include <QStandardPaths>

#include <utility>

namespace wb::tasks {

using namespace std::string_view_literals;
using execution::TaskReply;

namespace {

/// More than any payload of the service; what writes more is broken.
constexpr qsizetype mostOutput = 64 << 20;
constexpr qsizetype mostLog = 1 << 20;

QString interpreter(std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const QString found = QStandardPaths::findExecutable(QString::fromUtf8(name));
        if (!found.isEmpty()) return found;
    }
    return QString::fromUtf8(*names.begin());
}

} // namespace

Worker::Worker(Handler handler, QObject* parent) : QObject(parent), m_handler(std::move(handler)) {
    m_limit.setSingleShot(true);
    startInOwnGroup(m_process);
    connect(&m_limit, &QTimer::timeout, this, &Worker::timeIsUp);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Worker::readReplies);
    connect(&m_process, &QProcess::readyReadStandardError, this, &Worker::readLog);
    connect(&m_process, &QProcess::finished, this, &Worker::processEnded);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) processEnded();
    });
}

Worker::~Worker() {
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning) return;
    killGroup(m_process);
    m_process.waitForFinished(1000);
}

void Worker::startProcess() {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1"));
    environment.insert(QStringLiteral("PYTHONIOENCODING"), QStringLiteral("utf-8"));
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(m_handler.folder);
    switch (m_handler.kind) {
    case Handler::Kind::Python:
        m_process.start(interpreter({"python3", "python"}),
                        {QStringLiteral("-c"), pythonBootstrap(), m_handler.file, m_handler.function});
        break;
    case Handler::Kind::Node:
        m_process.start(interpreter({"node", "nodejs"}),
                        {QStringLiteral("-e"), nodeBootstrap(), QStringLiteral("--"), m_handler.file,
                         m_handler.function});
        break;
    case Handler::Kind::Command:
        m_process.start(m_handler.command.first(), m_handler.command.mid(1));
        break;
    }
    m_pid = m_process.processId();
    enterGroup(m_process);
}

void Worker::kill() {
    m_isDead = true;
    killGroup(m_process);
}

void Worker::invoke(const execution::TaskRequest& request, Done done) {
    m_done = std::move(done);
    m_output.clear();
    m_log.clear();
    m_requestId = QStringLiteral("00000000-0000-4000-8000-%1")
                      .arg(request.id & 0xFFFFFFFFFFFF, 12, 16, QLatin1Char('0'));
    int limit = m_handler.timeLimitSeconds;
    m_hasStateTimeout = request.timeoutSeconds && *request.timeoutSeconds <= limit;
    if (m_hasStateTimeout) limit = static_cast<int>(*request.timeoutSeconds);
    m_limit.start(limit * 1000);
    std::string input;
    if (m_handler.kind == Handler::Kind::Command) {
        json::write(input, request.payload);
    } else {
        json::write(input, json::Value::object({{"event", request.payload},
                                                {"functionName", m_handler.function.toStdString()},
                                                {"functionArn", request.function},
                                                {"requestId", m_requestId.toStdString()},
                                                {"timeLimit", static_cast<std::int64_t>(limit)}}));
    }
    input += '\n';
    if (m_process.state() == QProcess::NotRunning) startProcess();
    m_process.write(input.data(), static_cast<qint64>(input.size()));
    if (m_handler.kind == Handler::Kind::Command) m_process.closeWriteChannel();
}

void Worker::abandon() {
    m_done = {};
    m_limit.stop();
    kill();
}

void Worker::readReplies() {
    m_output += m_process.readAllStandardOutput();
    if (m_output.size() > mostOutput) {
        m_output.clear();
        kill();
        finish(unknownError("the handler wrote more than 64 MiB"));
        return;
    }
    if (m_handler.kind == Handler::Kind::Command) return;
    const qsizetype end = m_output.indexOf('\n');
    if (end < 0 || !m_done) return;
    const QByteArray line = m_output.left(end);
    m_output.remove(0, end + 1);
    answer(line);
}

void Worker::readLog() {
    m_log += m_process.readAllStandardError();
    if (m_log.size() > mostLog) m_log = m_log.right(mostLog);
}

void Worker::answer(const QByteArray& line) {
    Result<json::Value, json::ReadError> reply =
        json::read(std::string_view(line.constData(), static_cast<std::size_t>(line.size())));
    if (!reply || !reply->isObject()) {
        finish(unknownError("what the handler returned is not JSON: " + excerpt(line.toStdString())));
    } else if (const json::Value* error = reply->find("error"sv); error && error->isObject()) {
        finish(errorReply(*error, m_requestId.toStdString()));
    } else {
        // What JSON has no text for (a function) is left out of the reply.
        const json::Value* result = reply->find("result"sv);
        finish(TaskReply::success(result ? *result : json::Value(nullptr)));
    }
}

// A command's result is whatever it wrote, once it has ended; a warm worker ends only by accident.
void Worker::processEnded() {
    leaveGroup(m_pid);
    m_output += m_process.readAllStandardOutput();
    readLog();
    const bool isCommand = m_handler.kind == Handler::Kind::Command;
    if (!isCommand) m_isDead = true;
    if (!m_done) return;
    if (m_process.error() == QProcess::FailedToStart) {
        m_isDead = true;
        finish(TaskReply::broken("cannot start " + m_process.program().toStdString() + ": " +
                                 m_process.errorString().toStdString()));
        return;
    }
    const bool crashed = m_process.exitStatus() == QProcess::CrashExit;
    const int code = m_process.exitCode();
    const std::string how = crashed ? std::string("signal: killed") : "exit status " + std::to_string(code);
    if (!isCommand) {
        finish(TaskReply::failure("Runtime.ExitError",
                                  json::toText(json::Value::object(
                                      {{"errorType", "Runtime.ExitError"},
                                       {"errorMessage", "RequestId: " + m_requestId.toStdString() +
                                                            " Error: Runtime exited with error: " + how}}))));
        return;
    }
    const QByteArray text = m_output.trimmed();
    Result<json::Value, json::ReadError> output =
        json::read(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    const bool isErrorShape = output && output->isObject() && output->find("errorType"sv);
    if (crashed || code != 0) {
        finish(isErrorShape ? errorReply(*output, {}) : unknownError("the command ended with " + how));
    } else if (!output) {
        finish(unknownError(text.isEmpty() ? std::string("the command wrote nothing to standard output")
                                           : "what the command wrote to standard output is not JSON: " +
                                                 excerpt(text.toStdString())));
    } else {
        finish(TaskReply::success(std::move(*output)));
    }
}

void Worker::timeIsUp() {
    kill();
    if (m_hasStateTimeout) {
        finish(TaskReply::never());
        return;
    }
    const std::string message = "RequestId: " + m_requestId.toStdString() + " Error: Task timed out after " +
                                std::to_string(m_handler.timeLimitSeconds) + ".00 seconds";
    finish(TaskReply::failure(
        "Sandbox.Timedout",
        json::toText(json::Value::object({{"errorType", "Sandbox.Timedout"}, {"errorMessage", message}}))));
}

// Reading what is left of the log runs the slots of this object again: by then there is nothing to answer any
// more.
void Worker::finish(TaskReply reply) {
    m_limit.stop();
    const Done done = std::exchange(m_done, {});
    if (!done) return;
    // The log of a reply that just arrived may still be on its way.
    m_process.waitForReadyRead(0);
    readLog();
    reply.log = m_log.toStdString();
    m_log.clear();
    done(std::move(reply));
}

} // namespace wb::tasks
