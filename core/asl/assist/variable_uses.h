// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/assist/navigation.h"

#include <string_view>

namespace wb::asl::assist {

/// Adds the places where the expressions of a state, inner states left out, read a variable. Linear in the
/// state's own text.
void addVariableUses(const Model& model, StateIndex state, std::string_view variable,
                     std::vector<Occurrence>& out);

} // namespace wb::asl::assist
