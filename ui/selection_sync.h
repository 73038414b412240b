// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/state_path.h"

#include <QObject>

#include <cstdint>
#include <optional>
#include <vector>

namespace wb::ui {

class Document;
class TextEditor;
namespace canvas {
class CanvasView;
}

/// Keeps the text's cursor and the graph's selection on the same state, whichever of them the user moves.
class SelectionSync : public QObject {
    Q_OBJECT

  public:
    SelectionSync(Document* document, TextEditor* editor, canvas::CanvasView* canvas);

    /// The state both are on; the machine's path for none.
    const asl::StatePath& current() const { return m_current; }
    /// Goes to a state in text and graph.
    void go(const asl::StatePath& path, bool focusText);
    /// Selects these states in the graph, the text being at the first of them; nothing when there is none.
    void goToAll(const std::vector<asl::StatePath>& paths);

  Q_SIGNALS:
    void currentChanged(const wb::asl::StatePath& path);

  private:
    void followText(std::uint32_t offset);
    void followCanvas(const asl::StatePath& path);
    void followAnalysis();
    void showInText(const asl::StatePath& path);
    void setCurrent(const asl::StatePath& path);

    Document* m_document;
    TextEditor* m_editor;
    canvas::CanvasView* m_canvas;
    asl::StatePath m_current;
    /// Where the caret was left when nothing was selected: it selects something once it moves.
    std::optional<std::uint32_t> m_leftAt;
    bool m_isFollowing = false;
};

} // namespace wb::ui
