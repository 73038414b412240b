// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

namespace wb::query::jsonata {

namespace {

constexpr std::array<const char*, 20> few = {"Zero",    "One",     "Two",       "Three",    "Four",
                                             "Five",    "Six",     "Seven",     "Eight",    "Nine",
                                             "Ten",     "Eleven",  "Twelve",    "Thirteen", "Fourteen",
                                             "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"};
constexpr std::array<const char*, 20> ordinals = {
    "Zeroth",     "First",     "Second",    "Third",       "Fourth",     "Fifth",     "Sixth",
    "Seventh",    "Eighth",    "Ninth",     "Tenth",       "Eleventh",   "Twelfth",   "Thirteenth",
    "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth"};
constexpr std::array<const char*, 9> decades = {"Twenty",  "Thirty", "Forty",  "Fifty",  "Sixty",
                                                "Seventy", "Eighty", "Ninety", "Hundred"};
constexpr std::array<const char*, 4> magnitudes = {"Thousand", "Million", "Billion", "Trillion"};

std::string words(double number, bool follows, bool ordinal) {
    if (number <= 19) {
        const auto index = static_cast<std::size_t>(number);
        return std::string(follows ? " and " : "") + (ordinal ? ordinals[index] : few[index]);
    }
    if (number < 100) {
        std::string text =
            std::string(follows ? " and " : "") + decades[static_cast<std::size_t>(number / 10) - 2];
        const double rest = std::fmod(number, 10);
        if (rest > 0) return text + "-" + words(rest, false, ordinal);
        if (ordinal) text.replace(text.size() - 1, 1, "ieth");
        return text;
    }
    std::string text = follows ? ", " : "";
    double rest = 0;
    if (number < 1000) {
        text += std::string(few[static_cast<std::size_t>(number / 100)]) + " Hundred";
        rest = std::fmod(number, 100);
    } else {
        const int magnitude = std::min(static_cast<int>(std::floor(std::log10(number) / 3)), 4);
        const double factor = std::pow(10, magnitude * 3);
        const double count = std::floor(number / factor);
        rest = number - count * factor;
        text += words(count, false, false) + " " + magnitudes[static_cast<std::size_t>(magnitude) - 1];
    }
    if (rest > 0) return text + words(rest, true, ordinal);
    return ordinal ? text + "th" : text;
}

std::string lowered(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

const std::map<std::string, double, std::less<>>& wordValues() {
    static const auto values = [] {
        std::map<std::string, double, std::less<>> map;
        for (std::size_t i = 0; i < few.size(); ++i) {
            map[lowered(few[i])] = static_cast<double>(i);
            map[lowered(ordinals[i])] = static_cast<double>(i);
        }
        for (std::size_t i = 0; i < decades.size(); ++i) {
            const std::string word = lowered(decades[i]);
            map[word] = static_cast<double>(i + 2) * 10;
            map[word.substr(0, word.size() - 1) + "ieth"] = map[word];
        }
        map["hundredth"] = 100;
        for (std::size_t i = 0; i < magnitudes.size(); ++i) {
            const std::string word = lowered(magnitudes[i]);
            map[word] = std::pow(10, static_cast<double>(i + 1) * 3);
            map[word + "th"] = map[word];
        }
        return map;
    }();
    return values;
}

/// Splits at ", ", " and ", single blanks and hyphens.
std::vector<std::string_view> splitWords(std::string_view text) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 0;
        if (text.substr(at).starts_with(", "))
            length = 2;
        else if (text.substr(at).starts_with(" and "))
            length = 5;
        else if (text[at] == ' ' || text[at] == '-' || text[at] == '\\')
            length = 1;
        if (length == 0) {
            ++at;
            continue;
        }
        parts.push_back(text.substr(begin, at - begin));
        begin = at += length;
    }
    parts.push_back(text.substr(begin));
    return parts;
}

} // namespace

std::string numberToWords(double number, bool ordinal) {
    return words(number, false, ordinal);
}

double wordsToNumber(std::string_view text) {
    std::vector<double> segments{0};
    for (const std::string_view part : splitWords(text)) {
        const auto found = wordValues().find(part);
        if (found == wordValues().end()) return std::numeric_limits<double>::quiet_NaN();
        const double value = found->second;
        if (value >= 100) {
            segments.back() *= value;
        } else if (segments.back() >= 1000) {
            segments.push_back(value);
        } else {
            segments.back() += value;
        }
    }
    double sum = 0;
    for (const double segment : segments) sum += segment;
    return sum;
}

const std::string& numberWordsPattern() {
    static const std::string pattern = [] {
        std::string text = "(?:";
        // The longer of two words that begin alike has to be tried first.
        for (auto word = wordValues().rbegin(); word != wordValues().rend(); ++word)
            text += word->first + "|";
        return text + "and|[\\-, ])+";
    }();
    return pattern;
}

} // namespace wb::query::jsonata
