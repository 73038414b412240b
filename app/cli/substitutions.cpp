// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "substitutions.h"

#include "command.h"
#include "core/json/read_problem.h"
#include "core/json/writer.h"

namespace wb::cli {

namespace {

bool isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Length of the placeholder `${Name}` that begins at `at`; 0 when there is none.
std::size_t placeholderAt(std::string_view text, std::size_t at) {
    if (text.substr(at, 2) != "${") return 0;
    std::size_t end = at + 2;
    while (end < text.size() && isNameCharacter(text[end])) ++end;
    return end > at + 2 && end < text.size() && text[end] == '}' ? end + 1 - at : 0;
}

/// Calls visit(begin, length, isInString) for every placeholder.
template <typename Visit>
void forEachPlaceholder(std::string_view text, Visit&& visit) {
    if (text.find("${") == std::string_view::npos) return;
    bool isInString = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') {
            isInString = !isInString;
        } else if (isInString && text[at] == '\\') {
            ++at;
        } else if (const std::size_t length = placeholderAt(text, at)) {
            visit(at, length, isInString);
            at += length - 1;
        }
    }
}

} // namespace

bool Substitutions::readOption(const std::string& option, const std::string& value, std::string& problem) {
    if (option == "--set") {
        const std::size_t equals = value.find('=');
        const std::string name = value.substr(0, equals);
        if (equals == std::string::npos || placeholderAt("${" + name + "}", 0) == 0)
            problem = "--set needs NAME=VALUE, with a name of letters, digits and _";
        else
            m_values[name] = value.substr(equals + 1);
        return true;
    }
    if (option != "--substitutions") return false;
    std::string text;
    if (!readFile(value, text)) {
        problem = "--substitutions " + value + " cannot be read";
        return true;
    }
    const Result<json::Value, json::ReadError> values = json::read(text);
    if (!values) {
        problem = "--substitutions " + value + " is " + json::describe(text, values.error());
    } else if (!values->isObject()) {
        problem = "--substitutions " + value + " must hold an object of names and values";
    } else {
        for (const json::Member& member : values->members())
            m_values[std::string(member.key.view())] =
                member.value.isString() ? std::string(member.value.string()) : json::toText(member.value);
    }
    return true;
}

std::string Substitutions::apply(const std::string& text) const {
    if (m_values.empty()) return text;
    std::string out;
    std::size_t copied = 0;
    forEachPlaceholder(text, [&](std::size_t at, std::size_t length, bool isInString) {
        const auto found = m_values.find(std::string_view(text).substr(at + 2, length - 3));
        if (found == m_values.end()) return;
        out.append(text, copied, at - copied);
        copied = at + length;
        std::string literal;
        json::writeString(literal, found->second);
        out += isInString ? literal.substr(1, literal.size() - 2) : found->second;
    });
    out.append(text, copied);
    return out;
}

std::set<std::string> barePlaceholders(const std::string& text) {
    std::set<std::string> names;
    forEachPlaceholder(text, [&](std::size_t at, std::size_t length, bool isInString) {
        if (!isInString) names.insert(text.substr(at + 2, length - 3));
    });
    return names;
}

} // namespace wb::cli
