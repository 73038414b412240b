// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view_p.h"

#include "ui/canvas/layout_service.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>
#include <cmath>
#include <utility>

namespace wb::ui::canvas {

using drawing::Picture;

CanvasView::Private::Private(CanvasView* view, LayoutService* layoutService)
    : q(view), service(layoutService) {
    scene.setItemIndexMethod(QGraphicsScene::NoIndex);
    graph = new GraphItem;
    overlay = new OverlayItem;
    scene.addItem(graph);
    scene.addItem(overlay);
    animation.setStartValue(0.0);
    animation.setEndValue(1.0);
    animation.setDuration(220);
    animation.setEasingCurve(QEasingCurve::OutCubic);
    pulse.setInterval(50);
}

CanvasView::CanvasView(LayoutService* service, QWidget* parent)
    : QGraphicsView(parent), d(std::make_unique<Private>(this, service)) {
    setScene(&d->scene);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setFrameShape(QFrame::NoFrame);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor);
    setViewportUpdateMode(SmartViewportUpdate);
    setOptimizationFlag(DontSavePainterState);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Graph of the state machine"));
    viewport()->setAttribute(Qt::WA_AcceptTouchEvents);
    viewport()->grabGesture(Qt::PinchGesture);
    // A child of what scrolls: beside it, it would keep Qt from moving the pixels of what was painted
    // already.
    d->minimap = new Minimap(viewport());
    d->minimap->hide();
    connect(d->minimap, &Minimap::placePicked, this, [this](const QPointF& place) {
        d->fitWhenShown = false;
        d->putAt(place, QRectF(viewport()->rect()).center());
    });
    d->minimapSettle.setSingleShot(true);
    d->minimapSettle.setInterval(180);
    connect(&d->minimapSettle, &QTimer::timeout, this, [this] { d->settleMinimap(); });
    d->breadcrumbs = new Breadcrumbs(viewport());
    d->breadcrumbs->hide();
    connect(d->breadcrumbs, &Breadcrumbs::chosen, this, [this](const asl::StatePath& path) {
        setRoot(path);
        setFocus();
    });
    connect(&d->animation, &QVariantAnimation::valueChanged, this, [this](const QVariant& part) {
        if (!d->glide) return;
        d->setPicture(Picture::of(d->picture->diagram, d->glide->at(part.toDouble())));
        d->hold(d->kept);
    });
    connect(&d->animation, &QVariantAnimation::finished, this, [this] { d->finishGlide(); });
    connect(&d->pulse, &QTimer::timeout, this, [this] {
        d->graph->setPulse(0.5 + 0.5 * std::sin(static_cast<double>(d->pulseClock.elapsed()) / 1000 * 4.5));
    });
    setTheme(drawing::ThemeKind::Light);
}

CanvasView::~CanvasView() {
    d->animation.stop();
}

void CanvasView::showModel(asl::ModelPtr model, bool outOfDate, const PathMap& renamed) {
    d->outOfDate = outOfDate;
    d->graph->setDimmed(outOfDate);
    viewport()->update();
    if (!model || (outOfDate && model == d->model)) return;
    d->model = std::move(model);
    d->rebuild(renamed);
}

void CanvasView::setOutOfDateText(const QString& text) {
    if (std::exchange(d->outOfDateText, text) != text) viewport()->update();
}

QString CanvasView::outOfDateText() const {
    return d->outOfDateText;
}

asl::ModelPtr CanvasView::model() const {
    return d->model;
}

void CanvasView::Private::rebuild(const PathMap& renamed) {
    if (!model) return;
    for (asl::StatePath& path : selected) path = followed(renamed, path);
    current = followed(renamed, current);
    if (!renamed.empty()) {
        std::unordered_set<asl::StatePath> collapsed;
        for (const asl::StatePath& path : options.collapsed) collapsed.insert(followed(renamed, path));
        options.collapsed = std::move(collapsed);
        options.root = followed(renamed, options.root);
    }
    checkRoot();
    const drawing::DiagramPtr diagram = drawing::Diagram::of(*model, options);
    // Most of what is typed into a text changes nothing of its graph.
    if (picture && !waiting && !turnsPage && renamed.empty() && *diagram == *picture->diagram) {
        if (glide) return;
        revealWhenShown = {};
        Q_EMIT q->pictureChanged();
        return;
    }
    waiting = true;
    service->request(q, diagram->graph, [this, diagram, renamed](const layout::GeometryPtr& geometry) {
        take(diagram, geometry, renamed);
    });
}

