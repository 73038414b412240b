// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/picture_datetime.h"

#include <charconv>
#include <cmath>

namespace wb::query::jsonata {

namespace {

using Names = DatePart::Names;

/// `+0130` read as JavaScript's parseInt does, split at its last two digits.
struct Offset {
    int hours = 0;
    int minutes = 0;
    int combined() const { return hours * 100 + minutes; }
};

Offset parseOffset(std::string_view timezone) {
    if (timezone.starts_with('+')) timezone.remove_prefix(1);
    int number = 0;
    std::from_chars(timezone.data(), timezone.data() + timezone.size(), number);
    return {static_cast<int>(std::floor(number / 100.0)), number % 100};
}

std::string inCase(std::string_view text, Names names) {
    std::string result(text);
    for (char& c : result) {
        if (names == Names::Upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        if (names == Names::Lower && c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return result;
}

bool formatZone(const DatePart& part, const Offset& offset, std::string& out, Failure& failure) {
    std::string text;
    const int digits = part.format.mandatoryDigits;
    if (part.format.regular || digits == 3 || digits == 4) {
        if (!formatInteger(offset.combined(), part.format, text, failure)) return false;
    } else if (digits == 1 || digits == 2) {
        if (!formatInteger(offset.hours, part.format, text, failure)) return false;
        if (offset.minutes != 0) {
            IntegerFormat twoDigits;
            twoDigits.mandatoryDigits = 2;
            text += ':';
            formatInteger(offset.minutes, twoDigits, text, failure);
        }
    } else {
        failure.code = "D3134";
        failure.value = digits;
        return false;
    }
    if (offset.combined() >= 0) text.insert(0, "+");
    if (part.component == 'z') text.insert(0, "GMT");
    out += offset.combined() == 0 && part.modifier == 't' ? "Z" : text;
    return true;
}

bool formatName(const DatePart& part, std::int64_t value, std::string& out, Failure& failure) {
    std::string_view name;
    if (part.component == 'M' || part.component == 'x') {
        name = monthName(value);
    } else if (part.component == 'F') {
        name = dayName(value);
    } else {
        failure.code = "D3133";
        failure.value = std::string(1, part.component);
        return false;
    }
    const std::string text = inCase(name, part.names);
    out += part.maximum ? text.substr(0, static_cast<std::size_t>(std::max(0, *part.maximum))) : text;
    return true;
}

bool formatPart(const DatePart& part, const DateTime& moment, const Offset& offset, std::string& out,
                Failure& failure) {
    if (part.literal) {
        out += part.text;
        return true;
    }
    if (part.component == 'Z' || part.component == 'z') return formatZone(part, offset, out, failure);
    if (part.component == 'C' || part.component == 'E') {
        out += "ISO";
        return true;
    }
    std::int64_t value = componentOf(moment, part.component);
    if (part.component == 'P') {
        out += inCase(value == 1 ? "pm" : "am", part.names == Names::Upper ? Names::Upper : Names::Lower);
        return true;
    }
    if (part.component == 'Y' && part.yearDigits >= 0 && part.yearDigits < 18) {
        std::int64_t power = 1;
        for (int i = 0; i < part.yearDigits; ++i) power *= 10;
        value %= power;
    }
    if (part.names != Names::None && part.component != 'f') return formatName(part, value, out, failure);
    return formatInteger(static_cast<double>(value), part.format, out, failure);
}

} // namespace

bool formatDateTime(double millis, const std::optional<std::string_view>& picture,
                    const std::optional<std::string_view>& timezone, std::string& out, Failure& failure) {
    // The range of JavaScript's Date.
    if (!(std::fabs(millis) <= 8.64e15)) {
        failure.code = "D1001";
        failure.value = millis;
        return false;
    }
    std::vector<DatePart> parts;
    if (!analyseDateTimePicture(picture.value_or("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]"),
                                parts, failure))
        return false;
    const Offset offset = timezone ? parseOffset(*timezone) : Offset();
    const std::int64_t shift = (60LL * offset.hours + offset.minutes) * 60'000;
    const DateTime moment = takeApart(static_cast<std::int64_t>(millis) + shift);
    for (const DatePart& part : parts)
        if (!formatPart(part, moment, offset, out, failure)) return false;
    return true;
}

} // namespace wb::query::jsonata
