// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/parser.h"
#include "core/base/ascii.h"

#include <algorithm>

namespace wb::query::jsonpath {

namespace {

void appendUtf8(std::string& out, std::uint32_t code) {
    const auto byte = [&out](std::uint32_t value) {
        out += static_cast<char>(static_cast<unsigned char>(value));
    };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | (code >> 6));
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | (code >> 12));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | (code >> 18));
        byte(0x80 | ((code >> 12) & 0x3F));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

} // namespace

bool Parser::enter() {
    if (++m_depth <= m_options.depth) return true;
    return fail("The path is nested too deeply");
}

bool Parser::fail(std::string message, std::size_t begin, std::size_t end) {
    if (!m_error) {
        const std::size_t limit = m_text.size();
        m_error = ParseError{{static_cast<std::uint32_t>(std::min(begin, limit)),
                              static_cast<std::uint32_t>(std::min(end, limit))},
                             std::move(message)};
    }
    return false;
}

bool Parser::fail(std::string message) {
    return fail(std::move(message), m_position, m_position + 1);
}

bool Parser::accept(char c) {
    if (atEnd() || m_text[m_position] != c) return false;
    ++m_position;
    return true;
}

bool Parser::acceptWord(std::string_view word) {
    if (m_text.substr(m_position, word.size()) != word) return false;
    m_position += word.size();
    return true;
}

void Parser::skipBlanks() {
    while (!atEnd() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')) ++m_position;
}

bool Parser::parseQuoted(std::string& out) {
    const std::size_t begin = m_position;
    const char quote = peek();
    ++m_position;
    while (!atEnd() && peek() != quote) {
        if (peek() == '\\') {
            if (!parseEscape(out)) return false;
        } else {
            out += peek();
            ++m_position;
        }
    }
    return accept(quote) || fail("The string is not closed", begin, m_text.size());
}

bool Parser::parseEscape(std::string& out) {
    ++m_position;
    if (atEnd()) return fail("The string is not closed");
    const char c = peek();
    ++m_position;
    switch (c) {
    case 'b':
        out += '\b';
        return true;
    case 'f':
        out += '\f';
        return true;
    case 'n':
        out += '\n';
        return true;
    case 'r':
        out += '\r';
        return true;
    case 't':
        out += '\t';
        return true;
    case 'u':
        return parseUnicodeEscape(out);
    default:
        out += c;
        return true; // Jayway lets a backslash stand before any character.
    }
}

std::optional<std::uint32_t> Parser::parseHex4() {
    std::uint32_t code = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = peek();
        const bool digit = isDigit(c);
        const char lower = static_cast<char>(c | 0x20);
        if (!digit && !(lower >= 'a' && lower <= 'f')) return std::nullopt;
        code = code * 16 + static_cast<std::uint32_t>(digit ? c - '0' : lower - 'a' + 10);
        ++m_position;
    }
    return code;
}

bool Parser::parseUnicodeEscape(std::string& out) {
    const std::size_t begin = m_position - 2;
    const auto first = parseHex4();
    if (!first) return fail("Expected four hexadecimal digits after '\\u'", begin, m_position + 1);
    std::uint32_t code = *first;
    if (code >= 0xD800 && code < 0xDC00 && acceptWord("\\u")) {
        const auto second = parseHex4();
        if (!second || *second < 0xDC00 || *second > 0xDFFF)
            return fail("A high surrogate needs a low one after it", begin, m_position);
        code = 0x10000 + ((code - 0xD800) << 10) + (*second - 0xDC00);
    }
    if (code >= 0xD800 && code <= 0xDFFF) return fail("A surrogate stands alone", begin, m_position);
    appendUtf8(out, code);
    return true;
}

} // namespace wb::query::jsonpath
