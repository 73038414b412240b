// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drawing/theme.h"

#include <QGraphicsItem>
#include <QPainterPath>
#include <QPolygonF>
#include <QString>

#include <vector>

namespace wb::ui::canvas {

/// What the user does with the graph, drawn above it: selection, hover, lasso, places to drop on, an arrow
/// being drawn.
class OverlayItem : public QGraphicsItem {
  public:
    /// A place to drop on: lit when the thing dragged may go there.
    struct Target {
        QRectF rect;
        bool round = false;
        bool hot = false;
    };
    struct Content {
        std::vector<QRectF> selected;
        /// What stands at the corners of selected cards and must be seen: status, note, breakpoint, problem.
        QPainterPath marks;
        QRectF current;
        QRectF hovered;
        QPainterPath selectedLine;
        QPainterPath hoveredLine;
        QRectF lasso;
        std::vector<Target> targets;
        /// A connection being drawn, from a state to the pointer.
        QLineF connection;
        bool connectionLegal = false;
        /// Why the thing under the pointer is not a legal place; shown beside it.
        QString refusal;
        QPointF refusalAt;
        /// Small handle at a state's edge to drag a connection from.
        QPointF handle;
        bool hasHandle = false;
    };

    OverlayItem();
    void setContent(Content content);
    const Content& content() const { return m_content; }
    void setTheme(drawing::ThemeKind kind);
    void setBounds(const QRectF& bounds);

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    void paintTargets(QPainter& painter, double pixel) const;
    void paintConnection(QPainter& painter, double pixel) const;
    void paintRefusal(QPainter& painter, double pixel) const;
    QRectF dirty(const Content& content) const;

    Content m_content;
    /// Where rings may be: all but the marks. Empty: anywhere.
    QPainterPath m_ringRoom;
    QRectF m_bounds;
    const drawing::Theme* m_theme;
};

} // namespace wb::ui::canvas
