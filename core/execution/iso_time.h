// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/start_options.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace wb::execution {

/// A moment with the fraction that a timestamp gives it.
struct Instant {
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;
    auto operator<=>(const Instant&) const = default;
    Time milliseconds() const { return seconds * 1000 + nanoseconds / 1'000'000; }
};

/// Reads an RFC 3339 date-time in its ISO-8601 extended form with an offset (`2016-03-14T01:59:00Z`,
/// `...+01:00`); nothing for any other text or a date that no calendar has.
std::optional<Instant> parseTimestamp(std::string_view text);

/// `2016-03-14T01:59:00.123Z`.
std::string formatTime(Time time);

} // namespace wb::execution
