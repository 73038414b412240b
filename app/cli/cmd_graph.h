// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"

namespace wb::cli {

/// Draws a definition through the helper asl-draw.
extern const Command graphCommand;

} // namespace wb::cli
