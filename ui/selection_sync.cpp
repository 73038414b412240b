// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/selection_sync.h"

#include "ui/canvas/canvas_view.h"
#include "ui/document.h"
#include "ui/editor/text_editor.h"

#include <QScopedValueRollback>

namespace wb::ui {

SelectionSync::SelectionSync(Document* document, TextEditor* editor, canvas::CanvasView* canvas)
    : QObject(document), m_document(document), m_editor(editor), m_canvas(canvas) {
    connect(m_editor, &TextEditor::cursorMoved, this, &SelectionSync::followText);
    connect(m_canvas, &canvas::CanvasView::stateSelected, this, &SelectionSync::followCanvas);
    connect(m_document, &Document::analysed, this, &SelectionSync::followAnalysis);
}

void SelectionSync::followText(std::uint32_t offset) {
    if (m_isFollowing) return;
    const QScopedValueRollback<bool> guard(m_isFollowing, true);
    const Analysis& analysis = *m_document->analysis();
    // While the analysis lags behind a keystroke, its offsets are those of the text before.
    if (!m_document->isCurrent() || (m_leftAt == offset && !m_editor->hasFocus())) return;
    m_leftAt.reset();
    const asl::State* state = analysis.model->stateAt(offset);
    setCurrent(state ? state->path : asl::StatePath());
    // The caret followed what was selected in the graph: others, or a transition, may be selected with it.
    if (!m_editor->hasFocus() && m_canvas->current() == m_current) return;
    m_canvas->select(m_current, m_editor->hasFocus());
}

void SelectionSync::followCanvas(const asl::StatePath& path) {
    if (m_isFollowing) return;
    const QScopedValueRollback<bool> guard(m_isFollowing, true);
    setCurrent(path);
    showInText(path);
}

/// An edit moves the caret along: that is no wish to select what it stands in.
void SelectionSync::followAnalysis() {
    if (m_leftAt && !m_editor->hasFocus()) m_leftAt = m_editor->cursorOffset();
    followText(m_editor->cursorOffset());
}

void SelectionSync::showInText(const asl::StatePath& path) {
    if (const asl::State* state = m_document->analysis()->model->find(path))
        m_editor->showRange(rangeOf(*state), false);
    m_leftAt = path.isMachine() ? std::optional(m_editor->cursorOffset()) : std::nullopt;
}

void SelectionSync::goToAll(const std::vector<asl::StatePath>& paths) {
    const QScopedValueRollback<bool> guard(m_isFollowing, true);
    const asl::StatePath first = paths.empty() ? asl::StatePath() : paths.front();
    setCurrent(first);
    m_canvas->selectStates(paths);
    showInText(first);
}

void SelectionSync::go(const asl::StatePath& path, bool focusText) {
    const QScopedValueRollback<bool> guard(m_isFollowing, true);
    setCurrent(path);
    m_canvas->select(path, true);
    showInText(path);
    if (focusText) m_editor->setFocus();
}

void SelectionSync::setCurrent(const asl::StatePath& path) {
    const asl::State* state = path.isMachine() ? nullptr : m_document->analysis()->model->find(path);
    m_editor->setCurrentState(state ? rangeOf(*state) : json::TextRange{});
    if (path == m_current) return;
    m_current = path;
    Q_EMIT currentChanged(path);
}

} // namespace wb::ui
