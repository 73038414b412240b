// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/timeline.h"
#include "core/query/scope.h"

namespace wb::execution {

/// What expressions of a state can read at a step of a run.
struct ShownScope {
    /// The state that the step is about; before the first one is entered, the state that is entered next.
    asl::StatePath state;
    bool isJsonata = false;
    /// In both query languages: `$` is the state's input, `$states` has whatever of input, context, result
    /// and errorOutput is known at the step.
    query::Scope scope;
};

/// The scope at a step of a timeline that keeps its snapshots; `phases` are the step's own. Variables are
/// those that the state's expressions see, from before its Assign.
ShownScope scopeAt(const Timeline& timeline, std::size_t step, const Phases& phases);

/// The scope in which an execution with `options` would enter the state `index` with its own input.
ShownScope scopeBefore(const Program& program, asl::StateIndex index, const StartOptions& options);

} // namespace wb::execution
