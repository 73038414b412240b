// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "lone_state.h"

#include "core/json/parser.h"
#include "core/json/value.h"
#include "core/json/writer.h"

#include <algorithm>
#include <set>

namespace wb::cli {

namespace {

/// Collects the states that a state, not those inside of it, goes on to.
void collectTargets(json::Node node, std::set<std::string>& targets) {
    for (const json::Node member : node.children()) {
        const std::string key = member.key().string().value_or("");
        if (key == "Next" || key == "Default") {
            if (std::optional<std::string> target = member.value().string())
                targets.insert(std::move(*target));
        } else if (key == "Choices" || key == "Catch") {
            for (const json::Node element : member.value().children()) collectTargets(element, targets);
        }
    }
}

} // namespace

bool LoneState::is(const json::SyntaxTree& tree) {
    return !tree.hasErrors() && tree.root()["Type"] && !tree.root()["States"];
}

LoneState::LoneState(const json::SyntaxTree& tree, const std::string& name)
    : m_isVerbatim(tree.notation() == json::Notation::Json) {
    const json::Node root = tree.root();
    m_ownBegin = root.range().begin;
    std::string text = R"({"StartAt":)";
    json::writeString(text, name);
    text += R"(,"States":{)";
    json::writeString(text, name);
    text += ':';
    m_begin = text.size();
    text += m_isVerbatim ? std::string(root.text()) : json::toText(root.toValue());
    m_size = text.size() - m_begin;
    std::set<std::string> targets;
    collectTargets(root, targets);
    targets.erase(name);
    for (const std::string& target : targets) {
        text += ',';
        json::writeString(text, target);
        text += R"(:{"Type":"Succeed"})";
    }
    m_machine = json::parse(text + "}}");
}

std::vector<lint::Diagnostic> LoneState::ofState(std::vector<lint::Diagnostic> diagnostics) const {
    // A state that goes on to itself is no machine, and need not be one.
    std::erase_if(diagnostics, [](const lint::Diagnostic& one) { return one.code == "MISSING_END_STATE"; });
    const auto ownOffset = [&](std::uint32_t offset) {
        const std::size_t inside = std::clamp<std::size_t>(offset, m_begin, m_begin + m_size) - m_begin;
        return static_cast<std::uint32_t>(m_ownBegin + (m_isVerbatim ? inside : 0));
    };
    for (lint::Diagnostic& diagnostic : diagnostics)
        diagnostic.range = {ownOffset(diagnostic.range.begin), ownOffset(diagnostic.range.end)};
    return diagnostics;
}

} // namespace wb::cli
