// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

namespace wb::ui {

class DebugController;
class Document;

/// An execution that took place elsewhere, as `aws stepfunctions get-execution-history` prints it, taken
/// again step by step on the document shown: the same timeline and the same panels.
class RecordedRun : public QObject {
    Q_OBJECT

  public:
    RecordedRun(Document* document, DebugController* debugger, QWidget* window);

    QAction* action() const { return m_open; }
    /// Shows the recording in `file` before its first step. Returns the reason of a failure.
    QString open(const QString& file);

  Q_SIGNALS:
    void message(const QString& text);

  private:
    Document* m_document;
    DebugController* m_debugger;
    QWidget* m_window;
    QAction* m_open;
};

} // namespace wb::ui
