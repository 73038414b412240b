// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/text_editor.h"

#include "ui/editor/indentation.h"
#include "ui/editor/json_lexer.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <Qsci/qscicommand.h>
#include <Qsci/qscicommandset.h>

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>

namespace wb::ui {

namespace {

enum Indicator { ErrorIndicator = 8, WarningIndicator, InformationIndicator, CurrentStateIndicator };
enum Marker { ActiveLine = 2, ActiveBar = 3, BreakpointOn = 4, BreakpointOff = 5, StateBar = 6, Bulb = 7 };
enum Margin { NumberMargin = 0, SymbolMargin = 1, FoldMargin = 2 };

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

TextEditor::TextEditor(QWidget* parent) : QsciScintilla(parent), m_lexer(new JsonLexer(this)) {
    setAccessibleName(tr("Definition"));
    setAccessibleDescription(tr("The text of the state machine, in Amazon States Language"));
    configure();
    defineMarkers();
    connect(this, &QsciScintillaBase::SCN_MODIFIED, this,
            [this](int, int type, const char*, int, int, int, int, int, int, int) { onModified(type); });
    connect(this, &QsciScintillaBase::SCN_CHARADDED, this, &TextEditor::onCharacter);
    connect(this, &QsciScintillaBase::SCN_UPDATEUI, this, [this](int updated) {
        Q_EMIT hoverEnded();
        if (updated & (SC_UPDATE_SELECTION | SC_UPDATE_CONTENT)) {
            matchBraces();
            if (!m_isLoading) Q_EMIT cursorMoved(cursorOffset());
        }
    });
    connect(this, &QsciScintilla::marginClicked, this, [this](int margin, int line, Qt::KeyboardModifiers) {
        if (margin == SymbolMargin && (markersAtLine(line) & (1U << Bulb)))
            Q_EMIT bulbClicked();
        else if (margin != FoldMargin)
            Q_EMIT breakpointLineClicked(line);
    });
    connect(this, &QsciScintillaBase::SCN_DWELLSTART, this, [this](int position, int x, int y) {
        if (position < 0 || !underMouse()) return;
        Q_EMIT hovered(static_cast<std::uint32_t>(position), viewport()->mapToGlobal(QPoint(x, y)));
    });
    connect(this, &QsciScintillaBase::SCN_DWELLEND, this, [this](int, int, int) { Q_EMIT hoverEnded(); });
}

long TextEditor::send(unsigned message, unsigned long first, long second) const {
    return SendScintilla(message, first, second);
}

void TextEditor::configure() {
    setUtf8(true);
    setLexer(m_lexer);
    setFrameShape(QFrame::NoFrame);
    setFolding(QsciScintilla::PlainFoldStyle, FoldMargin);
    markerDefine(QsciScintilla::DownTriangle, SC_MARKNUM_FOLDEROPEN);
    markerDefine(QsciScintilla::RightTriangle, SC_MARKNUM_FOLDER);
    setMarginType(NumberMargin, QsciScintilla::NumberMargin);
    setMarginType(SymbolMargin, QsciScintilla::SymbolMargin);
    setMarginWidth(SymbolMargin, 16);
    setMarginSensitivity(SymbolMargin, true);
    setMarginSensitivity(NumberMargin, true);
    setMarginWidth(NumberMargin, QStringLiteral("00000"));
    setCaretLineVisible(true);
    setIndentationGuides(true);
    setTabIndents(true);
    setBackspaceUnindents(true);
    setScrollWidth(200);
    setScrollWidthTracking(true);
    setWrapMode(QsciScintilla::WrapNone);
    setCaretWidth(2);
    setExtraAscent(2);
    setExtraDescent(2);
    send(SCI_SETMULTIPLESELECTION, 1);
    send(SCI_SETADDITIONALSELECTIONTYPING, 1);
    send(SCI_SETMULTIPASTE, 1);
    send(SCI_SETVIRTUALSPACEOPTIONS, SCVS_RECTANGULARSELECTION);
    send(SCI_SETMOUSEDWELLTIME, 450);
    // Only changes of the text are of interest; without this Scintilla reports styling and painting too.
    send(SCI_SETMODEVENTMASK,
         SC_MODEVENTMASKALL & ~static_cast<unsigned long>(SC_MOD_CHANGEINDICATOR | SC_MOD_CHANGEMARKER));
    // The window's actions own these keys.
    for (const int key : {'L', 'D', 'T', 'U'}) {
        send(SCI_CLEARCMDKEY, static_cast<unsigned long>(key) + (SCMOD_CTRL << 16));
        send(SCI_CLEARCMDKEY, static_cast<unsigned long>(key) + ((SCMOD_CTRL | SCMOD_SHIFT) << 16));
    }
    // QScintilla keeps a table of its own, by which it takes keys before any action sees them.
    for (const int key : {Qt::Key_BracketLeft, Qt::Key_BracketRight}) {
        const int bound = static_cast<int>(Qt::CTRL | Qt::SHIFT) | key;
        QsciCommand* command = standardCommands()->boundTo(bound);
        if (!command) continue;
        if (command->key() == bound)
            command->setKey(0);
        else
            command->setAlternateKey(0);
    }
}

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

void TextEditor::setBytes(std::string_view bytes) {
    m_isLoading = true;
    send(SCI_SETUNDOCOLLECTION, 0);
    send(SCI_CLEARALL);
    send(SCI_ALLOCATE, bytes.size() + 1024);
    SendScintilla(SCI_ADDTEXT, static_cast<unsigned long>(bytes.size()), bytes.data());
    send(SCI_SETUNDOCOLLECTION, 1);
    send(SCI_EMPTYUNDOBUFFER);
    send(SCI_SETSAVEPOINT);
    send(SCI_GOTOPOS, 0);
    send(SCI_SETSCROLLWIDTH, 200);
    const std::size_t firstBreak = bytes.find_first_of("\r\n");
    if (firstBreak != std::string_view::npos) {
        const bool isPair = bytes.substr(firstBreak, 2) == "\r\n";
        send(SCI_SETEOLMODE, isPair ? SC_EOL_CRLF : bytes[firstBreak] == '\r' ? SC_EOL_CR : SC_EOL_LF);
    }
    const std::string unit = indentationUnit(bytes);
    setIndentationsUseTabs(unit == "\t");
    setTabWidth(unit == "\t" ? 4 : static_cast<int>(unit.size()));
    setMarginWidth(NumberMargin,
                   QString(std::max(4, static_cast<int>(QString::number(lines()).size()) + 1), u'0'));
    m_undoLabels.clear();
    m_isLoading = false;
    Q_EMIT undoLabelsChanged();
    Q_EMIT edited();
    Q_EMIT cursorMoved(0);
}

std::string_view TextEditor::bytes() const {
    const auto* begin = static_cast<const char*>(SendScintillaPtrResult(SCI_GETCHARACTERPOINTER));
    return {begin, static_cast<std::size_t>(send(SCI_GETLENGTH))};
}

bool TextEditor::isChanged() const {
    return send(SCI_GETMODIFY) != 0;
}

void TextEditor::setSaved() {
    send(SCI_SETSAVEPOINT);
}

bool TextEditor::canUndo() const {
    return send(SCI_CANUNDO) != 0;
}

bool TextEditor::canRedo() const {
    return send(SCI_CANREDO) != 0;
}

void TextEditor::applyEdits(const QString& label, const json::TextEdits& edits) {
    if (edits.empty()) return;
    m_undoLabels.setPending(label);
    send(SCI_BEGINUNDOACTION);
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        send(SCI_SETTARGETRANGE, edit->range.begin, static_cast<long>(edit->range.end));
        SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(edit->text.size()), edit->text.data());
    }
    send(SCI_ENDUNDOACTION);
    m_undoLabels.setPending({});
}

