// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/debugger/breakpoints.h"
#include "ui/debugger/debug_session.h"
#include "ui/debugger/runs.h"

#include <QAction>
#include <QObject>

class QToolBar;

namespace wb::ui {

class Document;
class InputField;

/// The commands of the debugger: prepares executions of the document and moves the session.
class DebugController : public QObject {
    Q_OBJECT

  public:
    DebugController(Document* document, InputField* input, QWidget* window);

    DebugSession& session() { return m_session; }
    /// Run, step... in the order of a tool bar.
    QList<QAction*> actions() const;
    QList<QAction*> menuActions() const;

    /// Stands before the first state of a new execution. False when it could not be started; the user was
    /// told why, or `error` says it where given.
    bool begin(QString* error = nullptr);
    /// Whether the text is no longer the one being executed.
    bool isOutdated() const;

    Breakpoints& breakpoints() { return m_breakpoints; }
    const Runs& runs() const { return m_runs; }
    /// Shows the run at `index` of runs() at its start.
    void showRun(int index);
    /// Goes on from the step shown as a run of its own; what came after it stays with the run it is of.
    void fork();
    /// As fork(), with other data for the state that is entered next.
    void forkWith(const json::Value& data);
    /// As fork(), with the text as it is now. Returns the reason why it cannot be, or nothing.
    QString forkWithText();
    /// Another document: its runs are other ones.
    void forget();
    /// The state that F9 and "run to here" are about.
    void setCurrent(const asl::StatePath& path);
    void keepAnswer(const std::string& state, const execution::TaskReply& reply);
    void runTo(const asl::StatePath& path);
    /// Goes on by a stride, or stands before the first state of a new execution.
    void step(DebugSession::Stride stride);
    /// Shows an execution of `model` that has been taken already; `origin` says where it comes from.
    void show(const asl::ModelPtr& model, execution::Timeline timeline, const QString& origin);

  public Q_SLOTS:
    void run();
    void restart();

  Q_SIGNALS:
    /// The execution could not begin because of this state.
    void refused(const wb::asl::StatePath& path, const QString& message);
    void message(const QString& text);

  private:
    QAction* make(const char* icon, const QString& text, const QKeySequence& key, const QString& tip);
    void updateActions();
    bool prepareTasks(QString* error);
    bool prepareMocks(QString* error);
    bool fail(const QString& text, QString* error);
    /// Why the text as it is now cannot be run; empty where it can.
    QString textProblem();
    /// The Maps of a definition that read what no local file is read of, and nothing else answers for.
    std::vector<execution::Refusal> unreadFormats(const asl::Model& model) const;
    QString refusalText(const execution::Refusal& refusal);
    void leaveRun();
    QString originHere() const;
    void chooseMocks();
    void editBreakpoint();

    Document* m_document;
    InputField* m_input;
    QWidget* m_window;
    DebugSession m_session;
    asl::ModelPtr m_running;
    Runs m_runs;
    QString m_mocksFile;
    QString m_keptFor;
    Breakpoints m_breakpoints;
    asl::StatePath m_current;
    QAction* m_run;
    QAction* m_step;
    QAction* m_stepInto;
    QAction* m_stepOut;
    QAction* m_stepBack;
    QAction* m_pause;
    QAction* m_stop;
    QAction* m_restart;
    QAction* m_mocks;
    QAction* m_forget;
    QAction* m_slow;
    QAction* m_toggle;
    QAction* m_edit;
    QAction* m_clearAll;
    QAction* m_runTo;
};

} // namespace wb::ui
