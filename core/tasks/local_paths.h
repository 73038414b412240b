// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace wb::tasks {

/// The text of a string; empty for anything else.
std::string textOf(const json::Value& value);

/// A path that stays inside `folder`, whatever the definition writes; empty when it does not.
std::filesystem::path inside(const std::filesystem::path& folder, std::string_view relative);

} // namespace wb::tasks
