// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/values.h"

#include "core/query/jsonata/evaluator.h"
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

namespace {

/// Digits without trailing zeros, and the power of ten of the first.
struct Decimal {
    char digits[20];
    int count = 0;
    int exponent = 0;

    /// The shortest that gives the number back, or the nearest of 15 digits. Precondition: number > 0,
    /// finite.
    Decimal(double number, bool fifteen) {
        char buffer[40];
        const auto written =
            fifteen ? std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific, 14)
                    : std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific);
        const char* at = buffer;
        for (; *at != 'e'; ++at)
            if (*at != '.') digits[count++] = *at;
        while (count > 1 && digits[count - 1] == '0') --count;
        std::from_chars(at[1] == '+' ? at + 2 : at + 1, written.ptr, exponent);
    }

    /// As Number.prototype.toString writes it.
    void append(std::string& out) const {
        const int point = exponent + 1; // The specification calls it n.
        const auto all = static_cast<std::size_t>(count);
        if (point > 21 || point <= -6) {
            out += digits[0];
            if (count > 1) out.append(".").append(digits + 1, all - 1);
            out.append(exponent < 0 ? "e-" : "e+").append(std::to_string(std::abs(exponent)));
        } else if (point <= 0) {
            out.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits, all);
        } else if (count <= point) {
            out.append(digits, all).append(static_cast<std::size_t>(point - count), '0');
        } else {
            const auto whole = static_cast<std::size_t>(point);
            out.append(digits, whole).append(".").append(digits + whole, all - whole);
        }
    }
};

} // namespace

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
    Decimal(std::fabs(number), false).append(out);
}

void appendRounded(std::string& out, double number) {
    // Of the numbers near the smallest one there are too few for 15 digits to tell.
    constexpr double exact = 1e-290;
    constexpr int digits = 15;
    const double size = std::fabs(number);
    if (std::trunc(number) == number || size < exact) {
        double rounded = number;
        if (size < exact && number != 0) {
            char buffer[40];
            const auto written = std::to_chars(buffer, buffer + sizeof buffer, number,
                                               std::chars_format::scientific, digits - 1);
            std::from_chars(buffer, written.ptr, rounded);
        }
        appendNumber(out, rounded);
        return;
    }
    if (number < 0) out += '-';
    // A double tells any 15 digits apart, so that digits of so few are what the rounded number shows.
    const Decimal shortest(size, false);
    if (shortest.count <= digits)
        shortest.append(out);
    else
        Decimal(size, true).append(out);
}

std::string toJsonText(const Value& value) {
    if (value.isAbsent()) return "undefined";
    std::string text;
    Stringifier(text, false, Stringifier::Digits::All).write(value);
    return text;
}

namespace {

/// An array is true when an element is: without recursion, however deep it is, while `goesOn`.
template <typename GoesOn>
bool isTruthyWithin(const Value& root, GoesOn&& goesOn) {
    std::vector<const Value*> pending;
    const Value* value = &root;
    while (goesOn()) {
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
    return false;
}

} // namespace

bool isTruthy(const Value& value) {
    return isTruthyWithin(value, [] { return true; });
}

bool isTruthy(const Value& value, Evaluator& evaluator) {
    if (!value.isArray()) return isTruthy(value);
    constexpr std::size_t visitsAStep = 16;
    std::size_t visited = 0;
    return isTruthyWithin(value, [&] { return ++visited % visitsAStep != 0 || evaluator.tick(); });
}

namespace {

bool equalWithin(Evaluator& evaluator, const Value& a, const Value& b, int depth) {
    if (a.isSame(b)) return true;
    if (a.kind() != b.kind() || depth > maximumNesting) return false;
    if (a.isString()) {
        constexpr std::size_t bytesAStep = 1024;
        const std::size_t size = a.string().size();
        if (size != b.string().size() || !evaluator.tick(size / bytesAStep)) return false;
        return a == b;
    }
    if (!a.isArray() && !a.isObject()) return a == b;
    if (a.size() != b.size() || !evaluator.tick(1 + a.size() / 16)) return false;
    if (a.isArray()) {
        const auto mine = a.items();
        const auto theirs = b.items();
        return std::equal(
            mine.begin(), mine.end(), theirs.begin(), theirs.end(),
            [&](const Value& x, const Value& y) { return equalWithin(evaluator, x, y, depth + 1); });
    }
    for (const json::Member& member : a.members()) {
        const Value* match = b.find(member.key);
        if (!match || !equalWithin(evaluator, member.value, *match, depth + 1)) return false;
    }
    return true;
}

} // namespace

bool isDeepEqual(const Value& left, const Value& right, Evaluator& evaluator) {
    return equalWithin(evaluator, left, right, 0);
}

std::size_t hashOf(const Value& value, int depth) {
    constexpr std::size_t prime = 1099511628211ULL;
    // How many parts are looked at on each level; what shares its parts can stand for any number of them.
    constexpr std::size_t looked[] = {64, 16, 4, 0};
    const std::size_t most = looked[std::min<std::size_t>(static_cast<std::size_t>(depth), 3)];
    switch (value.kind()) {
    case Kind::Boolean:
        return value.boolean() ? 1231 : 1237;
    case Kind::Number:
        return std::hash<double>()(value.toDouble() + 0.0);
    case Kind::String:
        return value.sharedString().hash();
    case Kind::Array: {
        std::size_t hash = value.size();
        for (const Value& item : value.items().first(std::min(value.size(), most)))
            hash = hash * prime + hashOf(item, depth + 1);
        return hash;
    }
    case Kind::Object: {
        // The order of members does not count, so that it is all of them or none.
        std::size_t hash = value.size() * 31;
        if (value.size() <= most)
            for (const json::Member& member : value.members())
                hash += (member.key.hash() ^ hashOf(member.value, depth + 1)) * prime;
        return hash;
    }
    default:
        return 7;
    }
}

} // namespace wb::query::jsonata
