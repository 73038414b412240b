// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace wb::json {

/// The parser behind parse(): one pass over the text, a step a token. What the grammar wants stands in
/// parser.cpp, what is done about texts that break it in parser_recovery.cpp.
class TolerantParser {
  public:
    explicit TolerantParser(std::shared_ptr<const std::string> text)
        : m_text(std::move(text)), m_begin(m_text->data()), m_end(m_begin + m_text->size()), m_p(m_begin) {}

    SyntaxTreePtr run();

  private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
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

    // More errors help nobody, and a hostile text has one at every byte.
    static constexpr std::size_t maximumErrors = 1000;

    void error(const char* begin, const char* end, std::string message);
    void comment(const char* begin, const char* end);
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
    /// How many of them are comments.
    std::size_t m_comments = 0;
    Expect m_expect = Expect::Root;
    std::uint32_t m_open = none; // Innermost object, array or member that is not finished.
    int m_openArrays = 0;
    int m_openObjects = 0;
    TextRange m_comma; // The last separator, for the report of a trailing one.
};

} // namespace wb::json
