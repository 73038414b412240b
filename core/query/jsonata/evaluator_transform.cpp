// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/containers.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/object_updates.h"
#include "core/query/jsonata/values.h"

namespace wb::query::jsonata {

using json::Value;

namespace {

std::shared_ptr<const Signature> transformSignature() {
    static const std::shared_ptr<const Signature> signature = [] {
        Failure failure;
        return Signature::parse("<(oa):o>", failure);
    }();
    return signature;
}

} // namespace

Value Evaluator::applyTransform(const TransformFunction& function, const Value& object) {
    const Node& node = function.node;
    Failure refused;
    std::vector<Value> arguments{object};
    if (!transformSignature()->validate(arguments, {}, refused)) {
        m_failure = std::make_unique<Failure>(std::move(refused));
        return {};
    }
    if (object.isAbsent()) return {};
    const FramePointer frame =
        FramePointer::adopt(Frame::create(m_frames, function.frame.get(), node.frameSize));
    Frame* const outer = m_frame;
    m_frame = frame.get();
    Value result;
    const Value clone = lookUpElsewhere(node);
    if (!functionOf(clone))
        failAt("T2013", node, {});
    else
        result = call(clone, {object});
    if (!failed() && isWithinBounds(result)) {
        result = uniqueCopy(result);
        const Value matches = evaluate(*node.first, result);
        ObjectUpdates updates(*this);
        const auto items = matches.isArray() ? matches.items() : std::span(&matches, 1);
        for (const Value& match : items)
            if (!tick() || (!match.isAbsent() && !applyUpdates(node, match, updates))) break;
        if (!failed()) result = updates.current(result);
    }
    m_frame = outer;
    return failed() ? Value() : result;
}

bool Evaluator::applyUpdates(const Node& node, const Value& match, ObjectUpdates& updates) {
    const Value context = updates.current(match);
    if (failed()) return false;
    Value changed = context;
    const Value update = evaluate(*node.second, context);
    if (failed()) return false;
    if (!update.isAbsent()) {
        if (!update.isObject()) {
            failAt("T2011", *node.second, {}, update);
            return false;
        }
        if (!tickThrough(update) || !holdItems(2 * update.size())) return false;
        if (changed.isObject())
            for (const json::Member& member : update.members())
                changed = changed.with(member.key, member.value);
        if (match.isObject()) updates.set(match, changed);
    }
    if (!node.third) return true;
    const Value deletions = evaluate(*node.third, changed);
    if (failed()) return false;
    if (deletions.isAbsent()) return true;
    const auto names = deletions.isArray() ? deletions.items() : std::span(&deletions, 1);
    for (const Value& name : names)
        if (!name.isString()) {
            failAt("T2012", *node.third, {}, deletions);
            return false;
        }
    if (!changed.isObject()) return true;
    for (const Value& name : names) changed = changed.without(name.string());
    if (match.isObject()) updates.set(match, changed);
    return true;
}

} // namespace wb::query::jsonata
