// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonata/tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace wb::query::jsonata {

/// Gives every variable its places in frames, so that evaluation looks no name up. Variables of a block live
/// in the frame of the function around it unless a closure inside the block may keep them; then the block has
/// a frame of its own.
class Resolver {
  public:
    explicit Resolver(Program& program) : m_program(program) {}
    void resolveRoot(Node* root);

  private:
    struct Activation {
        Activation* parent = nullptr;
        int size = 0;
    };
    struct Name {
        std::string name;
        int slot = 0;
        bool certain = false; ///< Bound whenever the scope is entered, as parameters are.
    };
    struct Scope {
        Scope* parent = nullptr;
        Activation* activation = nullptr;
        std::vector<Name> names;
        int declare(std::string name, bool certain = false);
    };

    void resolve(Node* node, Scope& scope);
    void resolveFilters(std::vector<Stage>& stages, Scope& scope);
    void resolveGroup(Group& group, Scope& scope);
    void resolveBlock(Node* node, Scope& scope);
    void resolveLambda(Node* node, Scope& scope);
    void resolveTransform(Node* node, Scope& scope);
    void resolvePath(Node* node, Scope& scope);
    void resolveTuples(Node* path, Scope& scope);
    void resolveTupleBlock(Node* block, Scope& scope);
    void resolveCall(Node* node, Scope& scope);

    void collect(const Node* node, std::vector<std::string>& names) const;
    void collectTupleNames(const Node* node, std::vector<std::string>& names) const;
    void lookUp(Node* node, std::string_view name, const Scope& scope);
    int globalOf(std::string_view name);
    void note(const Node* variable, const Node* path);
    void declareAll(Scope& scope, const std::vector<std::string>& names, std::vector<int>& slots);

    Program& m_program;
};

} // namespace wb::query::jsonata
