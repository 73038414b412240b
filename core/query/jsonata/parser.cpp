// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/parser.h"

#include "core/query/jsonata/operation.h"
#include "core/query/jsonata/text.h"
#include "core/query/jsonata/values.h"

#include <algorithm>

namespace wb::query::jsonata {

namespace {

constexpr int maximumExpressionNesting = 250;
constexpr int maximumTreeDepth = 1'000;

struct Binding {
    std::string_view op;
    int power;
};

constexpr Binding bindings[] = {{".", 75},  {"[", 80},  {"{", 70},  {"(", 80},  {"@", 80},  {"#", 80},
                                {"?", 20},  {"+", 50},  {"-", 50},  {"*", 60},  {"/", 60},  {"%", 60},
                                {"=", 40},  {"<", 40},  {">", 40},  {"^", 40},  {":=", 10}, {"!=", 40},
                                {"<=", 40}, {">=", 40}, {"~>", 40}, {"?:", 40}, {"??", 40}, {"and", 30},
                                {"or", 25}, {"in", 40}, {"&", 50}};

int powerOf(std::string_view op) {
    for (const Binding& binding : bindings)
        if (binding.op == op) return binding.power;
    return 0;
}

int powerOf(const Token& token) {
    return token.type == TokenType::Operator ? powerOf(token.text) : 0;
}

NodeType typeOf(TokenType type) {
    switch (type) {
    case TokenType::End:
        return NodeType::End;
    case TokenType::Operator:
        return NodeType::Operator;
    case TokenType::Name:
        return NodeType::Name;
    case TokenType::Variable:
        return NodeType::Variable;
    case TokenType::String:
        return NodeType::String;
    case TokenType::Number:
        return NodeType::Number;
    case TokenType::Value:
        return NodeType::Literal;
    case TokenType::Regex:
        return NodeType::Regex;
    }
    return NodeType::End;
}

} // namespace

void Parser::fail(std::string_view code, std::uint32_t position, std::string_view token) {
    if (!m_failure) {
        m_failure = std::make_unique<Failure>();
        m_failure->code = code;
        m_failure->position = position;
        m_failure->hasPosition = true;
        m_failure->hasToken = !token.empty();
        m_failure->token = token;
    }
    // The rest is read as if the text ended here, so that every loop ends.
    m_token = Token();
}

void Parser::failAtToken(std::string_view code) {
    const bool bare = m_token.type == TokenType::Number || m_token.type == TokenType::Value;
    const bool regex = m_token.type == TokenType::Regex;
    const Token token = m_token;
    // The reference shows a token's value as JSON: 1e3 is 1000, a regular expression {}, `$` alone "".
    fail(code, token.end, regex ? "{}" : bare ? toJsonText(token.value) : token.text);
    m_failure->hasToken = true;
    m_failure->bareToken = bare || regex;
}

void Parser::advance(bool infix) {
    if (m_failure) return;
    m_token = m_lexer.next(infix);
    if (const auto& failure = m_lexer.failure()) {
        m_failure = std::make_unique<Failure>(*failure);
        m_token = Token();
        return;
    }
    if (m_token.type == TokenType::End) m_token.text = "(end)";
    if (isOperator("!") || isOperator("~")) fail("S0204", m_token.end, m_token.text);
}

void Parser::expect(std::string_view op, bool infix) {
    if (m_failure) return;
    if (!isOperator(op)) {
        failAtToken(m_token.type == TokenType::End ? "S0203" : "S0202");
        m_failure->value = op;
        return;
    }
    advance(infix);
}

Node* Parser::node(NodeType type, const Token& token) {
    Node& made = m_program.nodes.emplace_back();
    made.type = type;
    made.begin = token.begin;
    made.position = token.end;
    return &made;
}

void Parser::adopt(Node* parent, Node* child) {
    const int depth = std::max<int>(parent->depth, child->depth + 1);
    parent->depth = static_cast<std::uint16_t>(depth);
    if (depth > maximumTreeDepth && !m_failure) {
        fail("U1002", parent->position, {});
        m_failure->text = "The expression is nested too deeply";
    }
}

Node* Parser::parse() {
    advance();
    Node* root = expression(0);
    if (!m_failure && m_token.type != TokenType::End) failAtToken("S0201");
    return root;
}

Node* Parser::expression(int binding) {
    if (++m_nesting > maximumExpressionNesting && !m_failure) {
        fail("U1002", m_token.end, {});
        m_failure->text = "The expression is nested too deeply";
    }
    Token token = std::move(m_token);
    m_token = Token();
    advance(true);
    Node* left = prefix(token);
    while (binding < powerOf(m_token)) {
        token = std::move(m_token);
        m_token = Token();
        advance();
        left = infix(token, left);
    }
    --m_nesting;
    return left;
}

Node* Parser::prefix(const Token& token) {
    if (token.type != TokenType::Operator) {
        Node* leaf = node(typeOf(token.type), token);
        leaf->value = token.value;
        leaf->op = token.flags;
        leaf->name = json::String(token.text);
        if (token.type == TokenType::String && hasLoneSurrogate(token.text)) m_program.loneSurrogates = true;
        return leaf;
    }
    const std::string& op = token.text;
    if (op == "and" || op == "or" || op == "in") {
        Node* name = node(NodeType::Name, token);
        name->name = json::String(op);
        return name;
    }
    if (op == "*") return node(NodeType::Wildcard, token);
    if (op == "**") return node(NodeType::Descendant, token);
    if (op == "%") return node(NodeType::Parent, token);
    if (op == "(") return block(token);
    if (op == "[") return array(token);
    if (op == "|") return transform(token);
    if (op == "{") {
        Node* object = node(NodeType::Object, token);
        members(object);
        return object;
    }
    if (op == "-") {
        Node* negation = node(NodeType::Negate, token);
        negation->first = expression(70);
        adopt(negation, negation->first);
        return negation;
    }
    fail("S0211", token.end, op);
    return node(NodeType::End, token);
}

Node* Parser::infix(const Token& token, Node* left) {
    const std::string& op = token.text;
    if (op == "(") return call(token, left);
    if (op == "[") return predicate(token, left);
    if (op == "^") return orderBy(token, left);
    if (op == ":=") return assignment(token, left);
    if (op == "@" || op == "#") return variableBinding(token, left);
    if (op == "?" || op == "?:" || op == "??") return condition(token, left);
    Node* binary = node(NodeType::Binary, token);
    binary->op = op;
    binary->code = static_cast<std::uint8_t>(operationOf(op));
    binary->first = left;
    adopt(binary, left);
    if (op == "{") {
        members(binary);
        return binary;
    }
    binary->second = expression(powerOf(op));
    adopt(binary, binary->second);
    return binary;
}

Node* Parser::block(const Token& token) {
    Node* made = node(NodeType::Block, token);
    while (!isOperator(")")) {
        made->items.push_back(expression(0));
        adopt(made, made->items.back());
        if (!isOperator(";")) break;
        advance();
    }
    expect(")", true);
    return made;
}

Node* Parser::array(const Token& token) {
    Node* made = node(NodeType::Array, token);
    if (!isOperator("]")) {
        for (;;) {
            Node* item = expression(0);
            if (isOperator("..")) {
                Node* range = node(NodeType::Binary, m_token);
                range->op = "..";
                range->code = static_cast<std::uint8_t>(Operation::Range);
                range->first = item;
                advance();
                range->second = expression(0);
                adopt(range, range->first);
                adopt(range, range->second);
                item = range;
            }
            made->items.push_back(item);
            adopt(made, item);
            if (!isOperator(",")) break;
            advance();
        }
    }
    expect("]", true);
    return made;
}

void Parser::members(Node* made) {
    if (!isOperator("}")) {
        for (;;) {
            Node* key = expression(0);
            expect(":");
            Node* value = expression(0);
            made->pairs.emplace_back(key, value);
            adopt(made, key);
            adopt(made, value);
            if (!isOperator(",")) break;
            advance();
        }
    }
    expect("}", true);
}

Node* Parser::transform(const Token& token) {
    Node* made = node(NodeType::Transform, token);
    made->first = expression(0);
    expect("|");
    made->second = expression(0);
    if (isOperator(",")) {
        advance();
        made->third = expression(0);
        adopt(made, made->third);
    }
    adopt(made, made->first);
    adopt(made, made->second);
    expect("|");
    return made;
}

Node* Parser::call(const Token& token, Node* left) {
    Node* made = node(NodeType::Call, token);
    made->begin = left->begin;
    made->first = left;
    adopt(made, left);
    if (!isOperator(")")) {
        for (;;) {
            if (isOperator("?")) {
                made->type = NodeType::Partial;
                made->items.push_back(node(NodeType::Placeholder, m_token));
                advance();
            } else {
                made->items.push_back(expression(0));
                adopt(made, made->items.back());
            }
            if (!isOperator(",")) break;
            advance();
        }
    }
    expect(")", true);
    if (left->type == NodeType::Name && (left->name.view() == "function" || left->name.view() == "\u03BB"))
        lambda(made);
    return made;
}

void Parser::lambda(Node* made) {
    for (std::size_t i = 0; i < made->items.size() && !m_failure; ++i) {
        const Node* parameter = made->items[i];
        if (parameter->type == NodeType::Variable) continue;
        fail("S0208", parameter->position,
             parameter->type == NodeType::Placeholder ? std::string_view("?") : parameter->name.view());
        m_failure->value = static_cast<std::int64_t>(i + 1);
    }
    made->type = NodeType::Lambda;
    if (isOperator("<")) signature(made);
    expect("{");
    made->first = expression(0);
    adopt(made, made->first);
    expect("}");
}

void Parser::signature(Node* made) {
    const std::uint32_t start = m_token.end;
    int depth = 1;
    std::string text = "<";
    while (depth > 0 && !isOperator("{") && m_token.type != TokenType::End) {
        advance();
        if (isOperator(">")) --depth;
        if (isOperator("<")) ++depth;
        if (m_token.type != TokenType::End) text += m_token.text;
    }
    expect(">");
    if (m_failure) return;
    Failure refused;
    made->signature = Signature::parse(text, refused);
    if (made->signature) return;
    fail(refused.code, start + refused.position, {});
    m_failure->value = refused.value;
    m_failure->text = refused.text;
}

Node* Parser::predicate(const Token& token, Node* left) {
    if (isOperator("]")) {
        Node* step = left;
        while (step->type == NodeType::Binary && step->op == "[") step = step->first;
        step->keepArray = true;
        advance();
        return left;
    }
    Node* made = node(NodeType::Binary, token);
    made->op = "[";
    made->first = left;
    made->second = expression(0);
    adopt(made, left);
    adopt(made, made->second);
    expect("]", true);
    return made;
}

Node* Parser::orderBy(const Token& token, Node* left) {
    Node* made = node(NodeType::Binary, token);
    made->op = "^";
    made->first = left;
    adopt(made, left);
    expect("(");
    for (;;) {
        Node* term = node(NodeType::Operator, m_token);
        if (isOperator("<")) {
            advance();
        } else if (isOperator(">")) {
            term->descending = true;
            advance();
        }
        term->first = expression(0);
        adopt(term, term->first);
        made->items.push_back(term);
        adopt(made, term);
        if (!isOperator(",")) break;
        advance();
    }
    expect(")");
    return made;
}

Node* Parser::assignment(const Token& token, Node* left) {
    if (left->type != NodeType::Variable) {
        fail("S0212", left->position, left->name.view());
        return left;
    }
    Node* made = node(NodeType::Bind, token);
    made->first = left;
    made->second = expression(powerOf(":=") - 1);
    adopt(made, made->second);
    return made;
}

Node* Parser::variableBinding(const Token& token, Node* left) {
    Node* made = node(NodeType::Binary, token);
    made->op = token.text;
    made->first = left;
    adopt(made, left);
    made->second = expression(powerOf(token.text));
    if (made->second->type != NodeType::Variable) fail("S0214", made->second->position, token.text);
    return made;
}

Node* Parser::condition(const Token& token, Node* left) {
    const NodeType type = token.text == "?:"   ? NodeType::Elvis
                          : token.text == "??" ? NodeType::Coalesce
                                               : NodeType::Condition;
    Node* made = node(type, token);
    made->first = left;
    made->second = expression(0);
    adopt(made, left);
    adopt(made, made->second);
    if (type == NodeType::Condition && isOperator(":")) {
        advance();
        made->third = expression(0);
        adopt(made, made->third);
    }
    return made;
}

} // namespace wb::query::jsonata
