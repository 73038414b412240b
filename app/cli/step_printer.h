// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/driver.h"

namespace wb::cli {

/// Runs to the end and prints a line a step to standard error: virtual time, state, input, output.
execution::Driver::Situation runPrintingSteps(execution::Driver& driver, const execution::Timeline& timeline);

} // namespace wb::cli
