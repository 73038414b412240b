// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/ascii.h"
#include "core/query/jsonata/builtins.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/picture.h"
#include "core/query/jsonata/rounding.h"
#include "core/query/jsonata/values.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace wb::query::jsonata {

using json::Value;

namespace {

using Arguments = std::span<Value>;

/// -?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?
bool isDecimal(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && isDigit(text[at])) ++at;
        return at > begin;
    };
    if (!digits()) return false;
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (!digits()) return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
        if (!digits()) return false;
    }
    return at == text.size();
}

/// 0x, 0o and 0b notation; negative when it is none of them.
double parseRadix(std::string_view text) {
    if (text.size() < 3 || text[0] != '0') return -1;
    const char kind = static_cast<char>(text[1] | 0x20);
    const int radix = kind == 'x' ? 16 : kind == 'o' ? 8 : kind == 'b' ? 2 : 0;
    if (radix == 0) return -1;
    double number = 0;
    for (const char c : text.substr(2)) {
        const int digit = isDigit(c)             ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : 99;
        if (digit >= radix) return -1;
        number = number * radix + digit;
    }
    return number;
}

Value number(CallContext& context, Arguments arguments) {
    const Value& value = argument(arguments, 0);
    if (value.isAbsent() || value.isNumber()) return value;
    if (value.isBoolean()) return value.boolean() ? 1 : 0;
    if (value.isString()) {
        if (isDecimal(value.string())) {
            const double parsed = parseDouble(value.string());
            if (std::isfinite(parsed)) return makeNumber(parsed);
        }
        const double parsed = parseRadix(value.string());
        if (parsed >= 0) return makeNumber(parsed);
    }
    return context.evaluator.fail("D3030", value);
}

template <double (*Function)(double)>
Value apply(CallContext&, Arguments arguments) {
    const Value& value = argument(arguments, 0);
    return value.isAbsent() ? Value() : makeNumber(Function(value.toDouble()));
}

double absolute(double number) {
    return std::fabs(number);
}
double floorOf(double number) {
    return std::floor(number);
}
double ceilingOf(double number) {
    return std::ceil(number);
}

Value round(CallContext& context, Arguments arguments) {
    const Value& value = argument(arguments, 0);
    if (value.isAbsent()) return {};
    const Value& given = argument(arguments, 1);
    const double precision = given.isAbsent() ? 0 : given.toDouble();
    double rounded = std::nan("");
    // With others there is no power of ten that many places away.
    if (std::trunc(precision) == precision && std::isfinite(precision))
        rounded = roundHalfEven(value.toDouble(), precision);
    if (std::isnan(rounded)) context.evaluator.noteNonFinite();
    return makeNumber(rounded);
}

Value sqrt(CallContext& context, Arguments arguments) {
    const Value& value = argument(arguments, 0);
    if (value.isAbsent()) return {};
    if (value.toDouble() < 0) return context.evaluator.fail("D3060", value);
    return makeNumber(std::sqrt(value.toDouble()));
}

Value power(CallContext& context, Arguments arguments) {
    const Value& base = argument(arguments, 0);
    const Value& exponent = argument(arguments, 1);
    if (base.isAbsent()) return {};
    const double result = exponent.isAbsent() ? std::nan("") : std::pow(base.toDouble(), exponent.toDouble());
    if (std::isfinite(result)) return makeNumber(result);
    context.evaluator.fail("D3061", base);
    context.evaluator.failure()->value2 = exponent;
    return {};
}

Value formatBase(CallContext& context, Arguments arguments) {
    const Value& value = argument(arguments, 0);
    if (value.isAbsent()) return {};
    const Value& given = argument(arguments, 1);
    const double radix = given.isAbsent() ? 10 : roundHalfEven(given.toDouble(), 0);
    if (!(radix >= 2 && radix <= 36)) return context.evaluator.fail("D3100", makeNumber(radix));
    double rest = roundHalfEven(value.toDouble(), 0);
    const bool negative = rest < 0;
    rest = std::fabs(rest);
    std::string digits;
    if (radix == 10 || !std::isfinite(rest)) {
        appendNumber(digits, negative ? -rest : rest);
        return digits;
    }
    // As V8: digits that a double does not tell are zeros.
    constexpr double exactlyTold = 0x1.0p53;
    for (; rest / radix >= exactlyTold; rest /= radix) digits += '0';
    do {
        const double digit = std::fmod(rest, radix);
        digits += "0123456789abcdefghijklmnopqrstuvwxyz"[static_cast<int>(digit)];
        rest = (rest - digit) / radix;
    } while (rest > 0);
    if (negative) digits += '-';
    std::reverse(digits.begin(), digits.end());
    return digits;
}

