// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/operation.h"
#include "core/query/jsonata/stringify.h"
#include "core/query/jsonata/text.h"
#include "core/query/jsonata/values.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace wb::query::jsonata {

using json::Kind;
using json::Value;

namespace {

bool isComparable(const Value& value) {
    return value.isAbsent() || value.isString() || value.isNumber();
}

/// Identity as JavaScript's `===` has it: by value for plain values, by storage for others.
bool isIdentical(const Value& left, const Value& right) {
    if (left.isArray() || left.isObject() || left.isExtension()) return left.isSame(right);
    return left == right;
}

void appendString(std::string& out, const Value& value, Stringifier& stringifier) {
    if (value.isString())
        out += value.string();
    else if (!value.isAbsent() && !value.isExtension())
        stringifier.write((value.mark() & mark::wrapper) != 0 ? value.items().front() : value);
}

} // namespace

bool Evaluator::isNumeric(const Value& value) {
    if (!value.isNumber()) return false;
    const double number = value.toDouble();
    if (std::isfinite(number)) return true;
    if (std::isinf(number)) fail("D1001", value);
    return false;
}

Value Evaluator::evaluateBinary(const Node& node, const Value& input) {
    const auto operation = static_cast<Operation>(node.code);
    if (operation == Operation::And || operation == Operation::Or) {
        bool holds = false;
        {
            Value storage;
            const Value& left = peek(*node.first, input, storage);
            if (failed()) return {};
            holds = isTruthy(left, *this);
            if (failed()) return {};
        }
        if (holds == (operation == Operation::Or)) return holds;
        Value storage;
        const Value& right = peek(*node.second, input, storage);
        if (failed()) {
            // The reference evaluates it inside the operator, which claims the error.
            m_failure->hasToken = false;
            m_failure->hasPosition = false;
            locate(node.op, node.position);
            return {};
        }
        return traced(isTruthy(right, *this), std::span(&right, 1));
    }
    if (operation == Operation::Concatenate && !m_provenance) return concatenateAll(node, input);
    Value leftStorage;
    Value rightStorage;
    // The left operand is only looked at in place when nothing on the right can change it.
    if (!node.second->plain) leftStorage = evaluate(*node.first, input);
    const Value& left = node.second->plain ? peek(*node.first, input, leftStorage) : leftStorage;
    if (failed()) return {};
    const Value& right = peek(*node.second, input, rightStorage);
    if (failed()) return {};
    Value result = operate(node, left, right);
    if (!m_provenance) return result;
    const Value operands[] = {left, right};
    return traced(std::move(result), operands);
}

Value Evaluator::operate(const Node& node, const Value& left, const Value& right) {
    if (node.code != static_cast<std::uint8_t>(Operation::In) && !(tickThrough(left) && tickThrough(right)))
        return {};
    switch (static_cast<Operation>(node.code)) {
    case Operation::Add:
    case Operation::Subtract:
    case Operation::Multiply:
    case Operation::Divide:
    case Operation::Remainder:
        return arithmetic(node, left, right);
    case Operation::Equal:
        return !left.isAbsent() && !right.isAbsent() && isDeepEqual(left, right, *this);
    case Operation::NotEqual:
        return !left.isAbsent() && !right.isAbsent() && !isDeepEqual(left, right, *this);
    case Operation::Less:
    case Operation::LessOrEqual:
    case Operation::Greater:
    case Operation::GreaterOrEqual:
        return compare(node, left, right);
    case Operation::Concatenate:
        return concatenate(node, left, right);
    case Operation::In: {
        if (left.isAbsent() || right.isAbsent()) return false;
        if (!right.isArray()) return isIdentical(left, right);
        return isAmong(left, right);
    }
    case Operation::Range:
        return range(node, left, right);
    default:
        return {};
    }
}

bool Evaluator::isAmong(const Value& wanted, const Value& list) {
    constexpr std::size_t itemsAStep = 16;
    constexpr std::size_t bytesAStep = 1024;
    const std::size_t steps = wanted.isString() ? wanted.string().size() / bytesAStep : 0;
    std::size_t place = 0;
    for (const Value& item : list.items()) {
        if (!tick(steps + (++place % itemsAStep == 0 ? 1 : 0))) return false;
        if (isIdentical(item, wanted)) return true;
    }
    return false;
}

