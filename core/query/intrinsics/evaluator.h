// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/intrinsics/intrinsic.h"

#include <string>
#include <string_view>
#include <vector>

namespace wb::query::intrinsics {

/// What one function returned, or why it could not (then `value` is Absent).
struct Returned {
    json::Value value;
    std::string reason;

    Returned(json::Value result) : value(std::move(result)) {}
    static Returned refusal(std::string why) {
        Returned returned{json::Value()};
        returned.reason = std::move(why);
        return returned;
    }
};

/// The values a function is called with.
struct Arguments {
    const Call& call;
    std::vector<json::Value> values;
    Random& random;
    Meter& meter;

    const json::Value& operator[](std::size_t index) const { return values[index]; }
    std::size_t size() const { return values.size(); }
    /// Counts a text, or a list, that is made.
    bool holdText(std::size_t bytes) const {
        constexpr std::size_t overhead = 64;
        constexpr std::size_t bytesAStep = 64;
        return meter.spend(1 + bytes / bytesAStep) && meter.hold(bytes + overhead);
    }
    bool holdItems(std::size_t count) const { return holdText(count * sizeof(json::Value)); }
};

/// `data` in Base64, Hash: no more than so many characters. `ArrayRange`: elements.
inline constexpr std::size_t maximumDataCharacters = 10'000;
inline constexpr std::size_t maximumRangeElements = 1'000;

// array_functions.cpp
Returned makeArray(Arguments& arguments);
Returned partitionArray(Arguments& arguments);
Returned containsItem(Arguments& arguments);
Returned makeRange(Arguments& arguments);
Returned getItem(Arguments& arguments);
Returned countItems(Arguments& arguments);
Returned uniqueItems(Arguments& arguments);
// text_functions.cpp
Returned formatText(Arguments& arguments);
Returned splitText(Arguments& arguments);
Returned textToJson(Arguments& arguments);
Returned jsonToText(Arguments& arguments);
// data_functions.cpp
Returned encodeBase64(Arguments& arguments);
Returned decodeBase64(Arguments& arguments);
Returned hashData(Arguments& arguments);
Returned mergeObjects(Arguments& arguments);
Returned addNumbers(Arguments& arguments);
Returned randomNumber(Arguments& arguments);
Returned randomUuid(Arguments& arguments);

/// `number` as an integer, rounded half up as the service rounds (-1.5 to -1); nothing beyond 64 bits.
std::optional<std::int64_t> roundedInteger(const json::Value& number);

} // namespace wb::query::intrinsics
