// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/parser.h"

#include "core/json/scanner.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace wb::json {

namespace {

// More errors help nobody, and a hostile text has one at every byte.
constexpr std::size_t maximumErrors = 1000;
constexpr const char* commentMessage = "JSON has no comments";
constexpr std::uint32_t none = 0xFFFFFFFF;

class Parser {
  public:
    explicit Parser(std::shared_ptr<const std::string> text)
        : m_text(std::move(text)), m_begin(m_text->data()), m_end(m_begin + m_text->size()), m_p(m_begin) {}

    SyntaxTreePtr run();

  private:
    // What the grammar expects next. "Open" stands right after an opening bracket, where the closing one may
    // follow.
    enum class Expect { Root, OpenArray, Element, OpenObject, Key, Colon, Value, Separator, Nothing };
    using Record = SyntaxTree::Record;

    void skipBlank();
    bool skipComment();
    void step();
    void stepValue();
    void stepKey();
    void stepColon();
    void stepSeparator();
    void stepAfterRoot();

    std::uint32_t add(NodeKind kind, const char* begin, const char* end, std::uint8_t flags = 0);
    void scalar(NodeKind kind, const char* end, std::uint8_t flags = 0);
    void stringNode();
    void number();
    void word();
    void open(NodeKind kind);
    void skipTooDeep();
    void close(NodeKind kind);
    void popContainer(const char* end);
    void openMember(const char* end, std::uint8_t flags);
    void endMember();
    void endValue();
    void missingValue();
    bool lastValueWasKey();
    void unexpected(const char* what);
    void finish();

    void error(const char* begin, const char* end, std::string message);
    std::uint32_t offset(const char* place) const { return static_cast<std::uint32_t>(place - m_begin); }
    NodeKind openKind() const { return m_open == none ? NodeKind::Error : m_records[m_open].kind; }
    bool inMember() const { return openKind() == NodeKind::Member; }
    bool isComment() const { return *m_p == '/' && m_p + 1 < m_end && (m_p[1] == '/' || m_p[1] == '*'); }
    bool stringThenColon() const;

