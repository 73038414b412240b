// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/iso_time.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace wb::execution {

namespace {

/// Takes exactly `count` digits off the front.
std::optional<int> digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return std::nullopt;
    int number = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        number = number * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return number;
}

bool skip(std::string_view& text, char expected) {
    if (text.empty() || text.front() != expected) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<int> offsetSeconds(std::string_view& text) {
    if (skip(text, 'Z')) return 0;
    const bool isNegative = !text.empty() && text.front() == '-';
    if (!isNegative && (text.empty() || text.front() != '+')) return std::nullopt;
    text.remove_prefix(1);
    const std::optional<int> hours = digits(text, 2);
    if (!hours || *hours > 18) return std::nullopt;
    int seconds = *hours * 3600;
    if (!skip(text, ':')) return std::nullopt;
    const std::optional<int> minutes = digits(text, 2);
    if (!minutes || *minutes > 59) return std::nullopt;
    seconds += *minutes * 60;
    return isNegative ? -seconds : seconds;
}

} // namespace

std::optional<Instant> parseTimestamp(std::string_view text) {
    const std::optional<int> year = digits(text, 4);
    if (!year || !skip(text, '-')) return std::nullopt;
    const std::optional<int> month = digits(text, 2);
    if (!month || !skip(text, '-')) return std::nullopt;
    const std::optional<int> day = digits(text, 2);
    if (!day || !skip(text, 'T')) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    const std::optional<int> hour = digits(text, 2);
    if (!hour || *hour > 23 || !skip(text, ':')) return std::nullopt;
    const std::optional<int> minute = digits(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    int second = 0;
    std::int32_t nanoseconds = 0;
    // Seconds and their fraction may be left out in the extended form.
    if (skip(text, ':')) {
        const std::optional<int> read = digits(text, 2);
        if (!read || *read > 59) return std::nullopt;
        second = *read;
        if (skip(text, '.')) {
            std::int32_t unit = 100'000'000;
            std::size_t count = 0;
            for (; !text.empty() && text.front() >= '0' && text.front() <= '9' && count < 9; ++count) {
                nanoseconds += (text.front() - '0') * unit;
                unit /= 10;
                text.remove_prefix(1);
            }
            if (count == 0) return std::nullopt;
        }
    }
    const std::optional<int> offset = offsetSeconds(text);
    if (!offset || !text.empty()) return std::nullopt;
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    return Instant{days * 86400 + *hour * 3600 + *minute * 60 + second - *offset, nanoseconds};
}

std::string formatTime(Time time) {
    const std::chrono::sys_time<std::chrono::milliseconds> moment{std::chrono::milliseconds(time)};
    const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date(day);
    const long long rest = (moment - day).count();
    std::array<char, 40> text{};
    const int length = std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02lld:%02lld:%02lld.%03lldZ",
                                     static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                     static_cast<unsigned>(date.day()), rest / 3'600'000, rest / 60'000 % 60,
                                     rest / 1000 % 60, rest % 1000);
    return std::string(text.data(), static_cast<std::size_t>(length));
}

} // namespace wb::execution