std::uint32_t TextEditor::cursorOffset() const {
    return static_cast<std::uint32_t>(send(SCI_GETCURRENTPOS));
}

json::TextRange TextEditor::selectedRange() const {
    return {static_cast<std::uint32_t>(send(SCI_GETSELECTIONSTART)),
            static_cast<std::uint32_t>(send(SCI_GETSELECTIONEND))};
}

int TextEditor::lineOf(std::uint32_t offset) const {
    return static_cast<int>(send(SCI_LINEFROMPOSITION, offset));
}

void TextEditor::showRange(json::TextRange range, bool select) {
    const int first = lineOf(range.begin);
    const int last = lineOf(range.end);
    send(SCI_ENSUREVISIBLE, static_cast<unsigned long>(first));
    // The whole range where it fits, else its beginning with some lines above for orientation.
    const long shown = send(SCI_LINESONSCREEN);
    const long top = send(SCI_DOCLINEFROMVISIBLE, static_cast<unsigned long>(send(SCI_GETFIRSTVISIBLELINE)));
    const bool fits = first >= top && std::min<long>(last, first + shown - 3) < top + shown;
    if (select) {
        send(SCI_SETSEL, range.end, static_cast<long>(range.begin));
    } else {
        send(SCI_SETEMPTYSELECTION, range.begin);
    }
    // Lines begin at their beginning again, also after the cursor stood far to the right.
    send(SCI_SETXOFFSET, 0);
    if (!fits) {
        const long spare = shown - (last - first + 1);
        const long above = spare > 4 ? std::min(spare / 2, shown / 3) : 2;
        const long line =
            send(SCI_VISIBLEFROMDOCLINE, static_cast<unsigned long>(std::max<long>(0, first - above)));
        send(SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(line));
    }
    send(SCI_SCROLLCARET);
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

void TextEditor::foldBlock(bool folded) {
    auto line = static_cast<unsigned long>(lineOf(cursorOffset()));
    // Levels are set as lines are coloured.
    send(SCI_COLOURISE, 0, static_cast<long>(send(SCI_GETLENGTH)));
    const bool isHead = (send(SCI_GETFOLDLEVEL, line) & SC_FOLDLEVELHEADERFLAG) != 0;
    // A block that is folded already: the one around it.
    if (!isHead || (folded && !send(SCI_GETFOLDEXPANDED, line))) {
        const long around = send(SCI_GETFOLDPARENT, line);
        if (around < 0) return;
        line = static_cast<unsigned long>(around);
    }
    if (folded) send(SCI_GOTOPOS, static_cast<unsigned long>(send(SCI_GETLINEENDPOSITION, line)));
    send(SCI_FOLDLINE, line, folded ? SC_FOLDACTION_CONTRACT : SC_FOLDACTION_EXPAND);
}

QPoint TextEditor::caretPlace() const {
    const auto at = static_cast<long>(cursorOffset());
    const long x = send(SCI_POINTXFROMPOSITION, 0, at);
    const long y = send(SCI_POINTYFROMPOSITION, 0, at) + send(SCI_TEXTHEIGHT);
    return viewport()->mapToGlobal(QPoint(static_cast<int>(x), static_cast<int>(y)));
}

void TextEditor::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Keyboard) {
        Q_EMIT contextMenuAsked(caretPlace());
        return;
    }
    const QPoint place = viewport()->mapFromGlobal(event->globalPos());
    const auto at = static_cast<std::uint32_t>(
        send(SCI_POSITIONFROMPOINT, static_cast<unsigned long>(std::max(0, place.x())), place.y()));
    if (!selectedRange().contains(at)) send(SCI_GOTOPOS, at);
    Q_EMIT contextMenuAsked(event->globalPos());
}

