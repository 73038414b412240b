// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit_actions.h"

#include "core/json/formatter.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/editing/editing.h"
#include "ui/document.h"
#include "ui/editor/completion_popup.h"
#include "ui/editor/find_bar.h"
#include "ui/editor/hover_tip.h"
#include "ui/editor/quick_fixes.h"
#include "ui/editor/text_editor.h"
#include "ui/icons.h"
#include "ui/name_actions.h"
#include "ui/value_text.h"

#include <QApplication>
#include <QInputDialog>
#include <QMenu>

namespace wb::ui {

EditActions::EditActions(Document* document, TextEditor* editor, FindBar* find, canvas::CanvasView* canvas,
                         canvas::Editing* editing, NameActions* names, QuickFixes* fixes, QWidget* window)
    : QObject(window), m_document(document), m_editor(editor), m_canvas(canvas), m_editing(editing),
      m_names(names), m_fixes(fixes), m_window(window) {
    m_undo = make("undo", tr("&Undo"), QKeySequence::Undo);
    m_redo = make("redo", tr("&Redo"), QKeySequence::Redo);
    m_redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    m_cut = make(nullptr, tr("Cu&t"), QKeySequence::Cut);
    m_copy = make(nullptr, tr("&Copy"), QKeySequence::Copy);
    m_paste = make(nullptr, tr("&Paste"), QKeySequence::Paste);
    m_selectAll = make(nullptr, tr("Select &all"), QKeySequence::SelectAll);
    m_find = make("find", tr("&Find…"), QKeySequence::Find);
    m_replace = make(nullptr, tr("Find and r&eplace…"), Qt::CTRL | Qt::Key_H);
    m_next = make("down", tr("Find &next"), Qt::Key_F3);
    m_previous = make("up", tr("Find pre&vious"), Qt::SHIFT | Qt::Key_F3);
    m_complete = make(nullptr, tr("C&omplete"), Qt::CTRL | Qt::Key_Space);
    m_fix = make("bulb", tr("Quick fi&x…"), Qt::CTRL | Qt::Key_Period);
    m_nextProblem = make(nullptr, tr("Next &problem"), Qt::Key_F8);
    m_previousProblem = make(nullptr, tr("Previous proble&m"), Qt::SHIFT | Qt::Key_F8);
    m_fold = make(nullptr, tr("Fo&ld"), Qt::CTRL | Qt::SHIFT | Qt::Key_BracketLeft);
    m_unfold = make(nullptr, tr("U&nfold"), Qt::CTRL | Qt::SHIFT | Qt::Key_BracketRight);
    m_format = make("format", tr("For&mat the document"), Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    m_completion = new CompletionPopup(m_document, m_editor);
    new HoverTip(m_document, m_editor);
    connect(m_complete, &QAction::triggered, m_completion, &CompletionPopup::ask);
    connect(m_fix, &QAction::triggered, this, &EditActions::offerFixes);
    connect(m_nextProblem, &QAction::triggered, this, [this] { goToProblem(true); });
    connect(m_previousProblem, &QAction::triggered, this, [this] { goToProblem(false); });
    connect(m_fold, &QAction::triggered, m_editor, [this] { m_editor->foldBlock(true); });
    connect(m_unfold, &QAction::triggered, m_editor, [this] { m_editor->foldBlock(false); });
    connect(m_editor, &TextEditor::contextMenuAsked, this, &EditActions::showMenu);
    connect(m_format, &QAction::triggered, this, &EditActions::format);
    m_line = make(nullptr, tr("&Go to line…"), Qt::CTRL | Qt::Key_G);
    using canvas::Editing;
    connect(m_cut, &QAction::triggered, this, [this] { clipboard("cut", &Editing::cut); });
    connect(m_copy, &QAction::triggered, this, [this] { clipboard("copy", &Editing::copy); });
    connect(m_paste, &QAction::triggered, this, [this] { clipboard("paste", &Editing::paste); });
    connect(m_selectAll, &QAction::triggered, this, [this] { clipboard("selectAll", &Editing::selectAll); });
    connect(m_find, &QAction::triggered, find, [this, find] {
        if (isOnGraph())
            Q_EMIT findStateAsked();
        else
            find->open(false);
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now == m_canvas || now == m_editor) m_isOnGraph = now == m_canvas;
    });
    connect(m_replace, &QAction::triggered, find, [find] { find->open(true); });
    connect(m_next, &QAction::triggered, find, &FindBar::findNext);
    connect(m_previous, &QAction::triggered, find, &FindBar::findPrevious);
    connect(m_line, &QAction::triggered, this, &EditActions::askForLine);
    connect(m_editor, &TextEditor::undoLabelsChanged, this, &EditActions::updateUndo);
    updateUndo();
}

QAction* EditActions::make(const char* name, const QString& text, const QKeySequence& key) {
    auto* action = new QAction(text, this);
    if (name) action->setIcon(icon(name));
    action->setShortcut(key);
    return action;
}

void EditActions::fill(QMenu* menu) const {
    menu->addActions({m_undo, m_redo});
    menu->addSeparator();
    menu->addActions({m_cut, m_copy, m_paste, m_selectAll});
    menu->addSeparator();
    menu->addActions({m_find, m_replace, m_next, m_previous});
    menu->addSeparator();
    menu->addActions({m_complete, m_names->definition(), m_names->references(), m_line});
    menu->addSeparator();
    menu->addActions({m_nextProblem, m_previousProblem, m_fix});
    menu->addSeparator();
    menu->addActions({m_format, m_fold, m_unfold});
}

/// Where the focus is, else where the user worked last: a menu or the list of commands may have it now.
void EditActions::clipboard(const char* method, void (canvas::Editing::*onGraph)()) {
    QWidget* focus = QApplication::focusWidget();
    if (focus == m_canvas || (isOnGraph() && (!focus || focus->inherits("QMenuBar")))) {
        (m_editing->*onGraph)();
    } else if (!focus || !QMetaObject::invokeMethod(focus, method)) {
        QMetaObject::invokeMethod(m_editor, method);
    }
}

void EditActions::updateUndo() {
    m_undo->setEnabled(m_editor->canUndo());
    m_redo->setEnabled(m_editor->canRedo());
    const QString undone = m_editor->undoLabel();
    const QString redone = m_editor->redoLabel();
    m_undo->setText(undone.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(undone));
    m_redo->setText(redone.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(redone));
    m_undo->setToolTip(m_undo->text().remove(u'&') + QStringLiteral(" (") +
                       m_undo->shortcut().toString(QKeySequence::NativeText) + u')');
    m_redo->setToolTip(m_redo->text().remove(u'&') + QStringLiteral(" (") +
                       m_redo->shortcut().toString(QKeySequence::NativeText) + u')');
}

void EditActions::askForLine() {
    bool isOk = false;
    const int now = m_editor->lineOf(m_editor->cursorOffset()) + 1;
    const int line =
        QInputDialog::getInt(m_window, tr("Go to line"), tr("Line, 1 to %1:").arg(m_editor->lines()), now, 1,
                             m_editor->lines(), 1, &isOk);
    if (!isOk) return;
    const auto at = static_cast<std::uint32_t>(m_editor->positionFromLineIndex(line - 1, 0));
    m_editor->showRange({at, at}, false);
    m_editor->setFocus();
}

void EditActions::offerFixes() {
    const asl::StatePath state = m_canvas->current();
    if (!isOnGraph() || state.isMachine()) return m_fixes->openAtCaret();
    const QRectF card = m_canvas->stateRect(state);
    const QPoint place = m_canvas->mapFromScene(QPointF(card.center().x(), card.bottom() + 6));
    m_fixes->openFor(state, m_canvas->viewport()->mapToGlobal(place));
}

/// From the caret to the next place where something is wrong, and on from the beginning.
void EditActions::goToProblem(bool next) {
    m_document->refresh();
    const std::uint32_t caret = m_editor->selectedRange().begin;
    const Problem* nearest = nullptr;
    const Problem* first = nullptr;
    const auto isBefore = [next](std::uint32_t a, std::uint32_t b) { return next ? a < b : a > b; };
    for (const Problem& problem : m_document->analysis()->problems) {
        const std::uint32_t at = problem.range.begin;
        if (!first || isBefore(at, first->range.begin)) first = &problem;
        if (isBefore(caret, at) && (!nearest || isBefore(at, nearest->range.begin))) nearest = &problem;
    }
    if (!nearest) nearest = first;
    if (!nearest) {
        Q_EMIT message(tr("No problems found."));
        return;
    }
    m_editor->showRange(nearest->range, true);
    m_editor->setFocus();
    Q_EMIT message(toQString(nearest->message));
}

void EditActions::showMenu(const QPoint& place) {
    m_document->refresh();
    QMenu menu(m_window);
    menu.setObjectName(QStringLiteral("textMenu"));
    if (m_fixes->fillAtCaret(&menu)) menu.addSeparator();
    menu.addActions({m_names->definition(), m_names->references(), m_complete});
    menu.addActions(m_more);
    menu.addSeparator();
    menu.addActions({m_undo, m_redo});
    menu.addSeparator();
    menu.addActions({m_cut, m_copy, m_paste, m_selectAll});
    menu.exec(place);
}

void EditActions::format() {
    m_document->refresh();
    const json::SyntaxTree& tree = *m_document->analysis()->tree;
    json::FormatOptions options;
    options.indent = m_editor->indentationsUseTabs()
                         ? std::string(1, '\t')
                         : std::string(static_cast<std::size_t>(m_editor->tabWidth()), ' ');
    const auto formatted = json::format(tree, options);
    if (formatted.ok())
        m_document->applyEdits(tr("Format"), json::difference(tree.text(), formatted.value()));
    else
        Q_EMIT message(tr("Not formatted: %1").arg(toQString(formatted.error().message)));
}

} // namespace wb::ui
