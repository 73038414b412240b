// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"

#include <optional>
#include <string>
#include <string_view>

namespace wb::asl::assist {

/// A state for people: its name and type, its comment, what it calls, where it leads.
std::string stateMarkdown(const Model& model, StateIndex state);

/// What a resource is: a service integration with its pattern, a function, an activity. Nothing for an empty
/// text.
std::optional<std::string> resourceMarkdown(const std::string& resource);

} // namespace wb::asl::assist
