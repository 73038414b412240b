// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/node_text.h"
#include "core/asl/similar.h"
#include "core/lint/rules.h"

#include <string>
#include <unordered_map>

namespace wb::lint::rules {

namespace {

constexpr std::size_t longestName = 80;
constexpr std::size_t longestLabel = 40;

std::size_t codePoints(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++count;
    return count;
}

void stateNames(const Check& check) {
    std::unordered_map<std::string_view, const asl::State*> byName;
    std::unordered_map<std::string, const asl::State*> byLowered;
    for (const asl::State& state : check.model.states()) {
        const auto [first, isNew] = byName.emplace(state.name, &state);
        if (!isNew) {
            check.report.add(Severity::Error, code::duplicateName, "Duplicate State name: " + state.name,
                             locationOf(state.path), state.nameNode.range());
        } else if (check.options.warnings) {
            const auto [similar, isDifferent] = byLowered.emplace(asl::lowered(state.name), &state);
            if (!isDifferent)
                check.report.add(Severity::Warning, code::similarNames,
                                 "\"" + state.name + "\" differs from \"" + similar->second->name +
                                     "\" only in upper and lower case",
                                 locationOf(state.path), state.nameNode.range());
        }
        if (state.name.empty())
            check.report.add(Severity::Error, code::invalidName, "State name cannot be empty",
                             locationOf(state.path), state.nameNode.range());
        if (codePoints(state.name) > longestName && !asl::hasPlaceholder(state.name))
            check.report.add(Severity::Error, code::invalidName,
                             "State name cannot be longer than 80 characters", locationOf(state.path),
                             state.nameNode.range());
    }
}

void labels(const Check& check) {
    std::unordered_map<std::string, int> seen;
    for (const asl::State& state : check.model.states()) {
        if (state.type != asl::StateType::Map) continue;
        const json::Node node = state.node["Label"];
        const auto label = node.string();
        if (!label || asl::hasPlaceholder(*label)) continue;
        const std::string location = locationOf(state.path, "/Label");
        if (seen[*label]++ > 0)
            check.report.add(Severity::Error, code::duplicateLabel, "Duplicate Label name: " + *label,
                             location, node.range());
        if (label->empty() || codePoints(*label) > longestLabel)
            check.report.add(Severity::Error, code::invalidLabel, "Label must have 1 to 40 characters",
                             location, node.range());
        else if (label->find_first_of(" \t\n?*<>{}[]:;,\\|^~$#%&`\"") != std::string::npos)
            check.report.add(Severity::Error, code::invalidLabel,
                             "Label cannot contain spaces, wildcards, brackets or special characters",
                             location, node.range());
    }
}

} // namespace

void names(const Check& check) {
    stateNames(check);
    labels(check);
}

} // namespace wb::lint::rules
