// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/values.h"

#include "core/query/jsonata/stringify.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>

namespace wb::query::jsonata {

using json::Kind;
using json::Value;

Value emptySequence() {
    static const Value empty = [] {
        Value array = Value::array();
        array.setMark(mark::sequence);
        return array;
    }();
    return empty;
}

Value makeSequence(std::vector<Value> items) {
    if (items.empty()) return emptySequence();
    Value array = Value::array(std::move(items));
    array.setMark(mark::sequence);
    return array;
}

double parseDouble(std::string_view spelling) {
    double number = 0;
    const auto parsed = std::from_chars(spelling.data(), spelling.data() + spelling.size(), number);
    if (parsed.ec != std::errc::result_out_of_range) return number;
    // Too small or too large: the sign of the exponent tells.
    const std::size_t exponent = spelling.find_first_of("eE");
    if (exponent != std::string_view::npos && spelling.substr(exponent + 1).starts_with('-')) return 0;
    return std::numeric_limits<double>::infinity();
}

Value makeNumber(double number) {
    constexpr double exactIntegers = 9007199254740992.0; // 2^53
    const double size = std::fabs(number);
    if (size < exactIntegers) {
        const auto integer = static_cast<std::int64_t>(number);
        if (static_cast<double>(integer) == number) return integer;
        // Between these JSON's writer and JavaScript print alike.
        if (size >= 1e-3 && size < 1e7) return number;
    }
    if (!std::isfinite(number)) return number;
    std::string spelling;
    appendNumber(spelling, number);
    return Value::number(spelling);
}

void appendNumber(std::string& out, double number) {
    if (std::isnan(number)) {
        out += "NaN";
        return;
    }
    if (std::isinf(number)) {
        out += number < 0 ? "-Infinity" : "Infinity";
        return;
    }
    if (number == 0) {
        out += '0';
        return;
    }
    if (number < 0) out += '-';
    char buffer[40];
    const auto written =
        std::to_chars(buffer, buffer + sizeof buffer, std::fabs(number), std::chars_format::scientific);
    const std::string_view text(buffer, static_cast<std::size_t>(written.ptr - buffer));
    const std::size_t e = text.find('e');
    std::string digits(text.substr(0, 1));
    if (e > 2) digits += text.substr(2, e - 2);
    int exponent = 0;
    const std::string_view power = text.substr(text[e + 1] == '+' ? e + 2 : e + 1);
    std::from_chars(power.data(), power.data() + power.size(), exponent);
    const int point = exponent + 1; // Number.prototype.toString calls it n.
    const int count = static_cast<int>(digits.size());
    if (point > 21 || point <= -6) {
        out += digits[0];
        if (count > 1) out.append(".").append(digits, 1);
        out.append(exponent < 0 ? "e-" : "e+").append(std::to_string(std::abs(exponent)));
    } else if (point <= 0) {
        out.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
    } else if (count <= point) {
        out.append(digits).append(static_cast<std::size_t>(point - count), '0');
    } else {
        out.append(digits, 0, static_cast<std::size_t>(point))
            .append(".")
            .append(digits, static_cast<std::size_t>(point));
    }
}

double roundToFifteenDigits(double number) {
    if (!std::isfinite(number) || std::trunc(number) == number) return number;
    char buffer[40];
    const auto written =
        std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific, 14);
    double rounded = number;
    std::from_chars(buffer, written.ptr, rounded);
    return rounded;
}

std::string toJsonText(const Value& value) {
    if (value.isAbsent()) return "undefined";
    std::string text;
    Stringifier(text).write(value);
    return text;
}

bool isTruthy(const Value& root) {
    // An array is true when an element is: without recursion, however deep it is.
    std::vector<const Value*> pending;
    const Value* value = &root;
    for (;;) {
        switch (value->kind()) {
        case Kind::Boolean:
            if (value->boolean()) return true;
            break;
        case Kind::Number: {
            const double number = value->toDouble();
            if (number != 0 && !std::isnan(number)) return true;
            break;
        }
        case Kind::String:
            if (!value->string().empty()) return true;
            break;
        case Kind::Object:
            if (value->size() > 0) return true;
            break;
        case Kind::Array:
            for (const Value& item : value->items()) pending.push_back(&item);
            break;
        default:
            break;
        }
        if (pending.empty()) return false;
        value = pending.back();
        pending.pop_back();
    }
}

bool isDeepEqual(const Value& left, const Value& right, int depth) {
    if (left.isSame(right)) return true;
    if (left.kind() != right.kind() || depth > maximumNesting) return false;
    if (left.isArray()) {
        const auto a = left.items();
        const auto b = right.items();
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                          [&](const Value& x, const Value& y) { return isDeepEqual(x, y, depth + 1); });
    }
    if (!left.isObject()) return left == right;
    if (left.size() != right.size()) return false;
    for (const json::Member& member : left.members()) {
        const Value* match = right.find(member.key);
        if (!match || !isDeepEqual(member.value, *match, depth + 1)) return false;
    }
    return true;
}

std::size_t hashOf(const Value& value, int depth) {
    constexpr std::size_t prime = 1099511628211ULL;
    switch (value.kind()) {
    case Kind::Boolean:
        return value.boolean() ? 1231 : 1237;
    case Kind::Number:
        return std::hash<double>()(value.toDouble() + 0.0);
    case Kind::String:
        return value.sharedString().hash();
    case Kind::Array: {
        std::size_t hash = value.size();
        if (depth < 3)
            for (const Value& item : value.items()) hash = hash * prime + hashOf(item, depth + 1);
        return hash;
    }
    case Kind::Object: {
        // The order of members does not count.
        std::size_t hash = value.size() * 31;
        if (depth < 3)
            for (const json::Member& member : value.members())
                hash += (member.key.hash() ^ hashOf(member.value, depth + 1)) * prime;
        return hash;
    }
    default:
        return 7;
    }
}

} // namespace wb::query::jsonata
