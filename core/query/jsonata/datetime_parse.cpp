// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/picture_datetime.h"

#include "core/base/ascii.h"
#include "core/query/jsonata/regex.h"
#include "core/unicode/unicode.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace wb::query::jsonata {

namespace {

using Components = std::array<std::optional<double>, 128>;

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

double parseNumber(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    int number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    return parsed.ec == std::errc() ? number : notANumber;
}

/// The separator between hours and minutes of an offset; nothing without.
std::optional<std::string> zoneSeparator(const DatePart& part) {
    if (!part.format.regular) return std::nullopt;
    const char32_t c = part.format.separators.front().character;
    return c < 0x80 ? std::string(1, static_cast<char>(c)) : std::string(":");
}

/// A pattern for the text itself.
std::string escaped(std::string_view text) {
    std::string pattern;
    for (const char c : text) {
        const bool isPlain = isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (c == '\0') {
            pattern += "\\x{0}";
            continue;
        }
        if (!isPlain) pattern += '\\';
        pattern += c;
    }
    return pattern;
}

bool patternOf(const DatePart& part, std::string& pattern, Failure& failure) {
    if (part.literal) {
        pattern = escaped(part.text);
    } else if (part.component == 'Z' || part.component == 'z') {
        pattern = part.component == 'z' ? "GMT[-+][0-9]+" : "[-+][0-9]+";
        if (const auto separator = zoneSeparator(part)) pattern += escaped(*separator) + "[0-9]+";
    } else if (part.component == 'f') {
        pattern = "[0-9]+";
    } else if (part.hasFormat) {
        if (!integerPattern(part.format, pattern, failure)) return false;
    } else if (std::string_view("MxFP").find(part.component) != std::string_view::npos) {
        pattern = "[a-zA-Z]+";
    } else {
        failure.code = "D3133";
        failure.value = std::string(1, part.component);
        return false;
    }
    return true;
}

std::optional<double> parseName(const DatePart& part, const std::string& text) {
    if (part.component == 'P') {
        if (text == "am" || text == "AM") return 0;
        if (text == "pm" || text == "PM") return 1;
        return std::nullopt;
    }
    const int count = part.component == 'F' ? 7 : 12;
    for (int i = 1; i <= count; ++i) {
        std::string_view name = part.component == 'F' ? dayName(i) : monthName(i);
        if (part.maximum && *part.maximum > 0) name = name.substr(0, static_cast<std::size_t>(*part.maximum));
        if (name == text) return i;
    }
    return std::nullopt;
}

double parseZone(const DatePart& part, std::string_view text) {
    if (part.component == 'z') text.remove_prefix(3);
    double hours = 0;
    double minutes = 0;
    if (const auto separator = zoneSeparator(part)) {
        const std::size_t at = text.find(*separator);
        hours = parseNumber(text.substr(0, at));
        minutes = parseNumber(text.substr(at + separator->size()));
    } else if (text.size() <= 3) {
        hours = parseNumber(text);
    } else {
        hours = parseNumber(text.substr(0, 3));
        minutes = parseNumber(text.substr(3));
    }
    return hours * 60 + minutes;
}

std::optional<double> parsePart(const DatePart& part, const std::string& text) {
    if (part.component == 'Z' || part.component == 'z') return parseZone(part, text);
    if (part.component == 'f') {
        const std::string digits = text.substr(0, 3);
        double scale = 1000;
        for (std::size_t i = 0; i < digits.size(); ++i) scale /= 10;
        return parseNumber(digits) * scale;
    }
    if (part.hasFormat) return parseInteger(text, part.format);
    return parseName(part, text);
}

std::string textOf(std::u16string_view text, const regex::Span& span) {
    return unicode::toUtf8(
        text.substr(static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.size())));
}

/// Which of the components `names` were given, as bits from the first to the last.
unsigned maskOf(const Components& components, std::string_view names) {
    unsigned mask = 0;
    for (const char name : names) {
        const auto& value = components[static_cast<std::size_t>(name)];
        mask = mask << 1 | (value && *value != 0 && !std::isnan(*value) ? 1U : 0U);
    }
    return mask;
}

/// Whether the components given are among those of a kind of date.
bool isKind(unsigned mask, unsigned kind) {
    return (~kind & mask) == 0 && (kind & mask) != 0;
}

/// What the larger units leave open comes from now, what the smaller ones do is the smallest; a gap is an
/// error.
bool complete(Components& components, std::string_view names, const DateTime& now) {
    bool started = false;
    bool ended = false;
    for (const char name : names) {
        auto& value = components[static_cast<std::size_t>(name)];
        if (value) {
            started = true;
            if (ended) return false;
        } else if (started) {
            value = std::string_view("MDd").find(name) != std::string_view::npos ? 1 : 0;
            ended = true;
        } else {
            // Which half of the day it is now the reference does not take over.
            value = name == 'P' ? 0 : static_cast<double>(componentOf(now, name));
        }
    }
    return true;
}

