// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/geometry.h"

namespace wb::layout {

/// Draws edges from one rank to the next as a single calm curve that leaves and enters upright. Only edges
/// that cross one strip between ranks and share it with no edge of the same two nodes; the engine's path
/// stays for all others.
void smoothShortEdges(const FlatGraph& graph, FlatLayout& drawing);

} // namespace wb::layout
