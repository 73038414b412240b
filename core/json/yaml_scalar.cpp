// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/yaml_scalar.h"
#include "core/base/ascii.h"

#include "core/json/scanner.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>

namespace wb::json {

namespace {

template <std::size_t N>
bool isOneOf(std::string_view text, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

constexpr std::array<std::string_view, 5> nulls{"", "~", "null", "Null", "NULL"};
constexpr std::array<std::string_view, 9> trues{"true", "True", "TRUE", "yes", "Yes",
                                                "YES",  "on",   "On",   "ON"};
constexpr std::array<std::string_view, 9> falses{"false", "False", "FALSE", "no", "No",
                                                 "NO",    "off",   "Off",   "OFF"};

int digitValue(char c) {
    if (isDigit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 99;
}

std::optional<std::string> integerOfBase(std::string_view digits, std::uint64_t base) {
    std::uint64_t number = 0;
    if (digits.empty()) return std::nullopt;
    for (const char c : digits) {
        const auto digit = static_cast<std::uint64_t>(digitValue(c));
        if (digit >= base || number > (std::numeric_limits<std::uint64_t>::max() - digit) / base)
            return std::nullopt;
        number = number * base + digit;
    }
    return std::to_string(number);
}

// Sexagesimal integers of YAML 1.1, as 1:30 for 90.
std::optional<std::string> sexagesimal(std::string_view text) {
    std::uint64_t number = 0;
    std::size_t start = 0;
    for (bool first = true; start <= text.size(); first = false) {
        const std::size_t colon = std::min(text.find(':', start), text.size());
        const std::string_view part = text.substr(start, colon - start);
        if (part.empty() || part.size() > (first ? 9U : 2U) ||
            !std::all_of(part.begin(), part.end(), isDigit))
            return std::nullopt;
        std::uint64_t value = 0;
        for (const char c : part) value = value * 10 + static_cast<std::uint64_t>(c - '0');
        if ((first && part.front() == '0') || (!first && value > 59)) return std::nullopt;
        if (number > std::numeric_limits<std::uint64_t>::max() / 100) return std::nullopt;
        number = number * 60 + value;
        start = colon + 1;
    }
    return std::to_string(number);
}

// The JSON spelling of an unsigned number.
std::optional<std::string> unsignedNumber(std::string_view text) {
    if (text.empty() || !(isDigit(text.front()) || text.front() == '.') || text.front() == '_')
        return std::nullopt;
    if (text.find(':') != std::string_view::npos) return sexagesimal(text);
    std::string digits(text);
    std::erase(digits, '_');
    if (digits.starts_with("0x")) return integerOfBase(std::string_view(digits).substr(2), 16);
    if (digits.starts_with("0b")) return integerOfBase(std::string_view(digits).substr(2), 2);
    const std::size_t point = digits.find('.');
    if (point == std::string::npos) {
        // Without a point an exponent makes no float in YAML 1.1.
        if (!std::all_of(digits.begin(), digits.end(), isDigit)) return std::nullopt;
        if (digits.size() > 1 && digits.front() == '0') return integerOfBase(digits, 8);
        return digits;
    }
    // JSON wants digits on both sides of the point and no leading zeros.
    if (point + 1 == digits.size() || !isDigit(digits[point + 1])) digits.insert(point + 1, "0");
    digits.erase(0, std::min(digits.find_first_not_of('0'), point));
    if (digits.front() == '.') digits.insert(0, "0");
    const char* const end = digits.data() + digits.size();
    if (text == "." || scanner::scanNumber(digits.data(), end) != end) return std::nullopt;
    return digits;
}

} // namespace

YamlScalar resolvePlain(std::string_view text) {
    if (isOneOf(text, nulls)) return {NodeKind::Null, "null"};
    if (isOneOf(text, trues)) return {NodeKind::Boolean, "true"};
    if (isOneOf(text, falses)) return {NodeKind::Boolean, "false"};
    const bool hasSign = text.front() == '-' || text.front() == '+';
    if (auto number = unsignedNumber(text.substr(hasSign ? 1 : 0)))
        return {NodeKind::Number, text.front() == '-' ? "-" + *number : std::move(*number)};
    return {NodeKind::String, std::string(text)};
}

} // namespace wb::json
