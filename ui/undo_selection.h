// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/state_path.h"

#include <QObject>

#include <optional>
#include <vector>

namespace wb::ui {

class Document;
class EditRunner;
class SelectionSync;
class TextEditor;
namespace canvas {
class CanvasView;
}

/// Undoes and redoes edits so that who works in the graph goes on where the edit was made: what was selected
/// before it, or after it, is selected and in sight again. In the text the caret goes where the change is.
class UndoSelection : public QObject {
    Q_OBJECT

  public:
    UndoSelection(Document* document, TextEditor* editor, canvas::CanvasView* canvas,
                  SelectionSync* selection, EditRunner* runner);

    void undo();
    void redo();

  private:
    using States = std::vector<asl::StatePath>;
    /// The state that is worked at comes first.
    States selected() const;
    void select(const States& states);

    /// One for each step of the editor's stack, those that can be redone included.
    struct Step {
        States before;
        /// Nothing for a step that selects nothing of its own.
        std::optional<States> after;
    };
    Document* m_document;
    TextEditor* m_editor;
    canvas::CanvasView* m_canvas;
    SelectionSync* m_selection;
    std::vector<Step> m_steps;
};

} // namespace wb::ui