void CanvasView::Private::take(const drawing::DiagramPtr& diagram, const layout::GeometryPtr& geometry,
                               const PathMap& renamed) {
    waiting = false;
    animation.stop();
    glide.reset();
    const bool first = std::exchange(turnsPage, false) || !picture || picture->diagram->byPath.empty();
    kept = first ? Anchor() : anchor(*diagram, renamed);
    const bool mayGlide =
        mayMove() && !first && q->isVisible() && diagram->shapes.size() <= Glide::mostShapes;
    if (mayGlide) glide.emplace(*picture, diagram, geometry, renamed);
    if (glide && glide->moves()) {
        setPicture(Picture::of(diagram, glide->at(0)));
        animation.start();
        return;
    }
    glide.reset();
    setPicture(Picture::of(diagram, geometry));
    hold(kept);
    if (fitWhenShown) showWell();
    if (const asl::StatePath made = std::exchange(revealWhenShown, {}); !made.isMachine()) reveal(made);
    refreshMinimap();
    Q_EMIT q->pictureChanged();
}

void CanvasView::Private::finishGlide() {
    if (!glide) return;
    const layout::GeometryPtr geometry = glide->at(1);
    glide.reset();
    setPicture(Picture::of(picture->diagram, geometry));
    hold(kept);
    if (fitWhenShown) showWell();
    if (const asl::StatePath made = std::exchange(revealWhenShown, {}); !made.isMachine()) reveal(made);
    refreshMinimap();
    Q_EMIT q->pictureChanged();
}

void CanvasView::Private::setPicture(drawing::PicturePtr next) {
    picture = std::move(next);
    hoveredShape = hoveredArrow = -1;
    graph->setPicture(picture, drawing::Marks::of(*picture, run, annotations));
    overlay->setBounds(picture->bounds.adjusted(-2000, -2000, 2000, 2000));
    refreshSceneRect();
    refreshOverlay();
    refreshPulse();
    refreshBreadcrumbs();
}

void CanvasView::Private::refreshSceneRect() {
    if (!picture) return;
    // Room to push every part of the graph to any place of the window.
    const double w = q->viewport()->width() / q->zoom(), h = q->viewport()->height() / q->zoom();
    q->setSceneRect(picture->bounds.adjusted(-w, -h, w, h));
}

void CanvasView::Private::refreshMarks() {
    if (!picture) return;
    graph->setMarks(drawing::Marks::of(*picture, run, annotations));
    refreshOverlay();
    minimap->setPicture(nullptr, {});
    refreshPulse();
    refreshMinimap();
}

/// Some styles give no duration where things are to stand still.
bool CanvasView::Private::mayMove() const {
    return animated && q->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, q) > 0;
}

void CanvasView::Private::refreshPulse() {
    const bool wanted = mayMove() && graph->hasActive();
    if (wanted == pulse.isActive()) return;
    if (wanted) {
        pulseClock.start();
        pulse.start();
    } else {
        pulse.stop();
    }
}

void CanvasView::setRunStatus(drawing::RunStatus status) {
    d->run = std::move(status);
    d->refreshMarks();
}

void CanvasView::setAnnotations(drawing::Annotations annotations) {
    if (annotations == d->annotations) return;
    d->annotations = std::move(annotations);
    d->refreshMarks();
}

void CanvasView::setTheme(drawing::ThemeKind kind) {
    d->theme = kind;
    d->graph->setTheme(kind);
    d->overlay->setTheme(kind);
    d->minimap->setTheme(kind);
    d->breadcrumbs->setTheme(kind);
    setBackgroundBrush(drawing::theme(kind).canvas);
    viewport()->update();
    // What stands beside the graph follows too.
    Q_EMIT viewMoved();
}

drawing::ThemeKind CanvasView::themeKind() const {
    return d->theme;
}

void CanvasView::setAnimated(bool animated) {
    d->animated = animated;
    if (!animated && d->glide) {
        d->animation.stop();
        d->finishGlide();
    }
    d->refreshPulse();
}

