// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/breadcrumbs.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/glide.h"
#include "ui/canvas/graph_item.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/overlay_item.h"

#include <QElapsedTimer>
#include <QGraphicsScene>
#include <QTimer>
#include <QVariantAnimation>

#include <optional>
#include <unordered_set>

class QPinchGesture;

namespace wb::ui::canvas {

/// What a CanvasView keeps: what is shown, what is selected, and the gesture under way.
class CanvasView::Private {
  public:
    explicit Private(CanvasView* view, LayoutService* service);

    // What is shown (canvas_view.cpp)
    void rebuild(const PathMap& renamed);
    void take(const drawing::DiagramPtr& diagram, const layout::GeometryPtr& geometry,
              const PathMap& renamed);
    void setPicture(drawing::PicturePtr picture);
    void finishGlide();
    void refreshMarks();
    void refreshOverlay();
    void refreshPulse();
    bool mayMove() const;
    void refreshSceneRect();
    void moved();

    // The overview in a corner (minimap_place.cpp)
    void refreshMinimap();
    /// Takes it to where it hides least, once the view has come to rest.
    void settleMinimap();
    QRect minimapRect(Qt::Corner corner) const;
    /// How much of the graph stands under the overview in this corner; what is selected counts most.
    int hiddenBelow(Qt::Corner corner) const;
    Qt::Corner bestMinimapCorner() const;

    // One container alone (drill.cpp)
    bool isInside(const asl::StatePath& path) const;
    /// Goes back to the machine when what is shown alone is gone.
    void checkRoot();
    /// The Parallel or Map around a state; the empty path at the machine.
    asl::StatePath around(const asl::StatePath& state) const;
    /// The state itself, or the collapsed container that stands for it in the picture.
    asl::StatePath shownFor(const asl::StatePath& state) const;
    /// Shows a container alone, or tells that a state is wanted.
    void activate(const asl::StatePath& path);
    void refreshBreadcrumbs();

    // The user's place (navigation.cpp)
    /// All of the graph if that can be read, or its beginning: until the user moves it.
    void showWell();
    void fitAll();
    QRectF freeRoom() const;
    void zoomTo(double scale, const QPointF& viewPlace);
    void pan(const QPointF& viewDelta);
    void pinch(const QPinchGesture& fingers);
    /// Scrolls so that the scene point stands at the place in the viewport.
    void putAt(const QPointF& scenePoint, const QPointF& viewPlace);
    void reveal(const asl::StatePath& path);
    /// What is to stay where it is on the screen when `next` is shown: a state, by its path there, and where
    /// it stands now.
    struct Anchor {
        asl::StatePath state;
        QPointF place;
    };
    Anchor anchor(const drawing::Diagram& next, const PathMap& renamed) const;
    /// Scrolls so that it stands there again.
    void hold(const Anchor& anchor);

    // Selection (selection.cpp)
    void selectOnly(const asl::StatePath& path, bool byUser);
    void toggle(const asl::StatePath& path);
    void selectArrow(int arrow);
    void tellSelection();
    /// Selects the collapsed container around what is selected, if there is one.
    void selectCollapsed();
    int shapeOf(const asl::StatePath& path) const;
    std::vector<asl::StatePath> statesIn(const QRectF& sceneRect) const;

    CanvasView* q;
    LayoutService* service;
    QGraphicsScene scene;
    GraphItem* graph = nullptr;
    OverlayItem* overlay = nullptr;
    Minimap* minimap = nullptr;
    Qt::Corner minimapCorner = Qt::BottomRightCorner;
    QTimer minimapSettle;
    Breadcrumbs* breadcrumbs = nullptr;

    asl::ModelPtr model;
    bool outOfDate = false;
    QString outOfDateText;
    drawing::Diagram::Options options;
    drawing::PicturePtr picture;
    drawing::RunStatus run;
    drawing::Annotations annotations;
    drawing::ThemeKind theme = drawing::ThemeKind::Light;

    std::vector<asl::StatePath> selected;
    asl::StatePath current;
    std::optional<drawing::TransitionRef> selectedArrow;
    int hoveredShape = -1;
    int hoveredArrow = -1;

    bool animated = true;
    bool waiting = false;
    /// The next picture shows something else: nothing glides there.
    bool turnsPage = false;
    /// Selected before it was laid out: to be brought into sight with the next picture.
    asl::StatePath revealWhenShown;
    bool fitWhenShown = true;
    /// All of it was asked for, however small.
    bool fitWhole = false;
    /// The user has panned or zoomed: the view does not refit itself any more.
    std::optional<Glide> glide;
    QVariantAnimation animation;
    Anchor kept;
    QTimer pulse;
    QElapsedTimer pulseClock;

    enum class Gesture : std::uint8_t { None, Pan, Lasso, PressShape };
    Gesture gesture = Gesture::None;
    QPoint pressedAt;
    QPoint lastAt;
    bool spaceHeld = false;
    Tool tool = Tool::Select;
    /// The cursor while nothing is under it and no button is held.
    Qt::CursorShape restingCursor() const;
};

} // namespace wb::ui::canvas
