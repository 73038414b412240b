// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"
#include "core/query/jsonata/jsonata.h"
#include "core/query/jsonata/signature.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace wb::query::jsonata {

struct Builtin;
class Matcher;
struct Node;

enum class NodeType : std::uint8_t {
    End,
    Operator,
    Placeholder,
    Name,
    Variable,
    String,
    Number,
    Literal,
    Regex,
    Wildcard,
    Descendant,
    Parent,
    Binary,
    Negate,
    Array,
    Object,
    Block,
    Condition,
    Coalesce,
    Elvis,
    Bind,
    Call,
    Partial,
    Lambda,
    Apply,
    Transform,
    Path,
    Sort
};

/// The name that a `%` reads, found while the tree is shaped. Several `%` for the same step share a label.
struct Ancestor {
    int label = 0;
    int level = 1;
};

/// What follows a step in brackets, or an index binding after a filter.
struct Stage {
    Node* filter = nullptr; ///< Null for an index binding.
    std::string index;
    int binding = -1; ///< Place of the index in the path's bindings.
};

struct Group {
    std::vector<std::pair<Node*, Node*>> pairs;
    std::uint32_t position = 0;
};

/// Where a variable may be found: `hops` frames up, at `slot`.
struct Place {
    int hops = 0;
    int slot = 0;
};

/// The variables that the steps of a path bind (`@$v`, `#$i`, `%`), and where the frame keeps them while a
/// step is evaluated.
struct Bindings {
    std::vector<std::string> names;
    std::vector<int> slots;  ///< One a name.
    std::vector<int> locals; ///< Slots of variables assigned inside steps, which each step begins without.
    int ownFrame = 0; ///< Size of the frame that each evaluation of a step gets because closures may keep it;
                      ///< 0 for none.
};

/// One part of an expression. A parsed tree is shaped and resolved in place; the Program owns all nodes.
struct Node {
    NodeType type = NodeType::End;
    bool keepArray = false;     ///< `[]` follows: the result stays an array.
    bool keepSingleton = false; ///< Of a path: one of its steps keeps.
    bool constructs = false;    ///< An array constructor whose result a path does not flatten.
    bool tuple = false;         ///< Of a step, path or block: works on tuples.
    bool descending = false;    ///< Of a sort term.
    bool tailCall = false;      ///< A call whose value is that of the function it stands in.
    bool plain = false;         ///< Reads only: binds nothing, calls nothing.
    bool closes = false;        ///< Makes functions that keep their surroundings.
    bool names = false;         ///< A path of names after an optional variable, without anything else.
    bool ownKeys = false;       ///< An object constructor of one literal key for each member.
    std::uint8_t quick = 0;     ///< What a quick evaluation costs, in nodes; 0 where there is none.
    std::uint16_t depth = 1;
    std::uint32_t begin = 0; ///< Byte range of the token that made the node.
    std::uint32_t position = 0;

    std::string op;        ///< Of Binary, Operator.
    std::uint8_t code = 0; ///< `op` as a number, see Operation.
    json::Value value;     ///< Of literals; of names and variables the name.
    json::String name;
    Node* first = nullptr;    ///< Left side, condition, procedure, body, pattern.
    Node* second = nullptr;   ///< Right side, then, update.
    Node* third = nullptr;    ///< Else, delete.
    std::vector<Node*> items; ///< Steps, expressions, arguments, parameters, sort terms.
    std::unique_ptr<Group> group;
    std::vector<std::pair<Node*, Node*>> pairs; ///< Of an object constructor.
    std::vector<Stage> predicates;              ///< Filters of the node's own value.
    std::vector<Stage> stages;                  ///< Of a step: filters and index bindings behind it.

    std::string focus; ///< Of a step: `@$focus`.
    std::string index; ///< Of a step: `#$index`.
    int focusBinding = -1;
    int indexBinding = -1;
    int ancestorBinding = -1;
    Ancestor* ancestor =
        nullptr; ///< Of a step: a `%` reads what this step was taken from. Of a Parent: what it reads.
    std::vector<Ancestor*> seeking; ///< Of any: parents not found inside.

    std::vector<Place> places;          ///< Of variables, parents, bindings.
    int hint = -1;                      ///< Of a name: its number among the names, see FindHint.
    int global = -1;                    ///< Of a variable: its number among the names from outside.
    std::unique_ptr<Bindings> bindings; ///< Of paths and blocks that work on tuples.
    int frameSize = 0;                  ///< Of a lambda, transform, or block with a frame of its own.
    std::vector<int> locals;            ///< Of a block without frame: the slots it begins without.
    int firstTuple = -1;                ///< Of a path: the step from which on it works on tuples.
    std::shared_ptr<const Signature> signature;
    std::shared_ptr<const Matcher> matcher;
};

/// A name that an expression does not bind itself.
struct Global {
    std::string name;
    const Builtin* builtin = nullptr;
};

/// A compiled expression.
class Program {
  public:
    std::string source;
    std::deque<Node> nodes;
    std::deque<Ancestor> ancestors;
    const Node* root = nullptr;
    bool loneSurrogates = false; ///< A literal holds half a character.
    int frameSize = 0;
    int hintCount = 0;
    std::vector<Global> globals;
    std::vector<Reference> variables;
    std::vector<Reference> functions;
};

} // namespace wb::query::jsonata
