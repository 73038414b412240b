// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/task.h"
#include "core/tasks/handlers.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <functional>

namespace wb::tasks {

/// One child process that answers for one handler, one request at a time. Python and Node stay alive for the
/// next request; a command is started anew for each.
class Worker : public QObject {
    Q_OBJECT
  public:
    using Done = std::function<void(execution::TaskReply)>;

    explicit Worker(Handler handler, QObject* parent = nullptr);
    ~Worker() override;

    bool isBusy() const { return static_cast<bool>(m_done); }
    /// Whether it can take another request. A process that died or was killed never can.
    bool isUsable() const { return !m_isDead && !isBusy(); }
    void invoke(const execution::TaskRequest& request, Done done);
    /// Kills the process; the request in hand is not answered.
    void abandon();

  private:
    void startProcess();
    void kill();
    void readReplies();
    void readLog();
    void processEnded();
    void timeIsUp();
    void finish(execution::TaskReply reply);
    void answer(const QByteArray& line);

    Handler m_handler;
    QProcess m_process;
    QTimer m_limit;
    QByteArray m_output;
    QByteArray m_log;
    Done m_done;
    QString m_requestId;
    qint64 m_pid = 0;
    bool m_hasStateTimeout = false;
    bool m_isDead = false;
};

} // namespace wb::tasks
