// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/tuple_scope.h"
#include "core/query/jsonata/values.h"

#include <cmath>

namespace wb::query::jsonata {

using json::Value;

bool Evaluator::selects(const Node& predicate, const Value& context, std::size_t index, std::size_t count,
                        std::size_t& times) {
    Value storage;
    times = 0;
    if (isQuick(predicate) && tick(predicate.quick)) {
        const Quick found = quick(predicate, {context});
        if (found.state() == Quick::State::Boolean || found.state() == Quick::State::Absent) {
            times = found.isTruthy() ? 1 : 0;
            return times > 0;
        }
    }
    const Value& result = peek(predicate, context, storage);
    if (failed()) return false;
    const auto matches = [&](const Value& number) {
        double wanted = std::floor(number.toDouble());
        if (wanted < 0) wanted += static_cast<double>(count);
        if (wanted == static_cast<double>(index)) ++times;
    };
    if (isNumeric(result)) {
        matches(result);
        return times > 0;
    }
    if (result.isArray()) {
        if (!tickThrough(result)) return false;
        bool numbers = true;
        for (const Value& item : result.items()) numbers = numbers && isNumeric(item);
        if (numbers) {
            for (const Value& item : result.items()) matches(item);
            return times > 0;
        }
    }
    times = isTruthy(result, *this) ? 1 : 0;
    return times > 0;
}

Value Evaluator::filter(const Node& predicate, const Value& input) {
    if (TupleStream* tuples = tuplesOf(input)) return filterTuples(predicate, input, tuples->bindings);
    const auto items = input.isArray() ? input.items() : std::span(&input, 1);
    if (predicate.type == NodeType::Number && predicate.predicates.empty()) {
        double index = std::floor(predicate.value.toDouble());
        if (index < 0) index += static_cast<double>(items.size());
        if (!(index >= 0 && index < static_cast<double>(items.size()))) return emptySequence();
        const Value& item = items[static_cast<std::size_t>(index)];
        if (item.isAbsent()) return emptySequence();
        return item.isArray() ? item : makeSequence({item});
    }
    std::vector<Value> kept;
    std::size_t held = 0;
    expectItems(items.size());
    if (items.size() > 16) kept.reserve(items.size() / 2);
    for (std::size_t index = 0; index < items.size(); ++index) {
        std::size_t times = 0;
        if (!tick()) return {};
        selects(predicate, items[index], index, items.size(), times);
        if (failed()) return {};
        // A step that gave nothing can be selected, and is null in a result of several.
        if (times > 0 && items[index].isAbsent()) m_marksInside = true;
        for (; times > 0; --times) kept.push_back(items[index]);
        if (!holdGrowth(kept.size(), held)) return {};
    }
    return makeSequence(std::move(kept));
}

Value Evaluator::filterTuples(const Node& predicate, const Value& input, const Bindings& bindings) {
    const TupleStream& stream = *tuplesOf(input);
    Value result = makeFunction<TupleStream>(stream.bindings);
    TupleStream& kept = *tuplesOf(result);
    const std::size_t width = stream.width();
    std::size_t held = 0;
    const auto keep = [&](std::size_t row) {
        const auto begin = stream.rows.begin() + static_cast<std::ptrdiff_t>(row * width);
        kept.rows.insert(kept.rows.end(), begin, begin + static_cast<std::ptrdiff_t>(width));
    };
    if (predicate.type == NodeType::Number && predicate.predicates.empty()) {
        double index = std::floor(predicate.value.toDouble());
        if (index < 0) index += static_cast<double>(stream.size());
        if (index >= 0 && index < static_cast<double>(stream.size())) keep(static_cast<std::size_t>(index));
        return result;
    }
    for (std::size_t row = 0; row < stream.size(); ++row) {
        const Value* values = stream.rows.data() + row * width;
        std::size_t times = 0;
        {
            const TupleScope scope(*this, bindings, values + 1);
            selects(predicate, *values, row, stream.size(), times);
        }
        if (failed()) return {};
        for (; times > 0; --times) keep(row);
        if (!tick() || !holdGrowth(kept.rows.size(), held)) return {};
    }
    return result;
}

} // namespace wb::query::jsonata
