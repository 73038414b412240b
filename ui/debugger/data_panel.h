// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/debugger/step_data.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace wb::ui {

class JsonView;
struct Theme;

/// Two stages of the shown step's data side by side with their difference marked, and the variables.
class DataPanel : public QWidget {
    Q_OBJECT

  public:
    explicit DataPanel(QWidget* parent = nullptr);

    void show(const StepData& step);
    /// Nothing is being debugged.
    void clear();
    void setTheme(const Theme& theme);

  private:
    void compare();
    void fillChoices();

    StepData m_data;
    QLabel* m_title;
    QLabel* m_note;
    QComboBox* m_leftStage;
    QComboBox* m_rightStage;
    JsonView* m_left;
    JsonView* m_right;
    QWidget* m_variablesColumn;
    JsonView* m_variables;
};

} // namespace wb::ui
