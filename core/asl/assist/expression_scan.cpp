// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/expression_scan.h"
#include "core/base/ascii.h"

#include "core/asl/assist/functions.h"

#include <algorithm>

namespace wb::asl::assist {

namespace {

using Kind = ExpressionToken::Kind;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isNameStart(char c) {
    return isLetter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
}

class Tokenizer {
  public:
    Tokenizer(std::string_view text, Dialect dialect)
        : m_text(text), m_isJsonata(dialect == Dialect::Jsonata) {}

    std::vector<ExpressionToken> run() {
        while (m_at < m_text.size()) {
            const std::size_t begin = m_at;
            const char c = m_text[m_at];
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                ++m_at;
                continue;
            }
            bool closed = true;
            const Kind kind = readToken(c, closed);
            m_tokens.push_back(
                {kind, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(m_at)}, closed});
        }
        return std::move(m_tokens);
    }

  private:
    Kind readToken(char c, bool& closed) {
        if (c == '$') {
            while (m_at < m_text.size() && m_text[m_at] == '$') ++m_at;
            skipName();
            return Kind::Variable;
        }
        if (isNameStart(c)) {
            skipName();
            return Kind::Name;
        }
        if (isDigit(c)) {
            skipName();
            return Kind::Number;
        }
        if (c == '\'' || (m_isJsonata && (c == '"' || c == '`')) ||
            (m_isJsonata && c == '/' && !followsOperand())) {
            if (c == '/' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '*')
                closed = skipComment();
            else
                closed = skipQuoted(c);
            return Kind::Opaque;
        }
        if (m_isJsonata && m_text.substr(m_at, 2) == "/*") {
            closed = skipComment();
            return Kind::Opaque;
        }
        ++m_at;
        return Kind::Sign;
    }

    void skipName() {
        while (m_at < m_text.size() && isNamePart(m_text[m_at])) ++m_at;
    }

    bool skipQuoted(char quote) {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '\\' && quote != '`') {
                ++m_at;
            } else if (m_text[m_at] == quote) {
                ++m_at;
                return true;
            }
        }
        m_at = m_text.size();
        return false;
    }

    bool skipComment() {
        const std::size_t end = m_text.find("*/", m_at + 2);
        m_at = end == std::string_view::npos ? m_text.size() : end + 2;
        return end != std::string_view::npos;
    }

    /// Whether a slash here divides: a value stands before it.
    bool followsOperand() const {
        if (m_tokens.empty()) return false;
        const ExpressionToken& last = m_tokens.back();
        if (last.kind != Kind::Sign) return true;
        const char sign = m_text[last.range.begin];
        return sign == ')' || sign == ']' || sign == '}';
    }

    std::string_view m_text;
    bool m_isJsonata;
    std::size_t m_at = 0;
    std::vector<ExpressionToken> m_tokens;
};

bool isSign(std::string_view text, const ExpressionToken& token, char sign) {
    return token.kind == Kind::Sign && text[token.range.begin] == sign;
}

bool isWordPart(std::string_view text, const ExpressionToken& token) {
    return token.kind == Kind::Variable || token.kind == Kind::Name || token.kind == Kind::Number ||
           isSign(text, token, '.');
}

/// First token of the run of names and dots without gaps that ends with the token at `last`.
std::size_t wordStart(std::string_view text, const std::vector<ExpressionToken>& tokens, std::size_t last) {
    std::size_t first = last;
    while (first > 0 && isWordPart(text, tokens[first - 1]) &&
           tokens[first - 1].range.end == tokens[first].range.begin && tokens[first].kind != Kind::Variable)
        --first;
    return first;
}

std::string calledName(std::string_view text, const std::vector<ExpressionToken>& tokens,
                       std::size_t bracket) {
    if (bracket == 0 || !isWordPart(text, tokens[bracket - 1])) return {};
    const std::size_t first = wordStart(text, tokens, bracket - 1);
    const std::uint32_t begin = tokens[first].range.begin;
    return std::string(text.substr(begin, tokens[bracket - 1].range.end - begin));
}

} // namespace

std::vector<ExpressionToken> tokenize(std::string_view expression, Dialect dialect) {
    return Tokenizer(expression, dialect).run();
}

ExpressionPlace placeIn(std::string_view text, const std::vector<ExpressionToken>& tokens,
                        std::uint32_t caret) {
    ExpressionPlace place;
    place.word = {caret, caret};
    for (std::size_t i = 0; i < tokens.size() && tokens[i].range.begin < caret; ++i) {
        const ExpressionToken& token = tokens[i];
        const bool reaches = caret <= token.range.end;
        if (token.kind == Kind::Opaque) {
            if (caret < token.range.end || (reaches && !token.isClosed)) place.isCode = false;
        } else if (reaches && isWordPart(text, token)) {
            place.word = {tokens[wordStart(text, tokens, i)].range.begin, token.range.end};
        } else if (token.kind == Kind::Sign) {
            const char sign = text[token.range.begin];
            if (sign == '(')
                place.calls.push_back({calledName(text, tokens, i), 0});
            else if (sign == '[' || sign == '{')
                place.calls.push_back({});
            else if ((sign == ')' || sign == ']' || sign == '}') && !place.calls.empty())
                place.calls.pop_back();
            else if (sign == ',' && !place.calls.empty())
                ++place.calls.back().argument;
        }
    }
    return place;
}

std::vector<std::string> boundVariables(std::string_view text, const std::vector<ExpressionToken>& tokens) {
    std::vector<std::string> names;
    const auto add = [&](const ExpressionToken& token) {
        if (token.kind == Kind::Variable) names.emplace_back(token.in(text).substr(1));
    };
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        if (isSign(text, tokens[i + 1], ':') && isSign(text, tokens[i + 2], '=')) add(tokens[i]);
        const bool isFunction = tokens[i].in(text) == "function" || tokens[i].in(text) == "λ";
        if (isFunction && isSign(text, tokens[i + 1], '('))
            for (std::size_t j = i + 2; j < tokens.size() && !isSign(text, tokens[j], ')'); ++j)
                add(tokens[j]);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::vector<VariableUse> variablesIn(std::string_view text, Dialect dialect) {
    const std::vector<ExpressionToken> tokens = tokenize(text, dialect);
    const auto bound =
        dialect == Dialect::Jsonata ? boundVariables(text, tokens) : std::vector<std::string>();
    std::vector<VariableUse> uses;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string_view spelled = tokens[i].in(text);
        if (tokens[i].kind != Kind::Variable || spelled.size() < 2 || spelled[1] == '$') continue;
        std::string name(spelled.substr(1));
        if (dialect == Dialect::Jsonata) {
            const bool isCall = i + 1 < tokens.size() && isSign(text, tokens[i + 1], '(');
            if (name == "states" || (isCall && findFunction(spelled))) continue;
            if (std::binary_search(bound.begin(), bound.end(), name)) continue;
        }
        uses.push_back({std::move(name), tokens[i].range});
    }
    return uses;
}

} // namespace wb::asl::assist
