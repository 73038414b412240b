// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/mocks.h"
#include "core/execution/task.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>

namespace wb::ui {

/// A task that waits for the user to answer it.
struct Question {
    execution::TaskRequest request;
    /// Why nothing else answered; may be empty.
    QString reason;
};

/// Answers the tasks of a run: from answers kept by the user, a file of mocks, the user's own functions, and
/// at last by asking. Never blocks.
class TaskRouter : public QObject, public execution::TaskInterface {
    Q_OBJECT

  public:
    explicit TaskRouter(QObject* parent = nullptr);
    ~TaskRouter() override;

    /// Answers prepared in a file; a new object of them starts their counters anew.
    void setMocks(std::optional<execution::Mocks> mocks);
    /// The user's functions; null when there are none, or the folder is not trusted.
    void setHandlers(std::unique_ptr<execution::TaskInterface> handlers);
    bool hasHandlers() const { return m_handlers != nullptr; }
    /// From now on `state` is answered so without asking. Forgotten by clearKept().
    void keep(const std::string& state, execution::TaskReply reply);
    void clearKept() { m_kept.clear(); }
    const std::map<std::string, execution::TaskReply>& kept() const { return m_kept; }

    /// Whether `state` is answered by what was prepared: a mock or a kept answer.
    bool isPrepared(const std::string& state) const;

    /// Open questions in the order in which they arose.
    std::vector<Question> questions() const;
    void answer(execution::TaskId task, execution::TaskReply reply);

    void start(const execution::TaskRequest& request, Completion completion) override;
    void cancel(execution::TaskId task) override;

  Q_SIGNALS:
    void questionsChanged();

  private:
    class AfterMocks;
    struct Open {
        Question question;
        Completion completion;
    };
    void startBehindMocks(const execution::TaskRequest& request, Completion completion);
    void ask(const execution::TaskRequest& request, const QString& reason, Completion completion);

    std::map<std::string, execution::TaskReply> m_kept;
    std::unique_ptr<AfterMocks> m_afterMocks;
    std::unique_ptr<execution::MockTasks> m_mocks;
    std::unique_ptr<execution::TaskInterface> m_handlers;
    std::map<execution::TaskId, Open> m_open;
};

} // namespace wb::ui
