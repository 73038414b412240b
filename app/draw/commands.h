// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace wb::draw {

/// Answers layout requests on the standard streams, a line each (core/layout/protocol.h), until the input
/// ends.
int serve();

/// `picture FILE OUT [--theme light|dark] [--scale N] [--status FILE] [--plain]`: draws a definition into a
/// file. FILE `-` is standard input; exit 0 done, 1 nothing to draw, 2 usage or files.
int picture(int argc, char** argv);

} // namespace wb::draw
