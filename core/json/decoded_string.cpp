// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/decoded_string.h"

#include "core/json/writer.h"

#include <algorithm>
#include <iterator>

namespace wb::json {

namespace {

struct Escape {
    std::size_t length = 0;
    char32_t codePoint = 0;
};

/// The four hexadecimal digits of `\uXXXX` at `at`; false when they are not all there.
bool readUnit(std::string_view spelled, std::size_t at, char32_t& unit) {
    if (spelled.size() < at + 6 || spelled[at] != '\\' || spelled[at + 1] != 'u') return false;
    unit = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const char c = spelled[i];
        unsigned digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<unsigned>(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = static_cast<unsigned>(c - 'a') + 10;
        else if (c >= 'A' && c <= 'F')
            digit = static_cast<unsigned>(c - 'A') + 10;
        else
            return false;
        unit = unit * 16 + digit;
    }
    return true;
}

/// The escape at `at`, where a backslash stands; of length 0 when it is none.
Escape escapeAt(std::string_view spelled, std::size_t at) {
    if (at + 1 >= spelled.size()) return {};
    static constexpr std::string_view letters = "\"\\/bfnrt";
    static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const auto simple = letters.find(spelled[at + 1]);
    if (simple != std::string_view::npos) return {2, static_cast<char32_t>(meanings[simple])};
    char32_t unit = 0;
    if (!readUnit(spelled, at, unit)) return {};
    if (unit < 0xD800 || unit > 0xDFFF) return {6, unit};
    char32_t low = 0;
    if (unit < 0xDC00 && readUnit(spelled, at + 6, low) && low >= 0xDC00 && low <= 0xDFFF)
        return {12, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)};
    return {6, 0xFFFD};
}

void appendUtf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

} // namespace

DecodedString::DecodedString(std::string_view spelled, std::uint32_t begin)
    : m_source{begin, begin + static_cast<std::uint32_t>(spelled.size())} {
    decode(spelled);
}

DecodedString::DecodedString(Node node) {
    if (!node.isString()) return;
    std::string_view spelled = node.text();
    m_source = node.range();
    const char quote = spelled.empty() ? '\0' : spelled.front();
    if (quote == '"' || quote == '\'') {
        spelled.remove_prefix(1);
        ++m_source.begin;
        if (!spelled.empty() && spelled.back() == quote && node.range().length() > 1) {
            std::size_t backslashes = 0;
            while (backslashes + 1 < spelled.size() && spelled[spelled.size() - 2 - backslashes] == '\\')
                ++backslashes;
            if (quote == '\'' || backslashes % 2 == 0) {
                spelled.remove_suffix(1);
                --m_source.end;
            }
        }
    }
    std::string value = node.string().value_or(std::string());
    if (value == spelled) {
        m_text = std::move(value);
        return;
    }
    if (quote == '"') {
        decode(spelled);
        if (m_text == value) return;
        m_marks.clear();
    }
    m_text = std::move(value);
    m_isOpaque = true;
}

void DecodedString::decode(std::string_view spelled) {
    std::size_t plain = 0;
    m_text.reserve(spelled.size());
    for (std::size_t at = spelled.find('\\'); at != std::string_view::npos;) {
        const Escape escape = escapeAt(spelled, at);
        if (escape.length == 0) {
            at = spelled.find('\\', at + 1);
            continue;
        }
        m_text.append(spelled.substr(plain, at - plain));
        m_marks.push_back(
            {static_cast<std::uint32_t>(m_text.size()), m_source.begin + static_cast<std::uint32_t>(at)});
        appendUtf8(m_text, escape.codePoint);
        plain = at + escape.length;
        m_marks.push_back(
            {static_cast<std::uint32_t>(m_text.size()), m_source.begin + static_cast<std::uint32_t>(plain)});
        at = spelled.find('\\', plain);
    }
    m_text.append(spelled.substr(plain));
}

std::uint32_t DecodedString::toSource(std::uint32_t offset) const {
    if (offset >= m_text.size()) return m_source.end;
    if (m_isOpaque) return m_source.begin;
    const auto after =
        std::upper_bound(m_marks.begin(), m_marks.end(), offset,
                         [](std::uint32_t place, const Mark& mark) { return place < mark.decoded; });
    if (after == m_marks.begin()) return m_source.begin + offset;
    const Mark& mark = *std::prev(after);
    // Marks come in pairs around an escape; inside of one every byte is spelled by the escape as a whole.
    const bool inEscape = (std::distance(m_marks.begin(), after) % 2) == 1;
    return inEscape ? mark.source : mark.source + (offset - mark.decoded);
}

std::uint32_t DecodedString::toDecoded(std::uint32_t offset) const {
    if (offset <= m_source.begin) return 0;
    if (offset >= m_source.end) return static_cast<std::uint32_t>(m_text.size());
    if (m_isOpaque) return 0;
    const auto after =
        std::upper_bound(m_marks.begin(), m_marks.end(), offset,
                         [](std::uint32_t place, const Mark& mark) { return place < mark.source; });
    if (after == m_marks.begin()) return offset - m_source.begin;
    const Mark& mark = *std::prev(after);
    const bool inEscape = (std::distance(m_marks.begin(), after) % 2) == 1;
    return inEscape ? mark.decoded : mark.decoded + (offset - mark.source);
}

std::string escaped(std::string_view text) {
    std::string literal;
    writeString(literal, text);
    return literal.substr(1, literal.size() - 2);
}

} // namespace wb::json
