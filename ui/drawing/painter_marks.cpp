// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/icon.h"
#include "ui/drawing/painter.h"
#include "ui/drawing/painter_p.h"

namespace wb::ui::drawing {

using namespace measures;

QPainterPath outlineOfMarks(const PreparedShape& shape, const Marks::Shape& mark) {
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    const QRectF& rect = shape.rect;
    if (mark.status != Status::NotRun) path.addEllipse(QPointF(rect.right() - 8, rect.top()), 12, 12);
    if (!mark.note.text().isEmpty())
        path.addRoundedRect(
            QRectF(rect.right() - 41 - mark.noteWidth, rect.top() - 9.5, mark.noteWidth + 16, 19), 9.5, 9.5);
    if (mark.annotation.breakpoint)
        path.addEllipse(QPointF(rect.left(), rect.top() + std::min(rect.height(), headerHeight) / 2), 9, 9);
    if (mark.annotation.problem == Severity::Error || mark.annotation.problem == Severity::Warning)
        path.addEllipse(QPointF(rect.left() + 10, rect.top()), 11, 11);
    return path;
}

void PicturePainter::paintHalo(QPainter& painter, const PreparedShape& prepared, Status status,
                               double pulse) const {
    if (status != Status::Active && status != Status::Next) return;
    QColor colour = m_theme.of(status).strong;
    colour.setAlphaF(static_cast<float>(status == Status::Active ? 0.18 + 0.22 * pulse : 0.2));
    const double reach = status == Status::Active ? 4 + 3 * pulse : 4;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(prepared.rect.adjusted(-reach, -reach, reach, reach), cardRadius + reach,
                            cardRadius + reach);
}

void PicturePainter::paintMarks(QPainter& painter, const PreparedShape& prepared, const Marks::Shape& mark,
                                Detail detail) const {
    const auto disc = [&](const QPointF& centre, double radius, const QColor& colour, const Icon& icon) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.canvas);
        painter.drawEllipse(centre, radius + 2, radius + 2);
        painter.setBrush(colour);
        painter.drawEllipse(centre, radius, radius);
        icon.paint(painter, centre - QPointF(radius * 0.82, radius * 0.82), radius * 1.64, m_theme.onStrong);
    };
    const QRectF& rect = prepared.rect;
    if (mark.status != Status::NotRun)
        disc({rect.right() - 8, rect.top()}, 10, m_theme.of(mark.status).strong, Icon::of(mark.status));
    if (!mark.note.text().isEmpty() && detail == Detail::All) {
        const QRectF chip(rect.right() - 26 - mark.noteWidth - 14, rect.top() - 8.5, mark.noteWidth + 14, 17);
        painter.setPen(m_statusBorder[static_cast<int>(mark.status)]);
        painter.setBrush(m_theme.card);
        painter.drawRoundedRect(chip, 8.5, 8.5);
        const Moved moved(painter, {chip.x() + 7, chip.center().y() + 3.6});
        mark.note.paint(painter, m_theme.text);
    }
    if (mark.annotation.breakpoint) {
        const QPointF centre(rect.left(), rect.top() + std::min(rect.height(), headerHeight) / 2);
        painter.setPen(QPen(m_theme.canvas, 2));
        painter.setBrush(mark.annotation.breakpointEnabled ? m_theme.breakpoint : m_theme.canvas);
        painter.drawEllipse(centre, 7.5, 7.5);
        if (!mark.annotation.breakpointEnabled) {
            painter.setPen(QPen(m_theme.breakpoint, 2));
            painter.drawEllipse(centre, 5.5, 5.5);
        }
    }
    if (mark.annotation.problem == Severity::Error || mark.annotation.problem == Severity::Warning) {
        const bool error = mark.annotation.problem == Severity::Error;
        disc({rect.left() + 10, rect.top()}, 9, error ? m_theme.missing : m_theme.warning,
             Icon::named("badge-problem"));
    }
}

} // namespace wb::ui::drawing
