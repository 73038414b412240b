// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "caller.h"

#include "core/json/reader.h"
#include "core/json/writer.h"

#include <QNetworkReply>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <cstdio>

namespace wb::endpoint {

namespace {

/// More than any payload of the service.
constexpr qint64 mostBytes = 64 << 20;

QString text(const json::Value& value) {
    if (!value.isString()) return {};
    return QString::fromUtf8(value.string().data(), static_cast<qsizetype>(value.string().size()));
}

void print(std::vector<json::Member> members) {
    std::string line = json::toText(json::Value::object(std::move(members)));
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
}

/// The network failed, be it halfway through a reply; an HTTP status that tells of an error is a reply.
bool isBroken(QNetworkReply::NetworkError error) {
    return error != QNetworkReply::NoError && error <= QNetworkReply::UnknownNetworkError;
}

} // namespace

void Caller::take(const std::string& line) {
    const Result<json::Value, json::ReadError> request = json::read(line);
    if (!request) return;
    const json::Value cancelled = (*request)["cancel"];
    if (!cancelled.isNumber()) {
        post(*request);
    } else if (const auto running = m_running.find(cancelled.integer().value_or(-1));
               running != m_running.end()) {
        QNetworkReply* reply = running->second.reply;
        m_running.erase(running);
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void Caller::post(const json::Value& request) {
    const json::Value number = request["id"];
    const json::Value seconds = request["seconds"];
    const std::int64_t id = number.isNumber() ? number.integer().value_or(0) : 0;
    QNetworkRequest http{QUrl(text(request["url"]))};
    http.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    // A redirected invocation would be read from some page by GET.
    http.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply* reply = m_network.post(http, text(request["body"]).toUtf8());
    m_running[id] = {reply};
    const std::int64_t limit = seconds.isNumber() ? seconds.integer().value_or(60) : 60;
    QTimer::singleShot(std::chrono::seconds(limit), reply, [this, id] { stop(id, Stop::TimeUp); });
    connect(reply, &QNetworkReply::downloadProgress, this, [this, id](qint64 received, qint64) {
        if (received > mostBytes) stop(id, Stop::TooLarge);
    });
    connect(reply, &QNetworkReply::finished, this, [this, id, reply] { finished(id, *reply); });
}

void Caller::stop(std::int64_t id, Stop why) {
    const auto running = m_running.find(id);
    if (running == m_running.end() || running->second.stop != Stop::None) return;
    running->second.stop = why;
    running->second.reply->abort();
}

void Caller::finished(std::int64_t id, QNetworkReply& reply) {
    const Stop why = m_running[id].stop;
    m_running.erase(id);
    reply.deleteLater();
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (why == Stop::TimeUp) {
        print({{"id", id}, {"timeout", true}});
    } else if (why == Stop::TooLarge || reply.bytesAvailable() > mostBytes) {
        print({{"id", id}, {"tooLarge", true}});
    } else if (status == 0 || isBroken(reply.error())) {
        print({{"id", id}, {"problem", reply.errorString().toStdString()}});
    } else {
        print({{"id", id},
               {"status", status},
               {"errorType", reply.rawHeader("X-Amzn-ErrorType").toStdString()},
               {"functionError", reply.hasRawHeader("X-Amz-Function-Error")},
               {"body", QString::fromUtf8(reply.readAll()).toStdString()}});
    }
}

} // namespace wb::endpoint
