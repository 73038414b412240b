// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/code_points.h"
#include "core/query/jsonata/picture.h"
#include "core/query/jsonata/rounding.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace wb::query::jsonata {

namespace {

constexpr std::size_t none = std::u32string::npos;

/// The characters that mean something in a picture (XPath F&O 3.1, 4.7.1).
struct Properties {
    std::u32string decimal = U".";
    std::u32string grouping = U",";
    std::u32string exponent = U"e";
    std::u32string minus = U"-";
    std::u32string percent = U"%";
    std::u32string perMille = U"\u2030";
    std::u32string zero = U"0";
    std::u32string digit = U"#";
    std::u32string separator = U";";

    void read(const json::Value& options) {
        const auto take = [&](const char* name, std::u32string& property) {
            const json::Value value = options[name];
            if (value.isString() && !value.string().empty()) property = toCodePoints(value.string());
        };
        take("decimal-separator", decimal);
        take("grouping-separator", grouping);
        take("exponent-separator", exponent);
        take("minus-sign", minus);
        take("percent", percent);
        take("per-mille", perMille);
        take("zero-digit", zero);
        take("digit", digit);
        take("pattern-separator", separator);
    }
    bool isDigit(char32_t c) const { return c >= zero[0] && c < zero[0] + 10; }
    bool isAnyDigit(char32_t c) const { return isDigit(c) || digit == std::u32string_view(&c, 1); }
    bool isActive(char32_t c) const {
        const std::u32string_view one(&c, 1);
        return isDigit(c) || one == decimal || one == exponent || one == grouping || one == digit ||
               one == separator;
    }
};

int countDigits(std::u32string_view part, const Properties& p) {
    return static_cast<int>(
        std::count_if(part.begin(), part.end(), [&](char32_t c) { return p.isDigit(c); }));
}

int countAnyDigits(std::u32string_view part, const Properties& p) {
    return static_cast<int>(
        std::count_if(part.begin(), part.end(), [&](char32_t c) { return p.isAnyDigit(c); }));
}

struct Parts {
    std::u32string picture, prefix, suffix, active, mantissa, exponent, integer, fraction;
    bool hasExponent = false;
};

Parts splitParts(const std::u32string& picture, const Properties& p) {
    Parts parts;
    parts.picture = picture;
    const auto isEdge = [&](char32_t c) { return p.isActive(c) && p.exponent != std::u32string_view(&c, 1); };
    const auto first = std::find_if(picture.begin(), picture.end(), isEdge);
    const auto last = std::find_if(picture.rbegin(), picture.rend(), isEdge);
    if (first != picture.end()) {
        parts.prefix.assign(picture.begin(), first);
        parts.suffix.assign(last.base(), picture.end());
    }
    parts.active =
        picture.substr(parts.prefix.size(), picture.size() - parts.suffix.size() - parts.prefix.size());
    const std::size_t exponent = picture.find(p.exponent, parts.prefix.size());
    if (exponent == none || exponent > picture.size() - parts.suffix.size()) {
        parts.mantissa = parts.active;
    } else {
        // Offsets are those of the whole picture, as in the reference.
        parts.mantissa = parts.active.substr(0, std::min(exponent, parts.active.size()));
        parts.exponent =
            exponent + 1 < parts.active.size() ? parts.active.substr(exponent + 1) : std::u32string();
        parts.hasExponent = true;
    }
    const std::size_t decimal = parts.mantissa.find(p.decimal);
    parts.integer = parts.mantissa.substr(0, decimal);
    parts.fraction = decimal == none ? parts.suffix : parts.mantissa.substr(decimal + 1);
    return parts;
}

/// The code of the last rule that the sub-picture breaks; empty when it is fine.
std::string_view brokenRule(const Parts& parts, const Properties& p) {
    const std::u32string& picture = parts.picture;
    const auto repeated = [&](const std::u32string& text) {
        return picture.find(text) != picture.rfind(text);
    };
    const auto has = [&](const std::u32string& text) { return picture.find(text) != none; };
    std::string_view error;
    if (repeated(p.decimal)) error = "D3081";
    if (repeated(p.percent)) error = "D3082";
    if (repeated(p.perMille)) error = "D3083";
    if (has(p.percent) && has(p.perMille)) error = "D3084";
    if (countAnyDigits(parts.mantissa, p) == 0) error = "D3085";
    if (!std::all_of(parts.active.begin(), parts.active.end(), [&](char32_t c) { return p.isActive(c); }))
        error = "D3086";
    const std::size_t decimal = picture.find(p.decimal);
    if (decimal != none) {
        const auto isGrouping = [&](std::size_t at) {
            return at < picture.size() && p.grouping == std::u32string_view(&picture[at], 1);
        };
        if ((decimal > 0 && isGrouping(decimal - 1)) || isGrouping(decimal + 1)) error = "D3087";
    } else if (!parts.integer.empty() && p.grouping == std::u32string_view(&parts.integer.back(), 1)) {
        error = "D3088";
    }
    if (has(p.grouping + p.grouping)) error = "D3089";
    const std::size_t firstOptional = parts.integer.find(p.digit);
    if (firstOptional != none &&
        countDigits(std::u32string_view(parts.integer).substr(0, firstOptional), p) > 0)
        error = "D3090";
    const std::size_t lastOptional = parts.fraction.rfind(p.digit);
    if (lastOptional != none && countDigits(std::u32string_view(parts.fraction).substr(lastOptional), p) > 0)
        error = "D3091";
    if (parts.hasExponent) {
        if (!parts.exponent.empty() && (has(p.percent) || has(p.perMille))) error = "D3092";
        if (parts.exponent.empty() ||
            countDigits(parts.exponent, p) != static_cast<int>(parts.exponent.size()))
            error = "D3093";
    }
    return error;
}

/// What a sub-picture asks for (F&O 4.7.4).
struct Analysis {
    std::vector<int> integerGroups, fractionGroups;
    int regularGroup = 0;
    int minimumInteger = 0, scaling = 0, minimumFraction = 0, maximumFraction = 0, minimumExponent = 0;
    std::u32string prefix, suffix, picture;
};

std::vector<int> groupPositions(const std::u32string& part, const std::u32string& integer,
                                const Properties& p, bool left) {
    std::vector<int> positions;
    std::size_t at = part.find(p.grouping);
    while (at != none) {
        const std::u32string_view text(part);
        positions.push_back(
            countAnyDigits(left ? text.substr(0, at) : text.substr(std::min(at, text.size())), p));
        // The reference searches on in the integer part, whichever part this is.
        at = integer.find(p.grouping, at + 1);
    }
    return positions;
}

int regularGrouping(const std::vector<int>& positions) {
    if (positions.empty()) return 0;
    int factor = positions.front();
    for (const int position : positions) factor = std::gcd(factor, position);
    for (std::size_t i = 1; i <= positions.size(); ++i)
        if (std::find(positions.begin(), positions.end(), static_cast<int>(i) * factor) == positions.end())
            return 0;
    return factor;
}

Analysis analyse(const Parts& parts, const Properties& p) {
    Analysis a;
    a.integerGroups = groupPositions(parts.integer, parts.integer, p, false);
    a.regularGroup = regularGrouping(a.integerGroups);
    a.fractionGroups = groupPositions(parts.fraction, parts.integer, p, true);
    a.minimumInteger = countDigits(parts.integer, p);
    a.scaling = a.minimumInteger;
    a.minimumFraction = countDigits(parts.fraction, p);
    a.maximumFraction = countAnyDigits(parts.fraction, p);
    if (a.minimumInteger == 0 && a.maximumFraction == 0) {
        if (parts.hasExponent)
            a.minimumFraction = a.maximumFraction = 1;
        else
            a.minimumInteger = 1;
    }
    if (parts.hasExponent && a.minimumInteger == 0 && parts.integer.find(p.digit) != none)
        a.minimumInteger = 1;
    if (a.minimumInteger == 0 && a.minimumFraction == 0) a.minimumFraction = 1;
    if (parts.hasExponent) a.minimumExponent = countDigits(parts.exponent, p);
    a.prefix = parts.prefix;
    a.suffix = parts.suffix;
    a.picture = parts.picture;
    return a;
}

std::u32string digitsOf(double number, int decimals, const Properties& p) {
    std::u32string text = toCodePoints(toFixed(number, decimals));
    for (char32_t& c : text)
        if (c >= U'0' && c <= U'9') c = p.zero[0] + (c - U'0');
    return text;
}

void insertGroups(std::u32string& text, const Analysis& a, const Properties& p) {
    std::size_t decimal = text.find(p.decimal);
    if (a.regularGroup > 0) {
        const auto size = static_cast<std::size_t>(a.regularGroup);
        for (std::size_t at = decimal; at > size; at -= size) text.insert(at - size, p.grouping);
    } else {
        // A place left of the number counts from its end, as for JavaScript's slice().
        for (const int position : a.integerGroups) {
            const auto size = static_cast<std::ptrdiff_t>(text.size());
            std::ptrdiff_t at = static_cast<std::ptrdiff_t>(decimal) - position;
            if (at < 0) at = std::max<std::ptrdiff_t>(size + at, 0);
            text.insert(static_cast<std::size_t>(std::min(at, size)), p.grouping);
            ++decimal;
        }
    }
    decimal = text.find(p.decimal);
    for (const int position : a.fractionGroups) {
        const std::size_t at = decimal + 1 + static_cast<std::size_t>(position);
        if (at <= text.size()) text.insert(at, p.grouping);
    }
}

std::u32string format(double number, const Analysis& a, const Properties& p) {
    double mantissa = number;
    if (a.picture.find(p.percent) != none)
        mantissa *= 100;
    else if (a.picture.find(p.perMille) != none)
        mantissa *= 1000;
    int exponent = 0;
    if (a.minimumExponent > 0 && mantissa != 0 && std::isfinite(mantissa)) {
        const double most = std::pow(10, a.scaling);
        const double least = std::pow(10, a.scaling - 1);
        for (; std::fabs(mantissa) < least; --exponent) mantissa *= 10;
        for (; std::fabs(mantissa) > most; ++exponent) mantissa /= 10;
    }
    std::u32string text = digitsOf(roundHalfEven(mantissa, a.maximumFraction), a.maximumFraction, p);
    const std::size_t point = text.find(U'.');
    if (point == none)
        text += p.decimal;
    else
        text.replace(point, 1, p.decimal);
    text.erase(0, std::min(text.find_first_not_of(p.zero[0]), text.size()));
    while (!text.empty() && text.back() == p.zero[0]) text.pop_back();
    std::size_t decimal = text.find(p.decimal);
    const int missingInteger = a.minimumInteger - static_cast<int>(decimal);
    const int missingFraction = a.minimumFraction - static_cast<int>(text.size() - decimal - 1);
    if (missingInteger > 0) text.insert(0, static_cast<std::size_t>(missingInteger), p.zero[0]);
    if (missingFraction > 0) text.append(static_cast<std::size_t>(missingFraction), p.zero[0]);
    insertGroups(text, a, p);
    decimal = text.find(p.decimal);
    if (a.picture.find(p.decimal) == none || decimal == text.size() - 1) text.pop_back();
    if (a.minimumExponent > 0) {
        std::u32string digits = digitsOf(exponent, 0, p);
        if (static_cast<int>(digits.size()) < a.minimumExponent)
            digits.insert(0, static_cast<std::size_t>(a.minimumExponent) - digits.size(), p.zero[0]);
        text += p.exponent + (exponent < 0 ? p.minus : std::u32string()) + digits;
    }
    return a.prefix + text + a.suffix;
}

} // namespace

