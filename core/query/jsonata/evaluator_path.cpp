// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/values.h"

#include <utility>

namespace wb::query::jsonata {

using json::Value;

namespace {

/// The result of a step is flattened by one level; arrays that the step constructs are not.
bool isFlattened(const Value& value) {
    return value.isArray() && (value.mark() & mark::constructed) == 0;
}

/// Collects what a step gives for its items. One array alone is kept whole instead of being copied.
class StepResults {
  public:
    explicit StepResults(bool last) : m_last(last) {}
    void reserve(std::size_t count) { m_items.reserve(count); }
    std::size_t size() const { return m_items.size(); }
    bool holdsMarks() const { return m_marks; }

    void add(Value result) {
        if (result.isAbsent()) return;
        if (++m_count == 1 && result.isArray()) {
            m_marks = !isFlattened(result);
            m_first = std::move(result);
            return;
        }
        if (m_count == 2 && m_first.isArray()) put(std::exchange(m_first, {}));
        put(std::move(result));
    }

    Flow take() && {
        if (m_first.isArray()) {
            if (m_last && !isSequence(m_first)) return {std::move(m_first), false};
            if (!isFlattened(m_first)) return {std::move(m_first), true};
            if (m_first.size() == 1) return {m_first.items().front(), true};
            m_first.setMark(mark::sequence);
            return {m_first.size() == 0 ? emptySequence() : std::move(m_first), false};
        }
        if (m_items.size() == 1) return {std::move(m_items.front()), true};
        return {makeSequence(std::move(m_items)), false};
    }

  private:
    void put(Value result) {
        if (isFlattened(result)) {
            const auto content = result.items();
            m_items.insert(m_items.end(), content.begin(), content.end());
            return;
        }
        m_marks = m_marks || result.mark() != 0 || result.isExtension();
        m_items.push_back(std::move(result));
    }

