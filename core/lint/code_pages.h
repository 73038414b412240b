// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/lint/codes.h"

namespace wb::lint {

/// Pages of what the service refuses, and of what it accepts although it should be looked at.
std::span<const CodePage> errorPages();
std::span<const CodePage> warningPages();

} // namespace wb::lint
