// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view_p.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace wb::ui::canvas {

namespace {
constexpr double leastZoom = 0.02;
constexpr double mostZoom = 4;
constexpr double zoomStep = 1.2;
constexpr double fitMargin = 24;
/// Below this scale names cannot be read comfortably.
constexpr double readable = 0.55;
} // namespace

double CanvasView::zoom() const {
    return transform().m11();
}

void CanvasView::Private::zoomTo(double scale, const QPointF& viewPlace) {
    const double wanted = std::clamp(scale, leastZoom, mostZoom);
    const QPointF under = q->viewportTransform().inverted().map(viewPlace);
    q->setTransform(QTransform::fromScale(wanted, wanted));
    refreshSceneRect();
    putAt(under, viewPlace);
    Q_EMIT q->zoomChanged(wanted);
}

void CanvasView::Private::putAt(const QPointF& scenePoint, const QPointF& viewPlace) {
    const QPointF now = q->viewportTransform().map(scenePoint);
    const QPointF delta = now - viewPlace;
    QScrollBar* across = q->horizontalScrollBar();
    QScrollBar* down = q->verticalScrollBar();
    across->setValue(across->value() + static_cast<int>(std::lround(delta.x())));
    down->setValue(down->value() + static_cast<int>(std::lround(delta.y())));
    moved();
}

void CanvasView::Private::pan(const QPointF& viewDelta) {
    QScrollBar* across = q->horizontalScrollBar();
    QScrollBar* down = q->verticalScrollBar();
    across->setValue(across->value() - static_cast<int>(std::lround(viewDelta.x())));
    down->setValue(down->value() - static_cast<int>(std::lround(viewDelta.y())));
    fitWhenShown = false;
    moved();
}

void CanvasView::Private::moved() {
    refreshMinimap();
    Q_EMIT q->viewMoved();
}

void CanvasView::Private::reveal(const asl::StatePath& path) {
    if (!picture) return;
    const QRectF rect = picture->rectOf(shownFor(path));
    if (rect.isNull()) return;
    // The whole card, of a large container as much as fits; never more than what fit() leaves free around it.
    const QRectF seen(q->viewport()->rect());
    const QRectF card = q->viewportTransform().mapRect(rect).adjusted(-16, -16, 16, 20);
    const auto shift = [](double begin, double end, double from, double to) {
        if (begin >= from && end <= to) return 0.0;
        if (end - begin > to - from || begin < from) return from - begin;
        return to - end;
    };
    const QPointF by(shift(card.left(), card.right(), seen.left(), seen.right()),
                     shift(card.top(), card.bottom(), seen.top(), seen.bottom()));
    if (by.isNull()) return;
    fitWhenShown = false;
    // What is far away comes to the middle, what is near no further than it must.
    const bool isFar = std::abs(by.x()) > seen.width() / 2 || std::abs(by.y()) > seen.height() / 2;
    const QPointF middle(rect.center().x(), rect.top() + std::min(rect.height() / 2, 120.0));
    if (isFar)
        putAt(middle, seen.center());
    else
        putAt(rect.topLeft(), q->viewportTransform().map(rect.topLeft()) + by);
}

namespace {

/// Where the eye is on a card: its name, which stays when a container collapses.
QPointF headOf(const QRectF& rect) {
    return {rect.center().x(), rect.top() + std::min(rect.height(), drawing::measures::headerHeight) / 2};
}

} // namespace

/// What the user looks at: the selected state when it is in sight, otherwise the state nearest to the middle.
CanvasView::Private::Anchor CanvasView::Private::anchor(const drawing::Diagram& next,
                                                        const PathMap& renamed) const {
    const QRectF seen = q->mapToScene(q->viewport()->rect()).boundingRect();
    const auto stays = [&](const asl::StatePath& path) { return next.byPath.count(path) > 0; };
    const auto at = [&](const asl::StatePath& state, const QRectF& rect) {
        return Anchor{state, q->viewportTransform().map(headOf(rect))};
    };
    // The selection bears its new name already; a collapsed container stands for what it holds.
    asl::StatePath wanted = current;
    while (!wanted.isMachine() && !stays(wanted)) wanted = around(wanted);
    asl::StatePath before = wanted;
    for (const auto& [from, to] : renamed)
        if (to == wanted) before = from;
    const QRectF selectedRect = wanted.isMachine() ? QRectF() : picture->rectOf(before);
    if (!selectedRect.isNull() && seen.intersects(selectedRect)) return at(wanted, selectedRect);
    double bestDistance = 1e300;
    Anchor best;
    for (const auto& [path, shape] : picture->diagram->byPath) {
        const QRectF& rect = picture->shapes[shape].rect;
        const QPointF away = rect.center() - seen.center();
        const double distance = std::hypot(away.x(), away.y());
        if (distance >= bestDistance) continue;
        const asl::StatePath now = followed(renamed, path);
        if (stays(now)) bestDistance = distance, best = at(now, rect);
    }
    return best;
}

