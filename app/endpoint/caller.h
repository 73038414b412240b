// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <map>
#include <string>

namespace wb::endpoint {

/// Posts what it is told to and prints what came back, one line of JSON each:
/// `{"id", "url", "seconds", "body"}` or `{"cancel": id}` in, `{"id", "status", "errorType", "functionError",
/// "body"}`, `{"id", "timeout": true}`, `{"id", "tooLarge": true}` or `{"id", "problem"}` out. `seconds`
/// bound the whole exchange, however busy it is.
class Caller : public QObject {
    Q_OBJECT
  public:
    void take(const std::string& line);

  private:
    void post(const json::Value& request);
    enum class Stop : std::uint8_t { None, TimeUp, TooLarge };
    struct Running {
        QNetworkReply* reply = nullptr;
        Stop stop = Stop::None;
    };
    void stop(std::int64_t id, Stop why);
    void finished(std::int64_t id, QNetworkReply& reply);

    QNetworkAccessManager m_network;
    std::map<std::int64_t, Running> m_running;
};

} // namespace wb::endpoint
