// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/variables.h"

#include <algorithm>

namespace wb::asl::assist {

namespace {

void addAssignments(std::vector<Assignment>& out, json::Node assign, StateIndex state) {
    if (!assign.isObject()) return;
    for (const json::Node member : assign.children()) {
        auto name = member.key().string();
        if (!name) continue;
        if (name->ends_with(".$")) name->resize(name->size() - 2);
        if (!name->empty()) out.push_back({std::move(*name), member.key(), member.value(), state});
    }
}

/// States from which a walk along transitions leads to `state`, itself only if it is on a cycle.
std::vector<StateIndex> predecessors(const Model& model, StateIndex state) {
    const Container& container = model.container(model.state(state).container);
    if (container.states.empty()) return {};
    const StateIndex first = container.states.front();
    const StateIndex last = *std::max_element(container.states.begin(), container.states.end());
    std::vector<std::vector<StateIndex>> sources(last - first + 1);
    for (const StateIndex index : container.states)
        for (const Transition& transition : model.state(index).transitions)
            if (transition.to != noIndex && transition.to >= first && transition.to <= last)
                sources[transition.to - first].push_back(index);
    std::vector<bool> seen(sources.size());
    std::vector<StateIndex> found;
    std::vector<StateIndex> open{state};
    while (!open.empty()) {
        const StateIndex next = open.back();
        open.pop_back();
        if (next < first || next > last) continue;
        for (const StateIndex source : sources[next - first]) {
            if (seen[source - first]) continue;
            seen[source - first] = true;
            found.push_back(source);
            open.push_back(source);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

void addSharing(const Model& model, ContainerIndex container, std::vector<StateIndex>& states) {
    for (const StateIndex index : model.container(container).states) {
        states.push_back(index);
        for (const ContainerIndex inner : model.state(index).containers)
            if (!isDistributed(model.container(inner))) addSharing(model, inner, states);
    }
}

} // namespace

bool isDistributed(const Container& container) {
    return container.node["ProcessorConfig"]["Mode"].string() == "DISTRIBUTED";
}

std::vector<Assignment> assignmentsOf(const Model& model, StateIndex state) {
    std::vector<Assignment> found;
    const json::Node node = model.state(state).node;
    addAssignments(found, node["Assign"], state);
    for (const std::string_view list : {"Choices", "Catch"}) {
        const json::Node owners = node[list];
        if (!owners.isArray()) continue;
        for (const json::Node owner : owners.children()) addAssignments(found, owner["Assign"], state);
    }
    return found;
}

std::vector<Assignment> visibleAssignments(const Model& model, StateIndex state) {
    std::vector<Assignment> found;
    while (state != noIndex) {
        for (const StateIndex before : predecessors(model, state)) {
            std::vector<Assignment> own = assignmentsOf(model, before);
            std::move(own.begin(), own.end(), std::back_inserter(found));
        }
        const Container& container = model.container(model.state(state).container);
        if (isDistributed(container)) break;
        state = container.owner;
    }
    return found;
}

ContainerIndex scopeOf(const Model& model, ContainerIndex container, std::string_view variable) {
    ContainerIndex scope = container;
    for (ContainerIndex next = container;;) {
        for (const StateIndex state : model.container(next).states)
            for (const Assignment& assignment : assignmentsOf(model, state))
                if (assignment.name == variable) scope = next;
        const StateIndex owner = model.container(next).owner;
        if (owner == noIndex || isDistributed(model.container(next))) return scope;
        next = model.state(owner).container;
    }
}

std::vector<StateIndex> statesSharing(const Model& model, ContainerIndex container) {
    std::vector<StateIndex> states;
    addSharing(model, container, states);
    std::sort(states.begin(), states.end());
    return states;
}

} // namespace wb::asl::assist
