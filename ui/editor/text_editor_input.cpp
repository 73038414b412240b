// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/indentation.h"
#include "ui/editor/text_editor.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>

#include <algorithm>

namespace wb::ui {

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
