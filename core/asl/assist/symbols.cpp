// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/symbols.h"

#include "core/json/decoded_string.h"

#include <algorithm>

namespace wb::asl::assist {

namespace {

json::TextRange hull(json::Node first, json::Node second) {
    json::TextRange range = first.range();
    if (second) range.end = std::max(range.end, second.range().end);
    return range;
}

std::string containerName(const Model& model, const Container& container) {
    if (model.state(container.owner).type == StateType::Map) return "Item processor";
    return "Branch " + std::to_string(container.branch + 1);
}

Symbol stateSymbol(const Model& model, StateIndex index);

std::vector<Symbol> stateSymbols(const Model& model, const Container& container) {
    std::vector<Symbol> symbols;
    symbols.reserve(container.states.size());
    for (const StateIndex state : container.states) symbols.push_back(stateSymbol(model, state));
    return symbols;
}

Symbol containerSymbol(const Model& model, const Container& container) {
    Symbol symbol;
    symbol.kind =
        model.state(container.owner).type == StateType::Map ? SymbolKind::Processor : SymbolKind::Branch;
    symbol.name = containerName(model, container);
    symbol.detail =
        std::to_string(container.states.size()) + (container.states.size() == 1 ? " state" : " states");
    symbol.path = container.path;
    symbol.range = container.node.range();
    symbol.nameRange = {symbol.range.begin, std::min(symbol.range.begin + 1, symbol.range.end)};
    symbol.children = stateSymbols(model, container);
    return symbol;
}

Symbol stateSymbol(const Model& model, StateIndex index) {
    const State& state = model.state(index);
    Symbol symbol;
    symbol.name = state.name;
    symbol.detail = state.typeText;
    symbol.type = state.type;
    symbol.path = state.path;
    symbol.range = hull(state.nameNode, state.node);
    symbol.nameRange = json::DecodedString(state.nameNode).sourceRange();
    for (const ContainerIndex container : state.containers)
        if (model.container(container).node)
            symbol.children.push_back(containerSymbol(model, model.container(container)));
    return symbol;
}

} // namespace

std::vector<Symbol> symbols(const Model& model) {
    return stateSymbols(model, model.machine());
}

std::vector<Crumb> breadcrumbs(const Model& model, std::uint32_t offset) {
    std::vector<json::Node> nodes;
    for (json::Node node = model.tree().innermostAt(offset); node; node = node.parent())
        nodes.push_back(node);
    std::reverse(nodes.begin(), nodes.end());
    // The state that holds the place and those around it, from outside to inside.
    std::vector<const State*> states;
    for (const State* state = model.stateAt(offset); state;) {
        states.push_back(state);
        const StateIndex owner = model.container(state->container).owner;
        state = owner == noIndex ? nullptr : &model.state(owner);
    }
    std::reverse(states.begin(), states.end());
    std::vector<Crumb> crumbs;
    StatePath path;
    std::size_t nextState = 0;
    for (const json::Node node : nodes) {
        if (node.kind() == json::NodeKind::Member) {
            const bool isState = nextState < states.size() && states[nextState]->nameNode == node.key();
            if (isState) path = states[nextState++]->path;
            std::string label = node.key().string().value_or(std::string());
            if (!isState && label == "States") continue;
            crumbs.push_back({std::move(label), node.range(), path, isState});
        } else if (const json::Node parent = node.parent(); parent && parent.isArray()) {
            std::size_t position = 0;
            for (const json::Node sibling : parent.children()) {
                if (sibling == node) break;
                ++position;
            }
            crumbs.push_back({'[' + std::to_string(position) + ']', node.range(), path, false});
        }
    }
    return crumbs;
}

std::vector<json::TextRange> foldingRanges(const json::SyntaxTree& tree) {
    std::vector<json::TextRange> ranges;
    const std::string& text = tree.text();
    // Nodes stand in pre-order, so the line break behind the begin of each only moves forward.
    std::size_t lineBreak = 0;
    for (std::uint32_t i = 0; i < tree.nodeCount(); ++i) {
        const json::Node node = tree.node(i);
        if (!node.isObject() && !node.isArray()) continue;
        const json::TextRange range = node.range();
        if (lineBreak < range.begin || lineBreak == 0) lineBreak = text.find('\n', range.begin);
        if (lineBreak == std::string::npos) break;
        if (lineBreak < range.end) ranges.push_back(range);
    }
    return ranges;
}

} // namespace wb::asl::assist
