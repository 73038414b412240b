// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/parser.h"

#include "core/json/scanner.h"
#include "core/json/tolerant_parser.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace wb::json {

namespace {

constexpr const char* commentMessage = "JSON has no comments";

/// At least as many records as a text without errors makes, unless strings are full of punctuation: growing
/// an array of millions of records costs more than counting.
std::size_t likelyRecords(const std::string& text) {
    const auto count = [&](char c) {
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), c));
    };
    // A member is three records: itself, its key and its value.
    return std::min(2 * count(':') + count(',') + count('{') + count('[') + 8, text.size() + 8);
}

} // namespace

SyntaxTreePtr TolerantParser::run() {
    if (m_text->size() >= std::numeric_limits<std::uint32_t>::max()) {
        m_errors.push_back({{0, 0}, "The text is larger than 4 GiB"});
        return std::make_shared<const SyntaxTree>(std::make_shared<const std::string>(),
                                                  std::vector<Record>(), std::move(m_errors));
    }
    m_records.reserve(likelyRecords(*m_text));
    if (m_text->starts_with("\xEF\xBB\xBF")) m_p += 3;
    m_lastEnd = m_p;
    while (true) {
        skipBlank();
        if (m_p == m_end) break;
        step();
    }
    finish();
    std::stable_sort(m_errors.begin(), m_errors.end(), [](const SyntaxError& a, const SyntaxError& b) {
        return a.range.begin < b.range.begin;
    });
    return std::make_shared<const SyntaxTree>(std::move(m_text), std::move(m_records), std::move(m_errors));
}

void TolerantParser::skipBlank() {
    do {
        while (m_p < m_end && scanner::isBlank(*m_p)) ++m_p;
    } while (m_p < m_end && (*m_p == '#' || *m_p == '/') && skipComment());
}

bool TolerantParser::skipComment() {
    if (*m_p != '#' && !isComment()) return false;
    const char* const begin = m_p;
    if (*m_p != '#' && m_p[1] == '*') {
        const auto rest = std::string_view(m_p + 2, static_cast<std::size_t>(m_end - m_p - 2));
        const std::size_t close = rest.find("*/");
        m_p = close == std::string_view::npos ? m_end : m_p + 2 + close + 2;
        if (close == std::string_view::npos) {
            error(begin, m_p, "The comment is never closed");
            return true;
        }
    } else {
        while (m_p < m_end && *m_p != '\n' && *m_p != '\r') ++m_p;
    }
    comment(begin, m_p);
    return true;
}

// Readers may let comments pass: many of them must not look like too many errors, nor keep errors out.
void TolerantParser::comment(const char* begin, const char* end) {
    if (m_comments >= maximumErrors / 2 || m_errors.size() + 1 >= maximumErrors) return;
    m_errors.push_back({{offset(begin), offset(end)}, commentMessage});
    ++m_comments;
}

void TolerantParser::step() {
    switch (m_expect) {
    case Expect::OpenObject:
    case Expect::Key:
        stepKey();
        break;
    case Expect::Colon:
        stepColon();
        break;
    case Expect::Separator:
        stepSeparator();
        break;
    case Expect::Nothing:
        stepAfterRoot();
        break;
    default:
        stepValue();
        break;
    }
}

void TolerantParser::stepValue() {
    switch (*m_p) {
    case '"':
    case '\'':
        return stringNode();
    case '{':
        return open(NodeKind::Object);
    case '[':
        return open(NodeKind::Array);
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
        return number();
    case '$':
        if (const char* after = scanner::scanPlaceholder(m_p, m_end))
            return scalar(NodeKind::Placeholder, after, SyntaxTree::HasPlaceholder);
        return word();
    case ']':
    case '}':
        if (m_expect == Expect::Root) return unexpected("Expected a value");
        if (inMember())
            missingValue();
        else if (m_expect == Expect::Element)
            error(m_begin + m_comma.begin, m_begin + m_comma.end, "JSON has no comma after the last element");
        return close(*m_p == '}' ? NodeKind::Object : NodeKind::Array);
    case ',':
        if (m_expect == Expect::Root) return unexpected("Expected a value");
        if (inMember()) return missingValue();
        error(m_p, m_p + 1, "Expected a value before the comma");
        m_expect = Expect::Element;
        m_comma = {offset(m_p), offset(m_p) + 1};
        m_lastEnd = ++m_p;
        return;
    case ':':
    case ';':
    case '=':
        return unexpected("Expected a value");
    default:
        return word();
    }
}

