// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonata/tree.h"

#include <string_view>

namespace wb::query::jsonata {

/// What the reference's errors call a node.
std::string_view typeName(NodeType type);

} // namespace wb::query::jsonata
