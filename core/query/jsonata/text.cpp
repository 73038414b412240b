// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/text.h"

#include <algorithm>

namespace wb::query::jsonata {

namespace {

unsigned byteAt(std::string_view text, std::size_t offset) {
    return offset < text.size() ? static_cast<unsigned char>(text[offset]) : 0;
}

bool isContinuation(std::string_view text, std::size_t offset) {
    return (byteAt(text, offset) & 0xC0) == 0x80;
}

} // namespace

std::size_t sequenceLength(std::string_view text, std::size_t offset) {
    const unsigned lead = byteAt(text, offset);
    const std::size_t wanted = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
    std::size_t length = 1;
    while (length < wanted && isContinuation(text, offset + length)) ++length;
    return length == wanted ? wanted : 1;
}

char32_t codePointAt(std::string_view text, std::size_t offset) {
    const unsigned lead = byteAt(text, offset);
    const auto low = [&](std::size_t index) { return byteAt(text, offset + index) & 0x3F; };
    switch (sequenceLength(text, offset)) {
    case 2:
        return (lead & 0x1F) << 6 | low(1);
    case 3:
        return (lead & 0x0F) << 12 | low(1) << 6 | low(2);
    case 4:
        return (lead & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3);
    default:
        return lead < 0x80 ? lead : 0xFFFD;
    }
}

std::size_t codePointCount(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count) offset += sequenceLength(text, offset);
    return count;
}

std::size_t offsetOfCodePoint(std::string_view text, std::size_t index) {
    std::size_t offset = 0;
    for (; index > 0 && offset < text.size(); --index) offset += sequenceLength(text, offset);
    return offset;
}

void appendCodePoint(std::string& out, char32_t codePoint) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xC0 | codePoint >> 6);
        put(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        put(0xE0 | codePoint >> 12);
        put(0x80 | (codePoint >> 6 & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    } else {
        put(0xF0 | codePoint >> 18);
        put(0x80 | (codePoint >> 12 & 0x3F));
        put(0x80 | (codePoint >> 6 & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    }
}

void appendUtf16Unit(std::string& out, char16_t unit) {
    if (unit >= 0xDC00 && unit < 0xE000 && out.size() >= 3) {
        const char32_t first = codePointAt(out, out.size() - 3);
        if (first >= 0xD800 && first < 0xDC00) {
            out.resize(out.size() - 3);
            appendCodePoint(out, 0x10000 + ((first - 0xD800) << 10) + (unit - 0xDC00U));
            return;
        }
    }
    appendCodePoint(out, unit);
}

bool hasLoneSurrogate(std::string_view text) {
    // In UTF-8 a surrogate is ED A0..BF xx.
    for (std::size_t at = text.find('\xED'); at != std::string_view::npos; at = text.find('\xED', at + 1))
        if (byteAt(text, at + 1) >= 0xA0) return true;
    return false;
}

namespace {

template <typename Replace>
std::string mapLoneSurrogates(std::string_view text, Replace&& replace) {
    std::string mapped;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceLength(text, at);
        const char32_t codePoint = length == 3 ? codePointAt(text, at) : 0;
        if (codePoint >= 0xD800 && codePoint < 0xE000)
            replace(mapped, codePoint);
        else
            mapped.append(text, at, length);
        at += length;
    }
    return mapped;
}

} // namespace

std::string escapeLoneSurrogates(std::string_view text) {
    if (!hasLoneSurrogate(text)) return std::string(text);
    return mapLoneSurrogates(text, [](std::string& out, char32_t unit) {
        constexpr char digits[] = "0123456789abcdef";
        out.append({'\\', 'u', digits[unit >> 12], digits[unit >> 8 & 15], digits[unit >> 4 & 15],
                    digits[unit & 15]});
    });
}

std::string replaceLoneSurrogates(std::string_view text) {
    return mapLoneSurrogates(text, [](std::string& out, char32_t) { appendCodePoint(out, 0xFFFD); });
}

int compareUtf16(std::string_view left, std::string_view right) {
    const std::size_t shared = std::min(left.size(), right.size());
    const auto difference =
        std::mismatch(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(shared), right.begin());
    const auto at = static_cast<std::size_t>(difference.first - left.begin());
    if (at == shared) return left.size() == right.size() ? 0 : left.size() < right.size() ? -1 : 1;
    const auto a = static_cast<unsigned char>(left[at]);
    const auto b = static_cast<unsigned char>(right[at]);
    // Characters beyond U+FFFF are surrogate pairs in UTF-16 and so come before U+E000 to U+FFFF.
    if (a >= 0xEE && b >= 0xEE && (a >= 0xF0) != (b >= 0xF0)) return a >= 0xF0 ? -1 : 1;
    return a < b ? -1 : 1;
}

} // namespace wb::query::jsonata
