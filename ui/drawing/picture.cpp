// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/picture.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace wb::ui::drawing {

namespace {

using namespace measures;

constexpr double headLength = 9;
constexpr double headHalf = 4.6;
/// Shadows, badges and status icons reach this far out of a card.
constexpr double halo = 16;

/// Outlines by size and radius.
class OutlineStore {
  public:
    std::shared_ptr<const Outline> of(const QSizeF& size, double radius) {
        auto& outline = m_known[{size.width(), size.height(), radius}];
        if (!outline) outline = make(size, radius);
        return outline;
    }

  private:
    static std::shared_ptr<const Outline> make(const QSizeF& size, double radius) {
        auto outline = std::make_shared<Outline>();
        const QRectF rect(QPointF(0, 0), size);
        outline->body.addRoundedRect(rect, radius, radius);
        for (int i = 0; i < 3; ++i) {
            const double grow = 0.5 + i * 1.3, down = 1 + i * 1.1;
            outline->shadow[i].addRoundedRect(rect.adjusted(-grow, -grow + down, grow, grow + down),
                                              radius + grow, radius + grow);
        }
        const double bottom = std::min(headerHeight - 8, size.height());
        QPainterPath& header = outline->header;
        header.moveTo(0, bottom);
        header.lineTo(0, radius);
        header.quadTo(0, 0, radius, 0);
        header.lineTo(size.width() - radius, 0);
        header.quadTo(size.width(), 0, size.width(), radius);
        header.lineTo(size.width(), bottom);
        header.closeSubpath();
        for (int i = 0; i < 2; ++i) {
            // The lower one first: the upper one covers it.
            const double inset = i == 0 ? 14 : 7, down = i == 0 ? 8 : 4;
            const QRectF strip(inset, size.height() - 2 * radius, size.width() - 2 * inset,
                               2 * radius + down);
            if (strip.width() > 2 * radius && strip.top() > 0)
                outline->sheet[i].addRoundedRect(strip, radius, radius);
        }
        return outline;
    }
    std::map<std::tuple<double, double, double>, std::shared_ptr<const Outline>> m_known;
};

QPointF toQt(const layout::Point& point) {
    return {point.x, point.y};
}

class PictureBuilder {
  public:
    PictureBuilder(DiagramPtr diagram, layout::GeometryPtr geometry) {
        m_picture->diagram = std::move(diagram);
        m_picture->geometry = std::move(geometry);
    }

    PicturePtr build() {
        const Diagram& diagram = *m_picture->diagram;
        const layout::Geometry& geometry = *m_picture->geometry;
        const QRectF whole(0, 0, geometry.size.width, geometry.size.height);
        m_picture->bounds = whole.adjusted(-halo, -halo, halo, halo);
        m_picture->shapes.reserve(diagram.shapes.size());
        for (std::size_t i = 0; i < diagram.shapes.size(); ++i)
            m_picture->shapes.push_back(prepare(diagram.shapes[i], drawing::toQt(geometry.nodes[i])));
        m_picture->arrows.reserve(diagram.arrows.size());
        for (std::size_t i = 0; i < diagram.arrows.size(); ++i)
            m_picture->arrows.push_back(prepare(diagram.arrows[i], geometry.edges[i]));
        for (std::size_t i = 0; i < diagram.lanes.size(); ++i) m_picture->lanes.push_back(prepareLane(i));
        return m_picture;
    }

  private:
    PreparedShape prepare(const Shape& shape, const QRectF& rect) {
        PreparedShape made;
        made.rect = rect;
        made.bounds = rect.adjusted(-halo, -halo, halo, halo);
        switch (shape.kind) {
        case ShapeKind::Start:
        case ShapeKind::End:
        case ShapeKind::LaneStart:
        case ShapeKind::LaneEnd:
            made.outline = m_outlines.of(rect.size(), rect.width() / 2);
            if (!shape.name.isEmpty()) made.name[0] = centred(TextRole::Terminal, shape.name, rect);
            break;
        case ShapeKind::Jump:
            made.outline = m_outlines.of(rect.size(), rect.height() / 2);
            made.name[0] = centred(TextRole::Pill, shape.nameLines.front(), rect);
            break;
        default:
            prepareCard(shape, made);
            break;
        }
        return made;
    }