    const bool m_last;
    bool m_marks = false;
    std::size_t m_count = 0;
    Value m_first; ///< The first result where it is an array and the only one so far.
    std::vector<Value> m_items;
};

} // namespace

void Evaluator::collectMembers(const Value& input, const json::String& name, std::vector<Value>& out,
                               json::FindHint& hint, int depth) {
    if (!tick(1 + input.size() / 8) || !holdItems(input.size())) return;
    for (const Value& item : input.items()) {
        if (item.isArray()) {
            if (depth < maximumNesting) collectMembers(item, name, out, hint, depth + 1);
            continue;
        }
        const Value* member = item.find(name, hint);
        if (!member || member->isAbsent()) continue;
        if (member->isArray()) {
            const auto content = member->items();
            if (!charge(content.size())) return;
            out.insert(out.end(), content.begin(), content.end());
        } else {
            out.push_back(*member);
        }
    }
}

Value Evaluator::lookUpMember(const Value& input, const json::String& name) {
    if (const Value* member = input.find(name)) return *member;
    if (!input.isArray()) return {};
    std::vector<Value> found;
    json::FindHint hint;
    collectMembers(input, name, found, hint);
    if (failed() || !charge(input.size())) return {};
    return makeSequence(std::move(found));
}

Value Evaluator::evaluateNames(const Node& node, const Value& input) {
    const Value* at = &input;
    std::size_t index = 0;
    if (node.items.front()->type == NodeType::Variable) {
        const Node& variable = *node.items.front();
        if (!variable.name.view().empty())
            at = &lookUp(variable);
        else if ((input.mark() & mark::wrapper) != 0)
            at = &input.items().front();
        index = 1;
        // A sequence of one is unwrapped before the next step sees it.
        if (isSequence(*at)) return evaluatePath(node, input);
    }
    for (; index < node.items.size() && at->isObject(); ++index) {
        at = at->find(node.items[index]->name);
        if (!at) return {};
    }
    if (index == node.items.size()) {
        // The last step keeps an array as it is unless a path made it.
        if (!at->isArray() || !isSequence(*at)) return *at;
        return evaluatePath(node, input);
    }
    if (!at->isArray()) return {};
    Flow flow{*at, false};
    for (; index < node.items.size(); ++index) {
        flow = step(*node.items[index], flow, index + 1 == node.items.size());
        if (failed() || (!flow.one && flow.items().empty())) return {};
    }
    return flow.one ? flow.value : unwrapped(std::move(flow.value));
}

Value Evaluator::evaluatePath(const Node& node, const Value& input) {
    Flow flow;
    flow.value = input;
    flow.one = !(input.isArray() && node.items.front()->type != NodeType::Variable);
    Value tuples;
    bool inTuples = false;
    for (std::size_t index = 0; index < node.items.size(); ++index) {
        const Node& item = *node.items[index];
        inTuples = inTuples || item.tuple;
        if (index == 0 && item.constructs) {
            Value made = evaluate(item, flow.one ? makeSequence({flow.value}) : flow.value);
            // The reference makes no bindings of a constructed first step: what follows `[...]@$v` reads the
            // context, what follows `[...]#$i` the array.
            if (item.focusBinding < 0 || node.items.size() == 1) {
                flow.one = !made.isArray() && !made.isAbsent();
                flow.value = std::move(made);
            }
        } else if (inTuples) {
            tuples = tupleStep(item, flow, tuples, *node.bindings);
            if (failed()) return {};
            continue;
        } else {
            flow = step(item, flow, index + 1 == node.items.size());
        }
        if (failed()) return {};
        if (!inTuples && !flow.one && flow.items().empty()) break;
    }
    if (inTuples && !tuples.isAbsent()) {
        if (node.group) {
            Value grouped = group(node.group->pairs, node.group->position, tuples, node.bindings.get());
            return unwrapped(std::move(grouped), node.keepArray);
        }
        if (node.tuple) return tuples;
        const TupleStream& stream = *tuplesOf(tuples);
        std::vector<Value> items;
        items.reserve(stream.size());
        for (std::size_t row = 0; row < stream.size(); ++row)
            items.push_back(stream.rows[row * stream.width()]);
        flow = {makeSequence(std::move(items)), false};
    }
    const bool keep = node.keepSingleton || node.keepArray;
    if (!flow.one && keep && flow.value.isArray()) {
        if ((flow.value.mark() & (mark::constructed | mark::sequence)) == mark::constructed)
            flow.value = makeSequence({std::move(flow.value)});
        flow.value.setMark(flow.value.mark() | mark::keepSingleton);
    }
    if (flow.one && (keep || node.group)) {
        flow = {makeSequence({std::move(flow.value)}), false};
        if (keep) flow.value.setMark(mark::sequence | mark::keepSingleton);
    }
    if (node.group) {
        Value grouped = group(node.group->pairs, node.group->position, flow.value, nullptr);
        return unwrapped(std::move(grouped), node.keepArray);
    }
    return flow.one ? flow.value : unwrapped(std::move(flow.value), node.keepArray);
}

Flow Evaluator::step(const Node& node, const Flow& input, bool last) {
    if (node.type == NodeType::Sort) {
        Value sorted = sort(node, input.one ? makeSequence({input.value}) : input.value, nullptr);
        for (const Stage& stage : node.stages)
            if (!failed()) sorted = filter(*stage.filter, sorted);
        const bool one = !sorted.isArray() && !sorted.isAbsent();
        return {std::move(sorted), one};
    }
    const auto items = input.items();
    StepResults results(last);
    if (items.size() > 1) results.reserve(items.size());
    expectItems(items.size());
    const bool plain = node.stages.empty();
    const bool whole = plain && node.predicates.empty() && !node.group;
    const bool name = whole && node.type == NodeType::Name;
    const bool object = whole && node.ownKeys;
    std::size_t charged = 0;
    for (const Value& item : items) {
        if (!chargeGrowth(results.size(), charged)) return {};
        if (name && item.isObject()) {
            if (!tick()) return {};
            if (const Value* member = findMember(item, node)) {
                if (isSequence(*member))
                    results.add(unwrapped(*member, node.keepArray));
                else
                    results.add(*member);
            }
            continue;
        }
        if (object && item.isObject() && tick()) {
            results.add(construct(node, item));
            if (failed()) return {};
            continue;
        }
        if (plain && isQuick(node) && tick(node.quick)) {
            if (const Quick found = quick(node, {item}); found.isKnown()) {
                results.add(found.value());
                continue;
            }
        }
        Value result = evaluate(node, item);
        for (const Stage& stage : node.stages) {
            if (failed()) return {};
            result = filter(*stage.filter, result);
        }
        if (failed()) return {};
        results.add(std::move(result));
    }
    if (!chargeGrowth(results.size(), charged)) return {};
    m_marksInside = m_marksInside || results.holdsMarks();
    return std::move(results).take();
}

} // namespace wb::query::jsonata
