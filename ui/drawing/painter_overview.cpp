// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/painter.h"

#include <QPainter>

namespace wb::ui::drawing {

using measures::iconSide;

void PicturePainter::paintOverview(QPainter& painter, const Picture& picture, const Marks& marks,
                                   const QRectF& exposed) const {
    const std::vector<Shape>& shapes = picture.diagram->shapes;
    painter.setRenderHint(QPainter::Antialiasing, false);
    const auto boxes = [&](ShapeKind kind) {
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            const QRectF& rect = picture.shapes[i].rect;
            if (shapes[i].kind != kind || !exposed.intersects(rect)) continue;
            const Marks::Shape& mark = marks.shapes[i];
            if (kind == ShapeKind::Container) {
                const bool ran = mark.status != Status::NotRun;
                // A pen of no width is a pixel wide at every scale.
                painter.setPen(QPen(ran ? m_theme.of(mark.status).strong : m_theme.containerBorder, 0));
                painter.setBrush(ran ? m_theme.of(mark.status).tint : m_theme.container);
                painter.drawRect(rect);
                painter.fillRect(QRectF(picture.shapes[i].icon, QSizeF(iconSide, iconSide)),
                                 ran ? m_theme.of(mark.status).strong : m_theme.of(shapes[i].type));
            } else {
                painter.fillRect(rect, mark.status != Status::NotRun ? m_theme.of(mark.status).strong
                                       : mark.faded                  ? m_theme.cardBorder
                                                                     : m_theme.of(shapes[i].type));
            }
        }
    };
    boxes(ShapeKind::Container);
    painter.setPen(QPen(m_theme.edge, 0));
    painter.drawLines(picture.overviewLines.data(), static_cast<int>(picture.overviewLines.size()));
    boxes(ShapeKind::State);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (!exposed.intersects(picture.shapes[i].rect)) continue;
        if (shapes[i].kind == ShapeKind::Start || shapes[i].kind == ShapeKind::End)
            painter.fillRect(picture.shapes[i].rect, m_theme.terminal);
        else if (shapes[i].kind == ShapeKind::Missing)
            painter.fillRect(picture.shapes[i].rect, m_theme.missing);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

} // namespace wb::ui::drawing
