// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/names.h"
#include "core/query/jsonpath/parser.h"
#include "core/query/jsonpath/regex.h"

#include <array>
#include <utility>

namespace wb::query::jsonpath {

namespace {

using ExpressionPtr = std::shared_ptr<const Expression>;

bool isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

ExpressionPtr node(Expression expression) {
    return std::make_shared<const Expression>(std::move(expression));
}

} // namespace

// Chains are one node with many children, so that the depth of the tree is the depth of the parentheses.
ExpressionPtr Parser::parseChain(Expression::Kind kind, std::string_view symbol,
                                 ExpressionPtr (Parser::*next)()) {
    Expression chain;
    chain.kind = kind;
    const std::size_t begin = m_position;
    do {
        skipBlanks();
        ExpressionPtr operand = (this->*next)();
        if (!operand) return nullptr;
        chain.children.push_back(std::move(operand));
        chain.range = rangeFrom(begin);
        skipBlanks();
    } while (acceptWord(symbol));
    m_position = chain.range.end;
    if (chain.children.size() == 1) return std::move(chain.children.front());
    return node(std::move(chain));
}

ExpressionPtr Parser::parseOr() {
    if (!enter()) return nullptr;
    ExpressionPtr expression = parseChain(Expression::Kind::Or, "||", &Parser::parseAnd);
    leave();
    return expression;
}

ExpressionPtr Parser::parseAnd() {
    return parseChain(Expression::Kind::And, "&&", &Parser::parseNot);
}

ExpressionPtr Parser::parseNot() {
    const std::size_t begin = m_position;
    if (peek() == '!' && peek(1) != '=') {
        ++m_position;
        skipBlanks();
        if (!enter()) return nullptr;
        ExpressionPtr inner = parseNot();
        leave();
        if (!inner) return nullptr;
        Expression expression;
        expression.kind = Expression::Kind::Not;
        expression.range = rangeFrom(begin);
        expression.children = {std::move(inner)};
        return node(std::move(expression));
    }
    if (accept('(')) {
        skipBlanks();
        ExpressionPtr inner = parseOr();
        if (!inner) return nullptr;
        skipBlanks();
        if (!accept(')')) {
            fail("Expected ')'");
            return nullptr;
        }
        return inner;
    }
    return parseComparison();
}

ExpressionPtr Parser::parseComparison() {
    ExpressionPtr left = parseOperand();
    if (!left) return nullptr;
    const std::size_t before = m_position;
    skipBlanks();
    const auto comparison = parseComparisonOperator();
    if (m_error) return nullptr;
    if (!comparison) {
        m_position = before;
        const bool truth = left->kind == Expression::Kind::Path || left->kind == Expression::Kind::Function;
        if (truth) return left;
        fail("Expected a comparison after this value", left->range.begin, left->range.end);
        return nullptr;
    }
    skipBlanks();
    ExpressionPtr right = parseOperand();
    if (!right) return nullptr;
    Expression expression;
    expression.kind = Expression::Kind::Compare;
    expression.comparison = *comparison;
    expression.range = {left->range.begin, right->range.end};
    expression.children = {std::move(left), std::move(right)};
    return node(std::move(expression));
}

std::optional<Comparison> Parser::parseComparisonOperator() {
    static constexpr std::array<std::pair<std::string_view, Comparison>, 10> symbols = {{
        {"===", Comparison::SameTypeEqual},
        {"!==", Comparison::SameTypeNotEqual},
        {"==", Comparison::Equal},
        {"!=", Comparison::NotEqual},
        {"=~", Comparison::Matches},
        {"<>", Comparison::NotEqual},
        {"<=", Comparison::LessEqual},
        {">=", Comparison::GreaterEqual},
        {"<", Comparison::Less},
        {">", Comparison::Greater},
    }};
    for (const auto& [symbol, comparison] : symbols)
        if (acceptWord(symbol)) return comparison;
    const std::size_t begin = m_position;
    while (isWordCharacter(peek())) ++m_position;
    const std::string_view word = m_text.substr(begin, m_position - begin);
    if (word.empty()) return std::nullopt;
    const auto comparison = wordComparison(word);
    if (!comparison) fail("There is no operator '" + std::string(word) + "'", begin, m_position);
    return comparison;
}

ExpressionPtr Parser::parseOperand() {
    const char c = peek();
    if (c == '@' || c == '$') return parsePathOperand();
    if (c == '/') return parseRegex();
    if (isWordCharacter(c)) {
        std::size_t length = 0;
        while (isWordCharacter(peek(length))) ++length;
        if (peek(length) == '(') return parseFunctionCall();
    }
    Expression expression;
    const std::size_t begin = m_position;
    if (!parseLiteral(expression.literal)) return nullptr;
    expression.range = rangeFrom(begin);
    return node(std::move(expression));
}

ExpressionPtr Parser::parsePathOperand() {
    Expression expression;
    expression.kind = Expression::Kind::Path;
    const std::size_t begin = m_position;
    auto path = std::make_shared<Path>();
    if (!parsePath(*path, true)) return nullptr;
    expression.path = std::move(path);
    expression.range = rangeFrom(begin);
    return node(std::move(expression));
}

ExpressionPtr Parser::parseFunctionCall() {
    const std::size_t begin = m_position;
    while (isWordCharacter(peek())) ++m_position;
    const std::string_view name = m_text.substr(begin, m_position - begin);
    const auto function = filterFunction(name);
    if (!function) {
        fail("There is no function '" + std::string(name) + "' for filters", begin, m_position);
        return nullptr;
    }
    if (!enter()) return nullptr;
    Segment call;
    if (!parseArguments(call)) return nullptr;
    leave();
    const std::size_t wanted = *function == Function::Match || *function == Function::Search ? 2 : 1;
    if (call.arguments.size() != wanted) {
        fail("Function '" + std::string(name) + "' takes " + std::to_string(wanted) +
                 (wanted == 1 ? " argument" : " arguments"),
             begin, m_position);
        return nullptr;
    }
    Expression expression;
    expression.kind = Expression::Kind::Function;
    expression.function = *function;
    expression.children = std::move(call.arguments);
    expression.range = rangeFrom(begin);
    return node(std::move(expression));
}

ExpressionPtr Parser::parseRegex() {
    const std::size_t begin = m_position;
    ++m_position;
    const std::size_t patternBegin = m_position;
    while (!atEnd() && peek() != '/') m_position += peek() == '\\' ? 2 : 1;
    if (atEnd()) {
        fail("The regular expression is not closed", begin, m_text.size());
        return nullptr;
    }
    const std::string_view pattern = m_text.substr(patternBegin, m_position - patternBegin);
    ++m_position;
    const std::size_t flagsBegin = m_position;
    while (isWordCharacter(peek())) ++m_position;
    Expression expression;
    expression.kind = Expression::Kind::Regex;
    expression.range = rangeFrom(begin);
    return finishRegex(std::move(expression), pattern, m_text.substr(flagsBegin, m_position - flagsBegin));
}

ExpressionPtr Parser::finishRegex(Expression expression, std::string_view pattern, std::string_view flags) {
    unsigned options = regex::None;
    const json::TextRange range = expression.range;
    for (const char flag : flags) {
        switch (flag) {
        case 'i':
            options |= regex::CaseInsensitive;
            break;
        case 'm':
            options |= regex::Multiline;
            break;
        case 's':
            options |= regex::DotMatchesAll;
            break;
        case 'x':
            options |= regex::Extended;
            break;
        case 'u':
        case 'U':
            options |= regex::UnicodeProperties;
            break;
        case 'd':
            break;
        default:
            fail(std::string("There is no flag '") + flag + "' of regular expressions", range.begin,
                 range.end);
            return nullptr;
        }
    }
    expression.regex = compileRegex(pattern, true, options);
    if (!expression.regex.isValid()) {
        fail("Not a regular expression: " + expression.regex.error(), range.begin, range.end);
        return nullptr;
    }
    return node(std::move(expression));
}

} // namespace wb::query::jsonpath
