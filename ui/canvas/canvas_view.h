// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/model.h"
#include "ui/canvas/path_map.h"
#include "ui/drawing/painter.h"
#include "ui/drawing/picture.h"
#include "ui/drawing/run_status.h"
#include "ui/drawing/theme.h"

#include <QGraphicsView>

#include <memory>
#include <optional>
#include <vector>

namespace wb::ui::canvas {

class LayoutService;

/// The graph of a definition: shows the model it is given, keeps the user's place in it, and raises intents.
/// It never changes anything itself.
class CanvasView : public QGraphicsView {
    Q_OBJECT

  public:
    explicit CanvasView(LayoutService* service, QWidget* parent = nullptr);
    ~CanvasView() override;

    /// Shows `model`; the picture follows when its layout is there, gliding from the old one. `outOfDate`
    /// dims and marks it, because the text is broken; null keeps the graph shown so far. `renamed` lets
    /// selection, collapsed containers and positions follow.
    void showModel(asl::ModelPtr model, bool outOfDate = false, const PathMap& renamed = {});
    /// What the mark says in a few words.
    void setOutOfDateText(const QString& text);
    QString outOfDateText() const;
    asl::ModelPtr model() const;

    void setRunStatus(drawing::RunStatus status);
    void setAnnotations(drawing::Annotations annotations);
    void setTheme(drawing::ThemeKind kind);
    drawing::ThemeKind themeKind() const;
    /// Off: no gliding, no pulsing (the system asks for reduced motion, or tests).
    void setAnimated(bool animated);

    /// Selects without raising stateSelected; the empty path selects nothing. `reveal` scrolls when the state
    /// is out of sight.
    void select(const asl::StatePath& path, bool reveal = true);
    /// Selects these states alone, the first being the current one, and scrolls there.
    void selectStates(const std::vector<asl::StatePath>& paths);
    asl::StatePath current() const;
    std::vector<asl::StatePath> selection() const;

    /// What a drag with the left button does.
    enum class Tool : std::uint8_t {
        Select,
        /// Moves the view, wherever it begins.
        Hand,
        /// Selects what it encloses, once.
        Lasso
    };
    void setTool(Tool tool);
    Tool tool() const;

    /// A selected state that is inside of what collapses hands the selection to it.
    void setCollapsed(const asl::StatePath& container, bool collapsed);
    bool isCollapsed(const asl::StatePath& container) const;

    /// Shows this Parallel or Map alone (drill-down); the whole machine when empty.
    void setRoot(const asl::StatePath& container);
    const asl::StatePath& root() const;

    /// Scale at present; 1 is 100 %.
    double zoom() const;
    /// Rectangle of a state in scene coordinates, empty when it is not shown.
    QRectF stateRect(const asl::StatePath& path) const;
    /// What is shown; null before the first layout.
    drawing::PicturePtr picture() const;
    /// The transition selected instead of a state, if any.
    std::optional<drawing::TransitionRef> selectedTransition() const;
    /// Selects the transition of an arrow of picture(), as a click on it does.
    void selectArrow(std::size_t arrow);
    /// Scrolls, if need be, so that the state is in sight.
    void ensureShown(const asl::StatePath& path);
    /// Whether everything asked for is laid out and no animation runs.
    bool isSettled() const;

    /// What exports and prints show besides the graph: the execution's status, or nothing. Breakpoints and
    /// problems are the author's own.
    drawing::Marks marksForExport(bool withRun) const;
    /// Whether the status of an execution is shown.
    bool showsRun() const;

  public Q_SLOTS:
    void fit();
    void zoomIn();
    void zoomOut();
    void resetZoom();
    void centreOn(const asl::StatePath& path);
    void centreOnSelection();
    /// Collapses the selected container, or the one around the selected state; expands a collapsed one.
    void toggleCollapsed();
    void collapseAll();
    void expandAll();
    void selectAllStates();
    /// Shows the selected Parallel or Map alone, or the one around the selected state.
    void drillIn();
    /// Shows what is around what is shown alone.
    void drillOut();

  Q_SIGNALS:
    /// The user selected a state (empty path: nothing).
    void stateSelected(const wb::asl::StatePath& path);
    void selectionChanged();
    /// Double click or Enter on what is no container to go into.
    void stateActivated(const wb::asl::StatePath& path);
    void transitionActivated(const wb::ui::drawing::TransitionRef& transition);
    void breakpointToggled(const wb::asl::StatePath& path);
    void contextMenuAsked(const wb::asl::StatePath& path, const QPoint& globalPosition);
    void zoomChanged(double zoom);
    void toolChanged(wb::ui::canvas::CanvasView::Tool tool);
    /// A new layout is on the screen.
    void pictureChanged();
    /// Panned, zoomed or resized.
    void viewMoved();

  protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;

  private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace wb::ui::canvas
