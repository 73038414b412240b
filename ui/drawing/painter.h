// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/drawing/picture.h"
#include "ui/drawing/run_status.h"
#include "ui/drawing/theme.h"

#include <QPen>
#include <QRectF>

#include <vector>

class QPainter;

namespace wb::ui::drawing {

/// Run status and annotations by position in a picture, looked up once when either changes and not while
/// painting.
struct Marks {
    struct Shape {
        Status status = Status::NotRun;
        bool faded = false;
        Annotation annotation;
        /// `×3`, notes; empty for none.
        Line note;
        double noteWidth = 0;
    };
    struct Arrow {
        std::uint32_t taken = 0;
        bool faded = false;
        Line count;
    };
    bool run = false;
    std::vector<Shape> shapes;
    std::vector<Arrow> arrows;

    static Marks of(const Picture& picture, const RunStatus& run, const Annotations& annotations);
};

/// The area that the marks at a card's corners cover: status, note, breakpoint, problem.
QPainterPath outlineOfMarks(const PreparedShape& shape, const Marks::Shape& mark);

/// Paints pictures with one theme. Everything it draws is prepared; `exposed` (in the picture's coordinates)
/// limits it to what is in sight.
class PicturePainter {
  public:
    /// On paper (files, print, clipboard) there is nothing to click: what only a pointer could use is left
    /// out.
    enum class Surface : std::uint8_t { Screen, Paper };

    explicit PicturePainter(const Theme& theme, Surface surface = Surface::Screen);

    /// `pulse` (0 to 1) is the phase of the active states' halo. On a screen texts are left out where the
    /// painter's scale makes them too small to be read.
    void paint(QPainter& painter, const Picture& picture, const Marks& marks, const QRectF& exposed,
               double pulse = 0.5) const;
    /// The same without texts, icons and curves, in batches: for pictures so far away that none could be
    /// read.
    void paintOverview(QPainter& painter, const Picture& picture, const Marks& marks,
                       const QRectF& exposed) const;
    /// Below this scale the overview is what can be seen anyway.
    static constexpr double overviewScale = 0.3;

    /// Below these scales small texts (types, labels, badges) and names are noise.
    static constexpr double smallTextScale = 0.52;
    static constexpr double nameScale = 0.38;

  private:
    /// What can be read at a scale.
    enum class Detail : std::uint8_t { Shapes, Names, All };
    Detail detailOf(const QPainter& painter) const;

    void paintLane(QPainter& painter, const Picture& picture, std::size_t lane, Detail detail) const;
    void paintArrow(QPainter& painter, const Picture& picture, const Marks& marks, std::size_t index) const;
    void paintPill(QPainter& painter, const Picture& picture, const Marks& marks, std::size_t index) const;
    void paintCount(QPainter& painter, const PreparedArrow& arrow, const Marks::Arrow& mark) const;
    void paintShape(QPainter& painter, const Picture& picture, const Marks& marks, std::size_t index,
                    double pulse, Detail detail) const;
    void paintContainer(QPainter& painter, const Picture& picture, const Marks& marks, std::size_t index,
                        double pulse, Detail detail) const;
    void paintTerminal(QPainter& painter, const Picture& picture, const Marks& marks, std::size_t index,
                       Detail detail) const;
    void paintCard(QPainter& painter, const Picture& picture, const Marks& marks, std::size_t index,
                   double pulse, Detail detail) const;
    void paintJump(QPainter& painter, const PreparedShape& prepared, Detail detail) const;
    void paintIcon(QPainter& painter, const Shape& shape, const PreparedShape& prepared) const;
    void paintTexts(QPainter& painter, const Shape& shape, const PreparedShape& prepared, bool faded,
                    Detail detail) const;
    void paintSheets(QPainter& painter, const PreparedShape& prepared) const;
    void paintBadges(QPainter& painter, const Shape& shape, const PreparedShape& prepared) const;
    void paintMarks(QPainter& painter, const PreparedShape& prepared, const Marks::Shape& mark,
                    Detail detail) const;
    void paintHalo(QPainter& painter, const PreparedShape& prepared, Status status, double pulse) const;

    const Theme& m_theme;
    Surface m_surface;
    QPen m_edge, m_edgeDashed, m_edgeTaken, m_edgeTakenDashed;
    QPen m_catch, m_catchDashed;
    QPen m_cardBorder, m_notRunBorder, m_laneBorder, m_containerBorder, m_missingBorder, m_pillBorder,
        m_terminalBorder;
    QPen m_apartBorder;
    QPen m_statusBorder[statusCount];
};

} // namespace wb::ui::drawing
