// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view_p.h"
#include "ui/canvas/walk.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace wb::ui::canvas {

namespace {

/// How near to a line a click counts, in pixels of the screen.
constexpr double lineReach = 6;

bool isState(const drawing::Shape& shape) {
    return shape.kind == drawing::ShapeKind::State || shape.kind == drawing::ShapeKind::Container;
}

} // namespace

void CanvasView::wheelEvent(QWheelEvent* event) {
    if (event->modifiers() & Qt::ControlModifier) {
        d->fitWhenShown = false;
        d->zoomTo(zoom() * std::pow(1.0015, event->angleDelta().y()), event->position());
    } else {
        QPointF delta =
            event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2 : QPointF(event->pixelDelta());
        if (event->modifiers() & Qt::ShiftModifier && delta.x() == 0) delta = QPointF(delta.y(), 0);
        d->pan(delta);
    }
    event->accept();
}

void CanvasView::mousePressEvent(QMouseEvent* event) {
    d->pressedAt = d->lastAt = event->pos();
    const bool pans = event->button() == Qt::MiddleButton ||
                      (event->button() == Qt::LeftButton && (d->spaceHeld || d->tool == Tool::Hand));
    if (pans) {
        d->gesture = Private::Gesture::Pan;
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->button() != Qt::LeftButton || !d->picture) return;
    if (d->tool == Tool::Lasso) {
        d->gesture = Private::Gesture::Lasso;
        return;
    }
    const QPointF place = mapToScene(event->pos());
    const int shape = d->picture->shapeAt(place);
    if (shape >= 0) {
        const auto index = static_cast<std::size_t>(shape);
        const drawing::Shape& what = d->picture->diagram->shapes[index];
        if (what.kind == drawing::ShapeKind::Container || what.collapsed) {
            const drawing::PreparedShape& box = d->picture->shapes[index];
            const QRectF toggle(box.rect.right() - 34, box.icon.y() + 4, 30, 28);
            if (toggle.contains(place)) {
                setCollapsed(what.path, !what.collapsed);
                return;
            }
        }
        if (isState(what) || what.kind == drawing::ShapeKind::Jump) {
            d->gesture = Private::Gesture::PressShape;
            if (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))
                d->toggle(what.path);
            else
                d->selectOnly(what.path, true);
            if (what.kind == drawing::ShapeKind::Jump) d->reveal(what.path);
            return;
        }
    }
    const int arrow = d->picture->arrowAt(place, lineReach / zoom());
    if (arrow >= 0) {
        selectArrow(static_cast<std::size_t>(arrow));
        return;
    }
    if (event->modifiers() & Qt::ShiftModifier) {
        d->gesture = Private::Gesture::Lasso;
        return;
    }
    d->gesture = Private::Gesture::Pan;
}

void CanvasView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint by = event->pos() - d->lastAt;
    d->lastAt = event->pos();
    switch (d->gesture) {
    case Private::Gesture::Pan:
        viewport()->setCursor(Qt::ClosedHandCursor);
        d->pan(by);
        return;
    case Private::Gesture::Lasso:
        d->refreshOverlay();
        return;
    default:
        break;
    }
    if (!d->picture) return;
    const QPointF place = mapToScene(event->pos());
    int shape = d->picture->shapeAt(place);
    if (shape >= 0 && !isState(d->picture->diagram->shapes[static_cast<std::size_t>(shape)])) shape = -1;
    const int arrow = shape >= 0 ? -1 : d->picture->arrowAt(place, lineReach / zoom());
    if (shape == d->hoveredShape && arrow == d->hoveredArrow) return;
    d->hoveredShape = shape;
    d->hoveredArrow = arrow;
    const bool isHot = d->tool == Tool::Select && (shape >= 0 || arrow >= 0);
    viewport()->setCursor(isHot ? Qt::PointingHandCursor : d->restingCursor());
    d->refreshOverlay();
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event) {
    const Private::Gesture gesture = std::exchange(d->gesture, Private::Gesture::None);
    viewport()->setCursor(d->restingCursor());
    const bool moved = (event->pos() - d->pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (gesture == Private::Gesture::Pan && !moved && event->button() == Qt::LeftButton &&
        d->tool == Tool::Select)
        d->selectOnly({}, true);
    if (gesture == Private::Gesture::Lasso && d->picture) {
        d->selected = d->statesIn(QRectF(mapToScene(d->pressedAt), mapToScene(event->pos())).normalized());
        d->current = d->selected.empty() ? asl::StatePath() : d->selected.front();
        d->selectedArrow.reset();
        d->tellSelection();
        if (d->tool == Tool::Lasso) setTool(Tool::Select);
    }
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!d->picture || event->button() != Qt::LeftButton) return;
    const int index = d->picture->shapeAt(mapToScene(event->pos()));
    if (index < 0) return;
    const drawing::Shape& shape = d->picture->diagram->shapes[static_cast<std::size_t>(index)];
    if (!isState(shape)) return;
    d->activate(shape.path);
}

void CanvasView::setTool(Tool tool) {
    if (d->tool == tool) return;
    d->tool = tool;
    viewport()->setCursor(d->restingCursor());
    Q_EMIT toolChanged(tool);
}

