// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/tuple_scope.h"
#include "core/query/jsonata/values.h"

#include <algorithm>

namespace wb::query::jsonata {

using json::Value;

namespace {

void addRow(TupleStream& stream, const Value& item) {
    stream.rows.push_back(item);
    for (std::size_t i = 1; i < stream.width(); ++i) Frame::unbind(stream.rows.emplace_back());
}

} // namespace

Value Evaluator::tupleStep(const Node& node, const Flow& input, const Value& tuples,
                           const Bindings& bindings) {
    if (node.type == NodeType::Sort) return tupleSort(node, input, tuples, bindings);
    Value start;
    if (tuples.isAbsent()) {
        start = makeFunction<TupleStream>(bindings);
        for (const Value& item : input.items()) addRow(*tuplesOf(start), item);
    }
    const TupleStream& from = *tuplesOf(tuples.isAbsent() ? start : tuples);
    Value result = makeFunction<TupleStream>(bindings);
    TupleStream& out = *tuplesOf(result);
    std::size_t charged = 0;
    for (std::size_t row = 0; row < from.size(); ++row) {
        const Value* values = from.rows.data() + row * from.width();
        Value found;
        {
            const TupleScope scope(*this, bindings, values + 1);
            found = evaluate(node, *values);
        }
        if (failed()) return {};
        if (!found.isAbsent()) appendTuples(node, values, std::move(found), out);
        if (!chargeGrowth(out.rows.size(), charged)) return {};
    }
    return tupleStages(node, std::move(result), bindings);
}

void Evaluator::appendTuples(const Node& node, const Value* row, Value result, TupleStream& out) {
    const std::size_t width = out.width();
    if (const TupleStream* inner = tuplesOf(result)) {
        std::vector<std::size_t> columns;
        for (const std::string& name : inner->bindings.names) {
            const auto found = std::find(out.bindings.names.begin(), out.bindings.names.end(), name);
            columns.push_back(static_cast<std::size_t>(found - out.bindings.names.begin()) + 1);
        }
        for (std::size_t i = 0; i < inner->size(); ++i) {
            const std::size_t begin = out.rows.size();
            out.rows.insert(out.rows.end(), row, row + width);
            const Value* source = inner->rows.data() + i * inner->width();
            out.rows[begin] = source[0];
            for (std::size_t column = 0; column < columns.size(); ++column)
                if (Frame::isBound(source[column + 1]) && columns[column] < width)
                    out.rows[begin + columns[column]] = source[column + 1];
        }
        return;
    }
    const auto items = result.isArray() ? result.items() : std::span<const Value>(&result, 1);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::size_t begin = out.rows.size();
        out.rows.insert(out.rows.end(), row, row + width);
        const auto bind = [&](int binding, Value value) {
            if (binding >= 0) out.rows[begin + 1 + static_cast<std::size_t>(binding)] = std::move(value);
        };
        if (node.focusBinding >= 0)
            bind(node.focusBinding, items[i]);
        else
            out.rows[begin] = items[i];
        bind(node.indexBinding, static_cast<std::int64_t>(i));
        bind(node.ancestorBinding, row[0]);
    }
}

Value Evaluator::tupleSort(const Node& node, const Flow& input, const Value& tuples,
                           const Bindings& bindings) {
    Value result;
    if (!tuples.isAbsent()) {
        result = sort(node, tuples, &bindings);
    } else {
        const Value sorted = sort(node, input.one ? makeSequence({input.value}) : input.value, nullptr);
        if (failed()) return {};
        result = makeFunction<TupleStream>(bindings);
        TupleStream& out = *tuplesOf(result);
        const auto items = sorted.isArray() ? sorted.items() : std::span<const Value>();
        for (std::size_t i = 0; i < items.size(); ++i) {
            addRow(out, items[i]);
            if (node.indexBinding >= 0)
                out.rows[i * out.width() + 1 + static_cast<std::size_t>(node.indexBinding)] =
                    static_cast<std::int64_t>(i);
        }
    }
    if (failed()) return {};
    return tupleStages(node, std::move(result), bindings);
}

Value Evaluator::tupleStages(const Node& node, Value tuples, const Bindings& bindings) {
    for (const Stage& stage : node.stages) {
        if (stage.filter) {
            tuples = filterTuples(*stage.filter, tuples, bindings);
            if (failed()) return {};
            continue;
        }
        TupleStream& stream = *tuplesOf(tuples);
        for (std::size_t row = 0; row < stream.size(); ++row)
            stream.rows[row * stream.width() + 1 + static_cast<std::size_t>(stage.binding)] =
                static_cast<std::int64_t>(row);
    }
    return tuples;
}

} // namespace wb::query::jsonata
