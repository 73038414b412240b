// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/code_points.h"
#include "core/query/jsonata/picture.h"
#include "core/query/jsonata/values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace wb::query::jsonata {

namespace {

using Style = IntegerFormat::Style;
using Case = IntegerFormat::Case;

/// The zeros of the scripts with decimal digits.
constexpr char32_t zeros[] = {0x30,   0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6,
                              0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0,
                              0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620,
                              0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10};

struct RomanDigit {
    int value;
    const char* text;
};
constexpr RomanDigit romanDigits[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                      {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                      {5, "v"},    {4, "iv"},   {1, "i"}};

char32_t zeroOf(char32_t c) {
    for (const char32_t zero : zeros)
        if (c >= zero && c <= zero + 9) return zero;
    return 0;
}

int regularGrouping(const std::vector<IntegerFormat::Separator>& separators) {
    if (separators.empty()) return 0;
    int factor = separators.front().position;
    for (const auto& separator : separators) {
        if (separator.character != separators.front().character) return 0;
        factor = std::gcd(factor, separator.position);
    }
    for (std::size_t i = 1; i <= separators.size(); ++i)
        if (std::none_of(separators.begin(), separators.end(),
                         [&](const auto& s) { return s.position == static_cast<int>(i) * factor; }))
            return 0;
    return factor;
}

bool analyseDigits(std::string_view picture, IntegerFormat& format, Failure& failure) {
    const std::u32string points = toCodePoints(picture);
    char32_t script = 0;
    int position = 0;
    for (auto point = points.rbegin(); point != points.rend(); ++point) {
        if (const char32_t zero = zeroOf(*point)) {
            if (script != 0 && script != zero) {
                failure.code = "D3131";
                return false;
            }
            script = zero;
            ++format.mandatoryDigits;
            ++position;
        } else if (*point == U'#') {
            ++format.optionalDigits;
            ++position;
        } else {
            format.separators.push_back({position, *point});
        }
    }
    if (format.mandatoryDigits == 0) {
        format.style = Style::Sequence;
        format.token = picture;
        return true;
    }
    format.zero = script;
    if (const int regular = regularGrouping(format.separators); regular > 0) {
        format.regular = true;
        format.separators.front().position = regular;
        format.separators.resize(1);
    }
    return true;
}

std::string toRoman(double value) {
    std::string text;
    for (const RomanDigit& digit : romanDigits)
        for (; value >= digit.value && text.size() < 10'000; value -= digit.value) text += digit.text;
    return text;
}

std::string toLetters(double value, char first) {
    std::string letters;
    while (value > 0) {
        letters += static_cast<char>(first + static_cast<int>(std::fmod(value - 1, 26)));
        value = std::floor((value - 1) / 26);
    }
    std::reverse(letters.begin(), letters.end());
    return letters;
}

std::string toDecimal(double value, const IntegerFormat& format) {
    std::string plain;
    appendNumber(plain, value);
    std::u32string digits = toCodePoints(plain);
    if (static_cast<int>(digits.size()) < format.mandatoryDigits)
        digits.insert(0, static_cast<std::size_t>(format.mandatoryDigits) - digits.size(), U'0');
    if (format.zero != U'0')
        for (char32_t& digit : digits) digit = digit - U'0' + format.zero;
    if (format.regular && format.separators.front().position > 0) {
        const auto size = static_cast<std::size_t>(format.separators.front().position);
        for (std::size_t at = digits.size(); at > size; at -= size)
            digits.insert(at - size, 1, format.separators.front().character);
    } else {
        // Of a number shorter than its irregular groups the reference drops digits.
        for (auto s = format.separators.rbegin(); s != format.separators.rend(); ++s) {
            const auto position = static_cast<std::size_t>(s->position);
            if (position <= digits.size()) {
                digits.insert(digits.size() - position, 1, s->character);
                continue;
            }
            const std::size_t dropped = 2 * digits.size() - std::min(position, 2 * digits.size());
            digits = s->character + digits.substr(dropped);
        }
    }
    if (format.ordinal) {
        const char32_t last = digits.back();
        const bool teen = digits.size() > 1 && digits[digits.size() - 2] == U'1';
        digits += teen ? U"th" : last == U'1' ? U"st" : last == U'2' ? U"nd" : last == U'3' ? U"rd" : U"th";
    }
    return toUtf8(digits);
}

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return text;
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

double fromRoman(const std::string& text) {
    constexpr std::string_view letters = "MDCLXVI";
    constexpr std::array<int, 7> values = {1000, 500, 100, 50, 10, 5, 1};
    double number = 0;
    int largest = 1;
    for (auto letter = text.rbegin(); letter != text.rend(); ++letter) {
        const std::size_t at = letters.find(*letter);
        if (at == std::string_view::npos) return std::numeric_limits<double>::quiet_NaN();
        const int value = values[at];
        number += value < largest ? -value : value;
        largest = std::max(largest, value);
    }
    return number;
}

double fromLetters(std::string_view text, char first) {
    double number = 0;
    for (const char letter : text) number = number * 26 + (letter - first + 1);
    return number;
}

/// JavaScript's parseInt(): what begins the text counts, in hexadecimal after `0x`.
double leadingInteger(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\n\r\v\f");
    text.remove_prefix(std::min(begin, text.size()));
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    const bool isHex = text.starts_with("0x") || text.starts_with("0X");
    if (isHex) text.remove_prefix(2);
    const std::string_view known = isHex ? "0123456789abcdef" : "0123456789";
    double number = 0;
    std::size_t length = 0;
    for (; length < text.size(); ++length) {
        const char letter = text[length];
        const std::size_t digit =
            known.find(letter >= 'A' && letter <= 'F' ? static_cast<char>(letter + 32) : letter);
        if (digit == std::string_view::npos) break;
        number = number * static_cast<double>(known.size()) + static_cast<double>(digit);
    }
    if (length == 0) return std::numeric_limits<double>::quiet_NaN();
    return negative ? -number : number;
}

double fromDecimal(std::string_view text, const IntegerFormat& format) {
    if (format.ordinal && text.size() >= 2) text.remove_suffix(2);
    std::string digits;
    for (const char32_t point : toCodePoints(text)) {
        const bool separator = format.regular
                                   ? point == U','
                                   : std::any_of(format.separators.begin(), format.separators.end(),
                                                 [&](const auto& s) { return s.character == point; });
        if (separator) continue;
        const char32_t digit = point - format.zero + U'0';
        digits += digit < 0x80 ? static_cast<char>(digit) : '?';
    }
    return leadingInteger(digits);
}

} // namespace

bool analyseIntegerPicture(std::string_view picture, IntegerFormat& format, Failure& failure) {
    if (!isPictureShort(picture, failure)) return false;
    const std::size_t semicolon = picture.rfind(';');
    const std::string_view primary = picture.substr(0, semicolon);
    if (semicolon != std::string_view::npos) format.ordinal = picture.substr(semicolon + 1).starts_with('o');
    if (primary == "A" || primary == "I" || primary == "W") format.letterCase = Case::Upper;
    if (primary == "Ww") format.letterCase = Case::Title;
    if (primary == "A" || primary == "a")
        format.style = Style::Letters;
    else if (primary == "I" || primary == "i")
        format.style = Style::Roman;
    else if (primary == "W" || primary == "w" || primary == "Ww")
        format.style = Style::Words;
    else
        return analyseDigits(primary, format, failure);
    return true;
}

bool formatInteger(double value, const IntegerFormat& format, std::string& out, Failure& failure) {
    const bool negative = value < 0;
    value = std::fabs(value);
    std::string text;
    if (!std::isfinite(value)) {
        appendNumber(text, value);
        out += (negative ? "-" : "") + text;
        return true;
    }
    switch (format.style) {
    case Style::Letters:
        text = toLetters(value, format.letterCase == Case::Upper ? 'A' : 'a');
        break;
    case Style::Roman:
        text = format.letterCase == Case::Upper ? upper(toRoman(value)) : toRoman(value);
        break;
    case Style::Words:
        text = numberToWords(value, format.ordinal);
        if (format.letterCase == Case::Upper) text = upper(std::move(text));
        if (format.letterCase == Case::Lower) text = lower(std::move(text));
        break;
    case Style::Decimal:
        text = toDecimal(value, format);
        break;
    case Style::Sequence:
        failure.code = "D3130";
        failure.value = format.token;
        return false;
    }
    out += (negative ? "-" : "") + text;
    return true;
}

bool integerPattern(const IntegerFormat& format, std::string& pattern, Failure& failure) {
    const bool isUpper = format.letterCase == Case::Upper;
    switch (format.style) {
    case Style::Letters:
        pattern = isUpper ? "[A-Z]+" : "[a-z]+";
        break;
    case Style::Roman:
        pattern = isUpper ? "[MDCLXVI]+" : "[mdclxvi]+";
        break;
    case Style::Words:
        pattern = numberWordsPattern();
        break;
    case Style::Decimal:
        pattern = "[0-9]";
        pattern += format.parseWidth > 0 ? "{" + std::to_string(format.parseWidth) + "}" : "+";
        if (format.ordinal) pattern += "(?:th|st|nd|rd)";
        break;
    case Style::Sequence:
        failure.code = "D3130";
        failure.value = format.token;
        return false;
    }
    return true;
}

double parseInteger(std::string_view text, const IntegerFormat& format) {
    switch (format.style) {
    case Style::Letters:
        return fromLetters(text, format.letterCase == Case::Upper ? 'A' : 'a');
    case Style::Roman:
        return fromRoman(upper(std::string(text)));
    case Style::Words:
        return wordsToNumber(lower(std::string(text)));
    default:
        return fromDecimal(text, format);
    }
}

} // namespace wb::query::jsonata
