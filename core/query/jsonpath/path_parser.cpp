// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/ascii.h"
#include "core/query/jsonpath/names.h"
#include "core/query/jsonpath/parser.h"

#include <charconv>

namespace wb::query::jsonpath {

namespace {

// Variables are named by Unicode identifiers; here every character beyond ASCII passes, query/variables.h
// judges the name.
bool isVariableCharacter(char c, bool first) {
    const bool letter = isLetter(c) || c == '_';
    return letter || static_cast<unsigned char>(c) >= 0x80 || (!first && isDigit(c));
}

// Jayway ends a name written with a dot only at what begins the next step. Inside a filter operators end it
// as well.
bool endsName(char c, bool embedded) {
    switch (c) {
    case '.':
    case '[':
    case '(':
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case ']':
    case ')':
    case '\'':
    case '"':
    case '*':
        return true;
    case ',':
    case '=':
    case '!':
    case '<':
    case '>':
    case '~':
    case '&':
    case '|':
        return embedded;
    default:
        return false;
    }
}

} // namespace

Result<Path, ParseError> Path::parse(std::string_view text, const ParseOptions& options) {
    return Parser(text, options).parseWhole();
}

Result<Path, ParseError> Parser::parseWhole() {
    Path path;
    if (m_text.size() > maximumPathBytes) {
        fail("The path is too long", 0, m_text.size());
        return failure(std::move(*m_error));
    }
    if (!parsePath(path, false)) return failure(std::move(*m_error));
    skipBlanks();
    if (!atEnd()) {
        fail("Expected '.' or '['", m_position, m_position + 1);
        return failure(std::move(*m_error));
    }
    return path;
}

bool Parser::parsePath(Path& path, bool embedded) {
    if (!enter()) return false;
    const std::size_t begin = m_position;
    if (!parseRoot(path)) return false;
    while (true) {
        const std::size_t before = m_position;
        skipBlanks();
        if (peek() != '.' && peek() != '[') {
            m_position = before;
            break;
        }
        if (!parseSegment(path, embedded)) return false;
    }
    path.m_text = std::string(m_text.substr(begin, m_position - begin));
    path.m_definite = isDefinite(path);
    leave();
    return true;
}

bool Parser::parseRoot(Path& path) {
    const std::size_t begin = m_position;
    if (m_depth > 1 && accept('@')) {
        path.m_root = Root::Current;
        return true;
    }
    if (!accept('$')) return fail("A path begins with '$'");
    path.m_root = Root::Input;
    if (!m_options.roots) return true;
    if (accept('$')) {
        path.m_root = Root::Context;
        return true;
    }
    while (!atEnd() && isVariableCharacter(peek(), m_position == begin + 1)) ++m_position;
    if (m_position > begin + 1) {
        path.m_root = Root::Variable;
        path.m_variableRange = rangeFrom(begin);
        path.m_variable = json::String(m_text.substr(begin + 1, m_position - begin - 1));
    }
    return true;
}

bool Parser::parseSegment(Path& path, bool embedded) {
    Segment segment;
    const std::size_t begin = m_position;
    if (peek() == '.' && peek(1) == '.') {
        m_position += 2;
        segment.kind = Segment::Kind::Descendant;
        if (peek() == '[' ? !parseBracket(segment) : !parseDotted(segment, embedded)) return false;
    } else if (accept('.')) {
        skipBlanks();
        if (peek() == '[' ? !parseBracket(segment) : !parseDotted(segment, embedded)) return false;
    } else if (!parseBracket(segment)) {
        return false;
    }
    segment.range = rangeFrom(begin);
    path.m_segments.push_back(std::move(segment));
    return true;
}

bool Parser::parseDotted(Segment& segment, bool embedded) {
    const std::size_t begin = m_position;
    Selector selector;
    if (accept('*')) {
        selector.kind = Selector::Kind::Wildcard;
    } else {
        while (!atEnd() && !endsName(peek(), embedded)) ++m_position;
        const std::string_view name = m_text.substr(begin, m_position - begin);
        if (name.empty()) return fail("Expected the name of a field after '.'");
        if (peek() == '(') {
            const auto function = pathFunction(name);
            if (!function) return fail("There is no function '" + std::string(name) + "'", begin, m_position);
            if (segment.kind == Segment::Kind::Descendant)
                return fail("A function cannot follow '..'", begin, m_position);
            segment.kind = Segment::Kind::Function;
            segment.function = *function;
            return parseArguments(segment);
        }
        if (!atEnd() && (peek() == '\'' || peek() == '"' || peek() == '*'))
            return fail("Names with such characters are written in brackets: ['name']");
        selector.kind = Selector::Kind::Name;
        selector.name = json::String(name);
    }
    selector.range = rangeFrom(begin);
    segment.selectors.push_back(std::move(selector));
    return true;
}

bool Parser::parseArguments(Segment& segment) {
    accept('(');
    skipBlanks();
    if (accept(')')) return true;
    do {
        skipBlanks();
        ExpressionPtr argument = parseOperand();
        if (!argument) return false;
        segment.arguments.push_back(std::move(argument));
        skipBlanks();
    } while (accept(','));
    return accept(')') || fail("Expected ',' or ')' after the argument of a function");
}

bool Parser::parseBracket(Segment& segment) {
    accept('[');
    segment.bracketed = true;
    do {
        skipBlanks();
        Selector selector;
        const std::size_t begin = m_position;
        if (!parseSelector(selector)) return false;
        selector.range = rangeFrom(begin);
        segment.selectors.push_back(std::move(selector));
        skipBlanks();
    } while (accept(','));
    return accept(']') || fail("Expected ']'");
}

bool Parser::parseSelector(Selector& selector) {
    const char c = peek();
    if (c == '*') {
        ++m_position;
        selector.kind = Selector::Kind::Wildcard;
        return true;
    }
    if (c == '\'' || c == '"') {
        std::string name;
        if (!parseQuoted(name)) return false;
        selector.kind = Selector::Kind::Name;
        selector.name = json::String(name);
        return true;
    }
    if (c == '?') {
        ++m_position;
        skipBlanks();
        selector.kind = Selector::Kind::Filter;
        selector.filter = parseOr();
        return selector.filter != nullptr;
    }
    if (c == '-' || c == ':' || isDigit(c)) return parseIndexOrSlice(selector);
    return fail("Expected a quoted name, an index, a slice, '*' or '?' in brackets");
}

bool Parser::parseIndexOrSlice(Selector& selector) {
    std::optional<std::int64_t> first;
    if (peek() != ':' && !parseInteger(first)) return false;
    const std::size_t afterFirst = m_position;
    skipBlanks();
    if (!accept(':')) {
        m_position = afterFirst;
        selector.kind = Selector::Kind::Index;
        selector.index = *first;
        return true;
    }
    selector.kind = Selector::Kind::Slice;
    selector.start = first;
    const auto beginsInteger = [this] { return peek() == '-' || isDigit(peek()); };
    skipBlanks();
    if (beginsInteger() && !parseInteger(selector.end)) return false;
    skipBlanks();
    if (!accept(':')) return true;
    skipBlanks();
    std::optional<std::int64_t> step;
    if (beginsInteger() && !parseInteger(step)) return false;
    selector.step = step.value_or(1);
    return true;
}

bool Parser::parseInteger(std::optional<std::int64_t>& number) {
    const std::size_t begin = m_position;
    accept('-');
    const std::size_t digits = m_position;
    while (isDigit(peek())) ++m_position;
    const std::string_view text = m_text.substr(begin, m_position - begin);
    // RFC 9535, 2.3.3: no leading zeros, no minus zero, within the exact integers of a double.
    const bool padded = m_text.substr(digits, m_position - digits).size() > 1 && m_text[digits] == '0';
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr std::int64_t limit = 9007199254740991;
    if (read.ec != std::errc() || padded || text == "-0" || value > limit || value < -limit)
        return fail("Not an index: '" + std::string(text) + "'", begin, m_position);
    number = value;
    return true;
}

bool Parser::isDefinite(const Path& path) {
    const auto& segments = path.m_segments;
    const bool endsInFunction = !segments.empty() && segments.back().kind == Segment::Kind::Function;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (segments[i].isDefinite()) continue;
        if (segments[i].isNameUnion() && i + 1 == segments.size()) continue;
        if (endsInFunction && path.hasDescendants()) return true;
        return false;
    }
    return true;
}

} // namespace wb::query::jsonpath
