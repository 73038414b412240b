// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"

namespace wb::cli {

extern const Command evalCommand;

const std::vector<Command>& commands() {
    static const std::vector<Command> all = {
        evalCommand,
    };
    return all;
}

} // namespace wb::cli
