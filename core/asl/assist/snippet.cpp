// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/snippet.h"

#include <algorithm>

namespace wb::asl::assist {

namespace {

/// Copies snippet notation, adding line breaks and spaces between tokens.
class Expander {
  public:
    Expander(std::string_view notation, const Style& style) : m_notation(notation), m_style(style) {}

    Snippet expand() {
        while (m_at < m_notation.size()) take(m_notation[m_at]);
        if (m_snippet.stops.empty()) {
            const auto end = static_cast<std::uint32_t>(m_snippet.text.size());
            m_snippet.stops.push_back({end, end});
        }
        return std::move(m_snippet);
    }

  private:
    void take(char c) {
        if (c == '"') return copyString();
        ++m_at;
        const auto size = static_cast<std::uint32_t>(m_snippet.text.size());
        if (c == stopBegin) {
            m_snippet.stops.push_back({size, size});
        } else if (c == stopEnd) {
            endStop(m_snippet);
        } else if (c == '{' || c == '[') {
            m_snippet.text += c;
            m_wide.push_back(m_style.isMultiLine && isWide(c));
            if (m_wide.back()) breakLine();
        } else if (c == '}' || c == ']') {
            const bool wide = !m_wide.empty() && m_wide.back();
            if (!m_wide.empty()) m_wide.pop_back();
            if (wide) breakLine();
            m_snippet.text += c;
        } else if (c == ',') {
            m_snippet.text += c;
            if (!m_wide.empty() && m_wide.back())
                breakLine();
            else
                m_snippet.text += ' ';
        } else {
            m_snippet.text += c;
            if (c == ':') m_snippet.text += ' ';
        }
    }

    void copyString() {
        bool escapedNext = false;
        for (bool first = true; m_at < m_notation.size(); first = false) {
            const char c = m_notation[m_at++];
            const auto size = static_cast<std::uint32_t>(m_snippet.text.size());
            if (c == stopBegin)
                m_snippet.stops.push_back({size, size});
            else if (c == stopEnd)
                endStop(m_snippet);
            else
                m_snippet.text += c;
            if (c == '"' && !first && !escapedNext) return;
            escapedNext = c == '\\' && !escapedNext;
        }
    }

    /// Whether the container that was just opened is written over several lines.
    bool isWide(char bracket) const {
        const char next = m_at < m_notation.size() ? m_notation[m_at] : '\0';
        if (bracket == '{') return next != '}';
        return next == '{' || next == '[';
    }

    void breakLine() {
        m_snippet.text += m_style.newline;
        m_snippet.text += m_style.indent;
        const auto depth = std::count(m_wide.begin(), m_wide.end(), true);
        for (std::ptrdiff_t i = 0; i < depth; ++i) m_snippet.text += m_style.unit;
    }

    std::string_view m_notation;
    const Style& m_style;
    std::size_t m_at = 0;
    std::vector<bool> m_wide;
    Snippet m_snippet;
};

std::string_view leadingSpace(std::string_view line) {
    return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
}

} // namespace

void endStop(Snippet& snippet) {
    if (!snippet.stops.empty()) snippet.stops.back().end = static_cast<std::uint32_t>(snippet.text.size());
}

std::string stop(std::string_view preset) {
    return stopBegin + std::string(preset) + stopEnd;
}

Style styleAt(std::string_view text, std::uint32_t offset) {
    Style style;
    const std::size_t firstBreak = text.find('\n');
    style.isMultiLine = firstBreak != std::string_view::npos;
    if (!style.isMultiLine) return style;
    if (firstBreak > 0 && text[firstBreak - 1] == '\r') style.newline = "\r\n";
    // The first indented line shows what one level is.
    for (std::size_t line = firstBreak + 1; line < std::min<std::size_t>(text.size(), firstBreak + 4096);) {
        const std::string_view space = leadingSpace(text.substr(line, 64));
        if (!space.empty() && space.size() < 64) {
            style.unit = space;
            break;
        }
        const std::size_t end = text.find('\n', line);
        if (end == std::string_view::npos) break;
        line = end + 1;
    }
    const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    const std::size_t lineBegin = before == std::string_view::npos ? 0 : before + 1;
    style.indent = leadingSpace(text.substr(lineBegin, offset - lineBegin));
    return style;
}

Snippet expand(std::string_view notation, const Style& style) {
    return Expander(notation, style).expand();
}

} // namespace wb::asl::assist
