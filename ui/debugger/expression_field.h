// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/text_range.h"

#include <QPlainTextEdit>

namespace wb::ui {

struct Theme;

/// Where an expression is typed: a few lines of code with the place of an error marked. Up in the first line
/// and Down in the last one go through the expressions of before.
class ExpressionField : public QPlainTextEdit {
    Q_OBJECT

  public:
    explicit ExpressionField(QWidget* parent = nullptr);

    std::string expression() const { return toPlainText().toStdString(); }
    /// Replaces the text as one undo step and puts the caret at its end.
    void replaceText(const QString& text);
    /// Marks bytes of the expression as wrong; an empty range marks nothing.
    void setError(json::TextRange range);
    /// The expressions that Up and Down lead to, the latest first.
    void setHistory(const QStringList& history);
    void setTheme(const Theme& theme);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

  Q_SIGNALS:
    /// Return was pressed: the expression is meant as it is.
    void accepted();
    void leaveAsked();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;

  private:
    void showHistory(int index);

    QStringList m_history;
    /// Which expression of the history is shown, -1 for what was typed.
    int m_shown = -1;
    QString m_typed;
    QColor m_errorColour;
    QColor m_errorPaper;
    json::TextRange m_error;
};

} // namespace wb::ui
