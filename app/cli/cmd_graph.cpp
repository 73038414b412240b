// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "cmd_graph.h"

#include "programs.h"

namespace wb::cli {

const Command graphCommand = {
    "graph",
    "Draw the graph of a definition into a picture file",
    "Usage: asl graph FILE -o OUT.(svg|png|pdf|dot) [--theme light|dark] [--scale N] [--status FILE]\n\n"
    "Draws the state machine in FILE ('-' is standard input) as the designer shows it. No display is "
    "needed.\n\n"
    "  -o OUT         the picture; its suffix chooses the format\n"
    "  --theme NAME   light (default) or dark\n"
    "  --scale N      pixels per unit of a PNG, 0.1 to 4 (default 2)\n"
    "  --status FILE  marks what an execution did: FILE is its history, as 'asl run --history' and the\n"
    "                 service's GetExecutionHistory write it\n\n"
    "Exit status: 0 drawn, 1 FILE is not a state machine, 2 usage or unreadable file.\n",
    runGraph,
};

} // namespace wb::cli
