// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
//
// Comparisons and arithmetic over names and literals are most of what runs once for each item. Here they are
// evaluated without counting references, frames or levels. Such a node reads only, so that whatever is out of
// the ordinary (an array, an error) is left to the evaluator, which starts the node again.
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/operation.h"
#include "core/query/jsonata/text.h"

#include <cmath>

namespace wb::query::jsonata {

using json::Value;
using State = Quick::State;

namespace {

/// A finite number; nothing for everything else.
struct Operand {
    double number = 0;
    bool isNumber = false;

    explicit Operand(const Quick& quick) {
        if (quick.state() == State::Number)
            number = quick.number();
        else if (quick.state() == State::Reference && quick.reference().isNumber())
            number = quick.reference().toDouble();
        else
            return;
        isNumber = std::isfinite(number);
    }
};

/// To go through much is work that the evaluator counts.
bool isLarge(const Quick& quick) {
    constexpr std::size_t longText = 1024;
    if (quick.state() != State::Reference) return false;
    const Value& value = quick.reference();
    return value.isArray() || value.isObject() || (value.isString() && value.string().size() > longText);
}

Quick arithmeticOf(Operation operation, const Quick& left, const Quick& right) {
    const Operand a(left);
    const Operand b(right);
    const bool leftAbsent = left.state() == State::Absent;
    const bool rightAbsent = right.state() == State::Absent;
    if (!(a.isNumber || leftAbsent) || !(b.isNumber || rightAbsent)) return {};
    if (leftAbsent || rightAbsent) return Quick::absent();
    const double result = compute(operation, a.number, b.number);
    return std::isfinite(result) ? Quick(result) : Quick();
}

Quick comparisonOf(Operation operation, const Quick& left, const Quick& right) {
    const Operand a(left);
    const Operand b(right);
    if (a.isNumber && b.isNumber)
        return Quick(ordered(operation, a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
    const auto isText = [](const Quick& quick) {
        return quick.state() == State::Reference && quick.reference().isString();
    };
    if (isLarge(left) && isLarge(right)) return {};
    if (isText(left) && isText(right))
        return Quick(ordered(operation, compareUtf16(left.reference().string(), right.reference().string())));
    const bool leftAbsent = left.state() == State::Absent;
    const bool rightAbsent = right.state() == State::Absent;
    if ((leftAbsent && (rightAbsent || b.isNumber || isText(right))) ||
        (rightAbsent && (a.isNumber || isText(left))))
        return Quick::absent();
    return {};
}

Quick equalityOf(bool wanted, const Quick& left, const Quick& right) {
    if (left.state() == State::Absent || right.state() == State::Absent) return false;
    if (isLarge(left) && isLarge(right)) return {};
    Value leftStorage;
    Value rightStorage;
    const Value& a = left.in(leftStorage);
    const Value& b = right.in(rightStorage);
    return (a.isSame(b) || (a.kind() == b.kind() && a == b)) == wanted;
}

} // namespace

Quick Evaluator::quick(const Node& node, const QuickScope& scope) {
    switch (node.type) {
    case NodeType::String:
    case NodeType::Number:
    case NodeType::Literal:
        return node.value;
    case NodeType::Variable: {
        const Value* found = quickLookUp(node, scope);
        return found && !isSequence(*found) ? Quick(*found) : Quick();
    }
    case NodeType::Path:
        return quickPath(node, scope);
    case NodeType::Block:
        return quick(*node.items.front(), scope);
    case NodeType::Condition: {
        const Quick condition = quick(*node.first, scope);
        if (!condition.isKnown() || condition.isDeep()) return {};
        if (condition.isTruthy()) return quick(*node.second, scope);
        return node.third ? quick(*node.third, scope) : Quick::absent();
    }
    case NodeType::Binary:
        return quickBinary(node, scope);
    default:
        return {};
    }
}

const Value* Evaluator::quickLookUp(const Node& variable, const QuickScope& scope) {
    if (variable.name.view().empty()) return &scope.input;
    if (!scope.called) return &lookUp(variable);
    for (Place place : variable.places) {
        if (place.hops == 0) {
            static const Value absent;
            const auto index = static_cast<std::size_t>(place.slot);
            return index < scope.arguments.size() ? scope.arguments[index] : &absent;
        }
        Frame* frame = scope.frame;
        for (int hops = place.hops - 1; hops > 0; --hops) frame = frame->parent();
        const Value& found = frame->slot(place.slot);
        if (Frame::isBound(found)) return &found;
    }
    return variable.global < 0 ? nullptr : &m_globals[static_cast<std::size_t>(variable.global)];
}

Quick Evaluator::quickPath(const Node& node, const QuickScope& scope) {
    const Value* at = &scope.input;
    auto step = node.items.begin();
    if ((*step)->type == NodeType::Variable) at = quickLookUp(**step++, scope);
    for (; at && step != node.items.end(); ++step) {
        if (at->isArray()) return {};
        at = findMember(*at, **step);
        if (!at) return Quick::absent();
    }
    return at && !isSequence(*at) ? Quick(*at) : Quick();
}

Quick Evaluator::quickBinary(const Node& node, const QuickScope& scope) {
    const auto operation = static_cast<Operation>(node.code);
    const Quick left = quick(*node.first, scope);
    if (!left.isKnown()) return {};
    if (operation == Operation::And || operation == Operation::Or) {
        if (left.isDeep()) return {};
        if (left.isTruthy() == (operation == Operation::Or)) return operation == Operation::Or;
        const Quick right = quick(*node.second, scope);
        return right.isKnown() && !right.isDeep() ? Quick(right.isTruthy()) : Quick();
    }
    const Quick right = quick(*node.second, scope);
    if (!right.isKnown()) return {};
    switch (operation) {
    case Operation::Add:
    case Operation::Subtract:
    case Operation::Multiply:
    case Operation::Divide:
    case Operation::Remainder:
        return arithmeticOf(operation, left, right);
    case Operation::Equal:
    case Operation::NotEqual:
        return equalityOf(operation == Operation::Equal, left, right);
    default:
        return comparisonOf(operation, left, right);
    }
}

Quick Evaluator::quickCall(const LambdaFunction& lambda, std::span<const Value* const> arguments) {
    const Node& body = *lambda.node.first;
    if (m_provenance || !tick(body.quick)) return {};
    return quick(body, {lambda.input, lambda.frame.get(), arguments, true});
}

} // namespace wb::query::jsonata
