// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/json_edit.h"

#include "ui/editor/json_lexer.h"
#include "ui/theme.h"
#include "ui/value_text.h"

namespace wb::ui {

JsonEdit::JsonEdit(const Theme& theme, QWidget* parent)
    : QsciScintilla(parent), m_lexer(new JsonLexer(this)) {
    setUtf8(true);
    setLexer(m_lexer);
    setMarginWidth(1, 0);
    setMinimumHeight(60);
    setAutoIndent(true);
    setIndentationsUseTabs(false);
    setTabWidth(2);
    setBraceMatching(QsciScintilla::SloppyBraceMatch);
    setScrollWidth(100);
    setScrollWidthTracking(true);
    setCaretWidth(2);
    // Tab leaves the editor, as in any other field of a form.
    SendScintilla(SCI_CLEARCMDKEY, static_cast<unsigned long>(SCK_TAB));
    setTheme(theme);
}

void JsonEdit::setTheme(const Theme& theme) {
    m_lexer->setTheme(theme);
    setPaper(theme.base);
    setColor(theme.text);
    setCaretForegroundColor(theme.text);
    setSelectionBackgroundColor(theme.selection);
    resetSelectionForegroundColor();
    setMarginsBackgroundColor(theme.base);
    setMatchedBraceBackgroundColor(theme.selection);
    setMatchedBraceForegroundColor(theme.accent);
    setUnmatchedBraceBackgroundColor(theme.base);
    setUnmatchedBraceForegroundColor(theme.error);
}

bool JsonEdit::value(json::Value* value, QString* error) const {
    return readValue(text(), value, error);
}

} // namespace wb::ui
