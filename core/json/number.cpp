// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/number.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace wb::json {

namespace {

// Decimal exponent of the first significant digit of a number other than zero, counted from the exponent that
// is written.
bool isBelowOne(std::string_view spelling) {
    const std::size_t mark = spelling.find_first_of("eE");
    const std::string_view digits = spelling.substr(0, mark);
    std::int64_t power = 0;
    if (mark != std::string_view::npos) {
        std::string_view written = spelling.substr(mark + 1);
        if (written.front() == '+') written.remove_prefix(1);
        const bool negative = written.front() == '-';
        if (std::from_chars(written.data(), written.data() + written.size(), power).ec != std::errc())
            return negative;
    }
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.find_first_of("123456789");
    if (first == std::string_view::npos) return true;
    return power + static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first) < 0;
}

} // namespace

double parseDouble(std::string_view spelling) {
    double number = 0;
    const auto parsed = std::from_chars(spelling.data(), spelling.data() + spelling.size(), number);
    if (parsed.ec != std::errc::result_out_of_range) return number;
    // from_chars does not tell overflow from underflow.
    const double magnitude = isBelowOne(spelling) ? 0.0 : std::numeric_limits<double>::infinity();
    return spelling.front() == '-' ? -magnitude : magnitude;
}

std::optional<std::int64_t> parseInteger(std::string_view spelling) {
    std::int64_t integer = 0;
    const char* const end = spelling.data() + spelling.size();
    const auto whole = std::from_chars(spelling.data(), end, integer);
    if (whole.ptr == end) {
        if (whole.ec == std::errc()) return integer;
        return std::nullopt;
    }
    return exactInteger(parseDouble(spelling));
}

std::optional<std::int64_t> exactInteger(double number) {
    // 2^63 is the first double beyond the range.
    if (std::trunc(number) != number || number < -9223372036854775808.0 || number >= 9223372036854775808.0)
        return std::nullopt;
    return static_cast<std::int64_t>(number);
}

} // namespace wb::json
