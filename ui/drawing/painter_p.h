// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPainter>
#include <QPointF>

namespace wb::ui::drawing {

/// What did not run steps back; its texts stay readable and only lose their strength.
inline constexpr double fadedOpacity = 0.5;

/// Moves the painter for the time of a block.
class Moved {
  public:
    Moved(QPainter& painter, const QPointF& by) : m_painter(painter), m_by(by) { m_painter.translate(m_by); }
    ~Moved() { m_painter.translate(-m_by); }
    Moved(const Moved&) = delete;
    Moved& operator=(const Moved&) = delete;

  private:
    QPainter& m_painter;
    QPointF m_by;
};

/// Paints fainter for the time of a block.
class Faded {
  public:
    Faded(QPainter& painter, bool faded) : m_painter(painter), m_before(painter.opacity()) {
        if (faded) m_painter.setOpacity(m_before * fadedOpacity);
    }
    ~Faded() { m_painter.setOpacity(m_before); }
    Faded(const Faded&) = delete;
    Faded& operator=(const Faded&) = delete;

  private:
    QPainter& m_painter;
    double m_before;
};

} // namespace wb::ui::drawing
