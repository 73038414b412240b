// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/json_view.h"

#include "ui/editor/json_lexer.h"
#include "ui/theme.h"

namespace wb::ui {

namespace {

enum Marker { AddedLine = 2, RemovedLine, ChangedLine, FillerLine, AddedSign, RemovedSign, ChangedSign };
constexpr int sourceIndicator = 9;

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
    // A frame as well as a colour.
    indicatorDefine(QsciScintilla::StraightBoxIndicator, sourceIndicator);
    setIndicatorDrawUnder(true, sourceIndicator);
    SendScintilla(SCI_INDICSETOUTLINEALPHA, static_cast<unsigned long>(sourceIndicator), 255L);
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

void JsonView::setSources(const std::vector<json::TextRange>& ranges) {
    SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(sourceIndicator));
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, SendScintilla(SCI_GETLENGTH));
    const long top = SendScintilla(SCI_GETFIRSTVISIBLELINE);
    const long bottom = top + SendScintilla(SCI_LINESONSCREEN);
    bool isSeen = ranges.empty();
    const auto lineOf = [this](std::uint32_t place) {
        const long line = SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(place));
        return SendScintilla(SCI_VISIBLEFROMDOCLINE, static_cast<unsigned long>(line));
    };
    for (const json::TextRange& range : ranges) {
        SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(range.begin),
                      static_cast<long>(range.length()));
        const long line = lineOf(range.begin);
        isSeen = isSeen || (line >= top && line < bottom);
    }
    if (!isSeen) {
        const long line = std::max(0L, lineOf(ranges.front().begin) - 1);
        SendScintilla(SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(line));
    }
}

void JsonView::setTheme(const Theme& theme) {
    m_lexer->setTheme(theme);
    setPaper(theme.base);
    setColor(theme.text);
    setSelectionBackgroundColor(theme.selection);
    resetSelectionForegroundColor();
    QColor source = theme.accent;
    source.setAlpha(theme.isDark() ? 70 : 45);
    setIndicatorForegroundColor(source, sourceIndicator);
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
