// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/timeline.h"

#include <QString>

namespace wb::ui {

/// A step as lists show it.
struct StepText {
    /// Name of the state; empty for the start.
    QString state;
    /// What happened, in a few words: `entered, task started`, `matched rule 2 → Process2b-1`.
    QString what;
    /// Name of an icon.
    const char* icon = "next";
    asl::StatePath path;
    execution::FiberId fiber = execution::noFiber;
};

StepText describeStep(const execution::Timeline& timeline, std::size_t step);

} // namespace wb::ui
