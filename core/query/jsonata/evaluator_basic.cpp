// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/containers.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/values.h"

#include <algorithm>

namespace wb::query::jsonata {

using json::Value;

Value Evaluator::evaluateBlock(const Node& node, const Value& input) {
    FramePointer frame;
    Frame* const outer = m_frame;
    if (node.frameSize > 0) {
        frame = FramePointer::adopt(Frame::create(m_frames, m_frame, node.frameSize));
        m_frame = frame.get();
    }
    for (const int slot : node.locals) Frame::unbind(m_frame->slot(slot));
    Value result;
    for (const Node* item : node.items) {
        result = evaluate(*item, input);
        if (failed()) break;
    }
    m_frame = outer;
    return result;
}

Value Evaluator::evaluateBind(const Node& node, const Value& input) {
    Value value = evaluate(*node.second, input);
    if (failed()) return {};
    // `$ := 1` has a value, but `$` is never looked up.
    if (node.places.empty()) return value;
    const Place place = node.places.front();
    Frame* frame = m_frame;
    for (int hops = place.hops; hops > 0; --hops) frame = frame->parent();
    frame->slot(place.slot) = value;
    return value;
}

Value Evaluator::evaluateCondition(const Node& node, const Value& input) {
    if (node.type == NodeType::Condition) {
        bool holds = false;
        {
            Value storage;
            const Value& condition = peek(*node.first, input, storage);
            if (failed()) return {};
            holds = isTruthy(condition, *this);
            if (failed()) return {};
        }
        if (holds) return evaluate(*node.second, input);
        return node.third ? evaluate(*node.third, input) : Value();
    }
    Value value = evaluate(*node.first, input);
    if (failed()) return {};
    const bool keep = node.type == NodeType::Coalesce ? !value.isAbsent() : isTruthy(value, *this);
    if (failed()) return {};
    return keep ? value : evaluate(*node.second, input);
}

Value Evaluator::evaluateNegate(const Node& node, const Value& input) {
    const Value value = evaluate(*node.first, input);
    if (failed() || value.isAbsent()) return {};
    if (isNumeric(value)) return traced(makeNumber(-value.toDouble()), std::span(&value, 1));
    failAt("D1002", node, "-", value);
    return {};
}

Value Evaluator::evaluateArray(const Node& node, const Value& input) {
    std::vector<Value> items;
    std::size_t charged = 0;
    Value whole;
    bool nests = false;
    for (const Node* item : node.items) {
        Value value = evaluate(*item, input);
        if (failed()) return {};
        if (value.isAbsent()) continue;
        if (!value.isArray() || item->type == NodeType::Array) {
            nests = nests || value.isArray() || value.isObject();
            items.push_back(stored(std::move(value)));
        } else if (node.items.size() == 1) {
            whole = std::move(value);
        } else {
            const auto content = value.items();
            if (!tickThrough(value) || !chargeGrowth(items.size() + content.size(), charged)) return {};
            items.insert(items.end(), content.begin(), content.end());
            nests = true;
        }
    }
    if (!whole.isArray()) {
        if (nests) ++m_nestings;
        if (!chargeGrowth(items.size(), charged)) return {};
        whole = Value::array(std::move(items));
    }
    whole.setMark(node.constructs ? mark::constructed : std::uint8_t{0});
    return whole;
}

Value Evaluator::evaluateWildcard(const Value& input) {
    const Value* object = &input;
    if ((input.mark() & mark::wrapper) != 0) object = &input.items().front();
    std::vector<Value> found;
    // With the content of an array the result is an array, however little it holds.
    bool isPlain = false;
    // The keys of an array are its indexes.
    const auto add = [&](const Value& value) {
        isPlain = isPlain || value.isArray();
        if (value.isArray())
            flatten(*this, value, found, elementsLeft() - std::min(found.size(), elementsLeft()));
        else
            found.push_back(value);
    };
    if (object->isObject())
        for (const json::Member& member : object->members())
            if (found.size() <= elementsLeft()) add(member.value);
    if (object->isArray())
        for (const Value& item : object->items())
            if (found.size() <= elementsLeft()) add(item);
    if (!tick(found.size()) || !charge(found.size())) return {};
    return isPlain ? Value::array(std::move(found)) : makeSequence(std::move(found));
}

Value Evaluator::evaluateDescendants(const Value& input) {
    if (input.isAbsent()) return {};
    std::vector<Value> found;
    collectDescendants(*this, input, found, elementsLeft());
    if (!tick(found.size()) || !charge(found.size())) return {};
    if (found.size() == 1) return found.front();
    return makeSequence(std::move(found));
}

} // namespace wb::query::jsonata
