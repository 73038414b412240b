// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/path_map.h"
#include "ui/drawing/picture.h"

namespace wb::ui::canvas {

/// The way from one picture to the next: shapes travel from where the same shape stood, edges stay attached
/// to them.
class Glide {
  public:
    /// Larger pictures change at once: a frame must not take longer than a blink.
    static constexpr std::size_t mostShapes = 700;

    Glide(const drawing::Picture& before, drawing::DiagramPtr diagram, layout::GeometryPtr after,
          const PathMap& renamed);
    /// Whether anything moves at all.
    bool moves() const { return m_moves; }
    /// The geometry at `part` (0: as before, 1: as it will be).
    layout::GeometryPtr at(double part) const;

  private:
    drawing::DiagramPtr m_diagram;
    layout::GeometryPtr m_after;
    std::vector<layout::Rect> m_from;
    std::vector<layout::Rect> m_lanesFrom;
    bool m_moves = false;
};

} // namespace wb::ui::canvas
