// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/place.h"

#include "core/asl/node_text.h"

namespace wb::lint {

namespace {

void appendPath(std::string& out, const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '~' && i + 1 < text.size())
            out += text[++i] == '1' ? '/' : '~';
        else
            out += text[i];
    }
}

} // namespace

json::TextRange Place::head() const {
    if (m_key) return m_key.range();
    if (!m_node) return {};
    const json::TextRange whole = m_node.range();
    if (!m_node.isObject() && !m_node.isArray()) return whole;
    return {whole.begin, whole.empty() ? whole.end : whole.begin + 1};
}

json::TextRange Place::range() const {
    return m_node ? m_node.range() : head();
}

void Place::append(std::string& out) const {
    if (m_parent) m_parent->append(out);
    if (m_path) {
        appendPath(out, m_path->text());
    } else if (m_key) {
        out += '/';
        out += asl::NodeText(m_key).view();
    } else {
        out += '[' + std::to_string(m_index) + ']';
    }
}

std::string Place::location() const {
    std::string out;
    append(out);
    return out.empty() ? "/" : out;
}

std::string locationOf(const asl::StatePath& path) {
    std::string out;
    appendPath(out, path.text());
    return out.empty() ? "/" : out;
}

std::string locationOf(const asl::StatePath& path, std::string_view rest) {
    std::string out;
    appendPath(out, path.text());
    out += rest;
    return out;
}

} // namespace wb::lint
