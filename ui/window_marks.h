// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace wb::ui {

class Breakpoints;
class Document;
class TextEditor;
namespace canvas {
class CanvasView;
}

/// Shows problems and breakpoints where they are: under the text, in its margin, and on the cards; of a
/// broken text, over the graph.
class WindowMarks : public QObject {
    Q_OBJECT

  public:
    WindowMarks(Document* document, TextEditor* editor, canvas::CanvasView* canvas,
                const Breakpoints* breakpoints);

    /// After a new analysis.
    void showProblems();
    /// After a change of breakpoints or problems.
    void showAnnotations();

  private:
    QString brokenText() const;

    Document* m_document;
    TextEditor* m_editor;
    canvas::CanvasView* m_canvas;
    const Breakpoints* m_breakpoints;
};

} // namespace wb::ui
