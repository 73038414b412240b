// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/annotate.h"

#include "core/query/jsonata/node_children.h"
#include "core/query/jsonata/operation.h"

namespace wb::query::jsonata {

namespace {

bool isPlainType(NodeType type) {
    switch (type) {
    case NodeType::Call:
    case NodeType::Partial:
    case NodeType::Bind:
    case NodeType::Apply:
    case NodeType::Transform:
    case NodeType::Lambda:
        return false;
    default:
        return true;
    }
}

bool isPathOfNames(const Node* path) {
    if (path->type != NodeType::Path || path->group || path->keepSingleton || path->keepArray ||
        path->tuple || !path->predicates.empty())
        return false;
    for (std::size_t i = 0; i < path->items.size(); ++i) {
        const Node* step = path->items[i];
        if (step->type != NodeType::Name && !(i == 0 && step->type == NodeType::Variable)) return false;
        if (step->tuple || step->keepArray || step->group || !step->predicates.empty() ||
            !step->stages.empty())
            return false;
    }
    return true;
}

/// Whether each pair has a literal key of its own, so that no two meet.
bool hasOwnKeys(const std::vector<std::pair<Node*, Node*>>& pairs) {
    constexpr std::size_t most = 64;
    if (pairs.size() > most) return false;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const Node& key = *pairs[i].first;
        if (key.type != NodeType::String || !key.predicates.empty() || key.group) return false;
        for (std::size_t before = 0; before < i; ++before)
            if (pairs[before].first->value.string() == key.value.string()) return false;
    }
    return true;
}

bool isQuickOperation(Operation operation) {
    return operation != Operation::None && operation != Operation::Concatenate &&
           operation != Operation::In && operation != Operation::Range;
}

/// How many nodes a quick evaluation visits, 0 where it cannot be. The children have been asked before.
std::uint8_t quickCost(const Node& node) {
    constexpr std::size_t largest = 64;
    if (!node.predicates.empty() || node.group || node.keepArray || node.tuple) return 0;
    std::size_t cost = 1;
    bool possible = true;
    const auto add = [&](const Node* part) {
        possible = possible && part->quick != 0;
        cost += part->quick;
    };
    switch (node.type) {
    case NodeType::String:
    case NodeType::Number:
    case NodeType::Literal:
    case NodeType::Variable:
        break;
    case NodeType::Path:
        possible = node.names;
        cost = node.items.size();
        break;
    case NodeType::Block:
        possible = node.items.size() == 1;
        if (possible) add(node.items.front());
        break;
    case NodeType::Condition:
        add(node.first);
        add(node.second);
        if (node.third) add(node.third);
        break;
    case NodeType::Binary:
        possible = isQuickOperation(static_cast<Operation>(node.code));
        if (possible) {
            add(node.first);
            add(node.second);
        }
        break;
    default:
        possible = false;
    }
    return possible && cost <= largest ? static_cast<std::uint8_t>(cost) : std::uint8_t{0};
}

} // namespace

void annotate(Node* node, Program& program) {
    node->plain = isPlainType(node->type);
    node->closes = node->type == NodeType::Lambda || node->type == NodeType::Transform;
    forEachChild(*node, [&](Node* child) {
        annotate(child, program);
        node->plain = node->plain && child->plain;
        node->closes = node->closes || child->closes;
    });
    if (node->type == NodeType::Name) node->hint = program.hintCount++;
    node->names = isPathOfNames(node);
    node->ownKeys = node->type == NodeType::Object && hasOwnKeys(node->pairs);
    if (node->ownKeys)
        for (const auto& [key, value] : node->pairs) key->name = key->value.sharedString();
    node->quick = quickCost(*node);
}

} // namespace wb::query::jsonata
