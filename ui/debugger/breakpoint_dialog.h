// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/debugger/breakpoint.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace wb::ui {

/// Edits when a run stops at a state.
class BreakpointDialog : public QDialog {
    Q_OBJECT

  public:
    BreakpointDialog(const QString& state, const Breakpoint& breakpoint, QWidget* parent);

    Breakpoint breakpoint() const;

  private:
    void check();

    QCheckBox* m_isEnabled;
    QCheckBox* m_onEntry;
    QCheckBox* m_onExit;
    QCheckBox* m_onError;
    QLineEdit* m_condition;
    QSpinBox* m_hits;
    QLabel* m_message;
    QPushButton* m_accept = nullptr;
};

} // namespace wb::ui