    static Line centred(TextRole role, const QString& text, const QRectF& rect) {
        const double x = rect.center().x() - textWidth(role, text) / 2;
        const double y = rect.center().y() + (ascent(role) - descent(role)) / 2;
        return {role, text, QPointF(x, y)};
    }

    void prepareCard(const Shape& shape, PreparedShape& made) {
        made.outline = m_outlines.of(made.rect.size(), cardRadius);
        const bool two = shape.nameLines.size() > 1;
        const double height =
            shape.kind == ShapeKind::Container ? cardHeight + (two ? nameLine : 0) - 8 : made.rect.height();
        const QPointF top = made.rect.topLeft();
        made.icon = top + QPointF(cardPadding, (height - iconSide) / 2);
        const double textHeight = 14 + 3 + nameLine * static_cast<double>(shape.nameLines.size());
        const double left = top.x() + cardPadding + iconSide + iconGap;
        double y = top.y() + (height - textHeight) / 2 + 11;
        made.type = Line(TextRole::Type, shape.shownTypeLine, {left, y});
        y += 18;
        for (std::size_t i = 0; i < shape.nameLines.size() && i < 2; ++i) {
            made.name[i] = Line(TextRole::Name, shape.nameLines[i], {left, y});
            y += nameLine;
        }
        const double toggle = shape.kind == ShapeKind::Container || shape.collapsed ? 26 : 0;
        made.badge = {made.rect.right() - cardPadding + 2 - badgeSide - toggle,
                      made.type.baseline().y() - 11.5};
    }

    PreparedArrow prepare(const Arrow& arrow, const layout::EdgePath& path) {
        PreparedArrow made;
        if (path.points.size() < 4) return made;
        const std::size_t last = path.points.size() - 1;
        const QPointF tip = toQt(path.points[last]);
        QPointF before = toQt(path.points[last - 1]);
        for (std::size_t i = last - 1; i-- > 0 && QLineF(before, tip).length() < 0.5;)
            before = toQt(path.points[i]);
        QLineF shaft(tip, before);
        if (shaft.length() < 0.5) shaft = QLineF(tip, tip - QPointF(0, 1));
        const QPointF along = QPointF(shaft.dx(), shaft.dy()) / shaft.length();
        const QPointF across(-along.y(), along.x());
        const QPointF base = tip + along * headLength;
        made.head << tip << base + across * headHalf << tip + along * (headLength - 2.2)
                  << base - across * headHalf;
        made.line.moveTo(toQt(path.points[0]));
        const QPointF stop = tip + along * (headLength - 2.6);
        for (std::size_t i = 1; i + 2 < path.points.size(); i += 3) {
            const bool atEnd = i + 2 == last;
            const QPointF shift = atEnd ? stop - tip : QPointF();
            made.line.cubicTo(toQt(path.points[i]), toQt(path.points[i + 1]) + shift,
                              toQt(path.points[i + 2]) + shift);
            m_picture->overviewLines.emplace_back(toQt(path.points[i - 1]), toQt(path.points[i + 2]));
        }
        made.bounds = made.line.controlPointRect().adjusted(-8, -8, 8, 8);
        made.count = made.line.pointAtPercent(0.5);
        if (path.pill.width > 0) preparePill(arrow, path, made);
        return made;
    }

