// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QPushButton;

namespace wb::ui {

class JsonEdit;
struct Theme;

/// Edits the input of an execution, or other data, with room and indentation.
class InputDialog : public QDialog {
    Q_OBJECT

  public:
    InputDialog(const QString& text, const Theme& theme, QWidget* parent);

    QString text() const;
    /// What is edited where it is not an execution's input, and what accepting it does.
    void setPurpose(const QString& title, const QString& accept);

  private:
    void check();

    JsonEdit* m_edit;
    QLabel* m_message;
    QPushButton* m_accept = nullptr;
};

} // namespace wb::ui
