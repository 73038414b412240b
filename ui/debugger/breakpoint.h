// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace wb::ui {

/// When a run stops at a state.
struct Breakpoint {
    bool isEnabled = true;
    /// Before the state is entered.
    bool onEntry = true;
    /// After it has succeeded.
    bool onExit = false;
    /// After it has failed, whether that is caught, tried again or neither.
    bool onError = false;
    /// A JSONata expression that must be true: of the input on entry, the output on exit, of `Error` and
    /// `Cause` on an error; workflow variables go by their names. Empty for always.
    std::string condition;
    /// Stops from this time on that all of the above holds in one run.
    int hits = 1;

    bool isPlain() const { return onEntry && !onExit && !onError && condition.empty() && hits <= 1; }
    bool operator==(const Breakpoint&) const = default;
};

} // namespace wb::ui
