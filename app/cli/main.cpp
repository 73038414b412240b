// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "hand_over.h"
#include "programs.h"

int main(int argc, char* argv[]) {
    wb::cli::keepCommandLine(argc, argv);
    wb::cli::runCommandLine(argc, argv);
}
