// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drawing/painter.h"

#include <QGraphicsItem>

namespace wb::ui::canvas {

/// The whole graph as one item: per-item overhead is what makes large scenes slow, so pictures are painted in
/// one pass, limited to what is exposed, and as an overview when nothing could be read anyway.
class GraphItem : public QGraphicsItem {
  public:
    GraphItem();

    void setPicture(drawing::PicturePtr picture, drawing::Marks marks);
    void setMarks(drawing::Marks marks);
    void setTheme(drawing::ThemeKind kind);
    void setDimmed(bool dimmed);
    /// Phase of the active states' halo; repaints them alone.
    void setPulse(double pulse);
    bool hasActive() const { return !m_active.empty(); }

    const drawing::PicturePtr& picture() const { return m_picture; }
    const drawing::Marks& marks() const { return m_marks; }

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    void findActive();

    drawing::PicturePtr m_picture;
    drawing::Marks m_marks;
    drawing::PicturePainter m_painters[2];
    drawing::ThemeKind m_theme = drawing::ThemeKind::Light;
    QRectF m_bounds;
    std::vector<std::size_t> m_active;
    double m_pulse = 0.5;
    bool m_dimmed = false;
};

} // namespace wb::ui::canvas
