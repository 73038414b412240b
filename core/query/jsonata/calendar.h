// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace wb::query::jsonata {

/// A moment in UTC taken apart, in the proleptic Gregorian calendar.
struct DateTime {
    std::int64_t year = 1970;
    int month = 1; ///< 1 to 12.
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int millisecond = 0;
};

inline constexpr std::int64_t millisADay = 86'400'000;

/// Days since 1970-01-01 of a date; months beyond 1 to 12 count on in other years.
std::int64_t daysFromCivil(std::int64_t year, std::int64_t month, std::int64_t day);
DateTime takeApart(std::int64_t millis);
/// 1 Monday to 7 Sunday.
int weekdayOf(std::int64_t days);
int dayOfYear(const DateTime& date);
/// Days since 1970 of the Monday of the first week of a year or month: the one with its Thursday (ISO 8601).
std::int64_t startOfFirstWeek(std::int64_t year, std::int64_t month);

} // namespace wb::query::jsonata
