// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/json_view.h"

#include "ui/editor/json_lexer.h"
#include "ui/theme.h"

namespace wb::ui {

namespace {

enum Marker { AddedLine = 2, RemovedLine, ChangedLine, FillerLine, AddedSign, RemovedSign, ChangedSign };

} // namespace

JsonView::JsonView(QWidget* parent) : QsciScintilla(parent), m_lexer(new JsonLexer(this)) {
    setUtf8(true);
    setLexer(m_lexer);
    setReadOnly(true);
    setMinimumHeight(60);
    setFrameShape(QFrame::NoFrame);
    setMarginType(0, QsciScintilla::SymbolMargin);
    setMarginWidth(0, 15);
    setMarginWidth(1, 0);
    setFolding(QsciScintilla::PlainFoldStyle, 2);
    markerDefine(QsciScintilla::DownTriangle, SC_MARKNUM_FOLDEROPEN);
    markerDefine(QsciScintilla::RightTriangle, SC_MARKNUM_FOLDER);
    setCaretLineVisible(false);
    setScrollWidth(100);
    setScrollWidthTracking(true);
    setExtraAscent(1);
    setExtraDescent(1);
    for (const int marker : {AddedLine, RemovedLine, ChangedLine, FillerLine})
        markerDefine(QsciScintilla::Background, marker);
    // The sign says in shape what the background says in colour.
    markerDefine(QsciScintilla::Plus, AddedSign);
    markerDefine(QsciScintilla::Minus, RemovedSign);
    markerDefine(QsciScintilla::SmallRectangle, ChangedSign);
    setMarginMarkerMask(0, (1 << AddedSign) | (1 << RemovedSign) | (1 << ChangedSign));
    // Tab moves on: there is nothing to type here.
    SendScintilla(SCI_CLEARCMDKEY, static_cast<unsigned long>(SCK_TAB));
}

void JsonView::showText(const QString& text) {
    showLines(text.split(u'\n'), {});
}

void JsonView::showLines(const QStringList& lines, const std::vector<LineMark>& marks) {
    const long top = SendScintilla(SCI_GETFIRSTVISIBLELINE);
    setReadOnly(false);
    setText(lines.join(u'\n'));
    setReadOnly(true);
    markerDeleteAll();
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const int line = static_cast<int>(i);
        switch (marks[i]) {
        case LineMark::None:
            break;
        case LineMark::Added:
            markerAdd(line, AddedLine);
            markerAdd(line, AddedSign);
            break;
        case LineMark::Removed:
            markerAdd(line, RemovedLine);
            markerAdd(line, RemovedSign);
            break;
        case LineMark::Changed:
            markerAdd(line, ChangedLine);
            markerAdd(line, ChangedSign);
            break;
        case LineMark::Filler:
            markerAdd(line, FillerLine);
            break;
        }
    }
    SendScintilla(SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(top));
}

void JsonView::setTheme(const Theme& theme) {
    m_lexer->setTheme(theme);
    setPaper(theme.base);
    setColor(theme.text);
    setSelectionBackgroundColor(theme.selection);
    resetSelectionForegroundColor();
    setMarginsBackgroundColor(theme.base);
    setFoldMarginColors(theme.base, theme.base);
    setMarkerBackgroundColor(theme.added, AddedLine);
    setMarkerBackgroundColor(theme.removed, RemovedLine);
    setMarkerBackgroundColor(theme.changed, ChangedLine);
    setMarkerBackgroundColor(theme.panel, FillerLine);
    const std::pair<int, QColor> signs[] = {
        {AddedSign, theme.success}, {RemovedSign, theme.error}, {ChangedSign, theme.warning}};
    for (const auto& [marker, colour] : signs) {
        setMarkerForegroundColor(colour, marker);
        setMarkerBackgroundColor(colour, marker);
    }
    for (int marker = SC_MARKNUM_FOLDEREND; marker <= static_cast<int>(SC_MARKNUM_FOLDEROPEN); ++marker) {
        setMarkerForegroundColor(theme.base, marker);
        setMarkerBackgroundColor(theme.lineNumber, marker);
    }
}

} // namespace wb::ui
