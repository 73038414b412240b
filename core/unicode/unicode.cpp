// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/unicode/unicode.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <utility>

#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

namespace wb::unicode {

namespace {

constexpr char32_t replacement = 0xFFFD;

const std::uint8_t* bytesOf(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

bool isAscii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// The character at the beginning of the text, which is not empty, and how many bytes it takes.
std::pair<char32_t, std::size_t> firstOf(std::string_view text) {
    if (isAscii(text.front())) return {static_cast<char32_t>(text.front()), 1};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const bool isSurrogate = text.size() >= 3 && byte(0) == 0xED && byte(1) >= 0xA0 && byte(1) < 0xC0 &&
                             byte(2) >= 0x80 && byte(2) < 0xC0;
    if (isSurrogate) return {replacement, 3};
    ucs4_t character = replacement;
    const int length = u8_mbtouc(&character, bytesOf(text), text.size());
    return {character, static_cast<std::size_t>(std::max(length, 1))};
}

void append(std::u16string& units, char32_t character) {
    if (character < 0x10000) {
        units += static_cast<char16_t>(character);
        return;
    }
    units += static_cast<char16_t>(0xD800 + ((character - 0x10000) >> 10));
    units += static_cast<char16_t>(0xDC00 + ((character - 0x10000) & 0x3FF));
}

void append(std::string& text, char32_t character) {
    std::uint8_t bytes[6];
    const int length = u8_uctomb(bytes, character, sizeof bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(std::max(length, 0)));
}

using CaseMapping = std::uint8_t* (*)(const std::uint8_t*, std::size_t, const char*, uninorm_t, std::uint8_t*,
                                      std::size_t*);

/// Maps a well-formed text.
void appendMapped(std::string& out, std::string_view text, CaseMapping map) {
    std::size_t size = 0;
    const std::unique_ptr<std::uint8_t, void (*)(void*)> mapped(
        map(bytesOf(text), text.size(), "", nullptr, nullptr, &size), std::free);
    if (mapped)
        out.append(reinterpret_cast<const char*>(mapped.get()), size);
    else
        out += text;
}

template <typename MapAscii>
std::string inCase(std::string_view text, MapAscii&& mapAscii, CaseMapping map) {
    std::string out;
    out.reserve(text.size());
    if (std::all_of(text.begin(), text.end(), isAscii)) {
        std::transform(text.begin(), text.end(), std::back_inserter(out), mapAscii);
        return out;
    }
    while (!text.empty()) {
        const std::uint8_t* const broken = u8_check(bytesOf(text), text.size());
        const std::size_t whole = broken ? static_cast<std::size_t>(broken - bytesOf(text)) : text.size();
        if (whole > 0) appendMapped(out, text.substr(0, whole), map);
        text.remove_prefix(whole);
        if (text.empty()) break;
        const std::size_t length = firstOf(text).second;
        out += text.substr(0, length);
        text.remove_prefix(length);
    }
    return out;
}

} // namespace

std::u16string toUtf16(std::string_view text) {
    std::u16string units;
    units.reserve(text.size());
    while (!text.empty()) {
        const auto [character, length] = firstOf(text);
        append(units, character);
        text.remove_prefix(length);
    }
    return units;
}

std::string toUtf8(std::u16string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char16_t unit = text[at];
        const bool isHigh = unit >= 0xD800 && unit < 0xDC00;
        const bool isSurrogate = unit >= 0xD800 && unit < 0xE000;
        const char16_t next = at + 1 < text.size() ? text[at + 1] : u'\0';
        if (unit < 0x80) {
            out += static_cast<char>(unit);
        } else if (!isSurrogate) {
            append(out, unit);
        } else if (isHigh && next >= 0xDC00 && next < 0xE000) {
            append(out, 0x10000 + ((unit - 0xD800U) << 10) + (next - 0xDC00U));
            ++at;
        } else {
            append(out, replacement);
        }
    }
    return out;
}

std::string toWellFormed(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    while (!bytes.empty()) {
        const auto [character, length] = firstOf(bytes);
        append(out, character);
        bytes.remove_prefix(length);
    }
    return out;
}

std::string toUpper(std::string_view text) {
    const auto ofAscii = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
    return inCase(text, ofAscii, u8_toupper);
}

std::string toLower(std::string_view text) {
    const auto ofAscii = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return inCase(text, ofAscii, u8_tolower);
}

bool isIdentifier(std::string_view text) {
    if (text.empty() || u8_check(bytesOf(text), text.size())) return false;
    bool isFirst = true;
    while (!text.empty()) {
        const auto [character, length] = firstOf(text);
        const bool fits = uc_is_property(character, isFirst ? UC_PROPERTY_ID_START : UC_PROPERTY_ID_CONTINUE);
        if (!fits) return false;
        isFirst = false;
        text.remove_prefix(length);
    }
    return true;
}

} // namespace wb::unicode