void TolerantParser::stepKey() {
    const char* const begin = m_p;
    switch (*m_p) {
    case '"':
    case '\'': {
        const scanner::StringToken token = scanner::scanString(m_p, m_end);
        if (token.message) error(token.fault, token.fault + token.faultLength, token.message);
        if (*m_p == '\'') error(m_p, token.end, "Strings stand in double quotes");
        return openMember(token.end, token.flags);
    }
    case '}':
    case ']':
        if (m_expect == Expect::Key)
            error(m_begin + m_comma.begin, m_begin + m_comma.end, "JSON has no comma after the last member");
        return close(*m_p == '}' ? NodeKind::Object : NodeKind::Array);
    case ',':
    case ';':
    case '=':
        return unexpected("Expected a key in double quotes");
    case '{':
    case '[':
    case ':': // A value without a key keeps its place, so that what is inside is not lost.
        error(m_p, m_p + 1, "Expected a key in double quotes");
        openMember(m_p, 0);
        if (*m_p != ':') m_expect = Expect::Value;
        return;
    default:
        break;
    }
    const char* end = scanner::scanPlaceholder(m_p, m_end);
    if (!end) end = std::max(scanner::scanWord(m_p, m_end), m_p + 1);
    const char* next = end;
    while (next < m_end && scanner::isBlank(*next)) ++next;
    if (next < m_end && (*next == ':' || *next == '=')) {
        error(begin, end, "Keys stand in double quotes");
        // Bytes that are not UTF-8 are replaced when the key is read.
        return openMember(end, SyntaxTree::HasEscapes);
    }
    error(begin, end, "Expected a key in double quotes");
    m_p = end;
}

void TolerantParser::stepColon() {
    switch (*m_p) {
    case '=':
        error(m_p, m_p + 1, "Expected a colon");
        [[fallthrough]];
    case ':':
        m_lastEnd = ++m_p;
        m_expect = Expect::Value;
        return;
    case ',':
    case ']':
    case '}':
        return missingValue();
    case '"':
    case '\'':
        if (stringThenColon()) {
            missingValue();
            m_expect = Expect::OpenObject;
            return;
        }
        break;
    case ';':
        return unexpected("Expected a colon");
    default:
        break;
    }
    error(m_lastEnd, m_lastEnd, "Expected a colon after the key");
    m_expect = Expect::Value;
}

void TolerantParser::stepSeparator() {
    const bool inObject = openKind() == NodeKind::Object;
    switch (*m_p) {
    case ';':
        error(m_p, m_p + 1, "Expected a comma");
        [[fallthrough]];
    case ',':
        m_comma = {offset(m_p), offset(m_p) + 1};
        m_lastEnd = ++m_p;
        m_expect = inObject ? Expect::Key : Expect::Element;
        return;
    case '}':
        return close(NodeKind::Object);
    case ']':
        return close(NodeKind::Array);
    case ':':
    case '=':
        if (inObject && lastValueWasKey()) return;
        return unexpected("Expected a comma");
    default:
        break;
    }
    error(m_lastEnd, m_lastEnd,
          inObject ? "Expected a comma between members" : "Expected a comma between elements");
    m_expect = inObject ? Expect::OpenObject : Expect::OpenArray;
}

std::uint32_t TolerantParser::add(NodeKind kind, const char* begin, const char* end, std::uint8_t flags) {
    const auto index = static_cast<std::uint32_t>(m_records.size());
    if (m_open != none) ++m_records[m_open].count;
    m_records.push_back(
        {kind, flags, 0, {offset(begin), offset(end)}, m_open == none ? 0 : m_open, index + 1, 0});
    return index;
}

void TolerantParser::scalar(NodeKind kind, const char* end, std::uint8_t flags) {
    add(kind, m_p, end, flags);
    m_p = end;
    m_lastEnd = end;
    endValue();
}

void TolerantParser::stringNode() {
    const scanner::StringToken token = scanner::scanString(m_p, m_end);
    if (token.message) error(token.fault, token.fault + token.faultLength, token.message);
    if (*m_p == '\'') error(m_p, token.end, "Strings stand in double quotes");
    scalar(NodeKind::String, token.end, token.flags);
}

