// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

namespace wb::ui {

class DebugController;
class Document;
class ThemeController;

/// What can be done with a run beside moving through it: go on from an earlier step, with other data or with
/// the text as it is now, and save its history or its answers.
class RunActions : public QObject {
    Q_OBJECT

  public:
    RunActions(Document* document, DebugController* debugger, ThemeController* themes, QWidget* window);

    QList<QAction*> actions() const { return {m_fork, m_changeData, m_changeText, m_save, m_answers}; }
    /// Writes the history of the run that is shown, as GetExecutionHistory gives it. Returns the reason of a
    /// failure.
    QString saveHistory(const QString& file) const;

    /// Writes what the tasks of the run answered, as a file of answers. Returns the reason of a failure.
    QString saveAnswers(const QString& file) const;

  Q_SIGNALS:
    void message(const QString& text);

  private:
    void update();
    void changeData();
    void changeText();
    using Save = QString (RunActions::*)(const QString&) const;
    void choose(const QString& title, const QString& name, Save save);

    Document* m_document;
    DebugController* m_debugger;
    ThemeController* m_themes;
    QWidget* m_window;
    QAction* m_fork;
    QAction* m_changeData;
    QAction* m_changeText;
    QAction* m_save;
    QAction* m_answers;
};

} // namespace wb::ui