void CanvasView::Private::hold(const Anchor& anchor) {
    const QRectF rect = anchor.state.isMachine() ? QRectF() : picture->rectOf(anchor.state);
    if (!rect.isNull()) putAt(headOf(rect), anchor.place);
}

void CanvasView::Private::showWell() {
    if (fitWhole || !picture || q->viewport()->width() < 20) return fitAll();
    const QRectF& bounds = picture->bounds;
    const QRectF room = freeRoom();
    const double width = room.width(), height = room.height();
    const double across = width / bounds.width();
    if (std::min(across, height / bounds.height()) >= readable || picture->shapes.empty()) {
        fitAll();
        return;
    }
    const double scale = std::clamp(across, readable, 0.85);
    const QRectF start = picture->shapes.front().rect;
    q->setTransform(QTransform::fromScale(scale, scale));
    refreshSceneRect();
    // As much of the graph as there is room for, with its start at the top.
    const double half = width / 2 / scale;
    const double x = bounds.width() <= 2 * half
                         ? bounds.center().x()
                         : std::clamp(start.center().x(), bounds.left() + half, bounds.right() - half);
    putAt({x, bounds.top()}, {room.center().x(), room.top()});
    Q_EMIT q->zoomChanged(scale);
}

void CanvasView::Private::fitAll() {
    if (!picture || q->viewport()->width() < 20) return;
    const QRectF& bounds = picture->bounds;
    const QRectF room = freeRoom();
    const double scale =
        std::clamp(std::min(room.width() / bounds.width(), room.height() / bounds.height()), leastZoom, 1.0);
    q->setTransform(QTransform::fromScale(scale, scale));
    refreshSceneRect();
    putAt(bounds.center(), room.center());
    Q_EMIT q->zoomChanged(scale);
}

/// The view without its margins and what stands at its top.
QRectF CanvasView::Private::freeRoom() const {
    const double top = breadcrumbs->isHidden() ? fitMargin : breadcrumbs->geometry().bottom() + 10.0;
    return QRectF(q->viewport()->rect()).adjusted(fitMargin, top, -fitMargin, -fitMargin);
}

void CanvasView::fit() {
    d->fitWhenShown = d->fitWhole = true;
    d->fitAll();
}

void CanvasView::zoomIn() {
    d->fitWhenShown = false;
    d->zoomTo(zoom() * zoomStep, QRectF(viewport()->rect()).center());
}

void CanvasView::zoomOut() {
    d->fitWhenShown = false;
    d->zoomTo(zoom() / zoomStep, QRectF(viewport()->rect()).center());
}

void CanvasView::resetZoom() {
    d->fitWhenShown = false;
    const QRectF rect = stateRect(d->current);
    d->zoomTo(1,
              rect.isNull() ? QRectF(viewport()->rect()).center() : viewportTransform().map(rect.center()));
    if (!rect.isNull()) d->reveal(d->current);
}

void CanvasView::centreOn(const asl::StatePath& path) {
    const QRectF rect = stateRect(path);
    if (rect.isNull()) return;
    d->fitWhenShown = false;
    d->putAt(rect.center(), QRectF(viewport()->rect()).center());
}

void CanvasView::centreOnSelection() {
    centreOn(d->current);
}

void CanvasView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    d->refreshSceneRect();
    if (d->fitWhenShown) {
        const double before = zoom();
        d->showWell();
        // A panel that opens below must not make what is worked at unreadable.
        if (before >= readable && zoom() < readable && !d->current.isMachine()) {
            setTransform(QTransform::fromScale(before, before));
            d->refreshSceneRect();
            d->reveal(d->current);
            Q_EMIT zoomChanged(before);
        }
    }
    d->moved();
}

} // namespace wb::ui::canvas
