// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"

namespace wb::cli {

/// `asl format`: lays a JSON definition out anew.
extern const Command formatCommand;

} // namespace wb::cli
