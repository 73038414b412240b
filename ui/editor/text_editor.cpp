// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/text_editor.h"

#include "ui/editor/indentation.h"
#include "ui/editor/json_lexer.h"
#include "ui/editor/text_editor_p.h"
#include "ui/editor/yaml_lexer.h"
#include "ui/theme.h"

#include <Qsci/qscicommand.h>
#include <Qsci/qscicommandset.h>

#include <algorithm>

namespace wb::ui {

TextEditor::TextEditor(QWidget* parent)
    : QsciScintilla(parent), m_lexer(new JsonLexer(this)), m_yamlLexer(new YamlLexer(this)) {
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
    showFolds();
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
    // As much of it as there is room for, its beginning above all.
    send(SCI_SCROLLRANGE, range.end, static_cast<long>(range.begin));
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

void TextEditor::setYaml(bool isYaml) {
    QsciLexer* wanted = isYaml ? static_cast<QsciLexer*>(m_yamlLexer) : m_lexer;
    if (lexer() == wanted) return;
    // Which takes all styles back, and with them the colours of margins and braces.
    setLexer(wanted);
    showFolds();
    if (m_theme) setTheme(*m_theme);
}

void TextEditor::showFolds() {
    setFolding(QsciScintilla::PlainFoldStyle, FoldMargin);
    markerDefine(QsciScintilla::DownTriangle, SC_MARKNUM_FOLDEROPEN);
    markerDefine(QsciScintilla::RightTriangle, SC_MARKNUM_FOLDER);
}

void TextEditor::onModified(int type) {
    if (m_isLoading) return;
    if ((type & SC_PERFORMED_USER) && (type & SC_STARTACTION)) {
        m_undoLabels.push(m_undoLabels.pending().isEmpty() ? tr("Typing") : m_undoLabels.pending());
        Q_EMIT stepBegan();
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

} // namespace wb::ui
