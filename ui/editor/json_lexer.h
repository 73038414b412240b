// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/scintilla.h"

#include <QColor>

namespace wb::ui {

struct Theme;

/// JSON colours of the current theme on Scintilla's JSON lexer, which styles only what is seen.
class JsonLexer : public QsciLexerJSON {
    Q_OBJECT

  public:
    explicit JsonLexer(QObject* parent = nullptr);

    void setTheme(const Theme& theme);
    /// What is no JSON is no error in YAML.
    void setYaml(bool isYaml);

  private:
    QColor m_text, m_error;
    bool m_isYaml = false;
};

} // namespace wb::ui
