// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/value.h"

#include <QWidget>

class QAction;
class QLineEdit;

namespace wb::ui {

class ThemeController;

/// The input of the next execution: one line of JSON, checked while typing, remembered a document.
class InputField : public QWidget {
    Q_OBJECT

  public:
    explicit InputField(ThemeController* themes, QWidget* parent = nullptr);

    /// Shows the input remembered for the document at `path`, else what its folder offers (`input.json`),
    /// else `{}`.
    void follow(const QString& path);
    void setText(const QString& text);
    QString text() const;
    /// The value; false, with the reason, when the text is not JSON.
    bool value(json::Value* value, QString* error) const;
    void focusField();
    /// As wide as a usual input wants; a narrow window takes from it before it hides anything.
    QSize sizeHint() const override { return {400, QWidget::sizeHint().height()}; }

  public Q_SLOTS:
    void openEditor();

  Q_SIGNALS:
    void returnPressed();
    /// The text is another one.
    void changed();

  private:
    void check();
    void remember();

    ThemeController* m_themes;
    QLineEdit* m_edit;
    QAction* m_warning = nullptr;
    QString m_path;
};

} // namespace wb::ui
