// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonata/tree.h"

namespace wb::query::jsonata {

/// Calls `visit` for every part of a shaped node that is evaluated, in the order of the text.
template <typename Visit>
void forEachChild(const Node& node, Visit&& visit) {
    if (node.first && node.type != NodeType::Bind) visit(node.first);
    if (node.second) visit(node.second);
    if (node.third) visit(node.third);
    if (node.type != NodeType::Lambda)
        for (Node* item : node.items) visit(item);
    for (const auto& [key, value] : node.pairs) {
        visit(key);
        visit(value);
    }
    for (const Stage& stage : node.predicates)
        if (stage.filter) visit(stage.filter);
    for (const Stage& stage : node.stages)
        if (stage.filter) visit(stage.filter);
    if (node.group)
        for (const auto& [key, value] : node.group->pairs) {
            visit(key);
            visit(value);
        }
}

} // namespace wb::query::jsonata