std::optional<double> assemble(Components& components, bool ordinalDate, bool halfDay) {
    const auto get = [&](char name) { return components[static_cast<std::size_t>(name)].value_or(0); };
    double year = get('Y');
    double days = 0;
    // Date.UTC takes years of two digits for those of the 20th century.
    if (year >= 0 && year <= 99) year += 1900;
    if (!(std::fabs(year) <= 300'000) || !(std::fabs(get('M')) <= 1e6) || !(std::fabs(get('D')) <= 1e8))
        return std::nullopt;
    const auto years = static_cast<std::int64_t>(year);
    if (ordinalDate) {
        days = static_cast<double>(daysFromCivil(years, 1, 1)) + get('d') - 1;
    } else {
        const double month = get('M') > 0 ? get('M') : 1;
        days = static_cast<double>(daysFromCivil(years, static_cast<std::int64_t>(month), 1)) + get('D') - 1;
    }
    double hour = get('H');
    if (halfDay) {
        hour = get('h') == 12 ? 0 : get('h');
        if (get('P') == 1) hour += 12;
    }
    double millis =
        days * millisADay + hour * 3'600'000 + get('m') * 60'000 + get('s') * 1000 + std::trunc(get('f'));
    const double zone = get('Z') != 0 ? get('Z') : get('z');
    millis -= zone * 60'000;
    return std::fabs(millis) <= 8.64e15 ? std::optional(millis) : std::nullopt;
}

} // namespace

bool parseDateTime(std::string_view text, std::string_view picture, std::int64_t now,
                   std::optional<double>& millis, Failure& failure, const std::function<bool()>& goesOn) {
    std::vector<DatePart> parts;
    if (!analyseDateTimePicture(picture, parts, failure)) return false;
    std::string full = "\\A";
    for (const DatePart& part : parts) {
        std::string pattern;
        if (!patternOf(part, pattern, failure)) return false;
        full += '(' + pattern + ')';
    }
    full += "\\z";
    const regex::Regex expression(unicode::toUtf16(full), regex::CaseInsensitive);
    const std::u16string given = unicode::toUtf16(text);
    std::vector<regex::Span> groups;
    const auto outcome =
        expression.isValid() ? expression.match(given, 0, groups, goesOn) : regex::Outcome::NoMatch;
    if (outcome == regex::Outcome::GaveUp) {
        failure.code = "U1001";
        failure.text = "Expression evaluation timeout: Check for infinite loop";
        return false;
    }
    if (outcome == regex::Outcome::NoMatch) return true;
    Components components;
    bool any = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].literal) continue;
        any = true;
        components[static_cast<std::size_t>(parts[i].component)] =
            parsePart(parts[i], textOf(given, groups[i + 1]));
    }
    if (!any) return true;
    // The kinds of date: year month day; year and day in it; ISO week of month; ISO week of year.
    const unsigned date = maskOf(components, "YXMxWwdD");
    const bool calendarDate = isKind(date, 0b10100001);
    const bool ordinalDate = !calendarDate && isKind(date, 0b10000010);
    const bool monthWeek = isKind(date, 0b01010100);
    const bool yearWeek = !monthWeek && isKind(date, 0b01001000);
    const unsigned time = maskOf(components, "PHhmsf");
    const bool halfDay = !isKind(time, 0b010111) && isKind(time, 0b101111);
    // The day of the year is component `d`, but the reference looks for a `D` there and so never completes
    // it.
    std::string names = ordinalDate ? "YD" : monthWeek ? "XxwF" : yearWeek ? "XWF" : "YMD";
    names += halfDay ? "Phmsf" : "Hmsf";
    if (!complete(components, names, takeApart(now)) || monthWeek || yearWeek) {
        failure.code = "D3136";
        return false;
    }
    millis = assemble(components, ordinalDate, halfDay);
    return true;
}

std::optional<double> parseIso8601(std::string_view text) {
    // ^\d{4}(-[01]\d)?(-[0-3]\d)?(T[0-2]\d:[0-5]\d:[0-5]\d)?(\.\d+)?([+-][0-2]\d:?[0-5]\d|Z)?$
    static const regex::Regex expression(
        u"\\A(\\d{4})(?:-([01]\\d))?(?:-([0-3]\\d))?(?:T([0-2]\\d):([0-5]\\d):([0-5]\\d))?(?:\\.(\\d+))?"
        u"(?:([+-])([0-2]\\d):?([0-5]\\d)|Z)?\\z");
    const std::u16string units = unicode::toUtf16(text);
    std::vector<regex::Span> groups;
    if (expression.match(units, 0, groups, [] { return true; }) != regex::Outcome::Found) return std::nullopt;
    const auto number = [&](std::size_t group, int missing) {
        if (!groups[group].isSet()) return missing;
        int value = 0;
        const std::string digits = textOf(units, groups[group]);
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    };
    const int month = number(2, 1);
    const int day = number(3, 1);
    const int hour = number(4, 0);
    const std::string fraction = groups[7].isSet() ? textOf(units, groups[7]) : std::string();
    const bool isLater =
        number(5, 0) > 0 || number(6, 0) > 0 || fraction.find_first_not_of('0') != std::string::npos;
    const bool exists = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= (isLater ? 23 : 24);
    if (!exists) return notANumber;
    double millis = static_cast<double>(daysFromCivil(number(1, 1970), month, day)) * millisADay +
                    hour * 3'600'000.0 + number(5, 0) * 60'000.0 + number(6, 0) * 1000.0;
    for (std::size_t i = 0, scale = 100; i < 3 && i < fraction.size(); ++i, scale /= 10)
        millis += static_cast<double>(scale) * (fraction[i] - '0');
    const double offset = (number(9, 0) * 60.0 + number(10, 0)) * 60'000.0;
    const bool isBehind = groups[8].isSet() && textOf(units, groups[8]) == "-";
    return isBehind ? millis + offset : millis - offset;
}

} // namespace wb::query::jsonata
