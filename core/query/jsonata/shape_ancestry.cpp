// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
// Where every `%` finds the step that its value was taken from.
#include "core/query/jsonata/node_type_name.h"
#include "core/query/jsonata/shape.h"

namespace wb::query::jsonata {

Ancestor* Shaper::seekParent(Node* node, Ancestor* slot) {
    switch (node->type) {
    case NodeType::Name:
    case NodeType::Wildcard:
        if (--slot->level == 0) {
            if (node->ancestor) slot->label = node->ancestor->label;
            node->ancestor = slot;
            node->tuple = true;
        }
        break;
    case NodeType::Parent:
        ++slot->level;
        break;
    case NodeType::Block:
        if (!node->items.empty()) {
            node->tuple = true;
            slot = seekParent(node->items.back(), slot);
        }
        break;
    case NodeType::Path: {
        node->tuple = true;
        std::size_t index = node->items.size();
        slot = seekParent(node->items[--index], slot);
        while (slot->level > 0 && index > 0 && !m_failure) slot = seekParent(node->items[--index], slot);
        break;
    }
    default:
        fail("S0217", node, typeName(node->type));
    }
    return slot;
}

void Shaper::pushAncestry(Node* result, const Node* value) {
    if (result == value) return;
    result->seeking.insert(result->seeking.end(), value->seeking.begin(), value->seeking.end());
    if (value->type == NodeType::Parent) result->seeking.push_back(value->ancestor);
}

void Shaper::resolveAncestry(Node* path) {
    const Node* last = path->items.back();
    std::vector<Ancestor*> slots = last->seeking;
    if (last->type == NodeType::Parent) slots.push_back(last->ancestor);
    for (Ancestor* slot : slots) {
        int index = static_cast<int>(path->items.size()) - 2;
        const auto at = [&](int i) { return path->items[static_cast<std::size_t>(i)]; };
        while (slot->level > 0 && !m_failure) {
            if (index < 0) {
                path->seeking.push_back(slot);
                break;
            }
            Node* step = at(index--);
            // Several steps with a context binding share one parent.
            while (index >= 0 && !step->focus.empty() && !at(index)->focus.empty()) step = at(index--);
            slot = seekParent(step, slot);
        }
    }
}

} // namespace wb::query::jsonata
