// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/resolve.h"

#include "core/query/jsonata/annotate.h"
#include "core/query/jsonata/builtins.h"
#include "core/query/jsonata/node_children.h"

#include <algorithm>

namespace wb::query::jsonata {

namespace {

std::string parentName(const Ancestor& ancestor) {
    std::string name("!");
    return name += std::to_string(ancestor.label);
}

int indexOf(const std::vector<std::string>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

void addOnce(std::vector<std::string>& names, const std::string& name) {
    if (!name.empty() && indexOf(names, name) < 0) names.push_back(name);
}

} // namespace

int Resolver::Scope::declare(std::string name, bool certain) {
    const int slot = activation->size++;
    names.push_back({std::move(name), slot, certain});
    return slot;
}

void Resolver::declareAll(Scope& scope, const std::vector<std::string>& names, std::vector<int>& slots) {
    for (const std::string& name : names) slots.push_back(scope.declare(name));
}

void Resolver::resolveRoot(Node* root) {
    annotate(root, m_program);
    Activation activation;
    Scope scope{nullptr, &activation, {}};
    std::vector<std::string> names;
    collect(root, names);
    std::vector<int> slots;
    declareAll(scope, names, slots);
    resolve(root, scope);
    m_program.root = root;
    m_program.frameSize = activation.size;
}

void Resolver::collect(const Node* node, std::vector<std::string>& names) const {
    if (node->type == NodeType::Bind) {
        addOnce(names, std::string(node->first->name.view()));
        collect(node->second, names);
        for (const Stage& stage : node->predicates)
            if (stage.filter) collect(stage.filter, names);
        return;
    }
    if (node->type == NodeType::Lambda) return;
    if (node->type == NodeType::Block || node->type == NodeType::Transform) {
        // What is inside has a scope of its own; what follows it has not.
        for (const auto* stages : {&node->predicates, &node->stages})
            for (const Stage& stage : *stages)
                if (stage.filter) collect(stage.filter, names);
        return;
    }
    if (node->type == NodeType::Path) {
        // Steps that work on tuples have a scope of their own.
        for (const Node* step : node->items) {
            if (step->tuple) return;
            collect(step, names);
        }
        if (node->group)
            for (const auto& [key, value] : node->group->pairs) {
                collect(key, names);
                collect(value, names);
            }
        return;
    }
    forEachChild(*node, [&](const Node* child) { collect(child, names); });
}

void Resolver::collectTupleNames(const Node* node, std::vector<std::string>& names) const {
    if (node->type == NodeType::Block) {
        if (node->tuple && !node->items.empty()) collectTupleNames(node->items.back(), names);
        return;
    }
    if (node->type != NodeType::Path) return;
    for (const Node* step : node->items) {
        addOnce(names, step->focus);
        addOnce(names, step->index);
        if (step->ancestor && step->type != NodeType::Parent) addOnce(names, parentName(*step->ancestor));
        for (const Stage& stage : step->stages) addOnce(names, stage.index);
        collectTupleNames(step, names);
    }
}

int Resolver::globalOf(std::string_view name) {
    for (std::size_t i = 0; i < m_program.globals.size(); ++i)
        if (m_program.globals[i].name == name) return static_cast<int>(i);
    m_program.globals.push_back({std::string(name), findBuiltin(name)});
    return static_cast<int>(m_program.globals.size()) - 1;
}

void Resolver::lookUp(Node* node, std::string_view name, const Scope& scope) {
    int hops = 0;
    for (const Scope* at = &scope; at; at = at->parent) {
        for (auto found = at->names.rbegin(); found != at->names.rend(); ++found) {
            if (found->name != name) continue;
            node->places.push_back({hops, found->slot});
            if (found->certain) return;
            break;
        }
        if (at->parent && at->parent->activation != at->activation) ++hops;
    }
    node->global = globalOf(name);
}

void Resolver::note(const Node* variable, const Node* path) {
    // What the expression binds itself is not read from outside.
    if (!variable->places.empty()) return;
    if (variable->global < 0 || variable->name.view() == "$" || variable->name.view().empty()) return;
    Reference reference;
    reference.name = variable->name.view();
    reference.range = {variable->begin, variable->position};
    if (path && path->items.front() == variable && variable->predicates.empty() && variable->stages.empty())
        for (std::size_t i = 1; i < path->items.size(); ++i) {
            const Node* step = path->items[i];
            if (step->type != NodeType::Name) break;
            reference.members.emplace_back(step->name.view());
            if (!step->stages.empty() || step->tuple) break;
        }
    const bool builtin = m_program.globals[static_cast<std::size_t>(variable->global)].builtin != nullptr;
    (builtin ? m_program.functions : m_program.variables).push_back(std::move(reference));
}

void Resolver::resolveFilters(std::vector<Stage>& stages, Scope& scope) {
    for (Stage& stage : stages)
        if (stage.filter) resolve(stage.filter, scope);
}

void Resolver::resolveGroup(Group& group, Scope& scope) {
    for (auto& [key, value] : group.pairs) {
        resolve(key, scope);
        resolve(value, scope);
    }
}

void Resolver::resolve(Node* node, Scope& scope) {
    switch (node->type) {
    case NodeType::Variable:
        if (!node->name.view().empty()) {
            lookUp(node, node->name, scope);
            note(node, nullptr);
        }
        break;
    case NodeType::Parent:
        lookUp(node, parentName(*node->ancestor), scope);
        break;
    case NodeType::Path:
        resolvePath(node, scope);
        return;
    case NodeType::Block:
        resolveBlock(node, scope);
        return;
    case NodeType::Lambda:
        resolveLambda(node, scope);
        break;
    case NodeType::Transform:
        resolveTransform(node, scope);
        break;
    case NodeType::Call:
    case NodeType::Partial:
        resolveCall(node, scope);
        break;
    case NodeType::Bind:
        lookUp(node, node->first->name, scope);
        resolve(node->second, scope);
        break;
    default:
        if (node->first) resolve(node->first, scope);
        if (node->second) resolve(node->second, scope);
        if (node->third) resolve(node->third, scope);
        for (Node* item : node->items) resolve(item, scope);
        for (auto& [key, value] : node->pairs) {
            resolve(key, scope);
            resolve(value, scope);
        }
    }
    resolveFilters(node->predicates, scope);
    resolveFilters(node->stages, scope);
    if (node->group) resolveGroup(*node->group, scope);
}

void Resolver::resolveCall(Node* node, Scope& scope) {
    resolve(node->first, scope);
    // `sum(x)` instead of `$sum(x)`: the error asks whether the variable was meant.
    if (node->first->type == NodeType::Path) lookUp(node, node->first->items.front()->name, scope);
    for (Node* argument : node->items) resolve(argument, scope);
}

void Resolver::resolveBlock(Node* node, Scope& scope) {
    std::vector<std::string> names;
    for (const Node* item : node->items) collect(item, names);
    if (names.empty()) {
        for (Node* item : node->items) resolve(item, scope);
    } else if (node->closes) {
        Activation activation{scope.activation, 0};
        Scope inner{&scope, &activation, {}};
        std::vector<int> slots;
        declareAll(inner, names, slots);
        for (Node* item : node->items) resolve(item, inner);
        node->frameSize = activation.size;
    } else {
        Scope inner{&scope, scope.activation, {}};
        declareAll(inner, names, node->locals);
        for (Node* item : node->items) resolve(item, inner);
    }
    if (node->tuple && (!node->predicates.empty() || node->group)) {
        resolveTupleBlock(node, scope);
        resolveFilters(node->stages, scope);
        return;
    }
    resolveFilters(node->predicates, scope);
    resolveFilters(node->stages, scope);
    if (node->group) resolveGroup(*node->group, scope);
}

void Resolver::resolveTupleBlock(Node* block, Scope& scope) {
    block->bindings = std::make_unique<Bindings>();
    collectTupleNames(block, block->bindings->names);
    Activation activation{scope.activation, 0};
    Scope inner{&scope, &activation, {}};
    declareAll(inner, block->bindings->names, block->bindings->slots);
    resolveFilters(block->predicates, inner);
    if (block->group) resolveGroup(*block->group, inner);
    block->bindings->ownFrame = activation.size;
    // A frame of no variables still has to be counted by those who look further out.
    if (block->bindings->ownFrame == 0) block->bindings->ownFrame = 1;
}

void Resolver::resolveLambda(Node* node, Scope& scope) {
    Activation activation{scope.activation, 0};
    Scope inner{&scope, &activation, {}};
    for (const Node* parameter : node->items) inner.declare(std::string(parameter->name.view()), true);
    std::vector<std::string> names;
    collect(node->first, names);
    std::vector<int> slots;
    declareAll(inner, names, slots);
    resolve(node->first, inner);
    node->frameSize = activation.size;
}

void Resolver::resolveTransform(Node* node, Scope& scope) {
    Activation activation{scope.activation, 0};
    Scope inner{&scope, &activation, {}};
    std::vector<std::string> names;
    for (const Node* part : {node->first, node->second, node->third})
        if (part) collect(part, names);
    std::vector<int> slots;
    declareAll(inner, names, slots);
    for (Node* part : {node->first, node->second, node->third})
        if (part) resolve(part, inner);
    lookUp(node, "clone", inner);
    node->frameSize = activation.size;
}

void Resolver::resolvePath(Node* node, Scope& scope) {
    for (std::size_t i = 0; i < node->items.size(); ++i) {
        Node* step = node->items[i];
        if (step->tuple) {
            node->firstTuple = static_cast<int>(i);
            resolveTuples(node, scope);
            return;
        }
        if (i == 0 && step->type == NodeType::Variable && !step->name.view().empty()) {
            lookUp(step, step->name, scope);
            note(step, node);
            resolveFilters(step->predicates, scope);
            resolveFilters(step->stages, scope);
            if (step->group) resolveGroup(*step->group, scope);
        } else {
            resolve(step, scope);
        }
    }
    if (node->group) resolveGroup(*node->group, scope);
}

void Resolver::resolveTuples(Node* path, Scope& scope) {
    path->bindings = std::make_unique<Bindings>();
    Bindings& bindings = *path->bindings;
    collectTupleNames(path, bindings.names);
    const auto begin = path->items.begin() + path->firstTuple;
    std::vector<std::string> assigned;
    bool closes = false;
    for (auto step = begin; step != path->items.end(); ++step) {
        collect(*step, assigned);
        closes = closes || (*step)->closes;
    }
    if (path->group)
        for (const auto& [key, value] : path->group->pairs) closes = closes || key->closes || value->closes;
    Activation activation{scope.activation, 0};
    Scope inner{&scope, closes ? &activation : scope.activation, {}};
    declareAll(inner, bindings.names, bindings.slots);
    declareAll(inner, assigned, bindings.locals);
    for (auto step = begin; step != path->items.end(); ++step) {
        Node* node = *step;
        // The first sort sorts plain values and makes tuples of them.
        const bool plainSort = step == begin && node->type == NodeType::Sort;
        if (plainSort) {
            for (Node* term : node->items) resolve(term->first, scope);
            resolveFilters(node->stages, inner);
        } else {
            resolve(node, inner);
        }
        node->focusBinding = node->focus.empty() ? -1 : indexOf(bindings.names, node->focus);
        node->indexBinding = node->index.empty() ? -1 : indexOf(bindings.names, node->index);
        if (node->ancestor && node->type != NodeType::Parent)
            node->ancestorBinding = indexOf(bindings.names, parentName(*node->ancestor));
        for (Stage& stage : node->stages)
            if (!stage.index.empty()) stage.binding = indexOf(bindings.names, stage.index);
    }
    if (path->group) resolveGroup(*path->group, inner);
    if (closes) bindings.ownFrame = std::max(1, activation.size);
}

} // namespace wb::query::jsonata
