// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"
#include "core/query/jsonata/error_messages.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wb::query::jsonata {

/// How long a picture may be, and what one of `$formatNumber`'s options: nobody writes longer ones, and what
/// they lead to need not be linear.
inline constexpr std::size_t maximumPicture = 5'000;
inline constexpr std::size_t maximumPictureOption = 64;
/// Whether the picture is short enough; fills `failure` otherwise.
bool isPictureShort(std::string_view picture, Failure& failure);

/// `$formatNumber`: a picture of the XPath F&O 3.1 kind with up to two sub-pictures. `options` is an object
/// or Absent.
bool formatNumberPicture(double number, std::string_view picture, const json::Value& options,
                         std::string& out, Failure& failure);

/// How an integer is written: the pictures of `$formatInteger` and of the parts of dates.
struct IntegerFormat {
    enum class Style : std::uint8_t { Decimal, Letters, Roman, Words, Sequence };
    enum class Case : std::uint8_t { Lower, Upper, Title };
    struct Separator {
        int position = 0;
        char32_t character = 0;
    };
    Style style = Style::Decimal;
    Case letterCase = Case::Lower;
    bool ordinal = false;
    bool regular = false; ///< One separator every `separators[0].position` digits.
    char32_t zero = U'0';
    int mandatoryDigits = 0;
    int optionalDigits = 0;
    int parseWidth = 0; ///< Exactly so many digits are read; 0 for any number.
    std::vector<Separator> separators;
    std::string token; ///< What is not understood (Style::Sequence).
};

/// False with `failure` filled when digits of several scripts are mixed.
bool analyseIntegerPicture(std::string_view picture, IntegerFormat& format, Failure& failure);
bool formatInteger(double value, const IntegerFormat& format, std::string& out, Failure& failure);
/// A regular expression (PCRE) of what the format writes; false for Style::Sequence.
bool integerPattern(const IntegerFormat& format, std::string& pattern, Failure& failure);
/// The number that the format wrote; NaN when it is none.
double parseInteger(std::string_view text, const IntegerFormat& format);

std::string numberToWords(double number, bool ordinal);
double wordsToNumber(std::string_view text);
/// The words that stand in numbers, as alternatives of a regular expression.
const std::string& numberWordsPattern();

/// `$fromMillis`. `picture` and `timezone` (`+0100`) may be missing.
bool formatDateTime(double millis, const std::optional<std::string_view>& picture,
                    const std::optional<std::string_view>& timezone, std::string& out, Failure& failure);
/// `$toMillis` with a picture; what the picture does not give is taken from `now`. No value when the text
/// does not match; U1001 when `goesOn` ends it.
bool parseDateTime(std::string_view text, std::string_view picture, std::int64_t now,
                   std::optional<double>& millis, Failure& failure, const std::function<bool()>& goesOn);
/// `$toMillis` without a picture: ISO 8601; no value when it is none.
std::optional<double> parseIso8601(std::string_view text);

} // namespace wb::query::jsonata
