// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/builtins.h"
#include "core/query/jsonata/containers.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/object_updates.h"
#include "core/query/jsonata/values.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace wb::query::jsonata {

using json::Value;

namespace {

using Arguments = std::span<Value>;

/// Calls `visit` for every object in nested arrays, in order, without recursion, as far as the budget goes.
template <typename Visit>
void forEachItem(Evaluator& evaluator, const Value& value, Visit&& visit) {
    std::vector<const Value*> pending{&value};
    while (!pending.empty()) {
        const Value& next = *pending.back();
        pending.pop_back();
        if (!evaluator.tickThrough(next)) return;
        if (!next.isArray()) {
            visit(next);
            continue;
        }
        const auto items = next.items();
        for (std::size_t i = items.size(); i-- > 0;) pending.push_back(&items[i]);
    }
}

Value keys(CallContext& context, Arguments arguments) {
    std::vector<Value> found;
    std::unordered_set<std::string_view> seen;
    forEachItem(context.evaluator, argument(arguments, 0), [&](const Value& item) {
        if (!item.isObject() || !context.evaluator.tick()) return;
        for (const json::Member& member : item.members())
            if (seen.insert(member.key.view()).second) found.emplace_back(member.key);
    });
    if (context.evaluator.failed() || !context.evaluator.charge(found.size())) return {};
    return makeSequence(std::move(found));
}

Value lookup(CallContext& context, Arguments arguments) {
    const Value& key = argument(arguments, 1);
    if (!key.isString()) return {};
    return context.evaluator.lookUpMember(argument(arguments, 0), key.sharedString());
}

void spreadInto(Evaluator& evaluator, std::vector<Value>& parts, const Value& value, int depth = 0) {
    constexpr std::size_t elementsAPart = 4;
    if (!evaluator.tickThrough(value)) return;
    if (value.isArray() && depth < maximumNesting) {
        for (const Value& item : value.items()) {
            if (!evaluator.tick()) return;
            spreadInto(evaluator, parts, item, depth + 1);
        }
        return;
    }
    if (!evaluator.charge(elementsAPart * std::max<std::size_t>(value.size(), 1))) return;
    if (value.isObject()) {
        for (const json::Member& member : value.members())
            parts.push_back(Value::object({{member.key, member.value}}));
    } else if (!value.isAbsent()) {
        parts.push_back(value);
    }
}

Value spread(CallContext& context, Arguments arguments) {
    const Value& value = argument(arguments, 0);
    if (!value.isArray() && !value.isObject()) return value;
    std::vector<Value> parts;
    spreadInto(context.evaluator, parts, value);
    if (context.evaluator.failed()) return {};
    // The parts of one object stand for themselves; those of an array are an array, however few.
    const bool isSequence = value.isObject() || value.size() == 0;
    return isSequence ? makeSequence(std::move(parts)) : Value::array(std::move(parts));
}

Value merge(CallContext& context, Arguments arguments) {
    const Value& objects = argument(arguments, 0);
    if (objects.isAbsent()) return {};
    const auto items = objects.items();
    if (items.size() == 1) return items.front();
    std::vector<json::Member> members;
    std::size_t count = 0;
    for (const Value& object : items)
        if (object.isObject()) count += object.size();
    if (!context.evaluator.charge(count, 2 * sizeof(Value)) || !context.evaluator.tick(count / 8)) return {};
    members.reserve(count);
    for (const Value& object : items)
        if (object.isObject())
            for (const json::Member& member : object.members()) members.push_back(member);
    return Value::object(std::move(members));
}

Value clone(CallContext& context, Arguments arguments) {
    const Value& value = argument(arguments, 0);
    if (value.isAbsent()) return {};
    if (!context.evaluator.isWithinBounds(value) || !context.evaluator.hold(value.textSize())) return {};
    return uniqueCopy((value.mark() & mark::wrapper) != 0 ? value.items().front() : value);
}

constexpr auto objectRows = std::to_array<FunctionRow>({
    {"keys", "<x-:a<s>>", 1, keys},
    {"lookup", "<x-s:x>", 2, lookup},
    {"spread", "<x-:a<o>>", 1, spread},
    {"merge", "<a<o>:o>", 1, merge},
    {"clone", "<(oa)-:o>", 1, clone},
});

} // namespace

std::span<const FunctionRow> objectFunctions() {
    return objectRows;
}

} // namespace wb::query::jsonata