Value Evaluator::arithmetic(const Node& node, const Value& left, const Value& right) {
    if (!left.isAbsent() && !isNumeric(left)) {
        failAt("T2001", node, node.op, left);
        return {};
    }
    if (!right.isAbsent() && !isNumeric(right)) {
        failAt("T2002", node, node.op, right);
        return {};
    }
    if (left.isAbsent() || right.isAbsent()) return {};
    const double a = left.toDouble();
    const double b = right.toDouble();
    const double result = compute(static_cast<Operation>(node.code), a, b);
    if (!std::isfinite(result)) noteNonFinite();
    return makeNumber(result);
}

Value Evaluator::compare(const Node& node, const Value& left, const Value& right) {
    if (!isComparable(left) || !isComparable(right)) {
        failAt("T2010", node, node.op, left.isString() || left.isNumber() ? right : left);
        return {};
    }
    if (left.isAbsent() || right.isAbsent()) return {};
    if (left.kind() != right.kind()) {
        failAt("T2009", node, node.op, left);
        m_failure->value2 = right;
        return {};
    }
    const auto operation = static_cast<Operation>(node.code);
    if (left.isNumber()) {
        const double a = left.toDouble();
        const double b = right.toDouble();
        switch (operation) {
        case Operation::Less:
            return a < b;
        case Operation::LessOrEqual:
            return a <= b;
        case Operation::Greater:
            return a > b;
        default:
            return a >= b;
        }
    }
    return ordered(operation, compareUtf16(left.string(), right.string()));
}

bool Evaluator::appendOperand(const Node& node, const Value& operand, std::string& text) {
    const std::size_t before = text.size();
    Stringifier stringifier(text);
    stringifier.setMost(before + textLeft());
    appendString(text, operand, stringifier);
    // A number out of range inside a structure is another error than one that is the operand.
    if (stringifier.outOfRange())
        failAt(operand.isNumber() ? "D3001" : "D1001", node, node.op, stringifier.numberOutOfRange());
    return !failed() && chargeText(text.size() - before);
}

Value Evaluator::concatenate(const Node& node, const Value& left, const Value& right) {
    std::string text;
    if (!appendOperand(node, left, text) || !appendOperand(node, right, text)) return {};
    return text;
}

Value Evaluator::concatenateAll(const Node& node, const Value& input) {
    // `a & b & c` in one text: the operands after the first two are what stands right on the way up.
    std::vector<const Node*> chain{&node};
    const auto joins = [](const Node& left) {
        return left.type == NodeType::Binary && static_cast<Operation>(left.code) == Operation::Concatenate &&
               left.predicates.empty() && !left.group;
    };
    while (joins(*chain.back()->first)) chain.push_back(chain.back()->first);
    // They count as nested, as they would be one by one.
    const auto levels = static_cast<std::uint32_t>(chain.size()) - 1;
    if (m_depth + levels > m_environment.limits.depth) return tooDeep();
    std::string text;
    Value first = evaluate(*chain.back()->first, input);
    if (failed()) return {};
    for (; !chain.empty(); chain.pop_back()) {
        const Node& join = *chain.back();
        Value storage;
        const Value& next = peek(*join.second, input, storage);
        if (failed() || !appendOperand(join, std::exchange(first, {}), text) ||
            !appendOperand(join, next, text))
            return {};
    }
    return text;
}

Value Evaluator::range(const Node& node, const Value& left, const Value& right) {
    const auto isInteger = [](const Value& value) { return value.isNumber() && value.integer().has_value(); };
    if (!left.isAbsent() && !isInteger(left)) {
        failAt("T2003", node, "..", left);
        return {};
    }
    if (!right.isAbsent() && !isInteger(right)) {
        failAt("T2004", node, "..", right);
        return {};
    }
    if (left.isAbsent() || right.isAbsent()) return {};
    const std::int64_t first = *left.integer();
    const std::int64_t last = *right.integer();
    if (first > last) return {};
    const double size = static_cast<double>(last) - static_cast<double>(first) + 1;
    if (size > 1e7) {
        failAt("D2014", node, "..", makeNumber(size));
        return {};
    }
    const auto count = static_cast<std::size_t>(last - first + 1);
    if (!charge(count) || !tick(count / 16)) return {};
    std::vector<Value> items;
    items.reserve(count);
    for (std::int64_t item = first; item <= last; ++item) items.emplace_back(item);
    return makeSequence(std::move(items));
}

} // namespace wb::query::jsonata
