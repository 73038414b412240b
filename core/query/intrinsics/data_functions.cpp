// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/intrinsics/evaluator.h"

#include "core/base/ascii.h"
#include "core/digest/digest.h"
#include "core/json/writer.h"
#include "core/query/jsonpath/utf16.h"
#include "core/unicode/unicode.h"

#include <algorithm>

#include <limits>

namespace wb::query::intrinsics {

namespace {

Returned needs(const Arguments& arguments, std::size_t index, std::string_view kind) {
    return Returned::refusal("The argument at position " + std::to_string(index + 1) + " must be " +
                             std::string(kind) + " but was: " + json::toText(arguments[index]));
}

Returned tooLong() {
    return Returned::refusal("The data is longer than " + std::to_string(maximumDataCharacters) +
                             " characters");
}

bool isTooLong(std::string_view text) {
    return jsonpath::utf16Length(text) > maximumDataCharacters;
}

/// What counts in MIME's Base64: characters outside of the alphabet, line breaks above all, are passed over
/// (RFC 2045, 6.8).
std::string base64Characters(std::string_view text) {
    std::string characters(text);
    std::erase_if(characters,
                  [](char c) { return !isLetter(c) && !isDigit(c) && c != '+' && c != '/' && c != '='; });
    return characters;
}

/// As Java's decoder for MIME has it: units of four characters, the last one of at least two, which has no
/// padding or all of it; more padding behind is passed over.
bool isBase64(std::string_view characters) {
    const std::size_t end = std::min(characters.find('='), characters.size());
    const std::string_view padding = characters.substr(end);
    if (padding.find_first_not_of('=') != std::string_view::npos || end % 4 == 1) return false;
    return padding.empty() || (end % 4 != 0 && padding.size() >= 4 - end % 4);
}

bool fitsInt32(std::int64_t number) {
    return number >= std::numeric_limits<std::int32_t>::min() &&
           number <= std::numeric_limits<std::int32_t>::max();
}

} // namespace

Returned encodeBase64(Arguments& arguments) {
    if (!arguments[0].isString()) return needs(arguments, 0, "a string");
    if (isTooLong(arguments[0].string())) return tooLong();
    return json::Value(digest::toBase64(arguments[0].string()));
}

Returned decodeBase64(Arguments& arguments) {
    if (!arguments[0].isString()) return needs(arguments, 0, "a string");
    if (isTooLong(arguments[0].string())) return tooLong();
    const std::string characters = base64Characters(arguments[0].string());
    if (!isBase64(characters))
        return Returned::refusal("The string is not valid Base64: " + std::string(arguments[0].string()));
    return json::Value(unicode::toWellFormed(digest::fromBase64(characters)));
}

Returned hashData(Arguments& arguments) {
    if (!arguments[1].isString()) return needs(arguments, 1, "a string");
    // Data that is no string is hashed as its JSON text.
    const std::string data = json::toPlainText(arguments[0]);
    if (isTooLong(data)) return tooLong();
    if (const auto digest = digest::hexDigest(arguments[1].string(), data)) return json::Value(*digest);
    return Returned::refusal("The algorithm must be MD5, SHA-1, SHA-256, SHA-384 or SHA-512 but was: " +
                             std::string(arguments[1].string()));
}

Returned mergeObjects(Arguments& arguments) {
    if (!arguments[0].isObject()) return needs(arguments, 0, "an object");
    if (!arguments[1].isObject()) return needs(arguments, 1, "an object");
    if (!arguments[2].isBoolean()) return needs(arguments, 2, "a boolean");
    if (arguments[2].boolean())
        return Returned::refusal("Deep merging is not supported: the last argument must be false");
    if (!arguments.holdItems(2 * (arguments[0].size() + arguments[1].size()))) return Returned::refusal({});
    json::ObjectBuilder merged;
    for (const json::Value* object : {&arguments.values[0], &arguments.values[1]})
        for (const json::Member& member : object->members()) merged.set(member.key, member.value);
    return std::move(merged).build();
}

Returned addNumbers(Arguments& arguments) {
    const auto first = roundedInteger(arguments[0]);
    const auto second = roundedInteger(arguments[1]);
    if (!first || !fitsInt32(*first)) return needs(arguments, 0, "an integer of 32 bits");
    if (!second || !fitsInt32(*second)) return needs(arguments, 1, "an integer of 32 bits");
    const std::int64_t sum = *first + *second;
    if (!fitsInt32(sum))
        return Returned::refusal("The sum is not an integer of 32 bits: " + std::to_string(sum));
    return json::Value(sum);
}

Returned randomNumber(Arguments& arguments) {
    const auto start = roundedInteger(arguments[0]);
    const auto end = roundedInteger(arguments[1]);
    if (!start || !fitsInt32(*start)) return needs(arguments, 0, "an integer of 32 bits");
    if (!end || !fitsInt32(*end)) return needs(arguments, 1, "an integer of 32 bits");
    if (*start >= *end) return Returned::refusal("The start of the range must be less than its end");
    if (arguments.size() < 3) return json::Value(arguments.random.nextBetween(*start, *end));
    const auto seed = roundedInteger(arguments[2]);
    if (!seed) return needs(arguments, 2, "an integer");
    Random seeded{static_cast<std::uint64_t>(*seed)};
    return json::Value(seeded.nextBetween(*start, *end));
}

Returned randomUuid(Arguments& arguments) {
    return json::Value(arguments.random.nextUuid());
}

} // namespace wb::query::intrinsics
