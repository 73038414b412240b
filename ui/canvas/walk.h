// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drawing/picture.h"

namespace wb::ui::canvas {

enum class Step : std::uint8_t { Forward, Back, Left, Right, Into, Out };

/// Where a step of the keyboard leads from a state: along a transition, to the neighbour beside it, into a
/// container or out of it. The same path when there is nothing that way; the first state from the empty path.
asl::StatePath walk(const drawing::Picture& picture, const asl::StatePath& from, Step step);

} // namespace wb::ui::canvas
