// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/completion_popup.h"

#include "ui/document.h"
#include "ui/editor/text_editor.h"
#include "ui/icons.h"
#include "ui/value_text.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QTimer>

#include <cstring>

namespace wb::ui {

namespace {

using asl::assist::Completion;
using asl::assist::CompletionKind;

constexpr int mostProposed = 200;

QString kindName(CompletionKind kind) {
    switch (kind) {
    case CompletionKind::Field:
        return CompletionPopup::tr("field");
    case CompletionKind::Value:
        return CompletionPopup::tr("value");
    case CompletionKind::State:
        return CompletionPopup::tr("state");
    case CompletionKind::Error:
        return CompletionPopup::tr("error");
    case CompletionKind::Resource:
        return CompletionPopup::tr("resource");
    case CompletionKind::Function:
        return CompletionPopup::tr("function");
    case CompletionKind::Variable:
        return CompletionPopup::tr("variable");
    case CompletionKind::Path:
        return CompletionPopup::tr("path");
    }
    return {};
}

} // namespace

CompletionPopup::CompletionPopup(Document* document, TextEditor* editor)
    : QFrame(editor->window()), m_document(document), m_editor(editor), m_list(new QListWidget(this)),
      m_text(new QLabel(this)) {
    setProperty("role", QStringLiteral("popup"));
    setFocusPolicy(Qt::NoFocus);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Completions"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::MarkdownText);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setFixedWidth(280);
    m_text->setMargin(6);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    layout->addWidget(m_list);
    layout->addWidget(m_text);
    m_list->setFixedWidth(320);
    hide();
    m_editor->installEventFilter(this);
    connect(m_list, &QListWidget::currentRowChanged, this, &CompletionPopup::showDocumentation);
    connect(m_list, &QListWidget::itemClicked, this, &CompletionPopup::choose);
    connect(m_document, &Document::analysed, this, [this] {
        if (m_isAsked) list();
    });
    connect(m_editor, &TextEditor::cursorMoved, this, [this] {
        if (isVisible()) QTimer::singleShot(0, this, &CompletionPopup::follow);
    });
    connect(m_editor, &QsciScintillaBase::SCN_CHARADDED, this, [this](int character) {
        // Where a string begins or goes on, something of the language may be meant.
        const bool invites = character == '"' || character == '$' || character == '.' || character == '_' ||
                             (character < 128 && std::isalpha(character));
        m_typed = invites;
        // Here something else begins, of which nothing was asked yet.
        if (character < 128 && std::strchr("{}[],\r\n", character)) {
            m_isAsked = false;
            hide();
        }
        if (invites && !isVisible()) QTimer::singleShot(0, this, &CompletionPopup::open);
    });
}

void CompletionPopup::ask() {
    m_isWanted = true;
    open();
}

void CompletionPopup::open() {
    m_isAsked = true;
    if (m_document->isCurrent()) list();
}

void CompletionPopup::hideEvent(QHideEvent* event) {
    m_isWanted = false;
    QFrame::hideEvent(event);
}

void CompletionPopup::list() {
    m_isAsked = false;
    m_foundAt = m_editor->cursorOffset();
    m_found = asl::assist::complete(*m_document->analysis()->model, m_foundAt);
    const bool isComplete = m_found.items.size() == 1 && m_typed && m_found.items.front().edits.empty();
    if (m_found.items.empty() || isComplete) {
        hide();
        return;
    }
    fill();
    place();
    show();
    raise();
    m_typed = false;
}

void CompletionPopup::follow() {
    if (!isVisible()) return;
    const std::uint32_t caret = m_editor->cursorOffset();
    if (caret < m_found.range.begin || !m_editor->selectedRange().empty()) return hide();
    open();
}

void CompletionPopup::fill() {
    m_list->clear();
    for (const Completion& item : m_found.items) {
        if (m_list->count() == mostProposed) break;
        const QString detail = item.detail.empty() ? kindName(item.kind) : toQString(item.detail);
        auto* row = new QListWidgetItem(toQString(item.label), m_list);
        auto* label = new QLabel(detail);
        label->setProperty("role", QStringLiteral("muted"));
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        label->setContentsMargins(0, 0, 6, 0);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        m_list->setItemWidget(row, label);
    }
    m_list->setCurrentRow(0);
}

void CompletionPopup::place() {
    const auto at = static_cast<long>(m_found.range.begin);
    const auto x = m_editor->SendScintilla(QsciScintillaBase::SCI_POINTXFROMPOSITION, 0UL, at);
    const auto y = m_editor->SendScintilla(QsciScintillaBase::SCI_POINTYFROMPOSITION, 0UL, at);
    const long line = m_editor->SendScintilla(QsciScintillaBase::SCI_TEXTHEIGHT, 0UL);
    const int rows = std::min(10, m_list->count());
    const int high = std::max(rows * std::max(m_list->sizeHintForRow(0), 22) + 14, 120);
    resize(320 + 280 + 16, high);
    const QPoint below =
        m_editor->viewport()->mapTo(window(), QPoint(static_cast<int>(x), static_cast<int>(y + line + 2)));
    QPoint corner = below;
    if (corner.y() + high > window()->height()) corner.setY(below.y() - static_cast<int>(line) - 4 - high);
    corner.setX(std::max(0, std::min(corner.x(), window()->width() - width())));
    move(corner);
}

void CompletionPopup::showDocumentation() {
    const int row = m_list->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_found.items.size()) return;
    m_text->setText(toQString(m_found.items[static_cast<std::size_t>(row)].documentation));
}

