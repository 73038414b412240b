// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/json_lexer.h"
#include "ui/editor/text_editor.h"
#include "ui/editor/text_editor_p.h"
#include "ui/editor/yaml_lexer.h"
#include "ui/icons.h"
#include "ui/theme.h"

namespace wb::ui {

namespace {

int indicatorOf(MarkKind kind) {
    switch (kind) {
    case MarkKind::Error:
        return ErrorIndicator;
    case MarkKind::Warning:
        return WarningIndicator;
    case MarkKind::Information:
        return InformationIndicator;
    }
    return ErrorIndicator;
}

} // namespace

void TextEditor::defineMarkers() {
    markerDefine(QsciScintilla::Background, ActiveLine);
    markerDefine(QsciScintilla::LeftRectangle, ActiveBar);
    markerDefine(QsciScintilla::Circle, BreakpointOn);
    markerDefine(QsciScintilla::Circle, BreakpointOff);
    markerDefine(QsciScintilla::LeftRectangle, StateBar);
    const int symbols =
        (1 << ActiveBar) | (1 << BreakpointOn) | (1 << BreakpointOff) | (1 << StateBar) | (1 << Bulb);
    setMarginMarkerMask(SymbolMargin, symbols);
    setMarginMarkerMask(NumberMargin, 0);
    indicatorDefine(QsciScintilla::SquiggleIndicator, ErrorIndicator);
    indicatorDefine(QsciScintilla::SquiggleIndicator, WarningIndicator);
    indicatorDefine(QsciScintilla::DotsIndicator, InformationIndicator);
    for (const int indicator : {ErrorIndicator, WarningIndicator, InformationIndicator})
        setIndicatorDrawUnder(false, indicator);
}

void TextEditor::setMarks(const std::vector<Mark>& marks) {
    const auto length = static_cast<std::uint32_t>(send(SCI_GETLENGTH));
    for (const int indicator : {ErrorIndicator, WarningIndicator, InformationIndicator}) {
        send(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
        send(SCI_INDICATORCLEARRANGE, 0, static_cast<long>(length));
    }
    for (const Mark& mark : marks) {
        json::TextRange range = mark.range;
        if (range.begin >= length && length > 0) range.begin = length - 1;
        // An empty range (something is missing here) still needs a byte to stand under.
        if (range.end <= range.begin) range.end = std::min(range.begin + 1, length);
        // A squiggle under a whole block hides more than it shows: its first line is enough.
        const long lineEnd = send(SCI_GETLINEENDPOSITION, static_cast<unsigned long>(lineOf(range.begin)));
        if (lineEnd > range.begin) range.end = std::min(range.end, static_cast<std::uint32_t>(lineEnd));
        send(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicatorOf(mark.kind)));
        send(SCI_INDICATORFILLRANGE, range.begin, static_cast<long>(range.length()));
    }
}

void TextEditor::setActiveRanges(const std::vector<json::TextRange>& ranges) {
    markerDeleteAll(ActiveLine);
    markerDeleteAll(ActiveBar);
    for (const json::TextRange& range : ranges) {
        const int last = lineOf(range.end);
        for (int line = lineOf(range.begin); line <= last; ++line) {
            markerAdd(line, ActiveLine);
            markerAdd(line, ActiveBar);
        }
    }
}

void TextEditor::setBreakpointLines(const std::vector<std::pair<int, bool>>& lines) {
    markerDeleteAll(BreakpointOn);
    markerDeleteAll(BreakpointOff);
    for (const auto& [line, enabled] : lines) markerAdd(line, enabled ? BreakpointOn : BreakpointOff);
}

void TextEditor::setCurrentState(json::TextRange range) {
    markerDeleteAll(StateBar);
    if (range.empty()) return;
    const int last = lineOf(range.end);
    for (int line = lineOf(range.begin); line <= last; ++line) markerAdd(line, StateBar);
}

void TextEditor::setBulbLine(int line) {
    markerDeleteAll(Bulb);
    if (line >= 0) markerAdd(line, Bulb);
}

void TextEditor::setTheme(const Theme& theme) {
    m_theme = &theme;
    m_lexer->setTheme(theme);
    m_yamlLexer->setTheme(theme);
    setColor(theme.text);
    setPaper(theme.base);
    setCaretForegroundColor(theme.text);
    setCaretLineBackgroundColor(theme.currentLine);
    setSelectionBackgroundColor(theme.selection);
    resetSelectionForegroundColor();
    setMarginsBackgroundColor(theme.base);
    setMarginsForegroundColor(theme.lineNumber);
    setMarginsFont(codeFont());
    setFoldMarginColors(theme.base, theme.base);
    setIndentationGuidesForegroundColor(theme.indentGuide);
    setIndentationGuidesBackgroundColor(theme.base);
    setMatchedBraceForegroundColor(theme.accent);
    setMatchedBraceBackgroundColor(theme.selection);
    setUnmatchedBraceForegroundColor(theme.error);
    setUnmatchedBraceBackgroundColor(theme.removed);
    setMarkerBackgroundColor(theme.activeState, ActiveLine);
    for (const int marker : {BreakpointOn, BreakpointOff}) {
        setMarkerForegroundColor(theme.error, marker);
        setMarkerBackgroundColor(marker == BreakpointOn ? theme.error : theme.base, marker);
    }
    setMarkerBackgroundColor(drawing::theme(theme.kind).of(drawing::Status::Active).strong, ActiveBar);
    setMarkerBackgroundColor(theme.accent, StateBar);
    // Drawn anew: its colours are the theme's.
    markerDefine(icon("bulb").pixmap(14, 14), Bulb);
    for (int marker = SC_MARKNUM_FOLDEREND; marker <= static_cast<int>(SC_MARKNUM_FOLDEROPEN); ++marker) {
        setMarkerForegroundColor(theme.base, marker);
        setMarkerBackgroundColor(theme.lineNumber, marker);
    }
    setIndicatorForegroundColor(theme.error, ErrorIndicator);
    setIndicatorForegroundColor(theme.warning, WarningIndicator);
    setIndicatorForegroundColor(theme.information, InformationIndicator);
}

} // namespace wb::ui
