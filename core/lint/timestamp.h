// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace wb::lint {

/// Whether a text is a timestamp as the Amazon States Language wants it: RFC 3339 with upper-case T, and Z or
/// an offset.
bool isTimestamp(std::string_view text);

} // namespace wb::lint
