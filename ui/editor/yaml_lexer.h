// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/scintilla.h"

namespace wb::ui {

struct Theme;

/// YAML colours of the current theme on Scintilla's YAML lexer, which styles only what is seen and folds by
/// indentation.
class YamlLexer : public QsciLexerYAML {
    Q_OBJECT

  public:
    explicit YamlLexer(QObject* parent = nullptr);

    void setTheme(const Theme& theme);
};

} // namespace wb::ui
