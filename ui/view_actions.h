// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

#include <memory>

class QMenu;
class QWidget;

namespace wb::ui {

class Motion;
class TextEditor;
class ThemeController;
namespace canvas {
class CanvasView;
}

/// The View menu: zoom of graph and text, theme, what is shown.
class ViewActions : public QObject {
    Q_OBJECT

  public:
    ViewActions(canvas::CanvasView* canvas, TextEditor* editor, ThemeController* themes, QObject* parent);
    ~ViewActions() override;

    /// `panels` show and hide parts of the window.
    void fill(QMenu* menu, const QList<QAction*>& panels) const;
    /// Zoom in, zoom out, fit: for a tool bar.
    QList<QAction*> zoomActions() const { return {m_zoomOut, m_zoomIn, m_actual, m_fit}; }
    /// The parts of the window that Ctrl+F6 goes through.
    void setParts(QList<QWidget*> parts) { m_parts = std::move(parts); }
    QAction* fit() const { return m_fit; }
    QAction* theme() const { return m_theme; }

  private:
    QAction* make(const char* icon, const QString& text, const QKeySequence& key);
    QAction* onCanvas(canvas::CanvasView* canvas, const QString& text, const QList<QKeySequence>& keys);

    void goToPart(int by);
    void connectMotion(canvas::CanvasView* canvas);

    ThemeController* m_themes;
    QList<QWidget*> m_parts;
    QAction* m_nextPart;
    QAction* m_previousPart;
    QAction* m_zoomIn;
    QAction* m_zoomOut;
    QAction* m_actual;
    QAction* m_fit;
    QAction* m_centre;
    QAction* m_hand;
    QAction* m_lasso;
    QAction* m_fold;
    QAction* m_collapse;
    QAction* m_expand;
    QAction* m_drillIn;
    QAction* m_drillOut;
    QAction* m_textIn;
    QAction* m_textOut;
    QAction* m_theme;
    QAction* m_still;
    Motion* m_motion;
    /// No widget owns a submenu, and its actions follow the theme.
    std::unique_ptr<QMenu> m_themeMenu;
};

} // namespace wb::ui
