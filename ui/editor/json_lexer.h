// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/scintilla.h"

namespace wb::ui {

struct Theme;

/// JSON colours of the current theme on Scintilla's JSON lexer, which styles only what is seen.
class JsonLexer : public QsciLexerJSON {
    Q_OBJECT

  public:
    explicit JsonLexer(QObject* parent = nullptr);

    void setTheme(const Theme& theme);
};

} // namespace wb::ui
