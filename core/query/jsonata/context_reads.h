// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonata/tree.h"

#include <optional>
#include <vector>

namespace wb::query::jsonata {

/// What an expression reads of the value it is evaluated on: names that begin a path, `$`, `$$`. Each name
/// once, where it is met first.
std::vector<Reference> contextReads(const Node& root);

/// The first operator that came with JSONata 2.1 (`??`, `?:`), with the error of earlier versions.
std::optional<CompileError> newerSyntax(const Node& root);

} // namespace wb::query::jsonata
