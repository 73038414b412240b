// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/digest/digest.h"
#include "core/json/reader.h"
#include "core/query/jsonata/builtins.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/values.h"

#include <array>
#include <cmath>

namespace wb::query::jsonata {

using json::Value;

namespace {

using Arguments = std::span<Value>;

Value refuse(CallContext& context, std::string message) {
    return context.evaluator.fail("D3137", {}, std::move(message));
}

Value partition(CallContext& context, Arguments arguments) {
    const Value& array = argument(arguments, 0);
    if (array.isAbsent()) return {};
    const Value& given = argument(arguments, 1);
    const double size = given.isNumber() ? std::trunc(given.toDouble()) : 0;
    if (!(size >= 1)) return refuse(context, "The chunk size of $partition() must be a positive integer");
    const auto items = array.items();
    const auto width = static_cast<std::size_t>(std::min(size, static_cast<double>(items.size() + 1)));
    if (!context.evaluator.charge(items.size() * 2)) return {};
    std::vector<Value> parts;
    for (std::size_t at = 0; at < items.size(); at += width) {
        const auto part = items.subspan(at, std::min(width, items.size() - at));
        parts.push_back(Value::array(std::vector<Value>(part.begin(), part.end())));
    }
    return Value::array(std::move(parts));
}

/// Bytes that the service counts for a list of numbers that grows by half each time it is full: it refuses
/// more than 360,145 of them, which is where the list would grow past its bound.
std::uint64_t grownListBytes(double count) {
    constexpr std::uint64_t reference = 4;
    constexpr std::uint64_t number = 16;
    std::uint64_t capacity = 10;
    std::uint64_t copies = capacity;
    while (static_cast<double>(capacity) < count) {
        capacity += capacity / 2;
        copies += capacity;
    }
    return copies * reference + static_cast<std::uint64_t>(count) * number;
}

Value range(CallContext& context, Arguments arguments) {
    for (std::size_t i = 0; i < 3; ++i)
        if (argument(arguments, i).isAbsent()) return {};
    // Whole numbers, of others the part before the point.
    const double first = std::trunc(arguments[0].toDouble());
    const double last = std::trunc(arguments[1].toDouble());
    const double step = std::trunc(arguments[2].toDouble());
    if (step == 0) return refuse(context, "The step of $range() must not be 0");
    const double count = std::floor((last - first) / step) + 1;
    if (!(count >= 1)) return emptySequence();
    if (count > 1e7) return context.evaluator.fail("D2014", makeNumber(count));
    const auto size = static_cast<std::size_t>(count);
    if (!context.evaluator.charge(grownListBytes(count), 1)) return {};
    std::vector<Value> numbers;
    numbers.reserve(size);
    for (std::size_t i = 0; i < size; ++i)
        numbers.push_back(makeNumber(first + static_cast<double>(i) * step));
    return makeSequence(std::move(numbers));
}

Value hash(CallContext& context, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    const Value& name = argument(arguments, 1);
    if (text.isAbsent()) return {};
    if (name.isString())
        if (const auto digest = digest::hexDigest(name.string(), text.string())) return *digest;
    return refuse(context, "The algorithm of $hash() must be MD5, SHA-1, SHA-256, SHA-384 or SHA-512");
}

Value uuid(CallContext& context, Arguments) {
    // RFC 9562, version 4: random but for the version and variant bits.
    std::uint64_t high = context.evaluator.generator().next();
    std::uint64_t low = context.evaluator.generator().next();
    high = (high & ~0xF000ULL) | 0x4000ULL;
    low = (low & 0x3FFFFFFFFFFFFFFFULL) | 0x8000000000000000ULL;
    std::string text;
    for (int digit = 0; digit < 32; ++digit) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20) text += '-';
        const std::uint64_t half = digit < 16 ? high : low;
        text += "0123456789abcdef"[half >> (60 - 4 * (digit % 16)) & 15];
    }
    return text;
}

Value parse(CallContext& context, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    if (text.isAbsent()) return {};
    // Values take more than their text: of `[[],[]...` each array is three bytes.
    constexpr std::size_t mostBytesEach = 16;
    if (!context.evaluator.hold(text.string().size() * mostBytesEach)) return {};
    auto value = json::read(text.string());
    if (value) return std::move(value).value();
    return refuse(context, "The argument of $parse() is not JSON: " + value.error().message);
}

/// Compiled like any call; Step Functions does not have it, so that evaluation finds no function.
Value eval(CallContext& context, Arguments) {
    return context.evaluator.fail("T1006");
}

constexpr auto stepRows = std::to_array<FunctionRow>({
    {"partition", "<an:a>", 2, partition},
    {"range", "<nnn:a>", 3, range},
    {"hash", "<s-s:s>", 2, hash},
    {"uuid", "<:s>", 0, uuid},
    {"parse", "<s-:x>", 1, parse},
    {"eval", "<sx?:x>", 2, eval},
});

} // namespace

std::span<const FunctionRow> stepFunctions() {
    return stepRows;
}

} // namespace wb::query::jsonata
