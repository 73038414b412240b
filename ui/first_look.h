// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace wb::ui {

class Document;
namespace canvas {
class CanvasView;
}

/// How a graph is first shown after its file was opened: whole where it stays readable, else its beginning.
class FirstLook : public QObject {
    Q_OBJECT

  public:
    FirstLook(Document* document, canvas::CanvasView* canvas);

    /// The whole graph, but never so small that names cannot be read; then around the state the document
    /// begins with.
    void look();

  private:
    Document* m_document;
    canvas::CanvasView* m_canvas;
    /// The next picture is that of another document.
    bool m_isArmed = false;
};

} // namespace wb::ui
