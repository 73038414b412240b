// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/overlay_item.h"

#include "ui/drawing/diagram.h"
#include "ui/drawing/icon.h"
#include "ui/drawing/text.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <cmath>

namespace wb::ui::canvas {

using drawing::measures::cardRadius;

OverlayItem::OverlayItem() : m_theme(&drawing::theme(drawing::ThemeKind::Light)) {
    setZValue(10);
}

void OverlayItem::setContent(Content content) {
    const QRectF before = dirty(m_content);
    m_content = std::move(content);
    const QRectF after = dirty(m_content);
    m_ringRoom = {};
    if (!m_content.marks.isEmpty()) {
        m_ringRoom.addRect(after);
        m_ringRoom = m_ringRoom.subtracted(m_content.marks);
    }
    if (!before.isNull()) update(before);
    if (!after.isNull()) update(after);
}

void OverlayItem::setTheme(drawing::ThemeKind kind) {
    m_theme = &drawing::theme(kind);
    update();
}

void OverlayItem::setBounds(const QRectF& bounds) {
    if (bounds == m_bounds) return;
    prepareGeometryChange();
    m_bounds = bounds;
}

QRectF OverlayItem::dirty(const Content& content) const {
    QRectF area;
    const auto add = [&](const QRectF& rect) {
        if (!rect.isNull()) area = area.united(rect.adjusted(-12, -12, 12, 12));
    };
    for (const QRectF& rect : content.selected) add(rect);
    add(content.current);
    add(content.hovered);
    add(content.selectedLine.boundingRect());
    add(content.hoveredLine.boundingRect());
    if (!content.lasso.isNull()) add(content.lasso);
    for (const Target& target : content.targets) add(target.rect);
    if (!content.connection.isNull())
        add(QRectF(content.connection.p1(), content.connection.p2()).normalized().adjusted(-60, -60, 60, 60));
    if (!content.refusal.isEmpty()) return m_bounds;
    if (content.hasHandle) add(QRectF(content.handle - QPointF(10, 10), QSizeF(20, 20)));
    return area;
}

void OverlayItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const double pixel = 1 / QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    // Far away the rings keep their width on the screen, or nobody would find the selection.
    const double width = std::max(2.2, 2.0 * pixel);
    const auto ring = [&](const QRectF& rect, double gap, const QColor& colour, double thickness) {
        painter->setPen(QPen(colour, thickness));
        painter->drawRoundedRect(rect.adjusted(-gap, -gap, gap, gap), cardRadius + gap, cardRadius + gap);
    };
    painter->setBrush(Qt::NoBrush);
    if (!m_content.hovered.isNull()) ring(m_content.hovered, 3, m_theme->accentTint, width + 1);
    if (!m_ringRoom.isEmpty()) painter->setClipPath(m_ringRoom);
    for (const QRectF& rect : m_content.selected) {
        ring(rect, 4, m_theme->accentTint, width + 3);
        ring(rect, 3, m_theme->accent, width);
    }
    painter->setClipping(false);
    const auto line = [&](const QPainterPath& path, const QColor& colour, double thickness) {
        if (path.isEmpty()) return;
        painter->setPen(QPen(colour, thickness, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(path);
    };
    line(m_content.hoveredLine, m_theme->accentTint, 7);
    line(m_content.selectedLine, m_theme->accentTint, 9);
    line(m_content.selectedLine, m_theme->accent, 2.4);
    paintTargets(*painter, pixel);
    paintConnection(*painter, pixel);
    if (!m_content.lasso.isNull()) {
        painter->setPen(QPen(m_theme->accent, pixel, Qt::DashLine));
        painter->setBrush(m_theme->accentTint);
        painter->drawRect(m_content.lasso);
    }
    if (m_content.hasHandle) {
        painter->setPen(QPen(m_theme->card, 2));
        painter->setBrush(m_theme->accent);
        painter->drawEllipse(m_content.handle, 6.5, 6.5);
        painter->setPen(QPen(m_theme->card, 1.6, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(m_content.handle - QPointF(3, 0), m_content.handle + QPointF(3, 0));
        painter->drawLine(m_content.handle - QPointF(0, 3), m_content.handle + QPointF(0, 3));
    }
    paintRefusal(*painter, pixel);
}

void OverlayItem::paintTargets(QPainter& painter, double pixel) const {
    for (const Target& target : m_content.targets) {
        QColor fill = m_theme->accent;
        fill.setAlphaF(target.hot ? 0.9F : 0.28F);
        painter.setPen(
            QPen(m_theme->accent, std::max(1.6, 1.5 * pixel), target.hot ? Qt::SolidLine : Qt::DashLine));
        if (target.round) {
            painter.setBrush(fill);
            // Never smaller than can be seen, never so large that it hides what it stands on.
            const double radius = target.hot ? std::max(11.0, 6 * pixel)
                                             : std::clamp(6 * pixel, std::min(8.0, target.rect.width() / 2),
                                                          target.rect.width() / 2);
            const QPointF centre = target.rect.center();
            painter.drawEllipse(centre, radius, radius);
            painter.setPen(
                QPen(target.hot ? m_theme->card : m_theme->accent, 2, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(centre - QPointF(radius / 2, 0), centre + QPointF(radius / 2, 0));
            painter.drawLine(centre - QPointF(0, radius / 2), centre + QPointF(0, radius / 2));
        } else {
            fill.setAlphaF(target.hot ? 0.25F : 0.08F);
            painter.setBrush(fill);
            painter.drawRoundedRect(target.rect, cardRadius, cardRadius);
        }
    }
}

void OverlayItem::paintConnection(QPainter& painter, double pixel) const {
    const QLineF& line = m_content.connection;
    if (line.isNull() || line.length() < 1) return;
    const QColor colour = m_content.connectionLegal ? m_theme->accent : m_theme->missing;
    painter.setPen(
        QPen(colour, std::max(2.0, 2 * pixel), m_content.connectionLegal ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(line);
    const QPointF along(line.dx() / line.length(), line.dy() / line.length());
    const QPointF across(-along.y(), along.x());
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(
        QPolygonF{line.p2(), line.p2() - along * 11 + across * 5.5, line.p2() - along * 11 - across * 5.5});
}

void OverlayItem::paintRefusal(QPainter& painter, double pixel) const {
    if (m_content.refusal.isEmpty()) return;
    using drawing::TextRole;
    painter.save();
    painter.translate(m_content.refusalAt);
    painter.scale(pixel, pixel);
    const double width = drawing::textWidth(TextRole::Pill, m_content.refusal) + 40;
    const QRectF box(14, 14, width, 28);
    painter.setPen(QPen(m_theme->missing, 1.2));
    painter.setBrush(m_theme->missingTint);
    painter.drawRoundedRect(box, 8, 8);
    drawing::Icon::named("error").paint(painter, box.topLeft() + QPointF(9, 6), 16, m_theme->missing);
    drawing::Line(TextRole::Pill, m_content.refusal, box.topLeft() + QPointF(31, 18))
        .paint(painter, m_theme->text);
    painter.restore();
}

} // namespace wb::ui::canvas
