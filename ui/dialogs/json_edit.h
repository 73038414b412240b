// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/value.h"
#include "ui/editor/scintilla.h"

namespace wb::ui {

class JsonLexer;
struct Theme;

/// A small editor for one JSON value, in a dialog or panel.
class JsonEdit : public QsciScintilla {
    Q_OBJECT

  public:
    explicit JsonEdit(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// The value, or nothing with the reason in `error`.
    bool value(json::Value* value, QString* error) const;

    /// Small: the form around it decides.
    QSize sizeHint() const override { return {320, 140}; }

  private:
    JsonLexer* m_lexer;
};

} // namespace wb::ui
