// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/painter.h"

#include "ui/drawing/icon.h"
#include "ui/drawing/painter_p.h"

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

} // namespace

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

PicturePainter::Detail PicturePainter::detailOf(const QPainter& painter) const {
    if (m_surface == Surface::Paper) return Detail::All;
    const double scale = std::sqrt(std::abs(painter.worldTransform().determinant()));
    return scale < nameScale ? Detail::Shapes : scale < smallTextScale ? Detail::Names : Detail::All;
}

void PicturePainter::paint(QPainter& painter, const Picture& picture, const Marks& marks,
                           const QRectF& exposed, double pulse) const {
    const std::vector<Shape>& shapes = picture.diagram->shapes;
    const Detail detail = detailOf(painter);
    if (picture.lanes.front().apart.width() > 0) paintLane(painter, picture, 0, detail);
    // Shapes stand in the list outside in, so a container is painted before what it holds.
    std::size_t lane = 1;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (shapes[i].kind != ShapeKind::Container) continue;
        const bool seen = exposed.intersects(picture.shapes[i].bounds);
        if (seen) paintContainer(painter, picture, marks, i, pulse, detail);
        const Faded faded(painter, marks.shapes[i].faded);
        for (; lane < picture.lanes.size() && picture.diagram->lanes[lane].owner == i; ++lane)
            if (seen) paintLane(painter, picture, lane, detail);
    }
    for (std::size_t i = 0; i < picture.arrows.size(); ++i)
        if (exposed.intersects(picture.arrows[i].bounds) && marks.arrows[i].taken == 0)
            paintArrow(painter, picture, marks, i);
    for (std::size_t i = 0; i < picture.arrows.size(); ++i)
        if (marks.arrows[i].taken > 0 && exposed.intersects(picture.arrows[i].bounds))
            paintArrow(painter, picture, marks, i);
    for (std::size_t i = 0; i < shapes.size(); ++i)
        if (shapes[i].kind != ShapeKind::Container && exposed.intersects(picture.shapes[i].bounds))
            paintShape(painter, picture, marks, i, pulse, detail);
    for (std::size_t i = 0; detail == Detail::All && i < picture.arrows.size(); ++i)
        if (exposed.intersects(picture.arrows[i].bounds)) paintPill(painter, picture, marks, i);
    for (std::size_t i = 0; i < shapes.size(); ++i)
        if (exposed.intersects(picture.shapes[i].bounds))
            paintMarks(painter, picture.shapes[i], marks.shapes[i], detail);
}

void PicturePainter::paintLane(QPainter& painter, const Picture& picture, std::size_t index,
                               Detail detail) const {
    const PreparedLane& lane = picture.lanes[index];
    if (index > 0) {
        const Moved moved(painter, lane.rect.topLeft());
        painter.setPen(m_laneBorder);
        painter.setBrush(m_theme.lane);
        painter.drawPath(lane.outline->body);
    }
    if (detail == Detail::All) lane.emptyHint.paint(painter, m_theme.subtleText);
    if (!lane.apartOutline) return;
    {
        const Moved moved(painter, lane.apart.topLeft());
        painter.setPen(m_apartBorder);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(lane.apartOutline->body);
    }
    if (detail == Detail::All) lane.apartTitle.paint(painter, m_theme.warning);
}

void PicturePainter::paintContainer(QPainter& painter, const Picture& picture, const Marks& marks,
                                    std::size_t index, double pulse, Detail detail) const {
    const PreparedShape& prepared = picture.shapes[index];
    const Shape& shape = picture.diagram->shapes[index];
    const Marks::Shape& mark = marks.shapes[index];
    {
        const Faded faded(painter, mark.faded);
        paintHalo(painter, prepared, mark.status, pulse);
        const Moved moved(painter, prepared.rect.topLeft());
        painter.setPen(Qt::NoPen);
        for (const QPainterPath& shadow : prepared.outline->shadow)
            if (!mark.faded) painter.fillPath(shadow, m_theme.shadow);
        painter.fillPath(prepared.outline->body, m_theme.container);
        const bool ran = mark.status != Status::NotRun;
        painter.fillPath(prepared.outline->header,
                         ran ? m_theme.of(mark.status).tint : m_theme.containerHeader);
        painter.setPen(ran         ? m_statusBorder[static_cast<int>(mark.status)]
                       : marks.run ? m_notRunBorder
                                   : m_containerBorder);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(prepared.outline->body);
        const Moved back(painter, -prepared.rect.topLeft());
        paintIcon(painter, shape, prepared);
    }
    paintTexts(painter, shape, prepared, mark.faded, detail);
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
        {
            const Faded faded(painter, mark.faded);
            if (isCatch)
                Icon::named("error").paint(painter, arrow.pill.topLeft() + QPointF(pillPadding - 2, 4.5), 13,
                                           m_theme.edgeCatch);
        }
        const bool quiet = mark.faded || what.kind == ArrowKind::Default;
        arrow.label.paint(painter, quiet ? m_theme.subtleText : m_theme.pillText);
    }
    if (mark.taken >= 2) paintCount(painter, arrow, mark);
}

