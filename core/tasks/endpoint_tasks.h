// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/task.h"

#include <QProcess>
#include <QString>

#include <map>

namespace wb::tasks {

/// Answers Lambda tasks through a Lambda-compatible HTTP endpoint, as `sam local start-lambda` exposes one:
/// POST /2015-03-31/functions/NAME/invocations. The helper `asl-endpoint` does the talking. Tasks that call
/// no function go on to `next`.
class EndpointTasks : public QObject, public execution::TaskInterface {
    Q_OBJECT
  public:
    explicit EndpointTasks(QString endpoint, execution::TaskInterface* next = nullptr);
    ~EndpointTasks() override;

    void start(const execution::TaskRequest& request, Completion completion) override;
    void cancel(execution::TaskId task) override;
    bool wait(int milliseconds) override;

  private:
    struct Running {
        execution::TaskRequest request;
        Completion completion;
    };
    bool startHelper();
    void send(const json::Value& message);
    void readReplies();
    void helperEnded();
    void answer(execution::TaskId task, execution::TaskReply reply);

    QProcess m_helper;
    QByteArray m_output;
    QString m_endpoint;
    execution::TaskInterface* m_next;
    std::map<execution::TaskId, Running> m_running;
    std::size_t m_replies = 0;
};

} // namespace wb::tasks
