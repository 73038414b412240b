// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/model.h"

#include <algorithm>

namespace wb::asl {

std::string Model::comment() const {
    return m_tree->root()["Comment"].string().value_or(std::string());
}

bool Model::looksLikeDefinition() const {
    const json::Node root = m_tree->root();
    return root.isObject() && (root.findMember("StartAt") || root.findMember("States"));
}

const State* Model::find(const StatePath& path) const {
    const auto found = m_byPath.find(path);
    return found == m_byPath.end() ? nullptr : &m_states[found->second];
}

StateIndex Model::findIn(ContainerIndex container, std::string_view name) const {
    const auto found = m_byPath.find(m_containers[container].path.state(name));
    return found == m_byPath.end() ? noIndex : found->second;
}

const State* Model::stateAt(std::uint32_t offset) const {
    // States stand in the order of the document, outer ones first: the last one that begins at or before the
    // offset holds it, or one of the states around it does, or none.
    auto after = std::upper_bound(
        m_states.begin(), m_states.end(), offset,
        [](std::uint32_t place, const State& state) { return place < state.nameNode.range().begin; });
    if (after == m_states.begin()) return nullptr;
    auto index = static_cast<StateIndex>(after - m_states.begin() - 1);
    while (index != noIndex) {
        const State& state = m_states[index];
        const std::uint32_t end = state.node ? state.node.range().end : state.nameNode.range().end;
        if (offset < end) return &state;
        index = m_containers[state.container].owner;
    }
    return nullptr;
}

} // namespace wb::asl
