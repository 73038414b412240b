// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/yaml_lexer.h"

#include "ui/theme.h"

namespace wb::ui {

YamlLexer::YamlLexer(QObject* parent) : QsciLexerYAML(parent) {
    setDefaultFont(codeFont());
    setFont(codeFont());
}

void YamlLexer::setTheme(const Theme& theme) {
    setDefaultColor(theme.text);
    setDefaultPaper(theme.base);
    setColor(theme.text);
    // Scintilla's own marks of errors and documents are bars of a fixed colour.
    setPaper(theme.base);
    setEolFill(false);
    setColor(theme.key, Identifier);
    setColor(theme.keyword, Keyword);
    setColor(theme.number, Number);
    setColor(theme.reference, Reference);
    setColor(theme.string, TextBlockMarker);
    setColor(theme.punctuation, Operator);
    setColor(theme.punctuation, DocumentDelimiter);
    setColor(theme.muted, Comment);
    setColor(theme.error, SyntaxErrorMarker);
    setFont(codeFont());
}

} // namespace wb::ui
