// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonpath/expression.h"
#include "core/query/jsonpath/path.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace wb::query::jsonpath {

/// Recursive descent over the text of one path with the filters inside it. Functions that return false have
/// recorded an error.
class Parser {
  public:
    Parser(std::string_view text, const ParseOptions& options) : m_text(text), m_options(options) {}
    Result<Path, ParseError> parseWhole();

  private:
    using ExpressionPtr = std::shared_ptr<const Expression>;

    // Paths (path_parser.cpp).
    bool parseRoot(Path& path);
    bool parsePath(Path& path, bool embedded);
    bool parseSegment(Path& path, bool embedded);
    bool parseDotted(Segment& segment, bool embedded);
    bool parseArguments(Segment& segment);
    bool parseBracket(Segment& segment);
    bool parseSelector(Selector& selector);
    bool parseIndexOrSlice(Selector& selector);
    bool parseInteger(std::optional<std::int64_t>& number);
    static bool isDefinite(const Path& path);

    // Filters (filter_parser.cpp).
    ExpressionPtr parseChain(Expression::Kind kind, std::string_view symbol, ExpressionPtr (Parser::*next)());
    ExpressionPtr parseOr();
    ExpressionPtr parseAnd();
    ExpressionPtr parseNot();
    ExpressionPtr parseComparison();
    ExpressionPtr parseOperand();
    ExpressionPtr parsePathOperand();
    ExpressionPtr parseFunctionCall();
    ExpressionPtr parseRegex();
    ExpressionPtr finishRegex(Expression expression, std::string_view pattern, std::string_view flags);
    std::optional<Comparison> parseComparisonOperator();
    bool parseLiteral(json::Value& value);
    bool parseLiteralArray(json::Value& value);
    bool parseLiteralObject(json::Value& value);
    bool parseNumber(json::Value& value);

    // Shared.
    bool parseQuoted(std::string& out);
    bool parseEscape(std::string& out);
    bool parseUnicodeEscape(std::string& out);
    std::optional<std::uint32_t> parseHex4();
    bool enter();
    void leave() { --m_depth; }
    bool fail(std::string message, std::size_t begin, std::size_t end);
    bool fail(std::string message);
    char peek(std::size_t ahead = 0) const {
        return m_position + ahead < m_text.size() ? m_text[m_position + ahead] : '\0';
    }
    bool atEnd() const { return m_position >= m_text.size(); }
    bool accept(char c);
    bool acceptWord(std::string_view word);
    void skipBlanks();
    json::TextRange rangeFrom(std::size_t begin) const {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(m_position)};
    }

    std::string_view m_text;
    const ParseOptions& m_options;
    std::size_t m_position = 0;
    std::uint32_t m_depth = 0;
    std::optional<ParseError> m_error;
};

} // namespace wb::query::jsonpath