/// How often the transition was taken.
void PicturePainter::paintCount(QPainter& painter, const PreparedArrow& arrow,
                                const Marks::Arrow& mark) const {
    const double text = textWidth(TextRole::Badge, mark.count.text());
    const double width = std::max(16.0, text + 8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.edgeTaken);
    painter.drawRoundedRect(QRectF(arrow.count.x() - width / 2, arrow.count.y() - 8, width, 16), 8, 8);
    const Moved moved(painter, arrow.count - QPointF(text / 2, -3.6));
    mark.count.paint(painter, m_theme.onStrong);
}

void PicturePainter::paintShape(QPainter& painter, const Picture& picture, const Marks& marks,
                                std::size_t index, double pulse, Detail detail) const {
    switch (picture.diagram->shapes[index].kind) {
    case ShapeKind::Start:
    case ShapeKind::End:
    case ShapeKind::LaneStart:
    case ShapeKind::LaneEnd:
        paintTerminal(painter, picture, marks, index, detail);
        return;
    default:
        paintCard(painter, picture, marks, index, pulse, detail);
        return;
    }
}

void PicturePainter::paintTerminal(QPainter& painter, const Picture& picture, const Marks& marks,
                                   std::size_t index, Detail detail) const {
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
    if (detail != Detail::Shapes) prepared.name[0].paint(painter, m_theme.terminalText);
}

void PicturePainter::paintCard(QPainter& painter, const Picture& picture, const Marks& marks,
                               std::size_t index, double pulse, Detail detail) const {
    const PreparedShape& prepared = picture.shapes[index];
    const Shape& shape = picture.diagram->shapes[index];
    const Marks::Shape& mark = marks.shapes[index];
    if (shape.kind == ShapeKind::Jump) return paintJump(painter, prepared, detail);
    {
        const Faded faded(painter, mark.faded);
        paintHalo(painter, prepared, mark.status, pulse);
        const Moved moved(painter, prepared.rect.topLeft());
        const bool missing = shape.kind == ShapeKind::Missing;
        const bool ran = mark.status != Status::NotRun;
        // A shadow would shine through what is painted faintly.
        if (!missing && !mark.faded)
            for (const QPainterPath& shadow : prepared.outline->shadow)
                painter.fillPath(shadow, m_theme.shadow);
        painter.setPen(missing                       ? m_missingBorder
                       : ran                         ? m_statusBorder[static_cast<int>(mark.status)]
                       : marks.run || !shape.reached ? m_notRunBorder
                                                     : m_cardBorder);
        if (shape.collapsed) paintSheets(painter, prepared);
        painter.setBrush(missing ? m_theme.missingTint : ran ? m_theme.of(mark.status).tint : m_theme.card);
        painter.drawPath(prepared.outline->body);
        const Moved back(painter, -prepared.rect.topLeft());
        paintIcon(painter, shape, prepared);
    }
    paintTexts(painter, shape, prepared, mark.faded, detail);
}

void PicturePainter::paintJump(QPainter& painter, const PreparedShape& prepared, Detail detail) const {
    {
        const Moved moved(painter, prepared.rect.topLeft());
        painter.setPen(m_laneBorder);
        painter.setBrush(m_theme.badge);
        painter.drawPath(prepared.outline->body);
    }
    if (detail == Detail::All) prepared.name[0].paint(painter, m_theme.subtleText);
}

/// What a collapsed container hides lies below its card: the lower edges of two more, with the card's pen.
void PicturePainter::paintSheets(QPainter& painter, const PreparedShape& prepared) const {
    painter.setBrush(m_theme.card);
    for (const QPainterPath& sheet : prepared.outline->sheet) painter.drawPath(sheet);
}

void PicturePainter::paintIcon(QPainter& painter, const Shape& shape, const PreparedShape& prepared) const {
    const bool missing = shape.kind == ShapeKind::Missing;
    painter.setPen(Qt::NoPen);
    painter.setBrush(missing ? m_theme.missing : m_theme.of(shape.type));
    painter.drawRoundedRect(QRectF(prepared.icon, QSizeF(iconSide, iconSide)), 8, 8);
    Icon::of(shape.type)
        .paint(painter, prepared.icon + QPointF(6, 6), iconSide - 12,
               missing ? m_theme.onStrong : QColor(Qt::white));
}

void PicturePainter::paintTexts(QPainter& painter, const Shape& shape, const PreparedShape& prepared,
                                bool faded, Detail detail) const {
    if (m_surface == Surface::Screen && (shape.kind == ShapeKind::Container || shape.collapsed))
        Icon::named(shape.collapsed ? "expand" : "collapse")
            .paint(painter, QPointF(prepared.rect.right() - 30, prepared.icon.y() + (iconSide - 20) / 2), 20,
                   m_theme.subtleText);
    if (detail == Detail::Shapes) return;
    for (const Line& line : prepared.name) line.paint(painter, faded ? m_theme.subtleText : m_theme.text);
    if (detail == Detail::Names) return;
    prepared.type.paint(painter, shape.kind == ShapeKind::Missing ? m_theme.missing : m_theme.subtleText);
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

} // namespace wb::ui::drawing
