// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/geometry.h"

namespace wb::layout {

/// A plain layered placement without any engine: ranks by the longest way, a few sweeps of barycentres, nodes
/// packed side by side. Near linear; never fails. What is shown when Graphviz cannot answer in time.
FlatLayout layered(const FlatGraph& graph);

} // namespace wb::layout
