// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/assist/cursor.h"

#include <string_view>

namespace wb::asl::assist {

/// Reads the members or elements of one container up to the caret, skipping inner containers. Follows the
/// tree only for the ends of those, so that errors in between do not matter.
class CursorScanner {
  public:
    CursorScanner(const json::SyntaxTree& tree, json::Node container, std::uint32_t offset);
    Cursor scan();

  private:
    enum class Expect : std::uint8_t { Key, Colon, Value, Comma };

    struct Token {
        json::TextRange range;
        bool isQuoted = false;
        bool isClosed = false;
    };

    void startAtLastMembers();
    /// The end of the comment that begins there, or the place itself.
    std::uint32_t endOfComment(std::uint32_t begin) const;
    /// Goes over blanks and comments; the caret may turn out to be in one.
    void skipSpace();
    Token readString() const;
    Token readWord() const;
    void skipContainer();
    bool holdsCaret(const Token& token) const;
    void pass(const Token& token);
    void finish(const Token* token);
    void lookAhead(std::uint32_t from);

    std::string_view m_text;
    json::Node m_container;
    bool m_isArray;
    std::uint32_t m_position;
    std::uint32_t m_lastEnd;
    bool m_isInComment = false;
    Expect m_expect;
    json::Node m_last;
    json::Node m_beforeLast;
    Cursor m_cursor;
};

} // namespace wb::asl::assist
