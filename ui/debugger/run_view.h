// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/state_path.h"

#include <QObject>

namespace wb::ui {

class DataPanel;
class DebugController;
class Document;
class TextEditor;
namespace canvas {
class CanvasView;
}

/// Shows the session at its cursor in graph, text and data panel.
class RunView : public QObject {
    Q_OBJECT

  public:
    RunView(DebugController* debugger, Document* document, TextEditor* editor, canvas::CanvasView* canvas,
            DataPanel* data);

  Q_SIGNALS:
    /// The run stands at a step that belongs to this state.
    void arrived(const wb::asl::StatePath& path);

  private:
    void follow();
    void markText();

    DebugController* m_debugger;
    Document* m_document;
    TextEditor* m_editor;
    canvas::CanvasView* m_canvas;
    DataPanel* m_data;
};

} // namespace wb::ui
