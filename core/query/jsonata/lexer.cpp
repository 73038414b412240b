// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/lexer.h"
#include "core/base/ascii.h"

#include "core/query/jsonata/text.h"
#include "core/query/jsonata/values.h"

#include <array>
#include <charconv>
#include <cmath>

namespace wb::query::jsonata {

namespace {

constexpr std::string_view blanks = " \t\n\r\v";
constexpr std::string_view operatorCharacters = ".[]{}(),@#;:?+-*/%|=<>^&!~";
constexpr std::array<std::string_view, 9> longOperators = {
    "..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??"};

bool isBlank(char c) {
    return blanks.find(c) != std::string_view::npos;
}
} // namespace

Token Lexer::make(TokenType type, std::string text) {
    Token token;
    token.type = type;
    token.text = std::move(text);
    token.begin = static_cast<std::uint32_t>(m_begin);
    token.end = static_cast<std::uint32_t>(m_position);
    return token;
}

Token Lexer::fail(std::string_view code, std::size_t position, std::string_view token) {
    m_failure = std::make_unique<Failure>();
    m_failure->code = code;
    m_failure->position = static_cast<std::uint32_t>(position);
    m_failure->hasPosition = true;
    m_failure->hasToken = !token.empty();
    m_failure->token = token;
    m_position = m_source.size();
    return {};
}

bool Lexer::skipBlanksAndComments() {
    for (;;) {
        while (m_position < m_source.size() && isBlank(m_source[m_position])) ++m_position;
        if (at(m_position) != '/' || at(m_position + 1) != '*') return true;
        const std::size_t close = m_source.find("*/", m_position + 2);
        if (close == std::string_view::npos) {
            fail("S0106", m_position);
            return false;
        }
        m_position = close + 2;
    }
}

Token Lexer::next(bool infix) {
    if (m_failure || !skipBlanksAndComments()) return {};
    m_begin = m_position;
    if (m_position >= m_source.size()) return make(TokenType::End, {});
    const char current = m_source[m_position];
    if (!infix && current == '/') return regex();
    for (const std::string_view candidate : longOperators)
        if (m_source.substr(m_position).starts_with(candidate)) {
            m_position += candidate.size();
            return make(TokenType::Operator, std::string(candidate));
        }
    if (operatorCharacters.find(current) != std::string_view::npos) {
        ++m_position;
        return make(TokenType::Operator, std::string(1, current));
    }
    if (current == '"' || current == '\'') return string(current);
    Token token;
    if (isDigit(current) && number(token)) return token;
    if (current == '`') return quotedName();
    return word();
}

bool Lexer::escape(std::string& out) {
    const char kind = at(m_position);
    switch (kind) {
    case '"':
    case '\\':
    case '/':
        out += kind;
        break;
    case 'b':
        out += '\b';
        break;
    case 'f':
        out += '\f';
        break;
    case 'n':
        out += '\n';
        break;
    case 'r':
        out += '\r';
        break;
    case 't':
        out += '\t';
        break;
    case 'u': {
        const std::string_view digits = m_source.substr(std::min(m_position + 1, m_source.size()), 4);
        unsigned unit = 0;
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
        if (digits.size() < 4 || parsed.ptr != digits.data() + 4) {
            fail("S0104", m_position);
            return false;
        }
        appendUtf16Unit(out, static_cast<char16_t>(unit));
        m_position += 4;
        break;
    }
    default: {
        const std::size_t position = m_position;
        const std::size_t length = m_position < m_source.size() ? sequenceLength(m_source, m_position) : 0;
        fail("S0103", position, m_source.substr(std::min(position, m_source.size()), length));
        m_failure->hasToken = true;
        return false;
    }
    }
    ++m_position;
    return true;
}

Token Lexer::string(char quote) {
    ++m_position;
    std::string content;
    while (m_position < m_source.size()) {
        const char current = m_source[m_position++];
        if (current == quote) {
            Token token = make(TokenType::String, content);
            token.value = content;
            return token;
        }
        if (current != '\\')
            content += current;
        else if (!escape(content))
            return {};
    }
    return fail("S0101", m_source.size());
}

Token Lexer::regex() {
    const std::size_t start = ++m_position;
    int depth = 0;
    for (; m_position < m_source.size(); ++m_position) {
        const char current = m_source[m_position];
        std::size_t backslashes = 0;
        while (m_source[m_position - 1 - backslashes] == '\\') ++backslashes;
        if (current == '/' && depth == 0 && backslashes % 2 == 0) {
            const std::string pattern(m_source.substr(start, m_position - start));
            if (pattern.empty()) return fail("S0301", m_position);
            const std::size_t flags = ++m_position;
            while (at(m_position) == 'i' || at(m_position) == 'm') ++m_position;
            Token token = make(TokenType::Regex, pattern);
            token.flags = m_source.substr(flags, m_position - flags);
            return token;
        }
        if (backslashes > 0) continue;
        if (current == '(' || current == '[' || current == '{') ++depth;
        if (current == ')' || current == ']' || current == '}') --depth;
    }
    return fail("S0302", m_source.size());
}

bool Lexer::number(Token& token) {
    // (0|[1-9][0-9]*)(\.[0-9]+)?([Ee][-+]?[0-9]+)?
    std::size_t end = m_position;
    if (m_source[end] == '0')
        ++end;
    else
        while (isDigit(at(end))) ++end;
    if (at(end) == '.' && isDigit(at(end + 1)))
        for (++end; isDigit(at(end));) ++end;
    if (at(end) == 'e' || at(end) == 'E') {
        std::size_t exponent = end + 1;
        if (at(exponent) == '-' || at(exponent) == '+') ++exponent;
        if (isDigit(at(exponent))) {
            while (isDigit(at(exponent))) ++exponent;
            end = exponent;
        }
    }
    const std::string_view spelling = m_source.substr(m_position, end - m_position);
    const double value = parseDouble(spelling);
    if (!std::isfinite(value)) {
        token = fail("S0102", m_position, spelling);
        return true;
    }
    m_position = end;
    token = make(TokenType::Number, std::string(spelling));
    token.value = makeNumber(value);
    return true;
}

Token Lexer::quotedName() {
    const std::size_t close = m_source.find('`', m_position + 1);
    if (close == std::string_view::npos) return fail("S0105", m_source.size());
    const std::string name(m_source.substr(m_position + 1, close - m_position - 1));
    m_position = close + 1;
    return make(TokenType::Name, name);
}

Token Lexer::word() {
    std::size_t end = m_position;
    while (end < m_source.size() && !isBlank(m_source[end]) &&
           operatorCharacters.find(m_source[end]) == std::string_view::npos)
        ++end;
    const std::string name(m_source.substr(m_position, end - m_position));
    m_position = end;
    if (name.starts_with('$')) return make(TokenType::Variable, name.substr(1));
    if (name == "or" || name == "in" || name == "and") return make(TokenType::Operator, name);
    Token token = make(TokenType::Name, name);
    if (name == "true" || name == "false" || name == "null") {
        token.type = TokenType::Value;
        token.value = name == "null" ? json::Value(nullptr) : json::Value(name == "true");
    }
    return token;
}

} // namespace wb::query::jsonata
