// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/state_path.h"
#include "core/execution/timeline.h"
#include "core/query/jsonata/jsonata.h"
#include "ui/debugger/breakpoint.h"

#include <QString>

#include <optional>
#include <unordered_map>

namespace wb::ui {

/// Where a run stopped, and why beyond the breakpoint being there.
struct Stop {
    asl::StatePath path;
    /// What is wrong with the condition; empty when nothing is.
    QString problem;
};

/// Decides at which steps of a run the breakpoints of its definition stop it.
class Stops {
  public:
    using Breakpoints = std::unordered_map<asl::StatePath, Breakpoint>;

    /// Why `condition` is no expression; empty when it is one, or empty itself.
    static QString conditionProblem(const std::string& condition);

    /// Hits that were counted stay with the states whose breakpoints stay as they were.
    void set(const Breakpoints& breakpoints);
    bool isEmpty() const { return m_all.empty(); }
    /// Another run begins: nothing has been hit.
    void reset();

    /// Whether to stop at the cursor of `timeline`. With `counts` this is a hit of each breakpoint that
    /// holds; without, as in steps that were executed before, counts do not matter. Constant time beside the
    /// conditions.
    std::optional<Stop> at(const execution::Timeline& timeline, bool counts);

  private:
    struct Watched {
        Breakpoint breakpoint;
        std::optional<query::jsonata::Expression> condition;
        int hits = 0;
    };
    enum class Moment { Entry, Exit, Error };
    std::optional<Stop> check(const execution::Timeline& timeline, const asl::StatePath& path,
                              execution::FiberId fiber, Moment moment, bool counts);
    static bool holds(const Watched& watched, const execution::Timeline& timeline, execution::FiberId fiber,
                      Moment moment, QString* problem);

    std::unordered_map<asl::StatePath, Watched> m_all;
};

} // namespace wb::ui
