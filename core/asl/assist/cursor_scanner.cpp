// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/cursor_scanner.h"

#include "core/json/decoded_string.h"

#include <algorithm>

namespace wb::asl::assist {

namespace {

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isWordCharacter(char c) {
    return !isSpace(c) && std::string_view(",:{}[]\"").find(c) == std::string_view::npos;
}

} // namespace

CursorScanner::CursorScanner(const json::SyntaxTree& tree, json::Node container, std::uint32_t offset)
    : m_text(tree.text()), m_container(container), m_isArray(container.isArray()),
      m_position(container ? container.range().begin + 1 : 0), m_lastEnd(m_position),
      m_expect(container.isObject() ? Expect::Key : Expect::Value) {
    m_cursor.offset = offset;
    m_cursor.container = container;
}

void CursorScanner::startAtLastMembers() {
    for (const json::Node child : m_container.children()) {
        if (child.range().begin >= m_cursor.offset) break;
        m_beforeLast = m_last;
        m_last = child;
    }
    // The member before the last shows whether a comma is missing.
    if (const json::Node from = m_beforeLast ? m_beforeLast : m_last)
        m_position = m_lastEnd = std::max(m_position, from.range().begin);
}

std::uint32_t CursorScanner::endOfComment(std::uint32_t begin) const {
    if (begin >= m_text.size()) return begin;
    const std::string_view rest = m_text.substr(begin);
    if (rest.starts_with("/*")) {
        const std::size_t close = rest.find("*/", 2);
        return begin + static_cast<std::uint32_t>(close == std::string_view::npos ? rest.size() : close + 2);
    }
    if (!rest.starts_with("//") && !rest.starts_with('#')) return begin;
    return begin + static_cast<std::uint32_t>(std::min(rest.find_first_of("\r\n"), rest.size()));
}

void CursorScanner::skipSpace() {
    while (m_position < m_cursor.offset) {
        if (isSpace(m_text[m_position])) {
            ++m_position;
            continue;
        }
        const std::uint32_t end = endOfComment(m_position);
        if (end == m_position) return;
        // At the end of its line one still writes the comment; a closed one is over.
        const bool isOver = m_text.substr(m_position, end - m_position).ends_with("*/");
        m_isInComment = m_cursor.offset < end || (m_cursor.offset == end && !isOver);
        m_position = end;
    }
}

CursorScanner::Token CursorScanner::readString() const {
    std::uint32_t end = m_position + 1;
    const auto size = static_cast<std::uint32_t>(m_text.size());
    while (end < size && m_text[end] != '"' && m_text[end] != '\n' && m_text[end] != '\r')
        end += m_text[end] == '\\' && end + 1 < size && m_text[end + 1] != '\n' ? 2 : 1;
    end = std::min(end, size);
    if (end < size && m_text[end] == '"') return {{m_position, end + 1}, true, true};
    // What closes the container or goes on after an unfinished string is not part of it.
    const std::uint32_t least = std::max(m_position + 1, std::min(m_cursor.offset, end));
    while (end > least && !isWordCharacter(m_text[end - 1])) --end;
    return {{m_position, end}, true, false};
}

CursorScanner::Token CursorScanner::readWord() const {
    std::uint32_t end = m_position;
    while (end < m_text.size() && isWordCharacter(m_text[end])) ++end;
    return {{m_position, end}, false, false};
}

void CursorScanner::skipContainer() {
    for (const json::Node node : {m_beforeLast, m_last}) {
        const json::Node value = m_isArray ? node : node.value();
        if (value && value.range().begin == m_position && value.range().end > m_position) {
            m_position = value.range().end;
            return;
        }
    }
    int depth = 0;
    while (m_position < m_cursor.offset) {
        const char c = m_text[m_position];
        if (c == '"') {
            m_position = std::max(readString().range.end, m_position + 1);
            continue;
        }
        if (const std::uint32_t end = endOfComment(m_position); end > m_position) {
            m_position = end;
            continue;
        }
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        ++m_position;
        if (depth <= 0) return;
    }
}

bool CursorScanner::holdsCaret(const Token& token) const {
    const std::uint32_t offset = m_cursor.offset;
    return token.range.begin < offset &&
           (offset < token.range.end || (offset == token.range.end && !token.isClosed));
}

void CursorScanner::pass(const Token& token) {
    if (m_isArray || !m_container) {
        m_expect = Expect::Comma;
    } else if (m_expect == Expect::Key || m_expect == Expect::Comma) {
        const std::uint32_t inset = token.isQuoted ? 1 : 0;
        m_cursor.keyRange = {token.range.begin + inset, token.range.end - (token.isClosed ? 1 : 0)};
        m_cursor.key = json::DecodedString(m_text.substr(m_cursor.keyRange.begin, m_cursor.keyRange.length()),
                                           m_cursor.keyRange.begin)
                           .text();
        m_expect = Expect::Colon;
    } else {
        m_expect = Expect::Comma;
    }
    m_lastEnd = token.range.end;
}

void CursorScanner::lookAhead(std::uint32_t from) {
    for (std::uint32_t end = from; from < m_text.size(); from = end) {
        end = isSpace(m_text[from]) ? from + 1 : endOfComment(from);
        if (end == from) break;
    }
    const char next = from < m_text.size() ? m_text[from] : '\0';
    m_cursor.hasColon = next == ':';
    m_cursor.needsCommaAfter =
        m_container.isObject() ? next == '"' : next == '"' || next == '{' || next == '[';
}

void CursorScanner::finish(const Token* token) {
    Cursor& cursor = m_cursor;
    if (token) {
        cursor.token = token->range;
        cursor.isQuoted = token->isQuoted;
        cursor.isClosed = token->isClosed;
        cursor.content = {token->range.begin + (token->isQuoted ? 1U : 0U),
                          token->range.end - (token->isClosed ? 1U : 0U)};
    } else {
        cursor.token = cursor.content = {cursor.offset, cursor.offset};
    }
    if (m_isInComment) {
        cursor.place = Cursor::Place::None;
        return;
    }
    const bool isObject = m_container.isObject();
    const bool isValue = m_expect == Expect::Value || (m_expect == Expect::Colon && isObject);
    cursor.place = isValue || !isObject ? Cursor::Place::Value : Cursor::Place::Key;
    cursor.needsColon = m_expect == Expect::Colon;
    if (m_expect == Expect::Comma) {
        // Right behind a finished value, or inside of one (in a comment), nothing is being written.
        if (!token && (cursor.offset <= m_lastEnd || !m_container)) cursor.place = Cursor::Place::None;
        if (m_lastEnd <= cursor.token.begin) cursor.missingComma = m_lastEnd;
    }
    if (cursor.place == Cursor::Place::Key || !isObject) {
        cursor.key.clear();
        cursor.keyRange = {};
    }
    lookAhead(cursor.token.end);
}

Cursor CursorScanner::scan() {
    startAtLastMembers();
    for (skipSpace(); m_position < m_cursor.offset; skipSpace()) {
        const char c = m_text[m_position];
        if (c == '{' || c == '[') {
            const std::uint32_t begin = m_position;
            skipContainer();
            pass({{begin, m_position}, false, false});
        } else if (c == ',') {
            m_expect = m_container.isObject() ? Expect::Key : Expect::Value;
            ++m_position;
        } else if (c == ':') {
            if (m_container.isObject()) m_expect = Expect::Value;
            ++m_position;
        } else if (c == '}' || c == ']') {
            ++m_position;
        } else {
            const Token token = c == '"' ? readString() : readWord();
            if (holdsCaret(token)) {
                finish(&token);
                return m_cursor;
            }
            pass(token);
            m_position = std::max(token.range.end, m_position + 1);
        }
    }
    finish(nullptr);
    return m_cursor;
}

} // namespace wb::asl::assist
