// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QLabel;
class QStatusBar;
class QToolButton;

namespace wb::asl {
class StatePath;
}

namespace wb::ui {

class Document;
class DebugSession;
class TextEditor;

/// What the bar at the window's foot says: problems, the state of the run, the cursor's place, the zoom.
class StatusLine : public QObject {
    Q_OBJECT

  public:
    StatusLine(QStatusBar* bar, Document* document, TextEditor* editor, DebugSession* session);

    void showState(const asl::StatePath& path);
    void showZoom(double zoom);

  Q_SIGNALS:
    void problemsAsked();

  private:
    void showProblems();
    void showPlace();
    bool isRunOlder() const;
    void showRun();
    void showPhase();

    Document* m_document;
    TextEditor* m_editor;
    DebugSession* m_session;
    QToolButton* m_problems;
    QLabel* m_run;
    QLabel* m_state;
    QLabel* m_place;
    QLabel* m_zoom;
};

} // namespace wb::ui
