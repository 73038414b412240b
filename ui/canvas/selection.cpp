// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view_p.h"

#include <algorithm>

namespace wb::ui::canvas {

void CanvasView::select(const asl::StatePath& path, bool reveal) {
    if (!d->isInside(path)) setRoot({});
    d->selectOnly(path, false);
    // A state that an edit has just made is not on the picture yet.
    d->revealWhenShown = reveal && stateRect(path).isNull() ? path : asl::StatePath();
    if (reveal) d->reveal(path);
}

void CanvasView::selectStates(const std::vector<asl::StatePath>& paths) {
    select(paths.empty() ? asl::StatePath() : paths.front(), true);
    if (paths.size() < 2) return;
    d->selected = paths;
    d->refreshOverlay();
    Q_EMIT selectionChanged();
}

asl::StatePath CanvasView::current() const {
    return d->current;
}
std::vector<asl::StatePath> CanvasView::selection() const {
    return d->selected;
}

void CanvasView::selectAllStates() {
    if (!d->picture) return;
    d->selected.clear();
    for (const drawing::Shape& shape : d->picture->diagram->shapes)
        if (d->picture->diagram->byPath.count(shape.path) && shape.kind != drawing::ShapeKind::Jump)
            d->selected.push_back(shape.path);
    const auto& all = d->selected;
    if (!all.empty() && std::find(all.begin(), all.end(), d->current) == all.end()) d->current = all.front();
    d->tellSelection();
}

int CanvasView::Private::shapeOf(const asl::StatePath& path) const {
    if (!picture) return -1;
    const auto found = picture->diagram->byPath.find(path);
    return found == picture->diagram->byPath.end() ? -1 : static_cast<int>(found->second);
}

void CanvasView::Private::selectOnly(const asl::StatePath& path, bool byUser) {
    const bool same = current == path && selected.size() <= 1 && !selectedArrow;
    selectedArrow.reset();
    selected.clear();
    current = path;
    if (!path.isMachine()) selected.push_back(path);
    refreshOverlay();
    if (same) return;
    if (byUser) Q_EMIT q->stateSelected(path);
    Q_EMIT q->selectionChanged();
}

void CanvasView::Private::toggle(const asl::StatePath& path) {
    selectedArrow.reset();
    const auto found = std::find(selected.begin(), selected.end(), path);
    if (found == selected.end())
        selected.push_back(path);
    else
        selected.erase(found);
    current = selected.empty() ? asl::StatePath() : selected.back();
    tellSelection();
}

void CanvasView::Private::selectArrow(int arrow) {
    selected.clear();
    current = asl::StatePath();
    selectedArrow.reset();
    if (arrow >= 0) selectedArrow = picture->diagram->arrows[static_cast<std::size_t>(arrow)].transition;
    refreshOverlay();
    Q_EMIT q->selectionChanged();
}

void CanvasView::selectArrow(std::size_t arrow) {
    d->selectArrow(static_cast<int>(arrow));
    Q_EMIT transitionActivated(d->picture->diagram->arrows[arrow].transition);
}

void CanvasView::Private::tellSelection() {
    refreshOverlay();
    Q_EMIT q->stateSelected(current);
    Q_EMIT q->selectionChanged();
}

void CanvasView::Private::selectCollapsed() {
    asl::StatePath outermost;
    for (asl::StatePath path = around(current); !path.isMachine() && isInside(path); path = around(path))
        if (options.collapsed.count(path) > 0 && path != options.root) outermost = path;
    if (!outermost.isMachine()) selectOnly(outermost, true);
}

std::vector<asl::StatePath> CanvasView::Private::statesIn(const QRectF& sceneRect) const {
    std::vector<asl::StatePath> inside;
    for (std::size_t i = 0; i < picture->shapes.size(); ++i) {
        const drawing::Shape& shape = picture->diagram->shapes[i];
        const bool isState =
            shape.kind == drawing::ShapeKind::State || shape.kind == drawing::ShapeKind::Container;
        if (isState && sceneRect.contains(picture->shapes[i].rect)) inside.push_back(shape.path);
    }
    return inside;
}

void CanvasView::Private::refreshOverlay() {
    OverlayItem::Content content;
    if (picture) {
        for (const asl::StatePath& path : selected)
            if (const int shape = shapeOf(shownFor(path)); shape >= 0) {
                const auto index = static_cast<std::size_t>(shape);
                content.selected.push_back(picture->shapes[index].rect);
                content.marks.addPath(
                    drawing::outlineOfMarks(picture->shapes[index], graph->marks().shapes[index]));
            }
        if (hoveredShape >= 0) content.hovered = picture->shapes[static_cast<std::size_t>(hoveredShape)].rect;
        if (hoveredArrow >= 0)
            content.hoveredLine = picture->arrows[static_cast<std::size_t>(hoveredArrow)].line;
        if (selectedArrow)
            for (std::size_t i = 0; i < picture->arrows.size(); ++i)
                if (picture->diagram->arrows[i].transition == *selectedArrow)
                    content.selectedLine = picture->arrows[i].line;
        if (gesture == Gesture::Lasso)
            content.lasso = QRectF(q->mapToScene(pressedAt), q->mapToScene(lastAt)).normalized();
    }
    overlay->setContent(std::move(content));
    // It must not stand on what is selected now.
    if (!minimap->isHidden()) minimapSettle.start();
}

} // namespace wb::ui::canvas
