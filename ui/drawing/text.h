// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QBrush>
#include <QGlyphRun>
#include <QPointF>
#include <QString>

#include <vector>

class QPainter;

namespace wb::ui::drawing {

/// What a text is on the canvas; decides its font.
enum class TextRole : std::uint8_t { Name, Type, Pill, Badge, Terminal };

/// Width in pixels at 100 %. Sums of single advances for Latin text (tens of nanoseconds a letter), shaped
/// otherwise.
double textWidth(TextRole role, const QString& text);
double ascent(TextRole role);
double descent(TextRole role);

/// The text cut to a width, with an ellipsis.
QString elided(TextRole role, const QString& text, double width, Qt::TextElideMode mode);

/// Breaks a name into at most `lines` lines of at most `width`, the last one elided. Breaks after spaces,
/// hyphens, underscores and between lower and upper case, otherwise anywhere.
std::vector<QString> wrapped(TextRole role, const QString& text, double width, std::size_t lines);

/// A line of text ready to paint: its glyphs are shaped when it is first seen and painted without shaping
/// from then on. Vector formats get the text itself.
class Line {
  public:
    Line() = default;
    Line(TextRole role, QString text, const QPointF& baseline)
        : m_text(std::move(text)), m_baseline(baseline), m_role(role) {}
    void paint(QPainter& painter, const QColor& colour) const;
    const QString& text() const { return m_text; }
    const QPointF& baseline() const { return m_baseline; }

  private:
    QString m_text;
    QPointF m_baseline;
    mutable QList<QGlyphRun> m_glyphs;
    TextRole m_role = TextRole::Name;
};

} // namespace wb::ui::drawing
