// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonata/error_messages.h"
#include "core/query/jsonata/tree.h"

#include <memory>

namespace wb::query::jsonata {

/// Turns a tree of what is written into one of what it means: chains of `.` become paths with steps, brackets
/// become predicates, every `%` finds the step it refers to, calls in tail position are marked.
class Shaper {
  public:
    explicit Shaper(Program& program) : m_program(program) {}

    Node* shapeRoot(Node* root);
    std::unique_ptr<Failure> takeFailure() { return std::move(m_failure); }

  private:
    Node* shape(Node* node);
    Node* shapeByType(Node* node);
    Node* shapeBinary(Node* node);
    Node* shapeMap(Node* node);
    Node* shapePredicate(Node* node);
    Node* shapeGroup(Node* node);
    Node* shapeOrder(Node* node);
    Node* shapeFocus(Node* node);
    Node* shapeIndex(Node* node);
    void shapeInto(Node*& child, Node* parent);

    Node* pathOf(Node* step);
    Ancestor* seekParent(Node* node, Ancestor* slot);
    void pushAncestry(Node* result, const Node* value);
    void resolveAncestry(Node* path);
    void markTailCalls(Node* node);
    void fail(std::string_view code, const Node* node, std::string_view token = {});

    Program& m_program;
    std::unique_ptr<Failure> m_failure;
    int m_labels = 0;
};

} // namespace wb::query::jsonata
