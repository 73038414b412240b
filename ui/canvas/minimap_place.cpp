// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view_p.h"

namespace wb::ui::canvas {

namespace {

constexpr int margin = 14;
/// What is selected weighs more than everything else that might be hidden.
constexpr int selectedWeight = 1000;
constexpr Qt::Corner corners[] = {Qt::BottomRightCorner, Qt::BottomLeftCorner, Qt::TopRightCorner,
                                  Qt::TopLeftCorner};

} // namespace

void CanvasView::Private::refreshMinimap() {
    // What stands on the viewport is moved along when that scrolls.
    if (breadcrumbs->pos() != Breadcrumbs::corner) breadcrumbs->move(Breadcrumbs::corner);
    if (!picture) return;
    const QRectF shown = q->mapToScene(q->viewport()->rect()).boundingRect();
    const QRectF& whole = picture->bounds;
    const QRectF part = shown.intersected(whole);
    // Only where much is out of sight: it covers a corner of the graph.
    const bool most = part.width() * part.height() > 0.6 * whole.width() * whole.height();
    // A small view has no corner to spare.
    const QSize view = q->viewport()->size();
    const bool hasRoom = view.width() >= 620 && view.height() >= 320;
    const bool wanted = !most && picture->diagram->byPath.size() > 3 && hasRoom && !glide;
    const bool appears = wanted && minimap->isHidden();
    minimap->setVisible(wanted);
    if (!wanted) return;
    if (!minimap->shows(picture)) minimap->setPicture(picture, graph->marks());
    if (appears)
        minimapCorner = bestMinimapCorner();
    else
        minimapSettle.start();
    const QRect place = minimapRect(minimapCorner);
    if (minimap->geometry() != place) minimap->setGeometry(place);
    minimap->setShown(shown);
}

void CanvasView::Private::settleMinimap() {
    if (minimap->isHidden() || !picture) return;
    // Not away from under the pointer that is about to click or drag in it.
    if (minimap->underMouse()) return;
    if (gesture != Gesture::None) return minimapSettle.start();
    const Qt::Corner best = bestMinimapCorner();
    if (best == minimapCorner) return;
    minimapCorner = best;
    minimap->setGeometry(minimapRect(best));
}

QRect CanvasView::Private::minimapRect(Qt::Corner corner) const {
    const QSize view = q->viewport()->size(), size = minimap->wanted(view);
    const bool left = corner == Qt::BottomLeftCorner || corner == Qt::TopLeftCorner;
    const bool top = corner == Qt::TopLeftCorner || corner == Qt::TopRightCorner;
    return {{left ? margin : view.width() - size.width() - margin,
             top ? margin : view.height() - size.height() - margin},
            size};
}

int CanvasView::Private::hiddenBelow(Qt::Corner corner) const {
    const QRectF area = q->mapToScene(minimapRect(corner)).boundingRect();
    int hidden = 0;
    for (std::size_t i = 0; i < picture->shapes.size(); ++i) {
        const drawing::Shape& shape = picture->diagram->shapes[i];
        QRectF rect = picture->shapes[i].rect;
        // Of an open container the header: what it holds counts for itself.
        if (shape.kind == drawing::ShapeKind::Container) rect.setHeight(drawing::measures::headerHeight);
        if (!area.intersects(rect)) continue;
        hidden += shape.path == current && !current.isMachine() ? selectedWeight : 1;
    }
    for (const drawing::PreparedArrow& arrow : picture->arrows)
        hidden += !arrow.pill.isEmpty() && area.intersects(arrow.pill) ? 1 : 0;
    return hidden;
}

/// The corner it stands in stays the best as long as nothing is hidden there.
Qt::Corner CanvasView::Private::bestMinimapCorner() const {
    Qt::Corner best = minimapCorner;
    int least = hiddenBelow(best);
    for (const Qt::Corner corner : corners) {
        if (least == 0) break;
        if (corner == Qt::TopLeftCorner && !breadcrumbs->isHidden()) continue;
        const int hidden = hiddenBelow(corner);
        if (hidden < least) least = hidden, best = corner;
    }
    return best;
}

} // namespace wb::ui::canvas
