// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"

namespace wb::cli {

extern const Command testStateCommand;

} // namespace wb::cli
