// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/ascii.h"
#include "core/query/jsonpath/parser.h"

namespace wb::query::jsonpath {

bool Parser::parseLiteral(json::Value& value) {
    switch (peek()) {
    case '\'':
    case '"': {
        std::string text;
        if (!parseQuoted(text)) return false;
        value = json::Value(text);
        return true;
    }
    case '[':
        return parseLiteralArray(value);
    case '{':
        return parseLiteralObject(value);
    default:
        break;
    }
    const auto keyword = [this](std::string_view word) {
        const char after = peek(word.size());
        const bool ends =
            !isDigit(after) && after != '_' && !((after | 0x20) >= 'a' && (after | 0x20) <= 'z');
        return ends && acceptWord(word);
    };
    if (keyword("true")) return value = json::Value(true), true;
    if (keyword("false")) return value = json::Value(false), true;
    if (keyword("null")) return value = json::Value(nullptr), true;
    return parseNumber(value);
}

bool Parser::parseLiteralArray(json::Value& value) {
    if (!enter()) return false;
    ++m_position;
    std::vector<json::Value> items;
    skipBlanks();
    if (!accept(']')) {
        do {
            skipBlanks();
            if (!parseLiteral(items.emplace_back())) return false;
            skipBlanks();
        } while (accept(','));
        if (!accept(']')) return fail("Expected ',' or ']' in a list");
    }
    leave();
    value = json::Value::array(std::move(items));
    return true;
}

bool Parser::parseLiteralObject(json::Value& value) {
    if (!enter()) return false;
    ++m_position;
    std::vector<json::Member> members;
    skipBlanks();
    if (!accept('}')) {
        do {
            skipBlanks();
            std::string key;
            if (peek() != '\'' && peek() != '"') return fail("Expected a quoted key");
            if (!parseQuoted(key)) return false;
            skipBlanks();
            if (!accept(':')) return fail("Expected ':'");
            skipBlanks();
            json::Value member;
            if (!parseLiteral(member)) return false;
            members.push_back({json::String(key), std::move(member)});
            skipBlanks();
        } while (accept(','));
        if (!accept('}')) return fail("Expected ',' or '}' in an object");
    }
    leave();
    value = json::Value::object(std::move(members));
    return true;
}

bool Parser::parseNumber(json::Value& value) {
    const std::size_t begin = m_position;
    accept('-');
    const std::size_t digits = m_position;
    while (isDigit(peek())) ++m_position;
    bool good = m_position > digits && !(m_text[digits] == '0' && m_position > digits + 1);
    if (good && accept('.')) {
        const std::size_t fraction = m_position;
        while (isDigit(peek())) ++m_position;
        good = m_position > fraction;
    }
    if (good && (peek() == 'e' || peek() == 'E')) {
        ++m_position;
        if (!accept('+')) accept('-');
        const std::size_t exponent = m_position;
        while (isDigit(peek())) ++m_position;
        good = m_position > exponent;
    }
    if (!good) return fail("Expected a path, a string, a number, true, false or null", begin, m_position + 1);
    value = json::Value::number(m_text.substr(begin, m_position - begin));
    return true;
}

} // namespace wb::query::jsonpath
