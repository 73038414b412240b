// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/merge_sort.h"
#include "core/query/jsonata/text.h"
#include "core/query/jsonata/tuple_scope.h"
#include "core/query/jsonata/values.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace wb::query::jsonata {

using json::Value;

/// The value of each sort term for each item, evaluated once and only when a comparison needs it.
struct SortKeys {
    std::span<const Value> items;
    const TupleStream* tuples = nullptr;
    const Bindings* bindings = nullptr;
    std::size_t terms = 1;
    std::vector<Value> values;
    std::vector<bool> known;

    const Value& item(std::size_t index) const {
        return tuples ? tuples->rows[index * tuples->width()] : items[index];
    }
};

const Value& Evaluator::sortKey(const Node& node, std::size_t term, std::size_t item, SortKeys& keys) {
    const std::size_t at = item * keys.terms + term;
    if (!keys.known[at]) {
        std::optional<TupleScope> scope;
        if (keys.bindings) scope.emplace(*this, *keys.bindings, &keys.item(item) + 1);
        keys.values[at] = evaluate(*node.items[term]->first, keys.item(item));
        keys.known[at] = true;
    }
    return keys.values[at];
}

int Evaluator::compareKeys(const Node& node, std::size_t left, std::size_t right, SortKeys& keys) {
    const auto sortable = [](const Value& value) { return value.isString() || value.isNumber(); };
    for (std::size_t term = 0; term < keys.terms; ++term) {
        const Value& a = sortKey(node, term, left, keys);
        const Value& b = sortKey(node, term, right, keys);
        if (failed()) return 0;
        if (a.isAbsent() || b.isAbsent()) {
            // Missing values come last, whatever the direction.
            if (a.isAbsent() && b.isAbsent()) continue;
            return a.isAbsent() ? 1 : -1;
        }
        if (!sortable(a) || !sortable(b)) {
            failAt("T2008", node, {}, sortable(a) ? b : a);
            return 0;
        }
        if (a.kind() != b.kind()) {
            failAt("T2007", node, {}, a);
            m_failure->value2 = b;
            return 0;
        }
        int order = 0;
        if (a.isString()) {
            if (!tickThrough(a)) return 0;
            order = compareUtf16(a.string(), b.string());
        } else {
            const double x = a.toDouble();
            const double y = b.toDouble();
            order = x == y ? 0 : x < y ? -1 : 1;
        }
        if (order != 0) return node.items[term]->descending ? -order : order;
    }
    return 0;
}

Value Evaluator::sort(const Node& node, const Value& array, const Bindings* bindings) {
    SortKeys keys;
    keys.tuples = tuplesOf(array);
    keys.bindings = keys.tuples ? bindings : nullptr;
    if (!keys.tuples && array.isArray()) keys.items = array.items();
    const std::size_t count = keys.tuples ? keys.tuples->size() : keys.items.size();
    if (count <= 1) return array;
    keys.terms = node.items.size();
    keys.values.resize(count * keys.terms);
    keys.known.resize(count * keys.terms);
    if (!charge(count * (keys.terms + 1))) return {};
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    mergeSort(order, [&](std::uint32_t left, std::uint32_t right) {
        return !failed() && tick() && compareKeys(node, left, right, keys) > 0;
    });
    if (failed()) return {};
    if (keys.tuples) {
        Value result = makeFunction<TupleStream>(keys.tuples->bindings);
        TupleStream& sorted = *tuplesOf(result);
        sorted.rows.reserve(keys.tuples->rows.size());
        const auto width = static_cast<std::ptrdiff_t>(keys.tuples->width());
        for (const std::uint32_t row : order) {
            const auto begin = keys.tuples->rows.begin() + static_cast<std::ptrdiff_t>(row) * width;
            sorted.rows.insert(sorted.rows.end(), begin, begin + width);
        }
        return result;
    }
    std::vector<Value> sorted;
    sorted.reserve(count);
    for (const std::uint32_t item : order) sorted.push_back(keys.items[item]);
    return Value::array(std::move(sorted));
}

} // namespace wb::query::jsonata
