// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/timeline.h"

#include <functional>

namespace wb::cli {

/// What prints, whenever it is called, a line for each step since the last time to standard error: virtual
/// time, state, input, output.
std::function<void()> stepPrinter(const execution::Timeline& timeline);

} // namespace wb::cli
