// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/graph_item.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace wb::ui::canvas {

using drawing::ThemeKind;

GraphItem::GraphItem()
    : m_painters{drawing::PicturePainter(drawing::theme(ThemeKind::Light)),
                 drawing::PicturePainter(drawing::theme(ThemeKind::Dark))} {
    setFlag(ItemUsesExtendedStyleOption);
}

void GraphItem::setPicture(drawing::PicturePtr picture, drawing::Marks marks) {
    prepareGeometryChange();
    m_picture = std::move(picture);
    m_marks = std::move(marks);
    m_bounds = m_picture ? m_picture->bounds : QRectF();
    findActive();
    update();
}

void GraphItem::setMarks(drawing::Marks marks) {
    m_marks = std::move(marks);
    findActive();
    update();
}

void GraphItem::setTheme(ThemeKind kind) {
    m_theme = kind;
    update();
}

void GraphItem::setDimmed(bool dimmed) {
    if (m_dimmed == dimmed) return;
    m_dimmed = dimmed;
    update();
}

void GraphItem::setPulse(double pulse) {
    m_pulse = pulse;
    for (const std::size_t shape : m_active) update(m_picture->shapes[shape].bounds);
}

void GraphItem::findActive() {
    m_active.clear();
    for (std::size_t i = 0; i < m_marks.shapes.size(); ++i)
        if (m_marks.shapes[i].status == drawing::Status::Active) m_active.push_back(i);
}

void GraphItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
    if (!m_picture) return;
    const double scale = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const drawing::PicturePainter& by = m_painters[static_cast<int>(m_theme)];
    const double opacity = painter->opacity();
    if (m_dimmed) painter->setOpacity(opacity * 0.45);
    if (scale < drawing::PicturePainter::overviewScale)
        by.paintOverview(*painter, *m_picture, m_marks, option->exposedRect);
    else
        by.paint(*painter, *m_picture, m_marks, option->exposedRect, m_pulse);
    painter->setOpacity(opacity);
}

} // namespace wb::ui::canvas
