// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/painter.h"

#include "ui/drawing/icon.h"

#include <QPainter>

#include <cmath>

namespace wb::ui::drawing {

namespace {

using namespace measures;

QPen pen(const QColor& colour, double width, bool dashed = false) {
    QPen made(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (dashed) {
        made.setCapStyle(Qt::FlatCap);
        made.setDashPattern({4, 3});
    }
    return made;
}

constexpr double fadedOpacity = 0.38;

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

} // namespace

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

PicturePainter::PicturePainter(const Theme& theme, Surface surface)
    : m_theme(theme), m_surface(surface), m_edge(pen(theme.edge, 1.6)),
      m_edgeDashed(pen(theme.edge, 1.6, true)), m_edgeTaken(pen(theme.edgeTaken, 2.8)),
      m_edgeTakenDashed(pen(theme.edgeTaken, 2.8, true)), m_catch(pen(theme.edgeCatch, 1.6)),
      m_catchDashed(pen(theme.edgeCatch, 1.6, true)), m_cardBorder(pen(theme.cardBorder, 1.2)),
      m_notRunBorder(pen(theme.status[0].strong, 1.2, true)), m_laneBorder(pen(theme.laneBorder, 1.1, true)),
      m_containerBorder(pen(theme.containerBorder, 1.3)), m_missingBorder(pen(theme.missing, 1.5, true)),
      m_pillBorder(pen(theme.pillBorder, 1.1)), m_terminalBorder(pen(theme.terminalBorder, 1.4)),
      m_apartBorder(pen(theme.warning, 1.2, true)) {
    for (int i = 0; i < statusCount; ++i) m_statusBorder[i] = pen(theme.status[i].strong, 2);
}

void PicturePainter::paint(QPainter& painter, const Picture& picture, const Marks& marks,
                           const QRectF& exposed, double pulse) const {
    const std::vector<Shape>& shapes = picture.diagram->shapes;
    if (picture.lanes.front().apart.width() > 0) paintLane(painter, picture, 0);
    // Shapes stand in the list outside in, so a container is painted before what it holds.
    std::size_t lane = 1;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (shapes[i].kind != ShapeKind::Container) continue;
        const bool seen = exposed.intersects(picture.shapes[i].bounds);
        if (seen) paintContainer(painter, picture, marks, i, pulse);
        for (; lane < picture.lanes.size() && picture.diagram->lanes[lane].owner == i; ++lane)
            if (seen) paintLane(painter, picture, lane);
    }
    for (std::size_t i = 0; i < picture.arrows.size(); ++i)
        if (exposed.intersects(picture.arrows[i].bounds) && marks.arrows[i].taken == 0)
            paintArrow(painter, picture, marks, i);
    for (std::size_t i = 0; i < picture.arrows.size(); ++i)
        if (marks.arrows[i].taken > 0 && exposed.intersects(picture.arrows[i].bounds))
            paintArrow(painter, picture, marks, i);
    for (std::size_t i = 0; i < shapes.size(); ++i)
        if (shapes[i].kind != ShapeKind::Container && exposed.intersects(picture.shapes[i].bounds))
            paintShape(painter, picture, marks, i, pulse);
    for (std::size_t i = 0; i < picture.arrows.size(); ++i)
        if (exposed.intersects(picture.arrows[i].bounds)) paintPill(painter, picture, marks, i);
    for (std::size_t i = 0; i < shapes.size(); ++i)
        if (exposed.intersects(picture.shapes[i].bounds))
            paintMarks(painter, picture.shapes[i], marks.shapes[i]);
}

void PicturePainter::paintLane(QPainter& painter, const Picture& picture, std::size_t index) const {
    const PreparedLane& lane = picture.lanes[index];
    if (index > 0) {
        const Moved moved(painter, lane.rect.topLeft());
        painter.setPen(m_laneBorder);
        painter.setBrush(m_theme.lane);
        painter.drawPath(lane.outline->body);
    }
    lane.emptyHint.paint(painter, m_theme.subtleText);
    if (!lane.apartOutline) return;
    {
        const Moved moved(painter, lane.apart.topLeft());
        painter.setPen(m_apartBorder);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(lane.apartOutline->body);
    }
    lane.apartTitle.paint(painter, m_theme.warning);
}

void PicturePainter::paintContainer(QPainter& painter, const Picture& picture, const Marks& marks,
                                    std::size_t index, double pulse) const {
    const PreparedShape& prepared = picture.shapes[index];
    const Shape& shape = picture.diagram->shapes[index];
    const Marks::Shape& mark = marks.shapes[index];
    const Faded faded(painter, mark.faded);
    paintHalo(painter, prepared, mark.status, pulse);
    {
        const Moved moved(painter, prepared.rect.topLeft());
        painter.setPen(Qt::NoPen);
        for (const QPainterPath& shadow : prepared.outline->shadow) painter.fillPath(shadow, m_theme.shadow);
        painter.fillPath(prepared.outline->body, m_theme.container);
        const bool ran = mark.status != Status::NotRun;
        painter.fillPath(prepared.outline->header,
                         ran ? m_theme.of(mark.status).tint : m_theme.containerHeader);
        painter.setPen(ran         ? m_statusBorder[static_cast<int>(mark.status)]
                       : marks.run ? m_notRunBorder
                                   : m_containerBorder);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(prepared.outline->body);
    }
    paintTexts(painter, shape, prepared);
}

void PicturePainter::paintArrow(QPainter& painter, const Picture& picture, const Marks& marks,
                                std::size_t index) const {
    const PreparedArrow& arrow = picture.arrows[index];
    const Arrow& what = picture.diagram->arrows[index];
    const Marks::Arrow& mark = marks.arrows[index];
    const bool taken = mark.taken > 0;
    const bool isCatch = what.kind == ArrowKind::Catch;
    const Faded faded(painter, mark.faded);
    painter.setBrush(Qt::NoBrush);
    const bool dashed = isCatch || what.kind == ArrowKind::Default;
    painter.setPen(taken     ? (dashed ? m_edgeTakenDashed : m_edgeTaken)
                   : isCatch ? m_catchDashed
                   : dashed  ? m_edgeDashed
                             : m_edge);
    painter.drawPath(arrow.line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(taken ? m_theme.edgeTaken : isCatch ? m_theme.edgeCatch : m_theme.edge);
    painter.drawPolygon(arrow.head);
}

void PicturePainter::paintPill(QPainter& painter, const Picture& picture, const Marks& marks,
                               std::size_t index) const {
    const PreparedArrow& arrow = picture.arrows[index];
    const Arrow& what = picture.diagram->arrows[index];
    const Marks::Arrow& mark = marks.arrows[index];
    const bool taken = mark.taken > 0;
    const bool isCatch = what.kind == ArrowKind::Catch;
    if (arrow.pillOutline) {
        {
            const Moved moved(painter, arrow.pill.topLeft());
            painter.setBrush(m_theme.pill);
            painter.setPen(taken     ? m_statusBorder[static_cast<int>(Status::Succeeded)]
                           : isCatch ? m_catch
                                     : m_pillBorder);
            painter.drawPath(arrow.pillOutline->body);
        }
        const Faded faded(painter, mark.faded);
        if (isCatch)
            Icon::named("error").paint(painter, arrow.pill.topLeft() + QPointF(pillPadding - 2, 4.5), 13,
                                       m_theme.edgeCatch);
        arrow.label.paint(painter, what.kind == ArrowKind::Default ? m_theme.subtleText : m_theme.pillText);
    }
    if (mark.taken < 2) return;
    const double width = std::max(16.0, textWidth(TextRole::Badge, mark.count.text()) + 8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.edgeTaken);
    painter.drawRoundedRect(QRectF(arrow.count.x() - width / 2, arrow.count.y() - 8, width, 16), 8, 8);
    const Moved moved(painter,
                      arrow.count - QPointF(textWidth(TextRole::Badge, mark.count.text()) / 2, -3.6));
    mark.count.paint(painter, m_theme.kind == ThemeKind::Dark ? QColor(0x10, 0x15, 0x1C) : QColor(Qt::white));
}

void PicturePainter::paintShape(QPainter& painter, const Picture& picture, const Marks& marks,
                                std::size_t index, double pulse) const {
    switch (picture.diagram->shapes[index].kind) {
    case ShapeKind::Start:
    case ShapeKind::End:
    case ShapeKind::LaneStart:
    case ShapeKind::LaneEnd:
        paintTerminal(painter, picture, marks, index);
        return;
    default:
        paintCard(painter, picture, marks, index, pulse);
        return;
    }
}

void PicturePainter::paintTerminal(QPainter& painter, const Picture& picture, const Marks& marks,
                                   std::size_t index) const {
    const PreparedShape& prepared = picture.shapes[index];
    const Shape& shape = picture.diagram->shapes[index];
    const Faded faded(painter, marks.shapes[index].faded);
    const Moved moved(painter, prepared.rect.topLeft());
    switch (shape.kind) {
    case ShapeKind::LaneStart:
        painter.fillPath(prepared.outline->body, m_theme.terminalBorder);
        return;
    case ShapeKind::LaneEnd:
        painter.setBrush(m_theme.lane);
        painter.setPen(m_terminalBorder);
        painter.drawPath(prepared.outline->body);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.terminalBorder);
        painter.drawEllipse(QPointF(laneEndSide / 2, laneEndSide / 2), laneEndSide / 4, laneEndSide / 4);
        return;
    default:
        break;
    }
    for (const QPainterPath& shadow : prepared.outline->shadow) painter.fillPath(shadow, m_theme.shadow);
    painter.setBrush(m_theme.terminal);
    painter.setPen(m_terminalBorder);
    painter.drawPath(prepared.outline->body);
    const Moved back(painter, -prepared.rect.topLeft());
    prepared.name[0].paint(painter, m_theme.terminalText);
}

void PicturePainter::paintCard(QPainter& painter, const Picture& picture, const Marks& marks,
                               std::size_t index, double pulse) const {
    const PreparedShape& prepared = picture.shapes[index];
    const Shape& shape = picture.diagram->shapes[index];
    const Marks::Shape& mark = marks.shapes[index];
    const Faded faded(painter, mark.faded);
    if (shape.kind == ShapeKind::Jump) {
        {
            const Moved moved(painter, prepared.rect.topLeft());
            painter.setPen(m_laneBorder);
            painter.setBrush(m_theme.badge);
            painter.drawPath(prepared.outline->body);
        }
        prepared.name[0].paint(painter, m_theme.subtleText);
        return;
    }
    paintHalo(painter, prepared, mark.status, pulse);
    {
        const Moved moved(painter, prepared.rect.topLeft());
        const bool missing = shape.kind == ShapeKind::Missing;
        const bool ran = mark.status != Status::NotRun;
        if (!missing)
            for (const QPainterPath& shadow : prepared.outline->shadow)
                painter.fillPath(shadow, m_theme.shadow);
        painter.setPen(missing                       ? m_missingBorder
                       : ran                         ? m_statusBorder[static_cast<int>(mark.status)]
                       : marks.run || !shape.reached ? m_notRunBorder
                                                     : m_cardBorder);
        if (shape.collapsed) paintSheets(painter, prepared);
        painter.setBrush(missing ? m_theme.missingTint : ran ? m_theme.of(mark.status).tint : m_theme.card);
        painter.drawPath(prepared.outline->body);
    }
    paintTexts(painter, shape, prepared);
}

/// What a collapsed container hides lies below its card: the lower edges of two more, with the card's pen.
void PicturePainter::paintSheets(QPainter& painter, const PreparedShape& prepared) const {
    painter.setBrush(m_theme.card);
    for (const QPainterPath& sheet : prepared.outline->sheet) painter.drawPath(sheet);
}

void PicturePainter::paintTexts(QPainter& painter, const Shape& shape, const PreparedShape& prepared) const {
    painter.setPen(Qt::NoPen);
    const bool missing = shape.kind == ShapeKind::Missing;
    painter.setBrush(missing ? m_theme.missing : m_theme.of(shape.type));
    painter.drawRoundedRect(QRectF(prepared.icon, QSizeF(iconSide, iconSide)), 8, 8);
    Icon::of(shape.type).paint(painter, prepared.icon + QPointF(6, 6), iconSide - 12, Qt::white);
    prepared.type.paint(painter, missing ? m_theme.missing : m_theme.subtleText);
    for (const Line& line : prepared.name) line.paint(painter, m_theme.text);
    if (m_surface == Surface::Screen && (shape.kind == ShapeKind::Container || shape.collapsed))
        Icon::named(shape.collapsed ? "expand" : "collapse")
            .paint(painter, QPointF(prepared.rect.right() - 30, prepared.icon.y() + (iconSide - 20) / 2), 20,
                   m_theme.subtleText);
    paintBadges(painter, shape, prepared);
}

void PicturePainter::paintBadges(QPainter& painter, const Shape& shape, const PreparedShape& prepared) const {
    QPointF place = prepared.badge;
    const auto badge = [&](bool shown, const char* icon) {
        if (!shown) return;
        Icon::named(icon).paint(painter, place, badgeSide, m_theme.badgeText);
        place.rx() -= badgeSide + 3;
    };
    badge(shape.catches, "badge-catch");
    badge(shape.retries, "badge-retry");
    badge(shape.assigns, "badge-assign");
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

void PicturePainter::paintMarks(QPainter& painter, const PreparedShape& prepared,
                                const Marks::Shape& mark) const {
    const auto disc = [&](const QPointF& centre, double radius, const QColor& colour, const Icon& icon) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.canvas);
        painter.drawEllipse(centre, radius + 2, radius + 2);
        painter.setBrush(colour);
        painter.drawEllipse(centre, radius, radius);
        icon.paint(painter, centre - QPointF(radius * 0.82, radius * 0.82), radius * 1.64, Qt::white);
    };
    const QRectF& rect = prepared.rect;
    if (mark.status != Status::NotRun)
        disc({rect.right() - 8, rect.top()}, 10, m_theme.of(mark.status).strong, Icon::of(mark.status));
    if (!mark.note.text().isEmpty()) {
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
                painter.fillRect(rect, mark.status == Status::NotRun ? m_theme.containerBorder
                                                                     : m_theme.of(mark.status).strong);
                painter.fillRect(rect.adjusted(2, 2, -2, -2), m_theme.container);
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