    void preparePill(const Arrow& arrow, const layout::EdgePath& path, PreparedArrow& made) {
        made.pill = drawing::toQt(path.pill);
        made.pillOutline = m_outlines.of(made.pill.size(), pillHeight / 2);
        const double icon = arrow.kind == ArrowKind::Catch ? 15 : 0;
        const double y = made.pill.center().y() + (ascent(TextRole::Pill) - descent(TextRole::Pill)) / 2;
        made.label = Line(TextRole::Pill, arrow.shownLabel, {made.pill.x() + pillPadding + icon, y});
        made.bounds = made.bounds.united(made.pill.adjusted(-4, -10, 12, 6));
        made.count = {made.pill.right() - 2, made.pill.top()};
    }

    PreparedLane prepareLane(std::size_t index) {
        const layout::Geometry& geometry = *m_picture->geometry;
        PreparedLane made;
        made.rect = drawing::toQt(geometry.containers[index]);
        made.outline = m_outlines.of(made.rect.size(), 7);
        if (m_picture->diagram->lanes[index].empty && index > 0) {
            made.emptyHint = centred(TextRole::Type, QStringLiteral("No state yet"), made.rect);
        }
        const layout::Rect& apart = geometry.apart[index];
        if (apart.width <= 0) return made;
        made.apart = drawing::toQt(apart);
        made.apartOutline = m_outlines.of(made.apart.size(), 9);
        made.apartTitle =
            Line(TextRole::Type, QStringLiteral("Nothing leads here"), {apart.x + 14, apart.y + 19});
        return made;
    }

    std::shared_ptr<Picture> m_picture = std::make_shared<Picture>();
    OutlineStore m_outlines;
};

double distance(const QPointF& a, const QPointF& b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

bool isNear(const layout::EdgePath& path, const QPointF& place, double reach) {
    for (std::size_t i = 0; i + 3 < path.points.size(); i += 3) {
        const QPointF p0 = toQt(path.points[i]), p1 = toQt(path.points[i + 1]), p2 = toQt(path.points[i + 2]),
                      p3 = toQt(path.points[i + 3]);
        const double length = distance(p0, p1) + distance(p1, p2) + distance(p2, p3);
        const int steps = std::clamp(static_cast<int>(length / 4), 4, 400);
        for (int k = 0; k <= steps; ++k) {
            const double t = static_cast<double>(k) / steps, s = 1 - t;
            const QPointF on = s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
            if (distance(on, place) <= reach) return true;
        }
    }
    return false;
}

} // namespace

PicturePtr Picture::of(DiagramPtr diagram, layout::GeometryPtr geometry) {
    return PictureBuilder(std::move(diagram), std::move(geometry)).build();
}

int Picture::shapeAt(const QPointF& place) const {
    for (std::size_t i = shapes.size(); i-- > 0;) {
        QRectF rect = shapes[i].rect;
        if (diagram->shapes[i].kind == ShapeKind::Container) {
            if (!rect.contains(place)) continue;
            const int lane = laneAt(place);
            if (lane > 0 && diagram->lanes[static_cast<std::size_t>(lane)].owner >= i) continue;
        }
        if (rect.contains(place)) return static_cast<int>(i);
    }
    return -1;
}

int Picture::arrowAt(const QPointF& place, double reach) const {
    for (std::size_t i = arrows.size(); i-- > 0;)
        if (arrows[i].pill.contains(place)) return static_cast<int>(i);
    for (std::size_t i = arrows.size(); i-- > 0;) {
        if (!arrows[i].bounds.contains(place)) continue;
        if (isNear(geometry->edges[i], place, reach)) return static_cast<int>(i);
    }
    return -1;
}

int Picture::laneAt(const QPointF& place) const {
    for (std::size_t i = lanes.size(); i-- > 1;)
        if (lanes[i].rect.contains(place)) return static_cast<int>(i);
    return 0;
}

QRectF Picture::rectOf(const asl::StatePath& path) const {
    const auto found = diagram->byPath.find(path);
    return found == diagram->byPath.end() ? QRectF() : shapes[found->second].rect;
}

} // namespace wb::ui::drawing