    std::shared_ptr<const std::string> m_text;
    const char* m_begin;
    const char* m_end;
    const char* m_p;
    const char* m_lastEnd = nullptr; // End of the last token that belongs to the tree.
    std::vector<Record> m_records;
    std::vector<SyntaxError> m_errors;
    Expect m_expect = Expect::Root;
    std::uint32_t m_open = none; // Innermost object, array or member that is not finished.
    int m_openArrays = 0;
    int m_openObjects = 0;
    TextRange m_comma; // The last separator, for the report of a trailing one.
};

SyntaxTreePtr Parser::run() {
    if (m_text->size() >= std::numeric_limits<std::uint32_t>::max()) {
        m_errors.push_back({{0, 0}, "The text is larger than 4 GiB"});
        return std::make_shared<const SyntaxTree>(std::make_shared<const std::string>(),
                                                  std::vector<Record>(), std::move(m_errors));
    }
    m_records.reserve(m_text->size() / 12 + 8);
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

void Parser::skipBlank() {
    do {
        while (m_p < m_end && scanner::isBlank(*m_p)) ++m_p;
    } while (m_p < m_end && skipComment());
}

bool Parser::skipComment() {
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
    error(begin, m_p, commentMessage);
    return true;
}

void Parser::step() {
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

void Parser::stepValue() {
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

void Parser::stepKey() {
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

void Parser::stepColon() {
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

void Parser::stepSeparator() {
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

void Parser::stepAfterRoot() {
    const char* end = m_end;
    while (scanner::isBlank(end[-1])) --end;
    error(m_p, end, "The document ends before this");
    m_p = m_end;
}

std::uint32_t Parser::add(NodeKind kind, const char* begin, const char* end, std::uint8_t flags) {
    const auto index = static_cast<std::uint32_t>(m_records.size());
    if (m_open != none) ++m_records[m_open].count;
    m_records.push_back(
        {kind, flags, 0, {offset(begin), offset(end)}, m_open == none ? 0 : m_open, index + 1, 0});
    return index;
}

void Parser::scalar(NodeKind kind, const char* end, std::uint8_t flags) {
    add(kind, m_p, end, flags);
    m_p = end;
    m_lastEnd = end;
    endValue();
}

void Parser::stringNode() {
    const scanner::StringToken token = scanner::scanString(m_p, m_end);
    if (token.message) error(token.fault, token.fault + token.faultLength, token.message);
    if (*m_p == '\'') error(m_p, token.end, "Strings stand in double quotes");
    scalar(NodeKind::String, token.end, token.flags);
}

void Parser::number() {
    const char* const end = scanner::scanNumber(m_p, m_end);
    if (end && (end == m_end || scanner::isBlank(*end) || std::strchr(",]}", *end)))
        return scalar(NodeKind::Number, end);
    const char* const whole = std::max(scanner::scanWord(m_p, m_end), m_p + 1);
    // A comment or an opening bracket may follow directly.
    if (end == whole) return scalar(NodeKind::Number, end);
    error(m_p, whole, "Not a number as JSON writes it");
    scalar(NodeKind::Error, whole);
}

void Parser::word() {
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

void Parser::open(NodeKind kind) {
    if (m_openArrays + m_openObjects >= maximumDepth) return skipTooDeep();
    const bool isObject = kind == NodeKind::Object;
    const std::uint32_t index = add(kind, m_p, m_p + 1);
    m_open = index;
    ++(isObject ? m_openObjects : m_openArrays);
    m_lastEnd = ++m_p;
    m_expect = isObject ? Expect::OpenObject : Expect::OpenArray;
}

void Parser::skipTooDeep() {
    const char* p = m_p;
    std::size_t depth = 0;
    while (p < m_end) {
        if (*p == '"') {
            p = scanner::scanString(p, m_end).end;
            continue;
        }
        if (*p == '[' || *p == '{') ++depth;
        if ((*p == ']' || *p == '}') && --depth == 0) {
            ++p;
            break;
        }
        ++p;
    }
    error(m_p, p, "Nested deeper than " + std::to_string(maximumDepth) + " levels");
    scalar(NodeKind::Error, p);
}

void Parser::close(NodeKind kind) {
    const bool isObject = kind == NodeKind::Object;
    if ((isObject ? m_openObjects : m_openArrays) == 0)
        return unexpected("Nothing is open that this bracket closes");
    while (openKind() != kind) {
        if (!inMember())
            error(m_p, m_p, isObject ? "Expected ] before this bracket" : "Expected } before this bracket");
        inMember() ? endMember() : popContainer(m_lastEnd);
    }
    m_lastEnd = ++m_p;
    popContainer(m_p);
    endValue();
}

void Parser::popContainer(const char* end) {
    Record& record = m_records[m_open];
    --(record.kind == NodeKind::Object ? m_openObjects : m_openArrays);
    record.range.end = offset(end);
    record.subtreeEnd = static_cast<std::uint32_t>(m_records.size());
    m_open = m_open == 0 ? none : record.parent;
}

void Parser::openMember(const char* end, std::uint8_t flags) {
    m_open = add(NodeKind::Member, m_p, end);
    add(NodeKind::String, m_p, end, flags);
    m_p = end;
    m_lastEnd = end;
    m_expect = Expect::Colon;
}

void Parser::endMember() {
    Record& member = m_records[m_open];
    member.range.end = offset(m_lastEnd);
    member.subtreeEnd = static_cast<std::uint32_t>(m_records.size());
    m_open = member.parent;
}

void Parser::endValue() {
    if (inMember()) endMember();
    m_expect = m_open == none ? Expect::Nothing : Expect::Separator;
}

void Parser::missingValue() {
    error(m_lastEnd, m_lastEnd, "Expected a value");
    endMember();
    m_expect = Expect::Separator;
}

// After `"Next": "End": true` the string that was taken for a value turns out to be the next key.
bool Parser::lastValueWasKey() {
    const Record value = m_records.back();
    const std::uint32_t keyIndex = static_cast<std::uint32_t>(m_records.size()) - 2;
    if (value.kind != NodeKind::String || m_records.size() < 3 || value.parent + 1 != keyIndex ||
        m_records[value.parent].kind != NodeKind::Member || m_records[value.parent].parent != m_open)
        return false;
    m_records.pop_back();
    Record& member = m_records[value.parent];
    const char* before = m_begin + value.range.begin;
    while (scanner::isBlank(before[-1])) --before;
    member.range.end = offset(before);
    member.subtreeEnd = static_cast<std::uint32_t>(m_records.size());
    member.count = 1;
    error(before, before, "Expected a value");
    const char* const colon = m_p;
    m_p = m_begin + value.range.begin;
    openMember(m_begin + value.range.end, value.flags);
    m_p = colon;
    return true;
}

void Parser::unexpected(const char* what) {
    const char* const end = m_p + 1;
    error(m_p, end, what);
    m_p = end;
}

void Parser::finish() {
    if (m_records.empty()) {
        if (m_errors.empty()) error(m_p, m_p, "The document is empty");
        return;
    }
    if (inMember()) missingValue();
    while (m_open != none) {
        if (!inMember()) {
            const char* const bracket = m_begin + m_records[m_open].range.begin;
            error(bracket, bracket + 1,
                  *bracket == '{' ? "This { is never closed" : "This [ is never closed");
        }
        inMember() ? endMember() : popContainer(m_lastEnd);
    }
}

bool Parser::stringThenColon() const {
    const char* p = scanner::scanString(m_p, m_end).end;
    while (p < m_end && scanner::isBlank(*p)) ++p;
    return p < m_end && *p == ':';
}

void Parser::error(const char* begin, const char* end, std::string message) {
    if (m_errors.size() >= maximumErrors) return;
    m_errors.push_back({{offset(begin), offset(end)}, std::move(message)});
    if (m_errors.size() == maximumErrors) m_errors.back().message = "Too many errors; the rest is not listed";
}

} // namespace

SyntaxTreePtr parse(std::string text) {
    return parse(std::make_shared<const std::string>(std::move(text)));
}

SyntaxTreePtr parse(std::shared_ptr<const std::string> text) {
    return Parser(std::move(text)).run();
}

bool isComment(const SyntaxTree& tree, const SyntaxError& error) {
    return tree.notation() == Notation::Json && error.message == commentMessage;
}

} // namespace wb::json
