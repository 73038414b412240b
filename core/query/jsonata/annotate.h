// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonata/tree.h"

namespace wb::query::jsonata {

/// Notes on every node of a shaped tree what evaluation may do with it in a shorter way: see Node::plain,
/// closes, names, ownKeys and quick.
void annotate(Node* node, Program& program);

} // namespace wb::query::jsonata
