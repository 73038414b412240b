// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/shape.h"

#include "core/query/jsonata/node_type_name.h"
#include "core/query/jsonata/regex.h"
#include "core/query/jsonata/values.h"

#include <algorithm>

namespace wb::query::jsonata {

namespace {

Node* lastStep(Node* node) {
    return node->type == NodeType::Path ? node->items.back() : node;
}

} // namespace

void Shaper::fail(std::string_view code, const Node* node, std::string_view token) {
    if (m_failure) return;
    m_failure = std::make_unique<Failure>();
    m_failure->code = code;
    m_failure->position = node->position;
    m_failure->hasPosition = true;
    m_failure->hasToken = !token.empty();
    m_failure->token = token;
}

Node* Shaper::shapeRoot(Node* root) {
    Node* shaped = shape(root);
    if (shaped->type == NodeType::Parent || !shaped->seeking.empty())
        fail("S0217", shaped, typeName(shaped->type));
    return shaped;
}

Node* Shaper::shape(Node* node) {
    const bool keepArray = node->keepArray;
    Node* result = shapeByType(node);
    if (keepArray) result->keepArray = true;
    return result;
}

void Shaper::shapeInto(Node*& child, Node* parent) {
    child = shape(child);
    pushAncestry(parent, child);
}

Node* Shaper::pathOf(Node* step) {
    Node& path = m_program.nodes.emplace_back();
    path.type = NodeType::Path;
    path.begin = step->begin;
    path.position = step->position;
    path.items = {step};
    return &path;
}

Node* Shaper::shapeByType(Node* node) {
    switch (node->type) {
    case NodeType::Binary:
        return shapeBinary(node);
    case NodeType::Name: {
        Node* path = pathOf(node);
        path->keepSingleton = node->keepArray;
        return path;
    }
    case NodeType::Parent:
        node->ancestor = &m_program.ancestors.emplace_back();
        node->ancestor->label = m_labels++;
        return node;
    case NodeType::Negate:
        node->first = shape(node->first);
        if (node->first->type == NodeType::Number) {
            node->first->value = makeNumber(-node->first->value.toDouble());
            return node->first;
        }
        pushAncestry(node, node->first);
        return node;
    case NodeType::Array:
        for (Node*& item : node->items) shapeInto(item, node);
        return node;
    case NodeType::Object:
        for (auto& [key, value] : node->pairs) {
            shapeInto(key, node);
            shapeInto(value, node);
        }
        return node;
    case NodeType::Call:
    case NodeType::Partial:
        for (Node*& argument : node->items) shapeInto(argument, node);
        node->first = shape(node->first);
        return node;
    case NodeType::Lambda:
        node->first = shape(node->first);
        markTailCalls(node->first);
        return node;
    case NodeType::Condition:
    case NodeType::Coalesce:
    case NodeType::Elvis:
        shapeInto(node->first, node);
        shapeInto(node->second, node);
        if (node->third) shapeInto(node->third, node);
        return node;
    case NodeType::Transform:
        node->first = shape(node->first);
        node->second = shape(node->second);
        if (node->third) node->third = shape(node->third);
        return node;
    case NodeType::Bind:
        node->first = shape(node->first);
        shapeInto(node->second, node);
        return node;
    case NodeType::Block:
        for (Node*& item : node->items) {
            shapeInto(item, node);
            if (item->constructs || (item->type == NodeType::Path && item->items.front()->constructs))
                node->constructs = true;
        }
        return node;
    case NodeType::Regex:
        node->matcher = Matcher::compile(node->name, node->op);
        if (!node->matcher) {
            fail("S0303", node);
            m_failure->value = node->name;
        }
        return node;
    case NodeType::End:
        fail("S0207", node, "(end)");
        return node;
    default:
        return node;
    }
}

Node* Shaper::shapeBinary(Node* node) {
    const std::string& op = node->op;
    if (op == ".") return shapeMap(node);
    if (op == "[") return shapePredicate(node);
    if (op == "{") return shapeGroup(node);
    if (op == "^") return shapeOrder(node);
    if (op == "@") return shapeFocus(node);
    if (op == "#") return shapeIndex(node);
    if (op == "~>") {
        node->type = NodeType::Apply;
        node->first = shape(node->first);
        node->second = shape(node->second);
        node->keepArray = node->first->keepArray || node->second->keepArray;
        return node;
    }
    shapeInto(node->first, node);
    shapeInto(node->second, node);
    return node;
}

Node* Shaper::shapeMap(Node* node) {
    Node* left = shape(node->first);
    Node* path = left->type == NodeType::Path ? left : pathOf(left);
    if (left->type == NodeType::Parent) path->seeking = {left->ancestor};
    Node* right = shape(node->second);
    if (right->type == NodeType::Path) {
        path->items.insert(path->items.end(), right->items.begin(), right->items.end());
    } else {
        if (right->stages.empty()) std::swap(right->stages, right->predicates);
        path->items.push_back(right);
    }
    for (Node* step : path->items) {
        if (step->type == NodeType::Number || step->type == NodeType::Literal) {
            fail("S0213", step);
            if (m_failure && !m_failure->hasValue) {
                m_failure->value = step->value;
                m_failure->hasValue = true;
            }
        }
        if (step->type == NodeType::String) {
            step->type = NodeType::Name;
            step->name = step->value.sharedString();
        }
        if (step->keepArray) path->keepSingleton = true;
    }
    if (path->items.front()->type == NodeType::Array) path->items.front()->constructs = true;
    if (path->items.back()->type == NodeType::Array) path->items.back()->constructs = true;
    resolveAncestry(path);
    return path;
}

Node* Shaper::shapePredicate(Node* node) {
    Node* result = shape(node->first);
    Node* step = lastStep(result);
    if (step->group) fail("S0209", node);
    Node* predicate = shape(node->second);
    // A copy: found slots change it.
    const std::vector<Ancestor*> seeking = predicate->seeking;
    if (!seeking.empty()) {
        for (Ancestor* slot : seeking) {
            if (slot->level == 1)
                seekParent(step, slot);
            else
                --slot->level;
        }
        pushAncestry(step, predicate);
    }
    Stage stage;
    stage.filter = predicate;
    (result->type == NodeType::Path ? step->stages : step->predicates).push_back(std::move(stage));
    return result;
}

Node* Shaper::shapeGroup(Node* node) {
    Node* result = shape(node->first);
    if (result->group) fail("S0210", node);
    auto group = std::make_unique<Group>();
    group->position = node->position;
    for (auto& [key, value] : node->pairs) {
        Node* shapedKey = shape(key);
        group->pairs.emplace_back(shapedKey, shape(value));
    }
    result->group = std::move(group);
    return result;
}

Node* Shaper::shapeOrder(Node* node) {
    Node* result = shape(node->first);
    Node* path = result->type == NodeType::Path ? result : pathOf(result);
    Node& sort = m_program.nodes.emplace_back();
    sort.type = NodeType::Sort;
    sort.begin = node->begin;
    sort.position = node->position;
    for (Node* term : node->items) {
        term->first = shape(term->first);
        pushAncestry(&sort, term->first);
        sort.items.push_back(term);
    }
    path->items.push_back(&sort);
    resolveAncestry(path);
    return path;
}

Node* Shaper::shapeFocus(Node* node) {
    Node* result = shape(node->first);
    Node* step = lastStep(result);
    if (!step->stages.empty() || !step->predicates.empty()) fail("S0215", node);
    if (step->type == NodeType::Sort) fail("S0216", node);
    if (node->keepArray) step->keepArray = true;
    step->focus = node->second->name.view();
    step->tuple = true;
    return result;
}

Node* Shaper::shapeIndex(Node* node) {
    Node* result = shape(node->first);
    Node* step = lastStep(result);
    if (result->type != NodeType::Path) {
        result = pathOf(result);
        std::swap(step->stages, step->predicates);
    }
    const std::string name(node->second->name.view());
    if (step->stages.empty()) {
        step->index = name;
    } else {
        Stage stage;
        stage.index = name;
        step->stages.push_back(std::move(stage));
    }
    step->tuple = true;
    return result;
}

void Shaper::markTailCalls(Node* node) {
    if (!node->predicates.empty() || node->group) return;
    switch (node->type) {
    case NodeType::Call:
        node->tailCall = true;
        break;
    case NodeType::Condition:
        markTailCalls(node->second);
        if (node->third) markTailCalls(node->third);
        break;
    case NodeType::Coalesce:
    case NodeType::Elvis:
        markTailCalls(node->second);
        break;
    case NodeType::Block:
        if (!node->items.empty()) markTailCalls(node->items.back());
        break;
    default:
        break;
    }
}

} // namespace wb::query::jsonata
