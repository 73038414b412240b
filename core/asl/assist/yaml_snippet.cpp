// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/yaml_snippet.h"

#include "core/base/ascii.h"
#include "core/json/yaml_scalar.h"

#include <algorithm>

namespace wb::asl::assist {

namespace {

bool isMark(char c) {
    return c == stopBegin || c == stopEnd;
}

/// Whether a text means itself when it stands without quotes, as key and as value. Errs to quotes.
bool isPlain(const std::string& text) {
    const auto isSafe = [](char c) {
        return isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80 ||
               std::string_view("_$./()- :").find(c) != std::string_view::npos;
    };
    if (text.empty() || !(isLetter(text.front()) || text.front() == '$' || text.front() == '_' ||
                          static_cast<unsigned char>(text.front()) >= 0x80))
        return false;
    if (!std::all_of(text.begin(), text.end(), isSafe) || text.find(": ") != std::string::npos) return false;
    if (text.back() == ':' || text.back() == ' ') return false;
    return json::resolvePlain(text).kind == json::NodeKind::String;
}

class YamlExpander {
  public:
    YamlExpander(std::string_view notation, const YamlLayout& place, const Style& style)
        : m_notation(notation), m_place(place), m_style(style) {}

    Snippet expand() {
        // A text with a colon behind it is the key of a member.
        const std::size_t end = scalarEnd();
        const bool isMember = peek() == '"' && end < m_notation.size() && m_notation[end] == ':';
        if (isMember)
            member(m_place.column);
        else
            value(m_place.column, !m_place.isOnOwnLine, false);
        if (m_snippet.stops.empty()) {
            const auto size = static_cast<std::uint32_t>(m_snippet.text.size());
            m_snippet.stops.push_back({size, size});
        }
        return std::move(m_snippet);
    }

  private:
    char peek() const { return m_at < m_notation.size() ? m_notation[m_at] : '\0'; }
    bool take(char c) {
        if (peek() != c) return false;
        ++m_at;
        return true;
    }

    void breakLine(std::uint32_t column) { m_snippet.text.append(m_style.newline).append(column, ' '); }

    std::uint32_t unit() const {
        return m_style.unit.find('\t') == std::string::npos ? static_cast<std::uint32_t>(m_style.unit.size())
                                                            : 2;
    }

    void mark(char c) {
        const auto size = static_cast<std::uint32_t>(m_snippet.text.size());
        if (c == stopBegin)
            m_snippet.stops.push_back({size, size});
        else
            endStop(m_snippet);
    }

    void copy(std::string_view text) {
        for (const char c : text) {
            if (isMark(c))
                mark(c);
            else
                m_snippet.text += c;
        }
    }

    // Where the scalar that begins here ends.
    std::size_t scalarEnd() const {
        std::size_t at = m_at;
        if (peek() != '"') return std::min(m_notation.find_first_of(",:{}[]", at), m_notation.size());
        for (++at; at < m_notation.size() && m_notation[at] != '"'; ++at)
            if (m_notation[at] == '\\') ++at;
        return std::min(at + 1, m_notation.size());
    }

    void scalar() {
        const std::string_view spelled = m_notation.substr(m_at, scalarEnd() - m_at);
        m_at += spelled.size();
        if (!spelled.starts_with('"')) return copy(spelled);
        const std::string_view inside = spelled.substr(1, spelled.size() - 2);
        std::string text;
        std::copy_if(inside.begin(), inside.end(), std::back_inserter(text),
                     [](char c) { return !isMark(c); });
        const bool isStop = text.empty() && !inside.empty();
        copy(isStop || isPlain(text) ? inside : spelled);
    }

    void member(std::uint32_t column) {
        scalar();
        take(':');
        m_snippet.text += ':';
        value(column, true, false);
    }

    // `column` is that of the mapping around; behind a key the value of one goes further right.
    void value(std::uint32_t column, bool isBehindKey, bool isElement) {
        if (peek() == '{')
            object(isBehindKey ? column + unit() : column, isBehindKey);
        else if (peek() == '[')
            array(isBehindKey ? column + unit() : column, isBehindKey);
        else {
            if (isBehindKey && !isElement) m_snippet.text += ' ';
            scalar();
        }
    }

    void object(std::uint32_t column, bool isBehindKey) {
        take('{');
        if (peek() != '"') {
            // Empty, with a place for its first member.
            m_snippet.text += isBehindKey ? " {" : "{";
            while (m_at < m_notation.size() && !take('}')) mark(m_notation[m_at++]);
            m_snippet.text += '}';
            return;
        }
        for (bool breaks = isBehindKey; m_at < m_notation.size() && !take('}'); breaks = true) {
            if (take(',')) continue;
            if (breaks) breakLine(column);
            member(column);
        }
    }

    void array(std::uint32_t column, bool isBehindKey) {
        take('[');
        const bool isWide = peek() == '{' || peek() == '[';
        if (!isWide) {
            if (isBehindKey) m_snippet.text += ' ';
            m_snippet.text += '[';
        }
        bool breaks = isBehindKey;
        while (m_at < m_notation.size() && !take(']')) {
            if (take(',')) {
                if (!isWide) m_snippet.text += ", ";
                continue;
            }
            if (!isWide) {
                isMark(peek()) ? mark(m_notation[m_at++]) : scalar();
                continue;
            }
            if (breaks) breakLine(column);
            breaks = true;
            m_snippet.text += "- ";
            value(column + 2, false, true);
        }
        if (!isWide) m_snippet.text += ']';
    }

    std::string_view m_notation;
    const YamlLayout& m_place;
    const Style& m_style;
    std::size_t m_at = 0;
    Snippet m_snippet;
};

} // namespace

Snippet expandYaml(std::string_view notation, const YamlLayout& place, const Style& style) {
    return YamlExpander(notation, place, style).expand();
}

} // namespace wb::asl::assist
