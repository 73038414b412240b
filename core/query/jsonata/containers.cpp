// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/containers.h"

#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/text.h"
#include "core/query/jsonata/values.h"

#include <utility>

namespace wb::query::jsonata {

using json::Value;

namespace {

constexpr std::size_t visitsAStep = 16;

/// Visits the values of a tree in the order of the text, without recursion, while `goesOn`. `enter` tells
/// whether to go inside.
template <typename Enter, typename GoesOn>
void walk(const Value& root, Enter&& enter, GoesOn&& goesOn) {
    std::vector<const Value*> pending{&root};
    std::vector<const Value*> children;
    while (!pending.empty() && goesOn()) {
        const Value& value = *pending.back();
        pending.pop_back();
        if (!enter(value)) continue;
        children.clear();
        if (value.isArray())
            for (const Value& item : value.items()) children.push_back(&item);
        else if (value.isObject())
            for (const json::Member& member : value.members()) children.push_back(&member.value);
        pending.insert(pending.end(), children.rbegin(), children.rend());
    }
}

} // namespace

void flatten(Evaluator& evaluator, const Value& array, std::vector<Value>& out, std::size_t most) {
    // What holds nothing counts too, or else nothing would end the walk.
    std::size_t visited = 0;
    walk(
        array,
        [&](const Value& value) {
            ++visited;
            if (value.isArray()) return true;
            out.push_back(value);
            return false;
        },
        [&] { return visited <= most && (visited % visitsAStep != 0 || evaluator.tick()); });
}

void collectDescendants(Evaluator& evaluator, const Value& root, std::vector<Value>& out, std::size_t most) {
    std::size_t visited = 0;
    walk(
        root,
        [&](const Value& value) {
            ++visited;
            if (!value.isArray()) out.push_back(value);
            return true;
        },
        [&] { return visited <= most && (visited % visitsAStep != 0 || evaluator.tick()); });
}

Extent extentOf(Evaluator& evaluator, const Value& root, int limit, std::uint64_t most) {
    std::vector<std::pair<const Value*, int>> pending{{&root, 0}};
    std::uint64_t count = 0;
    while (!pending.empty()) {
        const auto [value, depth] = pending.back();
        pending.pop_back();
        if (depth > limit) return Extent::TooDeep;
        count += value->size();
        if (count > most || !evaluator.tick(value->size() / visitsAStep)) return Extent::TooLarge;
        if (value->isArray())
            for (const Value& item : value->items()) {
                if (item.isArray() || item.isObject()) pending.emplace_back(&item, depth + 1);
            }
        else if (value->isObject())
            for (const json::Member& member : value->members())
                if (member.value.isArray() || member.value.isObject())
                    pending.emplace_back(&member.value, depth + 1);
    }
    return Extent::Fine;
}

Value withoutMarks(const Value& value) {
    Value result = value;
    result.setMark(0);
    if (value.isString())
        return hasLoneSurrogate(value.string()) ? replaceLoneSurrogates(value.string()) : result;
    if (value.isArray()) {
        std::vector<Value> items;
        items.reserve(value.size());
        bool changed = false;
        for (const Value& item : value.items()) {
            // As JSON.stringify writes nothing and functions.
            items.push_back(item.isAbsent() || item.isExtension() ? Value(nullptr) : withoutMarks(item));
            changed = changed || item.mark() != 0 || !items.back().isSame(item);
        }
        if (changed) return Value::array(std::move(items));
    } else if (value.isObject()) {
        bool changed = false;
        std::vector<json::Member> members;
        members.reserve(value.size());
        for (const json::Member& member : value.members()) {
            if (member.value.isAbsent() || member.value.isExtension()) {
                changed = true;
                continue;
            }
            members.push_back({member.key, withoutMarks(member.value)});
            changed = changed || member.value.mark() != 0 || !members.back().value.isSame(member.value);
        }
        if (changed) return Value::object(std::move(members));
    }
    return result;
}

Value append(const Value& left, const Value& right) {
    if (left.isAbsent()) return right;
    if (right.isAbsent()) return left;
    std::vector<Value> items;
    items.reserve((left.isArray() ? left.size() : 1) + (right.isArray() ? right.size() : 1));
    for (const Value* side : {&left, &right}) {
        if (side->isArray()) {
            const auto content = side->items();
            items.insert(items.end(), content.begin(), content.end());
        } else {
            items.push_back(*side);
        }
    }
    return Value::array(std::move(items));
}

} // namespace wb::query::jsonata