Value formatNumber(CallContext& context, Arguments arguments) {
    const Value& value = argument(arguments, 0);
    if (value.isAbsent()) return {};
    const Value& picture = argument(arguments, 1);
    Failure failure;
    std::string text;
    if (formatNumberPicture(value.toDouble(), picture.isString() ? picture.string() : std::string_view(),
                            argument(arguments, 2), text, failure))
        return context.evaluator.heldText(text);
    return context.evaluator.fail(failure.code, failure.value, failure.text);
}

Value sum(CallContext&, Arguments arguments) {
    const Value& numbers = argument(arguments, 0);
    if (numbers.isAbsent()) return {};
    double total = 0;
    for (const Value& item : numbers.items()) total += item.toDouble();
    return makeNumber(total);
}

Value average(CallContext&, Arguments arguments) {
    const Value& numbers = argument(arguments, 0);
    if (numbers.isAbsent() || numbers.items().empty()) return {};
    double total = 0;
    for (const Value& item : numbers.items()) total += item.toDouble();
    return makeNumber(total / static_cast<double>(numbers.size()));
}

template <bool Largest>
Value extreme(CallContext&, Arguments arguments) {
    const Value& numbers = argument(arguments, 0);
    if (numbers.isAbsent() || numbers.items().empty()) return {};
    const auto items = numbers.items();
    const auto less = [](const Value& a, const Value& b) { return a.toDouble() < b.toDouble(); };
    return Largest ? *std::max_element(items.begin(), items.end(), less)
                   : *std::min_element(items.begin(), items.end(), less);
}

/// The first number of a java.util.Random of that seed, as the service gives it.
double javaRandom(std::int64_t seed) {
    constexpr std::uint64_t multiplier = 0x5DEECE66DULL;
    constexpr std::uint64_t mask = (1ULL << 48) - 1;
    std::uint64_t state = (static_cast<std::uint64_t>(seed) ^ multiplier) & mask;
    const auto next = [&](int bits) {
        state = (state * multiplier + 0xBULL) & mask;
        return state >> (48 - bits);
    };
    const std::uint64_t high = next(26);
    return static_cast<double>((high << 27) + next(27)) * 0x1.0p-53;
}

Value random(CallContext& context, Arguments arguments) {
    // Step Functions: an argument seeds.
    const Value& seed = argument(arguments, 0);
    if (seed.isAbsent()) return context.evaluator.generator().nextUnit();
    const std::optional<std::int64_t> whole = Value(std::trunc(seed.toDouble())).integer();
    return javaRandom(whole.value_or(0));
}

constexpr auto numericRows = std::to_array<FunctionRow>({
    {"number", "<(nsb)-:n>", 1, number},
    {"abs", "<n-:n>", 1, apply<absolute>},
    {"floor", "<n-:n>", 1, apply<floorOf>},
    {"ceil", "<n-:n>", 1, apply<ceilingOf>},
    {"round", "<n-n?:n>", 2, round},
    {"sqrt", "<n-:n>", 1, sqrt},
    {"power", "<n-n:n>", 2, power},
    {"formatBase", "<n-n?:s>", 2, formatBase},
    {"formatNumber", "<n-so?:s>", 3, formatNumber},
    {"sum", "<a<n>:n>", 1, sum},
    {"average", "<a<n>:n>", 1, average},
    {"max", "<a<n>:n>", 1, extreme<true>},
    {"min", "<a<n>:n>", 1, extreme<false>},
    {"random", "<n?:n>", 0, random},
});

} // namespace

std::span<const FunctionRow> numericFunctions() {
    return numericRows;
}

} // namespace wb::query::jsonata
