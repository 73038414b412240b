// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/geometry.h"

namespace wb::layout {

/// Places the pill of every edge on its path, in the free strips between ranks, where it covers neither node
/// nor other pill and as few lines as can be. A strip too low for the pills that must stand in it is
/// stretched, and everything below moves down. Labels given to `dot` would cost up to six times the layout
/// itself.
void placePills(const FlatGraph& graph, FlatLayout& drawing);

} // namespace wb::layout
