// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drawing/painter.h"

#include <QImage>
#include <QWidget>

namespace wb::ui::canvas {

/// The whole graph in a corner, with a frame around what the view shows; a click or drag goes there.
class Minimap : public QWidget {
    Q_OBJECT

  public:
    explicit Minimap(QWidget* parent);

    void setPicture(const drawing::PicturePtr& picture, const drawing::Marks& marks);
    bool shows(const drawing::PicturePtr& picture) const { return m_picture == picture; }
    void setTheme(drawing::ThemeKind kind);
    /// The part of the scene that the view shows.
    void setShown(const QRectF& sceneRect);
    /// Size for a picture, at most a sixth of the view.
    QSize wanted(const QSize& view) const;

  Q_SIGNALS:
    void placePicked(const QPointF& scenePlace);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void forgetImage();
    void draw();
    QTransform toWidget() const;

    drawing::PicturePtr m_picture;
    drawing::Marks m_marks;
    drawing::ThemeKind m_theme = drawing::ThemeKind::Light;
    QRectF m_shown;
    /// Null until it is painted again.
    QImage m_image;
};

} // namespace wb::ui::canvas
