// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/minimap.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace wb::ui::canvas {

Minimap::Minimap(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Overview of the graph"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::NoFocus);
}

void Minimap::setPicture(const drawing::PicturePtr& picture, const drawing::Marks& marks) {
    m_picture = picture;
    m_marks = marks;
    forgetImage();
}

void Minimap::setTheme(drawing::ThemeKind kind) {
    m_theme = kind;
    forgetImage();
}

void Minimap::setShown(const QRectF& sceneRect) {
    if (sceneRect == m_shown) return;
    m_shown = sceneRect;
    update();
}

QSize Minimap::wanted(const QSize& view) const {
    if (!m_picture) return {};
    const QSizeF size = m_picture->bounds.size();
    const double scale = std::min(view.width() * 0.16 / size.width(), view.height() * 0.3 / size.height());
    return QSize(std::max(48, static_cast<int>(size.width() * scale)),
                 std::max(48, static_cast<int>(size.height() * scale)));
}

QTransform Minimap::toWidget() const {
    const QRectF area = QRectF(rect()).adjusted(5, 5, -5, -5);
    const QRectF& bounds = m_picture->bounds;
    const double scale = std::min(area.width() / bounds.width(), area.height() / bounds.height());
    QTransform transform;
    transform.translate(area.center().x(), area.center().y());
    transform.scale(scale, scale);
    transform.translate(-bounds.center().x(), -bounds.center().y());
    return transform;
}

void Minimap::forgetImage() {
    m_image = QImage();
    update();
}

/// The graph changes seldom and the frame often: the graph is kept as an image, made when it is seen.
void Minimap::draw() {
    const double ratio = devicePixelRatioF();
    m_image = QImage((QSizeF(size()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    m_image.setDevicePixelRatio(ratio);
    m_image.fill(Qt::transparent);
    QPainter painter(&m_image);
    painter.setTransform(toWidget(), true);
    drawing::PicturePainter(drawing::theme(m_theme))
        .paintOverview(painter, *m_picture, m_marks, m_picture->bounds);
}

void Minimap::paintEvent(QPaintEvent*) {
    const drawing::Theme& colours = drawing::theme(m_theme);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor back = colours.card;
    back.setAlpha(235);
    painter.setPen(QPen(colours.containerBorder, 1));
    painter.setBrush(back);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
    if (!m_picture) return;
    if (m_image.isNull()) draw();
    painter.drawImage(QPointF(0, 0), m_image);
    const QRectF frame = toWidget().mapRect(m_shown).intersected(QRectF(rect()).adjusted(2, 2, -2, -2));
    painter.setPen(QPen(colours.accent, 1.5));
    painter.setBrush(colours.accentTint);
    painter.drawRoundedRect(frame, 3, 3);
}

void Minimap::mousePressEvent(QMouseEvent* event) {
    if (m_picture) Q_EMIT placePicked(toWidget().inverted().map(event->position()));
}

void Minimap::mouseMoveEvent(QMouseEvent* event) {
    if (m_picture && event->buttons()) Q_EMIT placePicked(toWidget().inverted().map(event->position()));
}

void Minimap::resizeEvent(QResizeEvent*) {
    forgetImage();
}

} // namespace wb::ui::canvas
