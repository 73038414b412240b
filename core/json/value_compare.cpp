// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/value.h"

namespace wb::json {

namespace {

// Depth up to which the thread's stack is used; deeper parts are compared with a list of pairs still to do.
constexpr int recursionLimit = 64;

using Pair = std::pair<const Value*, const Value*>;

bool equalNumbers(const Value& left, const Value& right) {
    if (left.isIntegerSpelling() && right.isIntegerSpelling()) {
        const auto a = left.integer();
        const auto b = right.integer();
        if (a && b) return *a == *b;
    }
    return left.toDouble() == right.toDouble();
}

// Compares two values; `compare` decides about each pair of children or puts it off.
template <typename Compare>
bool equalWith(const Value& left, const Value& right, Compare&& compare) {
    if (left.isSame(right)) return true;
    if (left.kind() != right.kind() || left.size() != right.size()) return false;
    switch (left.kind()) {
    case Kind::Number:
        return equalNumbers(left, right);
    case Kind::String:
        return left.string() == right.string();
    case Kind::Array: {
        const auto a = left.items();
        const auto b = right.items();
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!compare(a[i], b[i])) return false;
        return true;
    }
    case Kind::Object:
        for (const Member& member : left.members()) {
            const Value* match = right.find(member.key);
            if (!match || !compare(member.value, *match)) return false;
        }
        return true;
    default:
        return false;
    }
}

bool equalListed(const Value& left, const Value& right) {
    std::vector<Pair> pending{{&left, &right}};
    const auto putOff = [&](const Value& a, const Value& b) {
        pending.emplace_back(&a, &b);
        return true;
    };
    while (!pending.empty()) {
        const auto [a, b] = pending.back();
        pending.pop_back();
        if (!equalWith(*a, *b, putOff)) return false;
    }
    return true;
}

bool equal(const Value& left, const Value& right, int depth) {
    if (depth >= recursionLimit) return equalListed(left, right);
    return equalWith(left, right, [&](const Value& a, const Value& b) { return equal(a, b, depth + 1); });
}

} // namespace

bool Value::operator==(const Value& other) const noexcept {
    return equal(*this, other, 0);
}

} // namespace wb::json