CanvasView::Tool CanvasView::tool() const {
    return d->tool;
}

Qt::CursorShape CanvasView::Private::restingCursor() const {
    if (spaceHeld || tool == Tool::Hand) return Qt::OpenHandCursor;
    return tool == Tool::Lasso ? Qt::CrossCursor : Qt::ArrowCursor;
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event) {
    asl::StatePath path = d->current;
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse && d->picture) {
        const int shape = d->picture->shapeAt(mapToScene(event->pos()));
        const bool onState =
            shape >= 0 && isState(d->picture->diagram->shapes[static_cast<std::size_t>(shape)]);
        path = onState ? d->picture->diagram->shapes[static_cast<std::size_t>(shape)].path : asl::StatePath();
        if (onState && std::find(d->selected.begin(), d->selected.end(), path) == d->selected.end())
            d->selectOnly(path, true);
    } else if (const QRectF rect = stateRect(path); !rect.isNull()) {
        place = viewport()->mapToGlobal(mapFromScene(rect.center()));
    }
    Q_EMIT contextMenuAsked(path, place);
}

void CanvasView::keyPressEvent(QKeyEvent* event) {
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool alt = event->modifiers() & Qt::AltModifier;
    const auto step = [&](Step by, const QPointF& panBy) {
        if (control) {
            d->pan(panBy);
        } else if (d->picture) {
            const asl::StatePath next = walk(*d->picture, d->current, by);
            d->selectOnly(next, true);
            d->reveal(next);
        }
    };
    constexpr double panStep = 80;
    switch (event->key()) {
    case Qt::Key_Down:
        step(alt ? Step::Into : Step::Forward, {0, -panStep});
        return;
    case Qt::Key_Up:
        step(alt ? Step::Out : Step::Back, {0, panStep});
        return;
    case Qt::Key_Left:
        step(Step::Left, {panStep, 0});
        return;
    case Qt::Key_Right:
        step(Step::Right, {-panStep, 0});
        return;
    case Qt::Key_Home:
        if (d->picture) {
            d->selectOnly(walk(*d->picture, {}, Step::Forward), true);
            d->reveal(d->current);
        }
        return;
    case Qt::Key_Space:
        d->spaceHeld = true;
        viewport()->setCursor(Qt::OpenHandCursor);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        d->activate(d->current);
        return;
    case Qt::Key_Escape:
        if (d->tool != Tool::Select)
            setTool(Tool::Select);
        else if (d->current.isMachine() && !d->selectedArrow)
            drillOut();
        else
            d->selectOnly({}, true);
        return;
    case Qt::Key_Asterisk:
        toggleCollapsed();
        return;
    case Qt::Key_F9:
        if (!d->current.isMachine()) Q_EMIT breakpointToggled(d->current);
        return;
    default:
        break;
    }
    if (control && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)) return zoomIn();
    if (control && event->key() == Qt::Key_Minus) return zoomOut();
    if (control && event->key() == Qt::Key_0) return resetZoom();
    if (control && event->key() == Qt::Key_1) return fit();
    if (control && event->key() == Qt::Key_A) return selectAllStates();
    event->ignore();
}

void CanvasView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        d->spaceHeld = false;
        viewport()->setCursor(d->restingCursor());
    }
}

/// Two fingers on a screen: they zoom as they part, and carry what is between them along.
void CanvasView::Private::pinch(const QPinchGesture& fingers) {
    if (fingers.state() == Qt::GestureStarted) {
        // What the first finger alone began.
        gesture = Gesture::None;
        refreshOverlay();
    }
    if (fingers.state() != Qt::GestureUpdated) return;
    const QPointF centre = q->viewport()->mapFromGlobal(fingers.centerPoint());
    pan(fingers.centerPoint() - fingers.lastCenterPoint());
    if (fingers.scaleFactor() > 0) zoomTo(q->zoom() * fingers.scaleFactor(), centre);
}

bool CanvasView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::NativeGesture) {
        auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            d->fitWhenShown = false;
            d->zoomTo(zoom() * (1 + gesture->value()), gesture->position());
            return true;
        }
    }
    if (event->type() == QEvent::Gesture) {
        if (auto* pinch =
                static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture))) {
            d->pinch(*pinch);
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip && d->picture) {
        auto* help = static_cast<QHelpEvent*>(event);
        QString text;
        if (d->hoveredShape >= 0) {
            const auto index = static_cast<std::size_t>(d->hoveredShape);
            const drawing::Shape& shape = d->picture->diagram->shapes[index];
            text = shape.name + u'\n' + shape.typeLine;
            const QString& problem = d->graph->marks().shapes[index].annotation.problemText;
            if (!problem.isEmpty()) text += u'\n' + problem;
        } else if (d->hoveredArrow >= 0) {
            text = d->picture->diagram->arrows[static_cast<std::size_t>(d->hoveredArrow)].label;
        }
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    if (event->type() == QEvent::Leave && (d->hoveredShape >= 0 || d->hoveredArrow >= 0)) {
        d->hoveredShape = d->hoveredArrow = -1;
        d->refreshOverlay();
    }
    return QGraphicsView::viewportEvent(event);
}

} // namespace wb::ui::canvas
