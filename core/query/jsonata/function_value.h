// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"
#include "core/query/jsonata/frame.h"
#include "core/query/jsonata/tree.h"

#include <memory>
#include <utility>
#include <vector>

namespace wb::query::jsonata {

/// A function as a value. Arity is how many arguments higher-order functions pass at most.
class Function : public json::Extension {
  public:
    enum class Kind : std::uint8_t {
        Builtin,
        Lambda,
        Partial,
        Matcher,
        NextMatch,
        Composition,
        Transform,
        Tuples
    };
    Function(Kind k, int a) : kind(k), arity(a) {}
    const Kind kind;
    const int arity;
};

class BuiltinFunction final : public Function {
  public:
    explicit BuiltinFunction(const Builtin& b, int a) : Function(Kind::Builtin, a), builtin(b) {}
    const Builtin& builtin;
};

/// A lambda with the context and the variables of the place it was written at.
class LambdaFunction final : public Function {
  public:
    LambdaFunction(const Node& n, FramePointer f, json::Value i)
        : Function(Kind::Lambda, static_cast<int>(n.items.size())), node(n), frame(std::move(f)),
          input(std::move(i)) {}
    /// Whether Evaluator::quickCall() may know its results.
    bool isQuick() const { return !node.signature && node.first->quick > 0; }
    const Node& node;
    const FramePointer frame;
    const json::Value input;
};

/// A function with some of its arguments given; holes are marked unbound.
class PartialFunction final : public Function {
  public:
    PartialFunction(json::Value t, std::vector<json::Value> a, int holes)
        : Function(Kind::Partial, holes), target(std::move(t)), arguments(std::move(a)) {}
    const json::Value target;
    const std::vector<json::Value> arguments;
};

class MatcherFunction final : public Function {
  public:
    MatcherFunction(std::shared_ptr<const Matcher> m, std::uint32_t p)
        : Function(Kind::Matcher, 2), matcher(std::move(m)), position(p) {}
    const std::shared_ptr<const Matcher> matcher;
    const std::uint32_t position;
};

/// The `next` of a match.
class NextMatchFunction final : public Function {
  public:
    NextMatchFunction(std::shared_ptr<const Matcher> m, json::Value t, std::size_t o)
        : Function(Kind::NextMatch, 0), matcher(std::move(m)), text(std::move(t)), offset(o) {}
    const std::shared_ptr<const Matcher> matcher;
    const json::Value text;
    const std::size_t offset; ///< In UTF-16 units.
};

/// `$f ~> $g`.
class CompositionFunction final : public Function {
  public:
    CompositionFunction(json::Value f, json::Value s)
        : Function(Kind::Composition, 1), first(std::move(f)), second(std::move(s)) {}
    const json::Value first;
    const json::Value second;
};

class TransformFunction final : public Function {
  public:
    TransformFunction(const Node& n, FramePointer f)
        : Function(Kind::Transform, 1), node(n), frame(std::move(f)) {}
    const Node& node;
    const FramePointer frame;
};

/// Not a function but what a path hands to the path around it: items together with the variables bound for
/// them.
class TupleStream final : public Function {
  public:
    TupleStream(const Bindings& b) : Function(Kind::Tuples, 0), bindings(b) {}
    const Bindings& bindings;
    /// Rows of 1 + names values: the item, then the variables (unbound where a step did not bind them).
    std::vector<json::Value> rows;

    std::size_t width() const { return bindings.names.size() + 1; }
    std::size_t size() const { return rows.size() / width(); }
};

inline const Function* functionOf(const json::Value& value) {
    return value.isExtension() ? static_cast<const Function*>(&value.extension()) : nullptr;
}

/// The function where it is a lambda whose results a quick evaluation may know; else null.
inline const LambdaFunction* quickLambdaOf(const json::Value& value) {
    const Function* function = functionOf(value);
    if (!function || function->kind != Function::Kind::Lambda) return nullptr;
    const auto* lambda = static_cast<const LambdaFunction*>(function);
    return lambda->isQuick() ? lambda : nullptr;
}

inline TupleStream* tuplesOf(const json::Value& value) {
    const Function* function = functionOf(value);
    return function && function->kind == Function::Kind::Tuples
               ? const_cast<TupleStream*>(static_cast<const TupleStream*>(function))
               : nullptr;
}

template <typename T, typename... Arguments>
json::Value makeFunction(Arguments&&... arguments) {
    return json::Value(
        json::SharedPointer<json::Extension>::adopt(new T(std::forward<Arguments>(arguments)...)));
}

} // namespace wb::query::jsonata