void TolerantParser::number() {
    const char* const end = scanner::scanNumber(m_p, m_end);
    if (end && (end == m_end || scanner::isBlank(*end) || std::strchr(",]}", *end)))
        return scalar(NodeKind::Number, end);
    const char* const whole = std::max(scanner::scanWord(m_p, m_end), m_p + 1);
    // A comment or an opening bracket may follow directly.
    if (end == whole) return scalar(NodeKind::Number, end);
    error(m_p, whole, "Not a number as JSON writes it");
    scalar(NodeKind::Error, whole);
}

void TolerantParser::word() {
    const char* const end = std::max(scanner::scanWord(m_p, m_end), m_p + 1);
    const std::string_view spelled(m_p, static_cast<std::size_t>(end - m_p));
    if (spelled == "true" || spelled == "false") return scalar(NodeKind::Boolean, end);
    if (spelled == "null") return scalar(NodeKind::Null, end);
    if (m_expect == Expect::Root) {
        error(m_p, end, "Expected a value");
        m_p = end;
        return;
    }
    const std::string_view hint = spelled == "True"    ? "; it is written true"
                                  : spelled == "False" ? "; it is written false"
                                  : spelled == "None" || spelled == "undefined"
                                      ? "; nothing is written null"
                                      : "; strings stand in double quotes";
    error(m_p, end, "Not a value" + std::string(hint));
    scalar(NodeKind::Error, end);
}

void TolerantParser::open(NodeKind kind) {
    if (m_openArrays + m_openObjects >= maximumDepth) return skipTooDeep();
    const bool isObject = kind == NodeKind::Object;
    const std::uint32_t index = add(kind, m_p, m_p + 1);
    m_open = index;
    ++(isObject ? m_openObjects : m_openArrays);
    m_lastEnd = ++m_p;
    m_expect = isObject ? Expect::OpenObject : Expect::OpenArray;
}

void TolerantParser::close(NodeKind kind) {
    const bool isObject = kind == NodeKind::Object;
    if ((isObject ? m_openObjects : m_openArrays) == 0)
        return unexpected("Nothing is open that this bracket closes");
    int unclosed = 0;
    while (openKind() != kind) {
        if (!inMember()) ++unclosed;
        inMember() ? endMember() : popContainer(m_lastEnd);
    }
    if (unclosed == 1)
        error(m_p, m_p, isObject ? "Expected ] before this bracket" : "Expected } before this bracket");
    else if (unclosed > 1)
        error(m_p, m_p, std::to_string(unclosed) + " brackets are still open before this one");
    m_lastEnd = ++m_p;
    popContainer(m_p);
    endValue();
}

void TolerantParser::popContainer(const char* end) {
    Record& record = m_records[m_open];
    --(record.kind == NodeKind::Object ? m_openObjects : m_openArrays);
    record.range.end = offset(end);
    record.subtreeEnd = static_cast<std::uint32_t>(m_records.size());
    m_open = m_open == 0 ? none : record.parent;
}

void TolerantParser::openMember(const char* end, std::uint8_t flags) {
    m_open = add(NodeKind::Member, m_p, end);
    add(NodeKind::String, m_p, end, flags);
    m_p = end;
    m_lastEnd = end;
    m_expect = Expect::Colon;
}

void TolerantParser::endMember() {
    Record& member = m_records[m_open];
    member.range.end = offset(m_lastEnd);
    member.subtreeEnd = static_cast<std::uint32_t>(m_records.size());
    m_open = member.parent;
}

void TolerantParser::endValue() {
    if (inMember()) endMember();
    m_expect = m_open == none ? Expect::Nothing : Expect::Separator;
}

SyntaxTreePtr parse(std::string text) {
    return parse(std::make_shared<const std::string>(std::move(text)));
}

SyntaxTreePtr parse(std::shared_ptr<const std::string> text) {
    return TolerantParser(std::move(text)).run();
}

bool isComment(const SyntaxTree& tree, const SyntaxError& error) {
    return tree.notation() == Notation::Json && error.message == commentMessage;
}

bool isWhole(const SyntaxTree& tree) {
    return std::all_of(tree.errors().begin(), tree.errors().end(),
                       [&](const SyntaxError& error) { return isComment(tree, error); });
}

} // namespace wb::json
