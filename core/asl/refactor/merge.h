// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/tree_edit.h"

namespace wb::asl::refactor {

/// Makes the value of `old` that of `fresh`, a node of another document, by changes of the members and
/// elements that differ: what is equal stays as it is written, with its comments.
void mergeInto(json::TreeEditor& editor, json::Node old, json::Node fresh);

} // namespace wb::asl::refactor
