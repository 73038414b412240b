// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/intrinsics/evaluator.h"

#include "core/json/writer.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace wb::query::intrinsics {

namespace {

Returned needsArray(const Arguments& arguments, std::size_t index) {
    return Returned::refusal("The argument at position " + std::to_string(index + 1) +
                             " must be an array but was: " + json::toText(arguments[index]));
}

Returned needsInteger(const Arguments& arguments, std::size_t index) {
    return Returned::refusal("The argument at position " + std::to_string(index + 1) +
                             " must be an integer but was: " + json::toText(arguments[index]));
}

// Equal values have equal keys, whatever the order of their members or the spelling of their numbers.
void appendKey(std::string& key, const json::Value& value) {
    if (value.isNumber()) {
        const auto integer = value.integer();
        key += integer ? std::to_string(*integer) : json::toText(json::Value(value.toDouble()));
    } else if (value.isArray()) {
        key += '[';
        for (const json::Value& item : value.items()) {
            appendKey(key, item);
            key += ',';
        }
        key += ']';
    } else if (value.isObject()) {
        std::vector<const json::Member*> members;
        for (const json::Member& member : value.members()) members.push_back(&member);
        std::sort(members.begin(), members.end(),
                  [](const json::Member* a, const json::Member* b) { return a->key.view() < b->key.view(); });
        key += '{';
        for (const json::Member* member : members) {
            json::writeString(key, member->key.view());
            appendKey(key, member->value);
            key += ',';
        }
        key += '}';
    } else {
        json::write(key, value);
    }
}

} // namespace

Returned makeArray(Arguments& arguments) {
    if (!arguments.holdItems(arguments.size())) return Returned::refusal({});
    return json::Value::array(std::move(arguments.values));
}

Returned partitionArray(Arguments& arguments) {
    if (!arguments[0].isArray()) return needsArray(arguments, 0);
    const auto size = roundedInteger(arguments[1]);
    if (!size) return needsInteger(arguments, 1);
    if (*size <= 0)
        return Returned::refusal("The chunk size must be a positive integer but was: " +
                                 json::toText(arguments[1]));
    const auto items = arguments[0].items();
    const std::size_t step =
        std::min(static_cast<std::size_t>(*size), std::max<std::size_t>(items.size(), 1));
    std::vector<json::Value> chunks;
    for (std::size_t begin = 0; begin < items.size(); begin += step) {
        const auto chunk = items.subspan(begin, std::min(step, items.size() - begin));
        if (!arguments.holdItems(chunk.size())) return Returned::refusal({});
        chunks.push_back(json::Value::array({chunk.begin(), chunk.end()}));
    }
    return json::Value::array(std::move(chunks));
}

Returned containsItem(Arguments& arguments) {
    if (!arguments[0].isArray()) return needsArray(arguments, 0);
    const auto items = arguments[0].items();
    const json::Value& wanted = arguments[1];
    const bool found = std::any_of(items.begin(), items.end(), [&](const json::Value& item) {
        const std::size_t bytes = std::min(item.textSize(), wanted.textSize());
        return arguments.meter.spend(1 + bytes / 64) && item == wanted;
    });
    return json::Value(found);
}

Returned makeRange(Arguments& arguments) {
    const auto first = roundedInteger(arguments[0]);
    const auto last = roundedInteger(arguments[1]);
    const auto step = roundedInteger(arguments[2]);
    if (!first) return needsInteger(arguments, 0);
    if (!last) return needsInteger(arguments, 1);
    if (!step) return needsInteger(arguments, 2);
    if (*step == 0) return Returned::refusal("The step of a range must not be zero");
    std::vector<json::Value> numbers;
    for (std::int64_t at = *first; *step > 0 ? at <= *last : at >= *last;) {
        if (numbers.size() == maximumRangeElements)
            return Returned::refusal("The range has more than " + std::to_string(maximumRangeElements) +
                                     " elements");
        numbers.emplace_back(at);
        const auto limits = std::numeric_limits<std::int64_t>();
        if (*step > 0 ? at > limits.max() - *step : at < limits.min() - *step) break;
        at += *step;
    }
    return json::Value::array(std::move(numbers));
}

Returned getItem(Arguments& arguments) {
    if (!arguments[0].isArray()) return needsArray(arguments, 0);
    const auto index = arguments[1].isNumber() ? arguments[1].integer() : std::nullopt;
    if (!index) return needsInteger(arguments, 1);
    if (*index < 0 || static_cast<std::size_t>(*index) >= arguments[0].size())
        return Returned::refusal("The index " + std::to_string(*index) +
                                 " is out of bounds for an array of length " +
                                 std::to_string(arguments[0].size()));
    return arguments[0].at(static_cast<std::size_t>(*index));
}

Returned countItems(Arguments& arguments) {
    if (!arguments[0].isArray()) return needsArray(arguments, 0);
    return json::Value(static_cast<std::int64_t>(arguments[0].size()));
}

Returned uniqueItems(Arguments& arguments) {
    if (!arguments[0].isArray()) return needsArray(arguments, 0);
    std::unordered_map<std::string, bool> seen;
    std::vector<json::Value> unique;
    for (const json::Value& item : arguments[0].items()) {
        std::string key;
        if (!arguments.holdText(item.textSize())) return Returned::refusal({});
        appendKey(key, item);
        if (seen.emplace(std::move(key), true).second) unique.push_back(item);
    }
    return json::Value::array(std::move(unique));
}

} // namespace wb::query::intrinsics