void CompletionPopup::choose() {
    // Keys may come faster than the list is refilled: what it offers are edits of the text it was made for.
    if (m_editor->cursorOffset() != m_foundAt) {
        m_typed = true;
        m_document->refresh();
        list();
        if (!isVisible()) return;
    }
    const int row = m_list->currentRow();
    hide();
    if (row < 0 || static_cast<std::size_t>(row) >= m_found.items.size()) return;
    const Completion item = m_found.items[static_cast<std::size_t>(row)];
    m_document->applyEdits(tr("Complete %1").arg(toQString(item.label)), item.edits);
    m_stops = item.stops;
    m_stopsLength = m_editor->bytes().size();
    nextStop();
}

bool CompletionPopup::nextStop() {
    if (m_stops.empty()) return false;
    // What was typed at the stop before has moved those behind it.
    const auto grown =
        static_cast<std::int64_t>(m_editor->bytes().size()) - static_cast<std::int64_t>(m_stopsLength);
    json::TextRange stop = m_stops.front();
    m_stops.erase(m_stops.begin());
    for (json::TextRange& later : m_stops) {
        if (later.begin < stop.begin) continue;
        later.begin = static_cast<std::uint32_t>(later.begin + grown);
        later.end = static_cast<std::uint32_t>(later.end + grown);
    }
    stop.begin = static_cast<std::uint32_t>(stop.begin + grown);
    stop.end = static_cast<std::uint32_t>(stop.end + grown);
    m_stopsLength = m_editor->bytes().size();
    if (stop.end > m_stopsLength) return false;
    m_editor->showRange(stop, !stop.empty());
    return true;
}

bool CompletionPopup::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_editor) return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        m_isAsked = false;
        hide();
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isPress = event->type() == QEvent::KeyPress;
    if (!isVisible()) {
        if (isPress && key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier && nextStop())
            return true;
        if (isPress && key->key() == Qt::Key_Escape) m_stops.clear();
        return false;
    }
    const int row = m_list->currentRow();
    const int rows = m_list->count();
    switch (key->key()) {
    case Qt::Key_Escape:
        if (isPress) hide();
        event->accept();
        return true;
    case Qt::Key_Down:
        m_isWanted = true;
        if (isPress) m_list->setCurrentRow((row + 1) % rows);
        return isPress;
    case Qt::Key_Up:
        m_isWanted = true;
        if (isPress) m_list->setCurrentRow((row + rows - 1) % rows);
        return isPress;
    case Qt::Key_PageDown:
        m_isWanted = true;
        if (isPress) m_list->setCurrentRow(std::min(rows - 1, row + 9));
        return isPress;
    case Qt::Key_PageUp:
        m_isWanted = true;
        if (isPress) m_list->setCurrentRow(std::max(0, row - 9));
        return isPress;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // Nobody has chosen anything yet: a line break is meant.
        if (!m_isWanted && m_editor->cursorOffset() <= m_found.range.begin) {
            if (isPress) hide();
            return false;
        }
        [[fallthrough]];
    case Qt::Key_Tab:
        if (isPress) choose();
        return isPress;
    default:
        return false;
    }
}

} // namespace wb::ui
