// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <optional>
#include <string>

namespace wb::cli {

/// The value of an option given as JSON text, as @FILE, or as - for standard input. Prints what is wrong,
/// with line and column, and returns nothing when it cannot be read.
std::optional<json::Value> readJsonArgument(const std::string& option, const std::string& argument);

} // namespace wb::cli
