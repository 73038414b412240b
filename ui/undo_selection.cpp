// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo_selection.h"

#include "ui/canvas/canvas_view.h"
#include "ui/document.h"
#include "ui/edit_runner.h"
#include "ui/editor/text_editor.h"
#include "ui/selection_sync.h"

#include <algorithm>

namespace wb::ui {

UndoSelection::UndoSelection(Document* document, TextEditor* editor, canvas::CanvasView* canvas,
                             SelectionSync* selection, EditRunner* runner)
    : QObject(document), m_document(document), m_editor(editor), m_canvas(canvas), m_selection(selection) {
    connect(m_editor, &TextEditor::stepBegan, this, [this] {
        m_steps.resize(m_editor->undoDepth());
        m_steps.back() = {selected(), {}};
    });
    connect(runner, &EditRunner::applied, this, [this] {
        const std::size_t depth = m_editor->undoDepth();
        if (depth > 0 && depth == m_steps.size()) m_steps.back().after = selected();
    });
}

void UndoSelection::undo() {
    const std::size_t depth = m_editor->undoDepth();
    m_editor->undo();
    if (depth > 0 && depth <= m_steps.size()) select(m_steps[depth - 1].before);
}

void UndoSelection::redo() {
    m_editor->redo();
    const std::size_t depth = m_editor->undoDepth();
    if (depth == 0 || depth > m_steps.size()) return;
    const Step& step = m_steps[depth - 1];
    select(step.after ? *step.after : step.before);
}

UndoSelection::States UndoSelection::selected() const {
    States states = m_canvas->selection();
    const auto current = std::find(states.begin(), states.end(), m_canvas->current());
    if (current != states.end()) std::iter_swap(states.begin(), current);
    return states;
}

void UndoSelection::select(const States& states) {
    if (m_editor->hasFocus()) return;
    m_document->refresh();
    const asl::Model& model = *m_document->analysis()->model;
    States there;
    for (const asl::StatePath& path : states)
        if (model.find(path)) there.push_back(path);
    if (there.empty() == states.empty()) m_selection->goToAll(there);
}

} // namespace wb::ui
