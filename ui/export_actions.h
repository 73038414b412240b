// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drawing/export.h"

#include <QAction>
#include <QObject>

class QMenu;
class QPagedPaintDevice;

namespace wb::ui {

class Document;
namespace canvas {
class CanvasView;
}

/// Pictures of the graph: to a file, to the clipboard, to paper. Drawn by the painter of the canvas, whole
/// and without selection.
class ExportActions : public QObject {
    Q_OBJECT

  public:
    ExportActions(Document* document, canvas::CanvasView* canvas, QWidget* window);

    void fill(QMenu* menu) const;
    /// Writes .svg, .png, .pdf or .dot by the suffix, in the look chosen. The reason of a failure is
    /// returned.
    QString exportTo(const QString& file) const;
    void copy() const;
    void print(QPagedPaintDevice* device) const;

  Q_SIGNALS:
    void message(const QString& text);

  private:
    enum class Look { AsShown, Light, Dark };
    void makeLook();
    void choose(const char* suffix);
    void askForPrinter();
    void update();
    drawing::ExportOptions options(const QString& title) const;
    drawing::Marks marks() const;

    Document* m_document;
    canvas::CanvasView* m_canvas;
    QWidget* m_window;
    QMenu* m_menu;
    QList<QAction*> m_pictures;
    QAction* m_print;
    QAction* m_withRun;
    Look m_look = Look::AsShown;
    double m_scale = 2;
};

} // namespace wb::ui
