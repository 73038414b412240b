// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "caller.h"

#include "core/json/reader.h"
#include "core/json/writer.h"

#include <QNetworkReply>
#include <QUrl>

#include <cstdio>

namespace wb::endpoint {

namespace {

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

} // namespace

void Caller::take(const std::string& line) {
    const Result<json::Value, json::ReadError> request = json::read(line);
    if (!request) return;
    const json::Value cancelled = (*request)["cancel"];
    if (!cancelled.isNumber()) {
        post(*request);
    } else if (const auto running = m_running.find(cancelled.integer().value_or(-1));
               running != m_running.end()) {
        QNetworkReply* reply = running->second;
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
    http.setTransferTimeout(static_cast<int>(seconds.isNumber() ? seconds.integer().value_or(60) : 60) *
                            1000);
    QNetworkReply* reply = m_network.post(http, text(request["body"]).toUtf8());
    m_running[id] = reply;
    connect(reply, &QNetworkReply::finished, this, [this, id, reply] { finished(id, *reply); });
}

void Caller::finished(std::int64_t id, QNetworkReply& reply) {
    m_running.erase(id);
    reply.deleteLater();
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply.error() == QNetworkReply::OperationCanceledError) {
        print({{"id", id}, {"timeout", true}});
    } else if (status == 0) {
        print({{"id", id}, {"problem", reply.errorString().toStdString()}});
    } else {
        print({{"id", id},
               {"status", status},
               {"errorType", reply.rawHeader("X-Amzn-ErrorType").toStdString()},
               {"functionError", reply.hasRawHeader("X-Amz-Function-Error")},
               {"body", QString::fromUtf8(reply.read(mostBytes)).toStdString()}});
    }
}

} // namespace wb::endpoint
