// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wb::json {

/// Appends `/name` as a step of a JSON pointer (RFC 6901).
void appendPointerToken(std::string& out, std::string_view name);

} // namespace wb::json
