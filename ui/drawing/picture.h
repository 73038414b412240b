// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/drawing/diagram.h"
#include "ui/drawing/text.h"

#include <QLineF>
#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>

#include <memory>
#include <vector>

namespace wb::ui::drawing {

/// Rounded rectangles of one size at the origin, shared by all shapes of that size: the outline and what
/// casts its shadow.
struct Outline {
    QPainterPath body;
    QPainterPath shadow[3];
    /// The top part, for the header of a container.
    QPainterPath header;
    /// What of two more cards is seen below the first: they stand for what a collapsed container hides.
    QPainterPath sheet[2];
};

/// A card, container or circle ready to paint.
struct PreparedShape {
    QRectF rect;
    /// rect and everything painted around it.
    QRectF bounds;
    std::shared_ptr<const Outline> outline;
    Line type;
    Line name[2];
    QPointF icon;
    /// Where the first badge stands; the others follow to its left.
    QPointF badge;
};

struct PreparedArrow {
    QPainterPath line;
    QPolygonF head;
    QRectF bounds;
    QRectF pill;
    std::shared_ptr<const Outline> pillOutline;
    Line label;
    /// Where the count of takings stands.
    QPointF count;
};

struct PreparedLane {
    QRectF rect;
    std::shared_ptr<const Outline> outline;
    QRectF apart;
    std::shared_ptr<const Outline> apartOutline;
    Line apartTitle;
    Line emptyHint;
};

/// A diagram with its geometry, as paths, lines of text and boxes: everything that painting needs, nothing
/// left to compute. Immutable and shared.
struct Picture {
    DiagramPtr diagram;
    layout::GeometryPtr geometry;
    QRectF bounds;
    std::vector<PreparedShape> shapes;
    std::vector<PreparedArrow> arrows;
    std::vector<PreparedLane> lanes;
    /// Edges as straight pieces, for the overview.
    std::vector<QLineF> overviewLines;

    static std::shared_ptr<const Picture> of(DiagramPtr diagram, layout::GeometryPtr geometry);

    /// The state shape whose card (not its lanes) is at `place`; -1 when there is none. Innermost first.
    int shapeAt(const QPointF& place) const;
    /// The arrow whose line or pill is within `reach` of `place`; -1 when there is none.
    int arrowAt(const QPointF& place, double reach) const;
    /// The innermost lane at `place`; 0 is the machine.
    int laneAt(const QPointF& place) const;
    QRectF rectOf(const asl::StatePath& path) const;
};

using PicturePtr = std::shared_ptr<const Picture>;

inline QRectF toQt(const layout::Rect& rect) {
    return {rect.x, rect.y, rect.width, rect.height};
}

} // namespace wb::ui::drawing
