// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "names.h"

#include "core/asl/similar.h"

namespace wb::cli {

Names::Names(std::string what, const std::vector<std::string_view>& known)
    : m_what(std::move(what)), m_known(known.begin(), known.end()) {}

Names Names::ofStates(const asl::Model& model) {
    std::vector<std::string_view> names;
    for (const asl::State& state : model.states()) names.emplace_back(state.name);
    return {"state", names};
}

std::optional<std::string> Names::problem(std::string_view name) const {
    if (m_known.contains(name)) return std::nullopt;
    std::string text = "there is no " + m_what + " '" + std::string(name) + "'";
    const std::string_view meant = asl::mostSimilar(name, {m_known.begin(), m_known.end()});
    if (!meant.empty()) text += "; did you mean '" + std::string(meant) + "'?";
    return text;
}

std::optional<std::string> Names::problemOfKeys(const json::Value& object) const {
    for (const json::Member& member : object.members())
        if (std::optional<std::string> wrong = problem(member.key.view())) return wrong;
    return std::nullopt;
}

} // namespace wb::cli
