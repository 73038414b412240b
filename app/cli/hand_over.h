// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace wb::cli {

/// Keeps what `asl-processes` gets when `asl` hands over to it.
void keepCommandLine(int argc, char* argv[]);

} // namespace wb::cli
