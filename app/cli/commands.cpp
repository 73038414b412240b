// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"

namespace wb::cli {

const std::vector<Command>& commands() {
    static const std::vector<Command> all = {};
    return all;
}

} // namespace wb::cli
