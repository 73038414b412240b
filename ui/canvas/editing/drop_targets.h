// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/refactor/refactor.h"
#include "ui/drawing/picture.h"

#include <QString>

#include <vector>

namespace wb::ui::canvas {

/// What can be put into a graph: one new state, or several as ASL text.
struct Load {
    asl::StateType type = asl::StateType::Unknown;
    /// An object of states as paste() takes it; empty for a plain new state of `type`.
    std::string text;

    /// From the name of a state type, or states as text.
    static Load read(const QByteArray& bytes);
};

/// A place where a Load may go.
struct DropTarget {
    enum class Kind : std::uint8_t { OnTransition, After, First };
    Kind kind = Kind::After;
    asl::refactor::TransitionPlace transition;
    /// The state to follow, or the container to begin.
    asl::StatePath path;
    QRectF rect;
    bool round = true;
    /// Why it is not possible; empty when it is.
    QString refusal;
};

/// Every place of the picture, with the verdict of the rules that also do the edit.
std::vector<DropTarget> dropTargets(const asl::Model& model, const drawing::Picture& picture,
                                    const Load& load);

/// The target meant by a pointer at `place`: a mark within `reach`, the card under it, or the empty lane; -1
/// for none.
int targetAt(const std::vector<DropTarget>& targets, const QPointF& place, double reach);

/// Why `load` cannot go to a target; nothing when it can.
std::optional<asl::refactor::Refusal> canDrop(const asl::Model& model, const DropTarget& target,
                                              const Load& load);
/// The edit of dropping `load` on a target.
asl::refactor::Outcome drop(const asl::Model& model, const DropTarget& target, const Load& load);

} // namespace wb::ui::canvas
