// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/expression_field.h"

#include "ui/theme.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

namespace wb::ui {

namespace {

/// What is pasted by accident must not hold up the window.
constexpr qsizetype pastedCharacters = 200'000;

} // namespace

ExpressionField::ExpressionField(QWidget* parent) : QPlainTextEdit(parent) {
    setFont(codeFont());
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        // What was wrong with another text says nothing of this one.
        setError({});
        updateGeometry();
    });
}

QSize ExpressionField::sizeHint() const {
    constexpr int mostLines = 5;
    const int lines = std::clamp(document()->blockCount(), 1, mostLines);
    const int margins = 2 * frameWidth() + static_cast<int>(2 * document()->documentMargin()) + 8;
    return {320, lines * fontMetrics().lineSpacing() + margins};
}

void ExpressionField::replaceText(const QString& text) {
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    setTextCursor(cursor);
}

void ExpressionField::setError(json::TextRange range) {
    if (m_error == range) return;
    m_error = range;
    if (range.empty()) return setExtraSelections({});
    const QByteArray bytes = toPlainText().toUtf8();
    const auto characters = [&bytes](std::uint32_t count) {
        return static_cast<int>(QString::fromUtf8(bytes.left(static_cast<qsizetype>(count))).size());
    };
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(document());
    mark.cursor.setPosition(characters(range.begin));
    mark.cursor.setPosition(characters(range.end), QTextCursor::KeepAnchor);
    mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mark.format.setUnderlineColor(m_errorColour);
    mark.format.setBackground(m_errorPaper);
    setExtraSelections({mark});
}

void ExpressionField::setHistory(const QStringList& history) {
    m_history = history;
    m_shown = -1;
}

void ExpressionField::setTheme(const Theme& theme) {
    m_errorColour = theme.error;
    m_errorPaper = theme.removed;
    const json::TextRange range = std::exchange(m_error, {});
    setError(range);
}

void ExpressionField::showHistory(int index) {
    if (index < -1 || index >= m_history.size()) return;
    if (m_shown < 0) m_typed = toPlainText();
    m_shown = index;
    replaceText(index < 0 ? m_typed : m_history[index]);
}

void ExpressionField::keyPressEvent(QKeyEvent* event) {
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == 0;
    const QTextBlock block = textCursor().block();
    if (isPlain && event->key() == Qt::Key_Up && !block.previous().isValid()) return showHistory(m_shown + 1);
    if (isPlain && event->key() == Qt::Key_Down && !block.next().isValid()) return showHistory(m_shown - 1);
    if (isPlain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT accepted();
        return;
    }
    if (isPlain && event->key() == Qt::Key_Escape) {
        Q_EMIT leaveAsked();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void ExpressionField::insertFromMimeData(const QMimeData* source) {
    textCursor().insertText(source->text().left(pastedCharacters));
}

} // namespace wb::ui
