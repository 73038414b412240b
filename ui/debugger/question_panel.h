// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/debugger/debug_session.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;

namespace wb::ui {

class JsonEdit;
class JsonView;
struct Theme;

/// Asks the user for the answer of a task that nothing else answers: a result, an error, or a timeout. The
/// window stays usable while it asks. A question belongs to the last step: it is away while an earlier one is
/// looked at.
class QuestionPanel : public QFrame {
    Q_OBJECT

  public:
    QuestionPanel(DebugSession* session, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);

  Q_SIGNALS:
    /// A question came up; it should be seen.
    void asked();
    /// The user wants this answer kept for later runs.
    void keepAsked(const std::string& state, const wb::execution::TaskReply& reply);

  private:
    void showNext();
    void check();
    bool reply(execution::TaskReply* reply, QString* error) const;
    void send();
    QWidget* makeSuccessPage(const Theme& theme);
    QWidget* makeErrorPage();
    QWidget* makeTimeoutPage();

    DebugSession* m_session;
    execution::TaskId m_task = 0;
    std::string m_state;
    bool m_isAsking = false;
    QLabel* m_title;
    QLabel* m_detail;
    JsonView* m_payload;
    QTabWidget* m_pages;
    JsonEdit* m_output = nullptr;
    QLineEdit* m_error = nullptr;
    QLineEdit* m_cause = nullptr;
    QLabel* m_message;
    QCheckBox* m_keep;
    QPushButton* m_send;
};

} // namespace wb::ui