void CanvasView::setCollapsed(const asl::StatePath& container, bool collapsed) {
    const bool changed =
        collapsed ? d->options.collapsed.insert(container).second : d->options.collapsed.erase(container) > 0;
    if (!changed) return;
    d->rebuild({});
    if (collapsed) d->selectCollapsed();
}

void CanvasView::toggleCollapsed() {
    const asl::State* state = d->model ? d->model->find(d->current) : nullptr;
    if (!state) return;
    const asl::StatePath container = state->containers.empty() ? d->around(d->current) : d->current;
    if (!container.isMachine()) setCollapsed(container, !isCollapsed(container));
}

bool CanvasView::isCollapsed(const asl::StatePath& container) const {
    return d->options.collapsed.count(container) > 0;
}

void CanvasView::collapseAll() {
    if (!d->model) return;
    for (const asl::State& state : d->model->states())
        if (!state.containers.empty()) d->options.collapsed.insert(state.path);
    d->rebuild({});
    d->selectCollapsed();
}

void CanvasView::expandAll() {
    d->options.collapsed.clear();
    d->rebuild({});
}

QRectF CanvasView::stateRect(const asl::StatePath& path) const {
    return d->picture ? d->picture->rectOf(path) : QRectF();
}

drawing::PicturePtr CanvasView::picture() const {
    return d->picture;
}

std::optional<drawing::TransitionRef> CanvasView::selectedTransition() const {
    return d->selectedArrow;
}

void CanvasView::ensureShown(const asl::StatePath& path) {
    d->reveal(path);
}

bool CanvasView::isSettled() const {
    return !d->waiting && !d->glide;
}

drawing::Marks CanvasView::marksForExport(bool withRun) const {
    if (!d->picture) return {};
    return drawing::Marks::of(*d->picture, withRun ? d->run : drawing::RunStatus(), {});
}

bool CanvasView::showsRun() const {
    return d->run.shown;
}

/// Dots on the canvas, where they are far enough apart to be calm.
void CanvasView::drawBackground(QPainter* painter, const QRectF& rect) {
    const drawing::Theme& colours = drawing::theme(d->theme);
    painter->fillRect(rect, colours.canvas);
    if (zoom() < 0.5) return;
    constexpr double grid = 24;
    // Squares without smoothing: discs would cost more than the graph itself.
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours.canvasDots);
    const double side = 2 / zoom();
    QRectF dots[256];
    int count = 0;
    for (double y = std::floor(rect.top() / grid) * grid; y < rect.bottom(); y += grid)
        for (double x = std::floor(rect.left() / grid) * grid; x < rect.right(); x += grid) {
            dots[count++] = QRectF(x, y, side, side);
            if (count < 256) continue;
            painter->drawRects(dots, count);
            count = 0;
        }
    painter->drawRects(dots, count);
    painter->setRenderHint(QPainter::Antialiasing, true);
}

/// What stands still while the graph scrolls must not leave a trace.
void CanvasView::scrollContentsBy(int dx, int dy) {
    QGraphicsView::scrollContentsBy(dx, dy);
    d->refreshMinimap();
    if (!d->outOfDate) return;
    const QRect banner(0, 0, viewport()->width(), 48);
    viewport()->update(banner);
    viewport()->update(banner.translated(dx, dy));
}

/// The mark that the graph is older than the text.
void CanvasView::drawForeground(QPainter* painter, const QRectF&) {
    if (!d->outOfDate) return;
    const drawing::Theme& colours = drawing::theme(d->theme);
    painter->save();
    painter->resetTransform();
    const QString said =
        d->outOfDateText.isEmpty() ? tr("The graph is out of date: the text has errors") : d->outOfDateText;
    const QString text = drawing::elided(drawing::TextRole::Pill, said,
                                         std::max(60, viewport()->width() - 60), Qt::ElideRight);
    const double width = drawing::textWidth(drawing::TextRole::Pill, text) + 28;
    const QRectF box((viewport()->width() - width) / 2, 12, width, 28);
    painter->setPen(QPen(colours.warning, 1.2));
    painter->setBrush(colours.card);
    painter->drawRoundedRect(box, 14, 14);
    drawing::Line(drawing::TextRole::Pill, text, box.topLeft() + QPointF(14, 18))
        .paint(*painter, colours.warning);
    painter->restore();
}

} // namespace wb::ui::canvas
