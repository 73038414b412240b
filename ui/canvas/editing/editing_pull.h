// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/editing/editing.h"

#include <QPointF>

namespace wb::ui::canvas {

/// An arrow being pulled: a new one from a state, or the head of one that is there.
struct Editing::Pull {
    enum class Kind : std::uint8_t { Connect, Retarget, Start };
    Kind kind = Kind::Connect;
    /// The state it leaves, or for Start the container.
    asl::StatePath from;
    asl::refactor::TransitionPlace transition;
    QPointF origin;
    /// The arrow whose head was pressed, and where: without a move it is a click on the arrow.
    std::size_t arrow = 0;
    QPointF pressedAt;
    /// Ends with the next click instead of with the release of the button.
    bool byClick = false;
};

} // namespace wb::ui::canvas
