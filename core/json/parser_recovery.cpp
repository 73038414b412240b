// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/parser.h"
#include "core/json/scanner.h"
#include "core/json/tolerant_parser.h"

#include <string>

namespace wb::json {

void TolerantParser::stepAfterRoot() {
    const char* end = m_end;
    while (scanner::isBlank(end[-1])) --end;
    error(m_p, end, "The document ends before this");
    m_p = m_end;
}

void TolerantParser::skipTooDeep() {
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

void TolerantParser::missingValue() {
    error(m_lastEnd, m_lastEnd, "Expected a value");
    endMember();
    m_expect = Expect::Separator;
}

// After `"Next": "End": true` the string that was taken for a value turns out to be the next key.
bool TolerantParser::lastValueWasKey() {
    const Record value = m_records.back();
    const std::uint32_t keyIndex = static_cast<std::uint32_t>(m_records.size()) - 2;
    if (value.kind != NodeKind::String || m_records.size() < 3 || value.parent + 1 != keyIndex ||
        m_records[value.parent].kind != NodeKind::Member || m_records[value.parent].parent != m_open)
        return false;
    m_records.pop_back();
    Record& member = m_records[value.parent];
    // A key without a closing quote may end with blanks of its own.
    const char* const keyEnd = m_begin + m_records[keyIndex].range.end;
    const char* before = m_begin + value.range.begin;
    while (before > keyEnd && scanner::isBlank(before[-1])) --before;
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

void TolerantParser::unexpected(const char* what) {
    const char* const end = m_p + 1;
    error(m_p, end, what);
    m_p = end;
}

void TolerantParser::finish() {
    if (m_records.empty()) {
        if (m_errors.size() == m_comments) error(m_p, m_p, "The document is empty");
        return;
    }
    if (inMember()) missingValue();
    // One missing bracket leaves all around it open: the innermost is where to look.
    if (const int open = m_openArrays + m_openObjects; open > 0) {
        const char* const bracket = m_begin + m_records[m_open].range.begin;
        const std::string spelled(1, *bracket);
        error(bracket, bracket + 1,
              open == 1 ? "This " + spelled + " is never closed"
                        : "This " + spelled + " is never closed, nor are the " + std::to_string(open - 1) +
                              " around it");
    }
    while (m_open != none) inMember() ? endMember() : popContainer(m_lastEnd);
}

bool TolerantParser::stringThenColon() const {
    const char* p = scanner::scanString(m_p, m_end).end;
    while (p < m_end && scanner::isBlank(*p)) ++p;
    return p < m_end && *p == ':';
}

void TolerantParser::error(const char* begin, const char* end, std::string message) {
    if (m_errors.size() >= maximumErrors) return;
    m_errors.push_back({{offset(begin), offset(end)}, std::move(message)});
    if (m_errors.size() == maximumErrors) m_errors.back().message = "Too many errors; the rest is not listed";
}

} // namespace wb::json
