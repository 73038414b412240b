// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"
#include "core/query/jsonata/error_messages.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace wb::query::jsonata {

enum class TokenType : std::uint8_t { End, Operator, Name, Variable, String, Number, Value, Regex };

struct Token {
    TokenType type = TokenType::End;
    std::string
        text; ///< Operator, name without quotes or `$`, content of a string, pattern of a regular expression.
    json::Value value; ///< Of literals.
    std::string flags; ///< Of regular expressions.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Splits an expression into tokens, on demand: whether `/` begins a regular expression depends on what the
/// parser expects.
class Lexer {
  public:
    explicit Lexer(std::string_view source) : m_source(source) {}

    /// The next token. `infix`: an operator is expected, so `/` divides. Gives End after a failure too; see
    /// failure().
    Token next(bool infix);
    const std::unique_ptr<Failure>& failure() const { return m_failure; }

  private:
    char at(std::size_t offset) const { return offset < m_source.size() ? m_source[offset] : '\0'; }
    bool skipBlanksAndComments();
    Token make(TokenType type, std::string text);
    Token fail(std::string_view code, std::size_t position, std::string_view token = {});
    Token string(char quote);
    bool escape(std::string& out);
    Token regex();
    Token quotedName();
    Token word();
    bool number(Token& token);

    std::string_view m_source;
    std::size_t m_position = 0;
    std::size_t m_begin = 0;
    std::unique_ptr<Failure> m_failure;
};

} // namespace wb::query::jsonata
