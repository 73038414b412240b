// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonata/calendar.h"
#include "core/query/jsonata/picture.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wb::query::jsonata {

/// One part of a date/time picture (XPath F&O 3.1, 9.8.4): text, or a marker such as `[D1o]`.
struct DatePart {
    enum class Names : std::uint8_t { None, Lower, Upper, Title };
    bool literal = false;
    std::string text; ///< Of a literal.
    char component = 0;
    char modifier = 0; ///< The second presentation modifier.
    Names names = Names::None;
    std::optional<int> minimum, maximum; ///< Width.
    bool hasFormat = false;
    IntegerFormat format;
    int yearDigits = -1; ///< How many of the last digits of a year are shown.
};

bool analyseDateTimePicture(std::string_view picture, std::vector<DatePart>& parts, Failure& failure);

/// Number of a component (`Y`, `M`...) of a moment.
std::int64_t componentOf(const DateTime& moment, char component);

std::string_view monthName(std::int64_t month);
std::string_view dayName(std::int64_t weekday);

} // namespace wb::query::jsonata
