// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/editing/context_pad.h"
#include "ui/canvas/editing/editing.h"
#include "ui/canvas/editing/editing_pull.h"
#include "ui/canvas/overlay_item.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>

#include <cmath>

namespace wb::ui::canvas {

using namespace asl::refactor;
using asl::StatePath;

namespace {

/// In pixels of the screen: how near to a handle, an arrow's head or a place to drop on the pointer must be.
constexpr double handleReach = 11;
constexpr double headReach = 12;
constexpr double dropReach = 44;

double distance(const QPointF& a, const QPointF& b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

bool Editing::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (watched == m_menu) {
        // A letter means an entry of the menu, not the gesture of that letter.
        if (type == QEvent::ShortcutOverride) event->accept();
        return false;
    }
    if (watched == m_view && (type == QEvent::FocusIn || type == QEvent::FocusOut)) {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        // Keys that end connecting would no longer come here.
        const bool tabbedAway = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason;
        if (type == QEvent::FocusOut && tabbedAway && m_pull && m_pull->byClick) endPull();
        // After the view knows about it itself; a menu of the pad's own takes the focus for a moment.
        if (reason != Qt::PopupFocusReason)
            QMetaObject::invokeMethod(
                this, [this] { refresh(); }, Qt::QueuedConnection);
        return false;
    }
    const bool isMouse =
        type == QEvent::MouseButtonPress || type == QEvent::MouseMove || type == QEvent::MouseButtonRelease;
    const bool isDrag = type == QEvent::DragEnter || type == QEvent::DragMove || type == QEvent::Drop;
    // Before the view is asked for anything: the last events come while it is being destroyed.
    if (!isMouse && !isDrag && type != QEvent::DragLeave && type != QEvent::KeyPress) return false;
    if (!m_enabled || !m_view->model() || !m_view->picture()) return false;
    if (isMouse && m_view->tool() != CanvasView::Tool::Select) return false;
    const bool inViewport = watched == m_view->viewport();
    if (type == QEvent::KeyPress) return !inViewport && key(static_cast<QKeyEvent*>(event));
    if (!inViewport) return false;
    if (isDrag) return dragOver(static_cast<QDropEvent*>(event), type == QEvent::Drop);
    if (type == QEvent::MouseButtonPress) return press(static_cast<QMouseEvent*>(event));
    if (type == QEvent::MouseMove) return move(static_cast<QMouseEvent*>(event));
    if (type == QEvent::MouseButtonRelease) return release(static_cast<QMouseEvent*>(event));
    m_targets.clear();
    refresh();
    return true;
}

StatePath Editing::stateUnder(const QPointF& viewPlace) const {
    const drawing::PicturePtr picture = m_view->picture();
    const int shape = picture->shapeAt(m_view->mapToScene(viewPlace.toPoint()));
    if (shape < 0) return {};
    const drawing::Shape& what = picture->diagram->shapes[static_cast<std::size_t>(shape)];
    const bool isState = what.kind == drawing::ShapeKind::State || what.kind == drawing::ShapeKind::Container;
    return isState ? what.path : StatePath();
}

bool Editing::press(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return false;
    if (m_pull && m_pull->byClick) {
        finishPull(stateUnder(event->position()));
        return true;
    }
    const OverlayItem::Content& content = m_overlay->content();
    if (content.hasHandle &&
        distance(m_view->mapFromScene(content.handle), event->position()) < handleReach) {
        m_pull = std::make_unique<Pull>();
        m_pull->from = m_view->current();
        m_pull->origin = content.handle;
        showPull(event->position());
        return true;
    }
    return startRetarget(event->position());
}

/// An arrow's head is where it enters its target: pulling it away leads the transition elsewhere.
bool Editing::startRetarget(const QPointF& viewPlace) {
    const drawing::PicturePtr picture = m_view->picture();
    for (std::size_t i = 0; i < picture->arrows.size(); ++i) {
        const drawing::PreparedArrow& arrow = picture->arrows[i];
        if (arrow.head.isEmpty() || distance(m_view->mapFromScene(arrow.head.first()), viewPlace) > headReach)
            continue;
        const drawing::Arrow& what = picture->diagram->arrows[i];
        const auto selected = m_view->selectedTransition();
        // Where heads meet, the selected arrow's is meant.
        if (selected && !(*selected == what.transition)) continue;
        m_pull = std::make_unique<Pull>();
        m_pull->kind = what.kind == drawing::ArrowKind::Start ? Pull::Kind::Start
                       : what.kind == drawing::ArrowKind::End ? Pull::Kind::Connect
                                                              : Pull::Kind::Retarget;
        m_pull->from = what.transition.from;
        m_pull->transition = {what.transition.from, what.transition.kind, what.transition.index};
        m_pull->origin = arrow.line.pointAtPercent(0);
        m_pull->arrow = i;
        m_pull->pressedAt = viewPlace;
        return true;
    }
    return false;
}

void Editing::startConnecting() {
    const StatePath from = m_view->current();
    const QRectF rect = m_view->stateRect(from);
    if (!m_enabled || rect.isNull()) return;
    m_pull = std::make_unique<Pull>();
    m_pull->from = from;
    m_pull->origin = QPointF(rect.center().x(), rect.bottom());
    m_pull->byClick = true;
    m_view->viewport()->setMouseTracking(true);
    showPull(m_view->mapFromScene(m_pull->origin + QPointF(0, 30)));
}

bool Editing::move(QMouseEvent* event) {
    if (!m_pull) return false;
    if (!isClick(event->position())) showPull(event->position());
    return true;
}

/// Whether the head of an arrow is held where it was pressed.
bool Editing::isClick(const QPointF& viewPlace) const {
    return !m_pull->pressedAt.isNull() &&
           distance(m_pull->pressedAt, viewPlace) < QApplication::startDragDistance();
}

bool Editing::release(QMouseEvent* event) {
    if (!m_pull || m_pull->byClick) return false;
    if (isClick(event->position())) {
        const std::size_t arrow = m_pull->arrow;
        endPull();
        m_view->selectArrow(arrow);
        return true;
    }
    finishPull(stateUnder(event->position()));
    return true;
}

std::optional<Refusal> Editing::canFinish(const StatePath& target) const {
    const asl::Model& model = *m_view->model();
    switch (m_pull->kind) {
    case Pull::Kind::Connect:
        return canConnect(model, m_pull->from, target);
    case Pull::Kind::Retarget:
        return canRetarget(model, m_pull->transition, target);
    case Pull::Kind::Start:
        break;
    }
    return canSetStartAt(model, m_pull->from, target);
}

void Editing::showPull(const QPointF& viewPlace) {
    OverlayItem::Content content;
    const QPointF place = m_view->mapToScene(viewPlace.toPoint());
    content.connection = QLineF(m_pull->origin, place);
    const StatePath target = stateUnder(viewPlace);
    if (!target.isMachine()) {
        const auto refusal = canFinish(target);
        content.connectionLegal = !refusal;
        content.targets.push_back({m_view->stateRect(target), false, !refusal});
        if (refusal) {
            content.refusal = QString::fromStdString(refusal->reason);
            content.refusalAt = place;
        }
    } else {
        content.connectionLegal = true;
    }
    m_overlay->setContent(std::move(content));
}

void Editing::finishPull(const StatePath& target) {
    if (target.isMachine()) {
        endPull();
        return;
    }
    const auto refusal = canFinish(target);
    const Pull pull = *m_pull;
    endPull();
    ask(
        [pull, target](const asl::Model& now) -> Outcome {
            switch (pull.kind) {
            case Pull::Kind::Connect:
                return asl::refactor::connect(now, pull.from, target);
            case Pull::Kind::Retarget:
                return retarget(now, pull.transition, target);
            case Pull::Kind::Start:
                break;
            }
            return setStartAt(now, pull.from, target);
        },
        refusal);
}

void Editing::endPull() {
    m_pull.reset();
    refresh();
}

std::optional<Load> Editing::loadOf(const QMimeData* mime) const {
    QByteArray bytes = mime->data(paletteMime);
    if (bytes.isEmpty() && mime->hasText() && mime->text().trimmed().startsWith(u'{'))
        bytes = mime->text().toUtf8();
    if (bytes.isEmpty()) return std::nullopt;
    return Load::read(bytes);
}

bool Editing::dragOver(QDropEvent* event, bool dropped) {
    const std::optional<Load> load = loadOf(event->mimeData());
    if (!load) {
        event->ignore();
        return true;
    }
    if (m_targets.empty()) m_targets = dropTargets(*m_view->model(), *m_view->picture(), *load);
    const QPointF place = m_view->mapToScene(event->position().toPoint());
    const int hot = targetAt(m_targets, place, dropReach / m_view->zoom());
    const bool legal = hot >= 0 && m_targets[static_cast<std::size_t>(hot)].refusal.isEmpty();
    if (!dropped) {
        showTargets(m_targets, hot, place);
        event->setDropAction(Qt::CopyAction);
        // Accepted everywhere, so that moves keep coming; the drop itself is what is refused.
        event->accept();
        return true;
    }
    const std::optional<DropTarget> target =
        hot >= 0 ? std::optional(m_targets[static_cast<std::size_t>(hot)]) : std::nullopt;
    m_targets.clear();
    refresh();
    // What was dropped is worked on next, by keys.
    m_view->setFocus(Qt::MouseFocusReason);
    if (target && legal)
        ask([target = *target, load = *load](const asl::Model& now) { return drop(now, target, load); },
            std::nullopt);
    else if (target)
        Q_EMIT refused(target->refusal);
    else
        Q_EMIT refused(tr("Drop it on a transition, on a state, or into an empty container."));
    event->accept();
    return true;
}

void Editing::showTargets(const std::vector<DropTarget>& targets, int hot, const QPointF& scenePlace) {
    OverlayItem::Content content;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const bool isHot = static_cast<int>(i) == hot;
        // Cards are legal places too, but lighting them all would hide the graph.
        const bool lit = targets[i].refusal.isEmpty() &&
                         (targets[i].round || isHot || targets[i].kind == DropTarget::Kind::First);
        if (lit) content.targets.push_back({targets[i].rect, targets[i].round, isHot});
    }
    m_pad->hide();
    if (hot >= 0) content.refusal = targets[static_cast<std::size_t>(hot)].refusal;
    content.refusalAt = scenePlace;
    m_overlay->setContent(std::move(content));
}

bool Editing::key(QKeyEvent* event) {
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (m_pull && event->key() == Qt::Key_Escape) {
        endPull();
        return true;
    }
    if (m_pull && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        finishPull(m_view->current());
        return true;
    }
    if (event->matches(QKeySequence::Cut)) return cut(), true;
    if (event->matches(QKeySequence::Copy)) return copy(), true;
    if (event->matches(QKeySequence::Paste)) return paste(), true;
    if (modifiers == Qt::ControlModifier && event->key() == Qt::Key_D) return duplicate(), true;
    if (modifiers != Qt::NoModifier) return false;
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        remove();
        return true;
    case Qt::Key_A:
    case Qt::Key_N:
        append();
        return true;
    case Qt::Key_R:
        changeType();
        return true;
    case Qt::Key_E:
    case Qt::Key_F2:
        rename();
        return true;
    case Qt::Key_C:
        startConnecting();
        return true;
    default:
        return false;
    }
}

} // namespace wb::ui::canvas
