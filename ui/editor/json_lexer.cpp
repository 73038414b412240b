// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/json_lexer.h"

#include "ui/theme.h"

namespace wb::ui {

JsonLexer::JsonLexer(QObject* parent) : QsciLexerJSON(parent) {
    setFoldCompact(false);
    setHighlightEscapeSequences(true);
    setHighlightComments(true);
    setDefaultFont(codeFont());
    setFont(codeFont());
}

void JsonLexer::setTheme(const Theme& theme) {
    setDefaultColor(theme.text);
    setDefaultPaper(theme.base);
    setColor(theme.text);
    setPaper(theme.base);
    setColor(theme.key, Property);
    setColor(theme.string, String);
    setColor(theme.string, IRI);
    setColor(theme.string, IRICompact);
    setColor(theme.string, UnclosedString);
    setColor(theme.number, Number);
    setColor(theme.keyword, Keyword);
    setColor(theme.keyword, KeywordLD);
    setColor(theme.punctuation, Operator);
    setColor(theme.escape, EscapeSequence);
    setColor(theme.muted, CommentLine);
    setColor(theme.muted, CommentBlock);
    setColor(theme.error, Error);
    setFont(codeFont());
}

} // namespace wb::ui
