// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/text.h"

#include "ui/drawing/theme.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QTextLayout>

#include <array>

namespace wb::ui::drawing {

namespace {

/// Advances of the printable Latin letters of one role, and its metrics.
struct Measure {
    explicit Measure(const QFont& chosen) : font(chosen), metrics(chosen) {
        for (char16_t letter = 0; letter < advance.size(); ++letter)
            advance[letter] = letter < 0x20 ? 0 : metrics.horizontalAdvance(QChar(letter));
    }
    QFont font;
    QFontMetricsF metrics;
    std::array<double, 0x180> advance{};
};

const Measure& measure(TextRole role) {
    static const std::array<Measure, 5> all{Measure(fonts().name), Measure(fonts().type),
                                            Measure(fonts().pill), Measure(fonts().badge),
                                            Measure(fonts().terminal)};
    return all[static_cast<std::size_t>(role)];
}

bool isBreakAfter(QChar here, QChar next) {
    if (here.isSpace() || here == u'-' || here == u'_' || here == u'.' || here == u':' || here == u'/')
        return true;
    if (here.isLower() && next.isUpper()) return true;
    return here.script() == QChar::Script_Han || here.script() == QChar::Script_Hiragana ||
           here.script() == QChar::Script_Katakana || here.script() == QChar::Script_Hangul;
}

/// How many letters of `text` fit, broken at a good place.
qsizetype fitting(TextRole role, const QString& text, double width) {
    qsizetype good = 0, fits = 0;
    for (qsizetype i = 1; i <= text.size(); ++i) {
        if (i < text.size() && text[i].isLowSurrogate()) continue;
        if (textWidth(role, text.left(i)) > width) break;
        fits = i;
        if (i < text.size() && isBreakAfter(text[i - 1], text[i])) good = i;
    }
    if (fits == text.size()) return fits;
    return good > 0 ? good : std::max<qsizetype>(1, fits);
}

} // namespace

double textWidth(TextRole role, const QString& text) {
    const Measure& by = measure(role);
    double width = 0;
    for (const QChar letter : text) {
        if (letter.unicode() >= by.advance.size()) return by.metrics.horizontalAdvance(text);
        width += by.advance[letter.unicode()];
    }
    return width;
}

double ascent(TextRole role) {
    return measure(role).metrics.ascent();
}
double descent(TextRole role) {
    return measure(role).metrics.descent();
}

QString elided(TextRole role, const QString& text, double width, Qt::TextElideMode mode) {
    if (textWidth(role, text) <= width) return text;
    return measure(role).metrics.elidedText(text, mode, width);
}

std::vector<QString> wrapped(TextRole role, const QString& text, double width, std::size_t lines) {
    std::vector<QString> result;
    QString rest = text;
    while (result.size() + 1 < lines && textWidth(role, rest) > width) {
        const qsizetype length = fitting(role, rest, width);
        result.push_back(rest.left(length).trimmed());
        rest = rest.mid(length).trimmed();
    }
    if (!rest.isEmpty() || result.empty()) result.push_back(elided(role, rest, width, Qt::ElideMiddle));
    return result;
}

void Line::paint(QPainter& painter, const QColor& colour) const {
    if (m_text.isEmpty()) return;
    const QPaintEngine* engine = painter.paintEngine();
    const bool vector =
        engine && (engine->type() == QPaintEngine::SVG || engine->type() == QPaintEngine::Pdf);
    painter.setPen(colour);
    if (vector) {
        painter.setFont(measure(m_role).font);
        painter.drawText(m_baseline, m_text);
        return;
    }
    if (m_glyphs.isEmpty()) {
        QTextLayout layout(m_text, measure(m_role).font);
        layout.beginLayout();
        layout.createLine();
        layout.endLayout();
        m_glyphs = layout.glyphRuns();
    }
    const QPointF top(m_baseline.x(), m_baseline.y() - ascent(m_role));
    for (const QGlyphRun& run : m_glyphs) painter.drawGlyphRun(top, run);
}

} // namespace wb::ui::drawing
