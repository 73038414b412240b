// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QWheelEvent>

namespace wb::ui {

/// A list with free text for a form that scrolls: the wheel never changes it.
class ComboField : public QComboBox {
  public:
    explicit ComboField(QWidget* parent) : QComboBox(parent) {
        setEditable(true);
        setInsertPolicy(QComboBox::NoInsert);
        setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        setMinimumContentsLength(8);
    }

    /// Shows `text`, unless another is being typed.
    void show(const QString& text) {
        if (currentText() == text) return lineEdit()->setModified(false);
        if (lineEdit()->isModified() && lineEdit()->hasFocus()) return;
        setCurrentText(text);
        lineEdit()->setCursorPosition(0);
    }

  protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

} // namespace wb::ui
