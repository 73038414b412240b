// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"

#include "cmd_explain.h"
#include "cmd_format.h"
#include "cmd_graph.h"
#include "cmd_run.h"
#include "cmd_test.h"
#include "cmd_test_state.h"
#include "cmd_validate.h"

namespace wb::cli {

extern const Command evalCommand;

const std::vector<Command>& commands() {
    static const std::vector<Command> all = {validateCommand, explainCommand, formatCommand,    graphCommand,
                                             runCommand,      testCommand,    testStateCommand, evalCommand};
    return all;
}

} // namespace wb::cli
