// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/node_text.h"
#include "core/lint/rules.h"

#include <unordered_set>

namespace wb::lint::rules {

namespace {

void choicesWithoutDefault(const Check& check) {
    for (const asl::State& state : check.model.states())
        if (state.type == asl::StateType::Choice && state.node.isObject() &&
            !state.node.findMember("Default"))
            check.report.add(Severity::Warning, code::noDefault,
                             "Without Default the execution fails when no rule holds", locationOf(state.path),
                             state.nameNode.range());
}

/// Each placeholder once, where it is met first.
void placeholders(const Check& check) {
    const std::string_view text = check.model.tree().text();
    std::unordered_set<std::string_view> seen;
    for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
        const std::size_t end = text.find_first_not_of(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.:-", at + 2);
        if (end == std::string_view::npos || text[end] != '}' || end == at + 2) continue;
        const std::string_view spelled = text.substr(at, end + 1 - at);
        if (!seen.insert(spelled).second) continue;
        check.report.add(Severity::Warning, code::placeholder, std::string(spelled) + " has no value here",
                         {}, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end + 1)});
    }
}

} // namespace

void style(const Check& check) {
    if (!check.options.warnings) return;
    choicesWithoutDefault(check);
    placeholders(check);
}

} // namespace wb::lint::rules
