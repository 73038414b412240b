// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/builtins.h"
#include "core/query/jsonata/containers.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/hash_index.h"
#include "core/query/jsonata/merge_sort.h"
#include "core/query/jsonata/text.h"
#include "core/query/jsonata/values.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace wb::query::jsonata {

using json::Value;

namespace {

using Arguments = std::span<Value>;

Value count(CallContext&, Arguments arguments) {
    return static_cast<std::int64_t>(argument(arguments, 0).size());
}

Value appendBoth(CallContext& context, Arguments arguments) {
    const Value& left = argument(arguments, 0);
    const Value& right = argument(arguments, 1);
    if (!context.evaluator.charge(left.size() + right.size() + 2)) return {};
    return append(left, right);
}

Value reverse(CallContext& context, Arguments arguments) {
    const Value& array = argument(arguments, 0);
    if (array.size() <= 1) return array;
    const auto items = array.items();
    if (!context.evaluator.charge(items.size())) return {};
    return Value::array(std::vector<Value>(items.rbegin(), items.rend()));
}

Value shuffle(CallContext& context, Arguments arguments) {
    const Value& array = argument(arguments, 0);
    if (array.size() <= 1) return array;
    const auto items = array.items();
    if (!context.evaluator.holdItems(items.size())) return {};
    std::vector<Value> shuffled(items.begin(), items.end());
    for (std::size_t i = shuffled.size() - 1; i > 0; --i) {
        const auto j =
            static_cast<std::size_t>(context.evaluator.generator().nextUnit() * static_cast<double>(i + 1));
        shuffled[i].swap(shuffled[j]);
    }
    return Value::array(std::move(shuffled));
}

Value distinct(CallContext& context, Arguments arguments) {
    const Value& array = argument(arguments, 0);
    if (!array.isArray() || array.size() <= 1) return array;
    HashIndex seen;
    std::vector<Value> kept;
    for (const Value& item : array.items()) {
        if (!context.evaluator.tickThrough(item)) return {};
        const std::size_t place = seen.findOrAdd(hashOf(item), kept.size(), [&](std::size_t other) {
            return !context.evaluator.tick() || isDeepEqual(kept[other], item, context.evaluator);
        });
        if (place == kept.size()) kept.push_back(item);
    }
    if (context.evaluator.failed() || !context.evaluator.holdItems(kept.size())) return {};
    return isSequence(array) ? makeSequence(std::move(kept)) : Value::array(std::move(kept));
}

Value zip(CallContext& context, Arguments arguments) {
    std::size_t length = arguments.empty() ? 0 : static_cast<std::size_t>(-1);
    for (const Value& array : arguments) length = std::min(length, array.size());
    if (!context.evaluator.charge(length * arguments.size()) ||
        !context.evaluator.hold(length * sizeof(Value) * 4) || !context.evaluator.tick(length))
        return {};
    std::vector<Value> rows;
    rows.reserve(length);
    for (std::size_t i = 0; i < length; ++i) {
        std::vector<Value> row;
        row.reserve(arguments.size());
        for (const Value& array : arguments) row.push_back(array.items()[i]);
        rows.push_back(Value::array(std::move(row)));
    }
    return Value::array(std::move(rows));
}

/// Without a function only numbers or only strings can be sorted.
Value sortPlain(CallContext& context, const Value& array) {
    const auto items = array.items();
    const bool numbers =
        std::all_of(items.begin(), items.end(), [](const Value& item) { return item.isNumber(); });
    const bool strings =
        !numbers && std::all_of(items.begin(), items.end(), [](const Value& i) { return i.isString(); });
    if (!numbers && !strings) return context.evaluator.fail("D3070");
    std::vector<Value> sorted(items.begin(), items.end());
    if (numbers)
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const Value& a, const Value& b) { return a.toDouble() < b.toDouble(); });
    else
        mergeSort(sorted, [&](const Value& a, const Value& b) {
            return context.evaluator.tickThrough(a) && compareUtf16(a.string(), b.string()) > 0;
        });
    if (context.evaluator.failed()) return {};
    return Value::array(std::move(sorted));
}

/// Truth as JavaScript has it, which asks the comparator's result: any array and object is true.
bool isScriptTrue(const Value& value) {
    return value.isArray() || value.isObject() || value.isExtension() || isTruthy(value);
}

Value sort(CallContext& context, Arguments arguments) {
    Evaluator& evaluator = context.evaluator;
    const Value& array = argument(arguments, 0);
    const Value& comparator = argument(arguments, 1);
    if (array.size() <= 1) return array;
    if (!evaluator.charge(array.size() * 2)) return {};
    if (comparator.isAbsent()) return sortPlain(context, array);
    const auto items = array.items();
    std::vector<Value> sorted(items.begin(), items.end());
    const LambdaFunction* const lambda = quickLambdaOf(comparator);
    mergeSort(sorted, [&](const Value& left, const Value& right) {
        if (lambda) {
            const Value* const both[] = {&left, &right};
            const Quick known = evaluator.quickCall(*lambda, both);
            if (known.isKnown())
                return known.state() == Quick::State::Reference ? isScriptTrue(known.reference())
                                                                : known.isTruthy();
        }
        return !evaluator.failed() && isScriptTrue(evaluator.call(comparator, {left, right}));
    });
    if (evaluator.failed()) return {};
    return Value::array(std::move(sorted));
}

constexpr auto arrayRows = std::to_array<FunctionRow>({
    {"count", "<a:n>", 1, count},
    {"append", "<xx:a>", 2, appendBoth},
    {"reverse", "<a:a>", 1, reverse},
    {"shuffle", "<a:a>", 1, shuffle},
    {"distinct", "<x:x>", 1, distinct},
    {"zip", "<a+>", 0, zip},
    {"sort", "<af?:a>", 2, sort},
});

} // namespace

std::span<const FunctionRow> arrayFunctions() {
    return arrayRows;
}

} // namespace wb::query::jsonata