bool isPictureShort(std::string_view picture, Failure& failure) {
    if (picture.size() <= maximumPicture) return true;
    failure.code = "U1002";
    failure.text = "The picture is longer than " + std::to_string(maximumPicture) + " bytes";
    return false;
}

bool formatNumberPicture(double number, std::string_view picture, const json::Value& options,
                         std::string& out, Failure& failure) {
    if (!isPictureShort(picture, failure)) return false;
    if (options.isObject())
        for (const json::Member& option : options.members())
            if (option.value.isString() && option.value.string().size() > maximumPictureOption) {
                failure.code = "U1002";
                failure.text = "An option is longer than " + std::to_string(maximumPictureOption) + " bytes";
                return false;
            }
    Properties properties;
    properties.read(options);
    std::vector<std::u32string> pictures{toCodePoints(picture)};
    for (std::size_t at; (at = pictures.back().find(properties.separator)) != none;) {
        std::u32string rest = pictures.back().substr(at + properties.separator.size());
        pictures.back().resize(at);
        pictures.push_back(std::move(rest));
    }
    if (pictures.size() > 2) {
        failure.code = "D3080";
        return false;
    }
    std::vector<Analysis> analyses;
    for (const std::u32string& part : pictures) {
        const Parts parts = splitParts(part, properties);
        if (const std::string_view code = brokenRule(parts, properties); !code.empty()) {
            failure.code = code;
            return false;
        }
        analyses.push_back(analyse(parts, properties));
    }
    if (analyses.size() == 1) {
        analyses.push_back(analyses.front());
        analyses.back().prefix.insert(0, properties.minus);
    }
    out = toUtf8(format(number, analyses[number >= 0 ? 0 : 1], properties));
    return true;
}

} // namespace wb::query::jsonata
