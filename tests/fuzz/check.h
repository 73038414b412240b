// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"

#include <cstdlib>

namespace wb::fuzz {

/// Ends the program where a property does not hold, in every build.
inline void check(bool holds) {
    if (!holds) std::abort();
}

/// Every node lies inside its parent and inside the text.
inline void checkNesting(const json::SyntaxTree& tree) {
    for (std::uint32_t i = 0; i < tree.nodeCount(); ++i) {
        const json::Node node = tree.node(i);
        const auto range = node.range();
        check(range.begin <= range.end && range.end <= tree.text().size());
        if (const json::Node parent = node.parent())
            check(parent.range().begin <= range.begin && range.end <= parent.range().end);
    }
}

} // namespace wb::fuzz
