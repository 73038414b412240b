// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layout/geometry.h"

namespace wb::layout {

/// Draws a sound graph in ranks from top to bottom: network simplex for the ranks, weighted medians against
/// crossings, Brandes and Koepf for the columns, edges and pills by us. Time and memory are bounded; beyond
/// those bounds the picture gets coarser, never missing.
FlatLayout layered(const FlatGraph& graph);

/// The same at once, whatever it looks like: ranks by the longest way, a first order, nodes side by side.
/// What is shown when the helper cannot answer.
FlatLayout plain(const FlatGraph& graph);

} // namespace wb::layout
