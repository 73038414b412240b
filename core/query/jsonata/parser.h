// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonata/lexer.h"
#include "core/query/jsonata/tree.h"

#include <memory>

namespace wb::query::jsonata {

/// Reads an expression by operator precedence into a tree of what is written; see shape() for what it means.
class Parser {
  public:
    explicit Parser(Program& program) : m_program(program), m_lexer(program.source) {}

    /// The root; meaningless when failure() is set.
    Node* parse();
    std::unique_ptr<Failure> takeFailure() { return std::move(m_failure); }

  private:
    bool isOperator(std::string_view op) const {
        return m_token.type == TokenType::Operator && m_token.text == op;
    }
    void advance(bool infix = false);
    void expect(std::string_view op, bool infix = false);
    void fail(std::string_view code, std::uint32_t position, std::string_view token);

    void failAtToken(std::string_view code);

    Node* node(NodeType type, const Token& token);
    void adopt(Node* parent, Node* child);

    Node* expression(int binding);
    Node* prefix(const Token& token);
    Node* infix(const Token& token, Node* left);
    Node* block(const Token& token);
    Node* array(const Token& token);
    Node* transform(const Token& token);
    Node* call(const Token& token, Node* left);
    void lambda(Node* made);
    void signature(Node* made);
    Node* predicate(const Token& token, Node* left);
    Node* orderBy(const Token& token, Node* left);
    Node* assignment(const Token& token, Node* left);
    Node* variableBinding(const Token& token, Node* left);
    Node* condition(const Token& token, Node* left);
    void members(Node* made);

    Program& m_program;
    Lexer m_lexer;
    Token m_token;
    std::unique_ptr<Failure> m_failure;
    int m_nesting = 0;
};

} // namespace wb::query::jsonata
