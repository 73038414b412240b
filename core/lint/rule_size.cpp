// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/rules.h"

#include <algorithm>

namespace wb::lint::rules {

namespace {

/// CreateStateMachine, "definition": characters.
constexpr std::size_t largest = 1'048'576;

bool beginsCharacter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

} // namespace

void size(const Check& check) {
    const std::string& text = check.model.tree().text();
    if (!check.options.limits || text.size() <= largest) return;
    const auto characters =
        static_cast<std::size_t>(std::count_if(text.begin(), text.end(), beginsCharacter));
    if (characters <= largest) return;
    check.report.add(Severity::Error, code::tooLarge,
                     "The definition has " + std::to_string(characters) +
                         " characters; the service takes at most " + std::to_string(largest),
                     "/", {});
}

} // namespace wb::lint::rules
