// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/geometry.h"

#include <cstdint>
#include <vector>

namespace wb::layout {

/// The point of a chain of Bezier curves at `part` (0 to 1) of its parameter.
Point pointAt(const std::vector<Point>& bezier, double part);

/// For each of the rising heights `ys` the x where the chain first passes it; its nearest end's x where it
/// does not.
std::vector<double> crossings(const std::vector<Point>& bezier, const std::vector<double>& ys);

/// The horizontal strips between ranks that no node touches, from top to bottom.
class Strips {
  public:
    explicit Strips(const std::vector<Rect>& nodes);

    std::uint32_t count() const { return static_cast<std::uint32_t>(m_strips.size()); }
    double top(std::uint32_t strip) const { return m_strips[strip].top; }
    double height(std::uint32_t strip) const { return m_strips[strip].bottom - m_strips[strip].top; }
    double middle(std::uint32_t strip) const { return (m_strips[strip].top + m_strips[strip].bottom) / 2; }
    /// The first strip whose middle is below y; count() when there is none.
    std::uint32_t below(double y) const;

    /// Gives each strip another height: nodes and edges below move, edges within are stretched or pressed.
    void resize(const std::vector<double>& heights, FlatLayout& drawing);

  private:
    struct Strip {
        double top = 0;
        double bottom = 0;
    };
    std::vector<Strip> m_strips;
};

} // namespace wb::layout
