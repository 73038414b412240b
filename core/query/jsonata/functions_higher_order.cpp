// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/builtins.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/values.h"

#include <algorithm>
#include <array>

namespace wb::query::jsonata {

using json::Value;

namespace {

using Arguments = std::span<Value>;

/// Calls the user's function with as many of (value, index or key, whole) as it takes.
class Callback {
  public:
    Callback(Evaluator& evaluator, const Value& function, const Value& whole)
        : m_evaluator(evaluator), m_function(function), m_whole(whole), m_arity(functionOf(function)->arity),
          m_quick(quickLambdaOf(function)) {
        evaluator.expectItems(whole.size());
    }

    Value operator()(const Value& value, Value place) {
        if (const Quick known = quickly(value, place); known.isKnown()) return known.value();
        return slowly(value, std::move(place));
    }
    bool isTrue(const Value& value, Value place) {
        if (const Quick known = quickly(value, place); known.isKnown() && !known.isDeep())
            return known.isTruthy();
        return isTruthy(slowly(value, std::move(place)), m_evaluator);
    }

  private:
    Quick quickly(const Value& value, const Value& place) {
        if (!m_quick) return {};
        const Value* const arguments[] = {&value, &place, &m_whole};
        return m_evaluator.quickCall(*m_quick, std::span(arguments).first(passed()));
    }
    Value slowly(const Value& value, Value place) {
        m_arguments.clear();
        m_arguments.push_back(value);
        if (passed() >= 2) m_arguments.push_back(std::move(place));
        if (passed() >= 3) m_arguments.push_back(m_whole);
        return m_evaluator.callInPlace(m_function, m_arguments);
    }
    std::size_t passed() const { return static_cast<std::size_t>(std::clamp(m_arity, 1, 3)); }

    Evaluator& m_evaluator;
    const Value& m_function;
    const Value& m_whole;
    const int m_arity;
    const LambdaFunction* const m_quick;
    std::vector<Value> m_arguments;
};

Value map(CallContext& context, Arguments arguments) {
    const Value& array = argument(arguments, 0);
    if (array.isAbsent()) return {};
    Callback callback(context.evaluator, argument(arguments, 1), array);
    std::vector<Value> results;
    results.reserve(array.size());
    std::int64_t index = 0;
    for (const Value& item : array.items()) {
        Value result = callback(item, index++);
        if (context.evaluator.failed()) return {};
        if (!result.isAbsent()) results.push_back(context.evaluator.stored(std::move(result)));
    }
    if (!context.evaluator.charge(results.size())) return {};
    return makeSequence(std::move(results));
}

Value filter(CallContext& context, Arguments arguments) {
    const Value& array = argument(arguments, 0);
    if (array.isAbsent()) return {};
    Callback callback(context.evaluator, argument(arguments, 1), array);
    std::vector<Value> kept;
    if (array.size() > 16) kept.reserve(array.size() / 2);
    std::int64_t index = 0;
    for (const Value& item : array.items()) {
        const bool keep = callback.isTrue(item, index++);
        if (context.evaluator.failed()) return {};
        if (keep) kept.push_back(item);
    }
    if (!context.evaluator.holdItems(kept.size())) return {};
    return makeSequence(std::move(kept));
}

Value single(CallContext& context, Arguments arguments) {
    const Value& array = argument(arguments, 0);
    if (array.isAbsent()) return {};
    const Value& function = argument(arguments, 1);
    const Value* found = nullptr;
    const auto items = array.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        bool matches = true;
        if (!function.isAbsent())
            matches =
                Callback(context.evaluator, function, array).isTrue(items[i], static_cast<std::int64_t>(i));
        if (context.evaluator.failed()) return {};
        if (!matches) continue;
        if (found) return context.evaluator.fail("D3138");
        found = &items[i];
    }
    return found ? *found : context.evaluator.fail("D3139");
}

Value reduce(CallContext& context, Arguments arguments) {
    const Value& array = argument(arguments, 0);
    if (array.isAbsent()) return {};
    const Value& function = argument(arguments, 1);
    const int arity = functionOf(function)->arity;
    if (arity < 2) return context.evaluator.fail("D3050");
    const auto items = array.items();
    Value result = argument(arguments, 2);
    std::size_t index = 0;
    if (result.isAbsent() && !items.empty()) result = items[index++];
    const LambdaFunction* const lambda = quickLambdaOf(function);
    for (; index < items.size(); ++index) {
        if (lambda) {
            const Value place(static_cast<std::int64_t>(index));
            const Value* const known[] = {&result, &items[index], &place, &array};
            const auto passed = std::span(known).first(static_cast<std::size_t>(std::min(arity, 4)));
            if (const Quick next = context.evaluator.quickCall(*lambda, passed); next.isKnown()) {
                result = next.value();
                continue;
            }
        }
        std::vector<Value> passed{std::move(result), items[index]};
        if (arity >= 3) passed.emplace_back(static_cast<std::int64_t>(index));
        if (arity >= 4) passed.push_back(array);
        result = context.evaluator.callInPlace(function, passed);
        if (context.evaluator.failed()) return {};
    }
    return result;
}

Value each(CallContext& context, Arguments arguments) {
    const Value& object = argument(arguments, 0);
    std::vector<Value> results;
    if (object.isObject()) {
        Callback callback(context.evaluator, argument(arguments, 1), object);
        for (const json::Member& member : object.members()) {
            Value result = callback(member.value, member.key);
            if (context.evaluator.failed()) return {};
            if (!result.isAbsent()) results.push_back(context.evaluator.stored(std::move(result)));
        }
    }
    if (!context.evaluator.charge(results.size())) return {};
    return makeSequence(std::move(results));
}

Value sift(CallContext& context, Arguments arguments) {
    const Value& object = argument(arguments, 0);
    if (!object.isObject() || argument(arguments, 1).isAbsent()) return {};
    Callback callback(context.evaluator, argument(arguments, 1), object);
    std::vector<json::Member> kept;
    for (const json::Member& member : object.members()) {
        const bool keep = callback.isTrue(member.value, member.key);
        if (context.evaluator.failed()) return {};
        if (keep) kept.push_back(member);
    }
    if (!context.evaluator.holdItems(2 * kept.size())) return {};
    return kept.empty() ? Value() : Value::object(std::move(kept));
}

constexpr auto higherOrderRows = std::to_array<FunctionRow>({
    {"map", "<af>", 2, map},
    {"filter", "<af>", 2, filter},
    {"single", "<af?>", 2, single},
    {"reduce", "<afj?:j>", 3, reduce},
    {"each", "<o-f:a>", 2, each},
    {"sift", "<o-f?:o>", 2, sift},
});

} // namespace

std::span<const FunctionRow> higherOrderFunctions() {
    return higherOrderRows;
}

} // namespace wb::query::jsonata
