// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/task.h"

#include <QNetworkAccessManager>
#include <QUrl>

#include <map>

namespace wb::tasks {

/// Answers Lambda tasks through a Lambda-compatible HTTP endpoint, as `sam local start-lambda` exposes one:
/// POST /2015-03-31/functions/NAME/invocations. Tasks that call no function go on to `next`.
class EndpointTasks : public execution::TaskInterface {
  public:
    explicit EndpointTasks(QUrl endpoint, execution::TaskInterface* next = nullptr);
    ~EndpointTasks() override;

    void start(const execution::TaskRequest& request, Completion completion) override;
    void cancel(execution::TaskId task) override;
    bool wait(int milliseconds) override;

  private:
    QNetworkAccessManager m_network;
    QUrl m_endpoint;
    execution::TaskInterface* m_next;
    std::map<execution::TaskId, QNetworkReply*> m_running;
    std::size_t m_replies = 0;
};

} // namespace wb::tasks
