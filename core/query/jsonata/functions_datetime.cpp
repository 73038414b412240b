// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/builtins.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/picture.h"
#include "core/query/jsonata/values.h"

#include <array>
#include <cmath>

namespace wb::query::jsonata {

using json::Value;

namespace {

using Arguments = std::span<Value>;

std::optional<std::string_view> text(const Value& value) {
    return value.isString() ? std::optional(value.string()) : std::nullopt;
}

Value refuse(CallContext& context, const Failure& failure) {
    return context.evaluator.fail(failure.code, failure.value, failure.text);
}

Value format(CallContext& context, double millis, const Value& picture, const Value& timezone) {
    Failure failure;
    std::string out;
    if (!formatDateTime(millis, text(picture), text(timezone), out, failure)) return refuse(context, failure);
    // A few characters of a picture can ask for a thousand.
    return context.evaluator.tick(out.size() / 64) ? context.evaluator.heldText(out) : Value();
}

Value now(CallContext& context, Arguments arguments) {
    return format(context, static_cast<double>(context.evaluator.environment().clockMillis),
                  argument(arguments, 0), argument(arguments, 1));
}

Value millis(CallContext& context, Arguments) {
    return context.evaluator.environment().clockMillis;
}

Value fromMillis(CallContext& context, Arguments arguments) {
    const Value& moment = argument(arguments, 0);
    if (moment.isAbsent()) return {};
    return format(context, moment.toDouble(), argument(arguments, 1), argument(arguments, 2));
}

Value toMillis(CallContext& context, Arguments arguments) {
    const Value& timestamp = argument(arguments, 0);
    if (timestamp.isAbsent()) return {};
    const auto picture = text(argument(arguments, 1));
    if (!picture) {
        const auto parsed = parseIso8601(timestamp.string());
        if (!parsed) return context.evaluator.fail("D3110", timestamp);
        // The form is right, but there is no such day: Date.parse() gives no number.
        if (std::isnan(*parsed)) context.evaluator.noteNonFinite();
        return makeNumber(*parsed);
    }
    Failure failure;
    std::optional<double> parsed;
    const std::int64_t clock = context.evaluator.environment().clockMillis;
    if (!parseDateTime(timestamp.string(), *picture, clock, parsed, failure,
                       [&] { return context.evaluator.look(); }))
        return refuse(context, failure);
    return parsed ? makeNumber(*parsed) : Value();
}

Value formatIntegerValue(CallContext& context, Arguments arguments) {
    const Value& number = argument(arguments, 0);
    if (number.isAbsent()) return {};
    Failure failure;
    IntegerFormat picture;
    std::string out;
    if (!analyseIntegerPicture(text(argument(arguments, 1)).value_or(""), picture, failure) ||
        !formatInteger(std::floor(number.toDouble()), picture, out, failure))
        return refuse(context, failure);
    return context.evaluator.heldText(out);
}

Value parseIntegerValue(CallContext& context, Arguments arguments) {
    const Value& string = argument(arguments, 0);
    if (string.isAbsent()) return {};
    Failure failure;
    IntegerFormat picture;
    std::string pattern;
    if (!analyseIntegerPicture(text(argument(arguments, 1)).value_or(""), picture, failure) ||
        !integerPattern(picture, pattern, failure))
        return refuse(context, failure);
    const double number = parseInteger(string.string(), picture);
    if (std::isnan(number)) context.evaluator.noteNonFinite();
    return makeNumber(number);
}

constexpr auto datetimeRows = std::to_array<FunctionRow>({
    {"now", "<s?s?:s>", 2, now},
    {"millis", "<:n>", 0, millis},
    {"fromMillis", "<n-s?s?:s>", 3, fromMillis},
    {"toMillis", "<s-s?:n>", 2, toMillis},
    {"formatInteger", "<n-s:s>", 2, formatIntegerValue},
    {"parseInteger", "<s-s:n>", 2, parseIntegerValue},
});

} // namespace

std::span<const FunctionRow> datetimeFunctions() {
    return datetimeRows;
}

} // namespace wb::query::jsonata
