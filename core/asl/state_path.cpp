// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/state_path.h"

namespace wb::asl {

namespace {

void appendEscaped(std::string& out, std::string_view name) {
    if (name.find_first_of("~/") == std::string_view::npos) {
        out += name;
        return;
    }
    for (const char c : name) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
}

std::string unescaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '~' && i + 1 < text.size())
            result += text[++i] == '1' ? '/' : '~';
        else
            result += text[i];
    }
    return result;
}

} // namespace

StatePath StatePath::state(std::string_view name) const {
    constexpr std::string_view states = "/States/";
    std::string text;
    text.reserve(m_text.size() + states.size() + name.size());
    text += m_text;
    text += states;
    appendEscaped(text, name);
    return StatePath(std::move(text));
}

StatePath StatePath::branch(std::size_t branch) const {
    return StatePath(m_text + "/Branches[" + std::to_string(branch) + "]");
}

StatePath StatePath::processor(std::string_view field) const {
    return StatePath(m_text + "/" + std::string(field));
}

std::string StatePath::stateName() const {
    const std::size_t last = m_text.rfind('/');
    if (last == std::string::npos) return {};
    constexpr std::string_view states = "/States";
    if (last < states.size() ||
        std::string_view(m_text).substr(last - states.size(), states.size()) != states)
        return {};
    return unescaped(std::string_view(m_text).substr(last + 1));
}

} // namespace wb::asl
