// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/calendar.h"

namespace wb::query::jsonata {

namespace {

std::int64_t floorDivide(std::int64_t value, std::int64_t divisor) {
    const std::int64_t quotient = value / divisor;
    return value % divisor < 0 ? quotient - 1 : quotient;
}

} // namespace

// Both conversions count in eras of 400 years that begin on 1 March, so that leap days come last.
std::int64_t daysFromCivil(std::int64_t year, std::int64_t month, std::int64_t day) {
    year += floorDivide(month - 1, 12);
    month -= floorDivide(month - 1, 12) * 12;
    if (month <= 2) --year;
    const std::int64_t era = floorDivide(year, 400);
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

DateTime takeApart(std::int64_t millis) {
    DateTime result;
    const std::int64_t days = floorDivide(millis, millisADay);
    std::int64_t rest = millis - days * millisADay;
    result.millisecond = static_cast<int>(rest % 1000);
    rest /= 1000;
    result.second = static_cast<int>(rest % 60);
    result.minute = static_cast<int>(rest / 60 % 60);
    result.hour = static_cast<int>(rest / 3600);
    const std::int64_t shifted = days + 719468;
    const std::int64_t era = floorDivide(shifted, 146097);
    const std::int64_t dayOfEra = shifted - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t month = (5 * dayOfYear + 2) / 153;
    result.day = static_cast<int>(dayOfYear - (153 * month + 2) / 5 + 1);
    result.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    result.year = yearOfEra + era * 400 + (result.month <= 2 ? 1 : 0);
    return result;
}

int weekdayOf(std::int64_t days) {
    // 1970-01-01 was a Thursday.
    const std::int64_t sinceMonday = days + 3;
    return static_cast<int>(sinceMonday - floorDivide(sinceMonday, 7) * 7) + 1;
}

int dayOfYear(const DateTime& date) {
    return static_cast<int>(daysFromCivil(date.year, date.month, date.day) - daysFromCivil(date.year, 1, 1)) +
           1;
}

std::int64_t startOfFirstWeek(std::int64_t year, std::int64_t month) {
    const std::int64_t first = daysFromCivil(year, month, 1);
    const int weekday = weekdayOf(first);
    return weekday > 4 ? first + (8 - weekday) : first - (weekday - 1);
}

} // namespace wb::query::jsonata
