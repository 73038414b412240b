// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"

#include <cstdio>
#include <string_view>

int main(int argc, char** argv) {
    const std::string_view command = argc > 1 ? argv[1] : "";
    if (command == "serve") return wb::draw::serve();
    if (command == "picture") return wb::draw::picture(argc, argv);
    std::fprintf(stderr, "Usage: asl-draw serve\n"
                         "       asl-draw picture FILE OUT.(svg|png|pdf|dot) [--theme light|dark] [--scale "
                         "N] [--status FILE] [--plain]\n"
                         "\nThe drawing helper of ASL Workbench; 'asl graph' is the command for people.\n");
    return 2;
}
