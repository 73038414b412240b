// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"

#include <string>
#include <vector>

namespace wb::asl::assist {

/// A member of an Assign.
struct Assignment {
    /// Without `.$`.
    std::string name;
    json::Node key;
    json::Node value;
    StateIndex state = noIndex;
};

/// The variables that a state assigns: its own Assign, then those of its rules and catchers.
std::vector<Assignment> assignmentsOf(const Model& model, StateIndex state);

/// The assignments whose variables a state can read: of states that can precede it, then of those around it.
/// A distributed Map's child sees nothing from outside. Linear in the containers around the state.
std::vector<Assignment> visibleAssignments(const Model& model, StateIndex state);

/// Whether a container is run by child executions, which share no variables with their parent.
bool isDistributed(const Container& container);

/// The outermost container whose states assign the variable and share it with `container`; `container` itself
/// when none does.
ContainerIndex scopeOf(const Model& model, ContainerIndex container, std::string_view variable);

/// All states in a container and in those inside of it that share its variables, in the order of the
/// document.
std::vector<StateIndex> statesSharing(const Model& model, ContainerIndex container);

} // namespace wb::asl::assist