void TextEditor::setYaml(bool isYaml) {
    m_lexer->setYaml(isYaml);
}

void TextEditor::setTheme(const Theme& theme) {
    m_lexer->setTheme(theme);
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

void TextEditor::onModified(int type) {
    if (m_isLoading) return;
    if ((type & SC_PERFORMED_USER) && (type & SC_STARTACTION)) {
        m_undoLabels.push(m_undoLabels.pending().isEmpty() ? tr("Typing") : m_undoLabels.pending());
    } else if ((type & SC_PERFORMED_UNDO) && (type & SC_LASTSTEPINUNDOREDO)) {
        m_undoLabels.undone();
    } else if ((type & SC_PERFORMED_REDO) && (type & SC_LASTSTEPINUNDOREDO)) {
        m_undoLabels.redone();
    }
    if (type & (SC_MOD_INSERTTEXT | SC_MOD_DELETETEXT)) {
        Q_EMIT edited();
        Q_EMIT undoLabelsChanged();
    }
}

void TextEditor::onCharacter(int character) {
    const bool isBreak = character == '\n' || (character == '\r' && send(SCI_GETEOLMODE) == SC_EOL_CR);
    if (!isBreak || send(SCI_GETSELECTIONS) > 1) return;
    const std::uint32_t at = cursorOffset();
    const std::string_view text = bytes();
    const std::string unit =
        indentationsUseTabs() ? "\t" : std::string(static_cast<std::size_t>(tabWidth()), ' ');
    std::string insertion = indentationAt(text, at, unit);
    const std::size_t caret = insertion.size();
    const char following = at < text.size() ? text[at] : '\0';
    if ((following == '}' || following == ']') && insertion.size() >= unit.size() &&
        insertion.ends_with(unit)) {
        const char* lineBreak = send(SCI_GETEOLMODE) == SC_EOL_CRLF ? "\r\n"
                                : character == '\r'                 ? "\r"
                                                                    : "\n";
        insertion += lineBreak + insertion.substr(0, insertion.size() - unit.size());
    }
    if (insertion.empty()) return;
    SendScintilla(SCI_INSERTTEXT, static_cast<unsigned long>(at), insertion.c_str());
    send(SCI_SETEMPTYSELECTION, at + caret);
}

void TextEditor::matchBraces() {
    const auto length = static_cast<std::uint32_t>(send(SCI_GETLENGTH));
    const std::uint32_t cursor = cursorOffset();
    const auto isBrace = [&](std::uint32_t at) {
        if (at >= length) return false;
        const char c = static_cast<char>(send(SCI_GETCHARAT, at));
        return c == '{' || c == '}' || c == '[' || c == ']';
    };
    long brace = -1;
    if (cursor > 0 && isBrace(cursor - 1)) {
        brace = cursor - 1;
    } else if (isBrace(cursor)) {
        brace = cursor;
    }
    if (brace < 0) {
        send(SCI_BRACEHIGHLIGHT, static_cast<unsigned long>(-1), -1);
        return;
    }
    const long other = send(SCI_BRACEMATCH, static_cast<unsigned long>(brace), 0);
    if (other < 0) {
        send(SCI_BRACEBADLIGHT, static_cast<unsigned long>(brace));
    } else {
        send(SCI_BRACEHIGHLIGHT, static_cast<unsigned long>(brace), other);
    }
}

void TextEditor::keyPressEvent(QKeyEvent* event) {
    const QString typed = event->text();
    const bool closes = typed == QLatin1String("}") || typed == QLatin1String("]");
    if (closes && send(SCI_GETSELECTIONEMPTY)) {
        // A closing bracket on a line of its own stands one level further out.
        const std::uint32_t at = cursorOffset();
        const auto begin =
            static_cast<std::uint32_t>(send(SCI_POSITIONFROMLINE, static_cast<unsigned long>(lineOf(at))));
        const std::string_view before = bytes().substr(begin, at - begin);
        const std::string unit =
            indentationsUseTabs() ? "\t" : std::string(static_cast<std::size_t>(tabWidth()), ' ');
        if (before.find_first_not_of(" \t") == std::string_view::npos && before.ends_with(unit)) {
            send(SCI_BEGINUNDOACTION);
            send(SCI_DELETERANGE, at - unit.size(), static_cast<long>(unit.size()));
            QsciScintilla::keyPressEvent(event);
            send(SCI_ENDUNDOACTION);
            return;
        }
    }
    QsciScintilla::keyPressEvent(event);
}

void TextEditor::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
        return;
    }
    // What the palette gives is for the graph.
    if (!event->mimeData()->hasText()) return event->ignore();
    QsciScintilla::dragEnterEvent(event);
}

void TextEditor::dropEvent(QDropEvent* event) {
    if (event->mimeData()->hasUrls()) {
        const QString path = event->mimeData()->urls().constFirst().toLocalFile();
        if (!path.isEmpty()) Q_EMIT fileDropped(path);
        event->acceptProposedAction();
        return;
    }
    QsciScintilla::dropEvent(event);
}

} // namespace wb::ui
