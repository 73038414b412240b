// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/rounding.h"

#include "core/query/jsonata/values.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace wb::query::jsonata {

namespace {

/// number * 10^power by moving the point in its decimal digits, which multiplication would not do exactly.
double shifted(double number, int power) {
    std::string text;
    appendNumber(text, number);
    int exponent = power;
    const std::size_t e = text.find('e');
    if (e != std::string::npos) {
        const char* begin = text.data() + e + (text[e + 1] == '+' ? 2 : 1);
        int own = 0;
        std::from_chars(begin, text.data() + text.size(), own);
        exponent += own;
        text.resize(e);
    }
    return parseDouble(text + "e" + std::to_string(exponent));
}

} // namespace

double roundHalfEven(double number, double precision) {
    if (!std::isfinite(number)) return number;
    const int power = static_cast<int>(std::clamp(std::isnan(precision) ? 0.0 : precision, -400.0, 400.0));
    const double scaled = power == 0 ? number : shifted(number, power);
    if (!std::isfinite(scaled)) return std::nan("");
    double rounded = std::floor(scaled + 0.5);
    // Beyond 2^52 there are no halves, and adding one would round again.
    if (std::fabs(scaled) >= 4503599627370496.0) rounded = scaled;
    if (std::fabs(rounded - scaled) == 0.5 && std::fabs(std::fmod(rounded, 2)) == 1) rounded -= 1;
    if (power != 0) rounded = shifted(rounded, -power);
    return rounded == 0 ? 0 : rounded;
}

std::string toFixed(double number, int decimals) {
    constexpr double largest = 1e21;
    if (std::isnan(number) || std::fabs(number) >= largest) {
        std::string text;
        appendNumber(text, std::fabs(number));
        return text;
    }
    std::string text(400 + static_cast<std::size_t>(decimals), '\0');
    const auto written = std::to_chars(text.data(), text.data() + text.size(), std::fabs(number),
                                       std::chars_format::fixed, decimals);
    text.resize(static_cast<std::size_t>(written.ptr - text.data()));
    return text;
}

} // namespace wb::query::jsonata
