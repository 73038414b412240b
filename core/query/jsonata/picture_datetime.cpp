// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/picture_datetime.h"

#include <array>
#include <charconv>

namespace wb::query::jsonata {

namespace {

using Names = DatePart::Names;

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};

/// The presentation of a component without modifier; empty for what is no component.
std::string_view defaultPresentation(char component) {
    switch (component) {
    case 'm':
    case 's':
        return "01";
    case 'Z':
    case 'z':
        return "01:01";
    case 'F':
    case 'P':
    case 'C':
    case 'E':
        return "n";
    default:
        return std::string_view("YMDdWwXxHhf").find(component) == std::string_view::npos ? "" : "1";
    }
}

std::optional<int> width(std::string_view text) {
    int number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec != std::errc() || text == "*") return std::nullopt;
    return std::min(number, 1'000);
}

void addLiteral(std::string_view text, std::vector<DatePart>& parts) {
    if (text.empty()) return;
    DatePart part;
    part.literal = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        part.text += text[at];
        if (text.substr(at).starts_with("]]")) ++at;
    }
    parts.push_back(std::move(part));
}

/// Splits a marker's text into width, first and second presentation modifier.
std::string presentationOf(std::string_view marker, DatePart& part) {
    const std::size_t comma = marker.rfind(',');
    if (comma != std::string_view::npos) {
        const std::string_view widths = marker.substr(comma + 1);
        const std::size_t dash = widths.find('-');
        part.minimum = width(widths.substr(0, dash));
        if (dash != std::string_view::npos) part.maximum = width(widths.substr(dash + 1));
    }
    const std::size_t end = comma == std::string_view::npos ? marker.size() : comma;
    std::string presentation(marker.substr(std::min<std::size_t>(1, end), end > 0 ? end - 1 : 0));
    if (presentation.empty()) return std::string(defaultPresentation(part.component));
    if (presentation.size() > 1 &&
        std::string_view("atco").find(presentation.back()) != std::string_view::npos) {
        part.modifier = presentation.back();
        presentation.pop_back();
    }
    return presentation;
}

bool analyseNumber(const std::string& presentation, DatePart& part, std::vector<DatePart>& parts,
                   Failure& failure) {
    std::string picture = presentation;
    if (part.modifier != 0) picture.append(";").append(1, part.modifier);
    if (!analyseIntegerPicture(picture, part.format, failure)) return false;
    part.hasFormat = true;
    if (part.minimum && part.format.mandatoryDigits < *part.minimum)
        part.format.mandatoryDigits = *part.minimum;
    if (part.component == 'Y') {
        if (part.maximum) {
            part.yearDigits = part.format.mandatoryDigits = *part.maximum;
        } else if (const int digits = part.format.mandatoryDigits + part.format.optionalDigits; digits >= 2) {
            part.yearDigits = digits;
        }
    }
    // A number right in front of another one has exactly the digits its picture shows.
    if (!parts.empty() && parts.back().hasFormat)
        parts.back().format.parseWidth = parts.back().format.mandatoryDigits;
    return true;
}

bool addMarker(std::string_view marker, std::vector<DatePart>& parts, Failure& failure) {
    DatePart part;
    part.component = marker.empty() ? '\0' : marker.front();
    const std::string presentation = presentationOf(marker, part);
    if (presentation.empty()) {
        failure.code = "D3132";
        failure.value = std::string(marker.substr(0, 1));
        return false;
    }
    if (presentation[0] == 'n')
        part.names = Names::Lower;
    else if (presentation[0] == 'N')
        part.names = presentation.size() > 1 && presentation[1] == 'n' ? Names::Title : Names::Upper;
    else if (std::string_view("YMDdFWwXxHhmsf").find(part.component) != std::string_view::npos &&
             !analyseNumber(presentation, part, parts, failure))
        return false;
    if (part.component == 'Z' || part.component == 'z') {
        if (!analyseIntegerPicture(presentation, part.format, failure)) return false;
        part.hasFormat = true;
    }
    parts.push_back(std::move(part));
    return true;
}

std::int64_t weekOf(std::int64_t today, std::int64_t start, std::int64_t nextStart,
                    std::int64_t previousStart, int longest) {
    std::int64_t week = (today - start >= 0 ? (today - start) / 7 : -((start - today + 6) / 7)) + 1;
    if (week > longest && today >= nextStart) return 1;
    if (week < 1) week = (today - previousStart) / 7 + 1;
    return week;
}

} // namespace

bool analyseDateTimePicture(std::string_view picture, std::vector<DatePart>& parts, Failure& failure) {
    if (!isPictureShort(picture, failure)) return false;
    std::size_t start = 0;
    std::size_t at = 0;
    while (at < picture.size()) {
        if (picture[at] != '[') {
            ++at;
            continue;
        }
        addLiteral(picture.substr(start, at - start), parts);
        if (picture.substr(at).starts_with("[[")) {
            addLiteral("[", parts);
            start = at += 2;
            continue;
        }
        const std::size_t close = picture.find(']', at);
        if (close == std::string_view::npos) {
            failure.code = "D3135";
            return false;
        }
        std::string marker;
        for (const char c : picture.substr(at + 1, close - at - 1))
            if (std::string_view(" \t\n\r\v\f").find(c) == std::string_view::npos) marker += c;
        if (!addMarker(marker, parts, failure)) return false;
        start = at = close + 1;
    }
    addLiteral(picture.substr(start), parts);
    return true;
}

std::int64_t componentOf(const DateTime& moment, char component) {
    const std::int64_t year = moment.year;
    const std::int64_t today = daysFromCivil(year, moment.month, moment.day);
    switch (component) {
    case 'Y':
        return year;
    case 'M':
        return moment.month;
    case 'D':
        return moment.day;
    case 'd':
        return dayOfYear(moment);
    case 'F':
        return weekdayOf(today);
    case 'W':
        return weekOf(today, startOfFirstWeek(year, 1), startOfFirstWeek(year + 1, 1),
                      startOfFirstWeek(year - 1, 1), 52);
    case 'w':
        return weekOf(today, startOfFirstWeek(year, moment.month), startOfFirstWeek(year, moment.month + 1),
                      startOfFirstWeek(year, moment.month - 1), 4);
    case 'X':
        if (today < startOfFirstWeek(year, 1)) return year - 1;
        return today >= startOfFirstWeek(year + 1, 1) ? year + 1 : year;
    case 'x':
        if (today < startOfFirstWeek(year, moment.month)) return moment.month == 1 ? 12 : moment.month - 1;
        if (today >= startOfFirstWeek(year, moment.month + 1))
            return moment.month == 12 ? 1 : moment.month + 1;
        return moment.month;
    case 'H':
        return moment.hour;
    case 'h':
        return moment.hour % 12 == 0 ? 12 : moment.hour % 12;
    case 'P':
        return moment.hour >= 12 ? 1 : 0;
    case 'm':
        return moment.minute;
    case 's':
        return moment.second;
    case 'f':
        return moment.millisecond;
    default:
        return 0;
    }
}

std::string_view monthName(std::int64_t month) {
    return months[static_cast<std::size_t>(month - 1)];
}
std::string_view dayName(std::int64_t weekday) {
    return days[static_cast<std::size_t>(weekday - 1)];
}

} // namespace wb::query::jsonata
