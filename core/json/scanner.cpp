// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/scanner.h"
#include "core/base/ascii.h"

#include "core/json/syntax_tree.h"

#include <array>
#include <bit>
#include <cstring>

namespace wb::json::scanner {

namespace {

constexpr std::uint64_t ones = 0x0101010101010101U;
constexpr std::uint64_t highs = 0x8080808080808080U;

constexpr std::uint64_t zeroBytes(std::uint64_t word) {
    return (word - ones) & ~word & highs;
}

// Marks the bytes that need a look: quote, backslash, dollar, control and non-ASCII bytes. The lowest mark is
// exact.
std::uint64_t marks(std::uint64_t word, std::uint64_t quote) {
    return zeroBytes(word ^ quote) | zeroBytes(word ^ (ones * '\\')) | zeroBytes(word ^ (ones * '$')) |
           ((word - ones * 0x20) & ~word & highs) | (word & highs);
}

// The first byte at or after `p` that needs a look, or `end`.
const char* skipPlain(const char* p, const char* end, char quote) {
    if constexpr (std::endian::native == std::endian::little) {
        const std::uint64_t quotes = ones * static_cast<unsigned char>(quote);
        while (end - p >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, p, 8);
            if (const std::uint64_t found = marks(word, quotes)) return p + std::countr_zero(found) / 8;
            p += 8;
        }
    }
    while (p < end) {
        const auto byte = static_cast<unsigned char>(*p);
        if (*p == quote || byte == '\\' || byte == '$' || byte < 0x20 || byte >= 0x80) break;
        ++p;
    }
    return p;
}

int hexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// The code unit of `\uXXXX` at `p`, -1 when there is none.
int codeUnit(const char* p, const char* end) {
    if (end - p < 6 || p[0] != '\\' || p[1] != 'u') return -1;
    int unit = 0;
    for (int i = 2; i < 6; ++i) {
        const int digit = hexValue(p[i]);
        if (digit < 0) return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

bool isHighSurrogate(int unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}
bool isLowSurrogate(int unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

struct Escape {
    std::uint32_t length;
    const char* message;
};

Escape scanEscape(const char* p, const char* end) {
    if (end - p < 2 || p[1] == '\n' || p[1] == '\r')
        return {1, "A backslash must be followed by what it escapes"};
    if (p[1] != 'u') {
        if (std::strchr("\"\\/bfnrt", p[1]) && p[1] != '\0') return {2, nullptr};
        // The character after it may be a quote of the string that goes on, so only both ASCII bytes are
        // taken.
        const bool ascii =
            static_cast<unsigned char>(p[1]) < 0x80 && static_cast<unsigned char>(p[1]) >= 0x20;
        return {ascii ? 2U : 1U, "Not an escape of JSON; a backslash itself is written \\\\"};
    }
    const int unit = codeUnit(p, end);
    if (unit < 0) return {2, "\\u must be followed by four hexadecimal digits"};
    if (isHighSurrogate(unit) && isLowSurrogate(codeUnit(p + 6, end))) return {12, nullptr};
    if (isHighSurrogate(unit) || isLowSurrogate(unit))
        return {6, "A surrogate without its other half is no character"};
    return {6, nullptr};
}

void appendUtf8(std::string& out, std::uint32_t point) {
    const auto byte = [&](std::uint32_t value) {
        out += static_cast<char>(static_cast<unsigned char>(value));
    };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xC0 | (point >> 6));
        byte(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        byte(0xE0 | (point >> 12));
        byte(0x80 | ((point >> 6) & 0x3F));
        byte(0x80 | (point & 0x3F));
    } else {
        byte(0xF0 | (point >> 18));
        byte(0x80 | ((point >> 12) & 0x3F));
        byte(0x80 | ((point >> 6) & 0x3F));
        byte(0x80 | (point & 0x3F));
    }
}

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Appends what the escape at `p` stands for; returns the first byte after it.
const char* decodeEscape(std::string& out, const char* p, const char* end) {
    if (end - p < 2) {
        out += '\\';
        return end;
    }
    switch (p[1]) {
    case 'b':
        out += '\b';
        return p + 2;
    case 'f':
        out += '\f';
        return p + 2;
    case 'n':
        out += '\n';
        return p + 2;
    case 'r':
        out += '\r';
        return p + 2;
    case 't':
        out += '\t';
        return p + 2;
    case '\\':
        out += '\\';
        return p + 2;
    case 'u':
        break;
    default:
        return p + 1; // Whatever else follows a backslash stands for itself.
    }
    const int unit = codeUnit(p, end);
    if (unit < 0) {
        out += 'u';
        return p + 2;
    }
    if (isHighSurrogate(unit)) {
        const int low = codeUnit(p + 6, end);
        if (isLowSurrogate(low)) {
            appendUtf8(out, 0x10000U + (static_cast<std::uint32_t>(unit - 0xD800) << 10) +
                                static_cast<std::uint32_t>(low - 0xDC00));
            return p + 12;
        }
    }
    if (isHighSurrogate(unit) || isLowSurrogate(unit))
        out += replacement;
    else
        appendUtf8(out, static_cast<std::uint32_t>(unit));
    return p + 6;
}

constexpr auto wordTable = [] {
    std::array<bool, 256> table{};
    for (std::size_t i = 0x21; i < 256; ++i) table[i] = true;
    for (const char c : std::string_view(",:;={}[]\"'#")) table[static_cast<unsigned char>(c)] = false;
    for (std::size_t i = 0; i < 0x20; ++i) table[i] = i != '\t' && i != '\n' && i != '\r';
    return table;
}();

} // namespace

std::uint32_t utf8Length(const char* begin, const char* end) {
    const auto at = [&](std::ptrdiff_t i) -> std::uint32_t {
        return begin + i < end ? static_cast<unsigned char>(begin[i]) : 0U;
    };
    const auto follows = [&](std::ptrdiff_t i) { return (at(i) & 0xC0U) == 0x80U; };
    const std::uint32_t lead = at(0);
    if (begin >= end) return 0;
    if (lead < 0x80) return 1;
    if (lead < 0xC2) return 0;
    if (lead < 0xE0) return follows(1) ? 2 : 0;
    if (lead < 0xF0) {
        if (!follows(1) || !follows(2)) return 0;
        if (lead == 0xE0 && at(1) < 0xA0) return 0;
        return lead == 0xED && at(1) >= 0xA0 ? 0 : 3;
    }
    if (lead > 0xF4 || !follows(1) || !follows(2) || !follows(3)) return 0;
    if (lead == 0xF0 && at(1) < 0x90) return 0;
    return lead == 0xF4 && at(1) >= 0x90 ? 0 : 4;
}

StringToken scanString(const char* begin, const char* end) {
    StringToken token;
    const auto fault = [&](const char* place, std::uint32_t length, const char* message) {
        if (token.message) return;
        token.fault = place;
        token.faultLength = length;
        token.message = message;
    };
    const char quote = *begin;
    const char* p = begin + 1;
    while (true) {
        p = skipPlain(p, end, quote);
        if (p == end || *p == '\n' || *p == '\r') {
            token.flags |= SyntaxTree::Unterminated;
            token.fault = begin;
            token.faultLength = static_cast<std::uint32_t>(p - begin);
            token.message = "The string has no closing quote";
            token.end = p;
            return token;
        }
        if (*p == quote) {
            token.end = p + 1;
            return token;
        }
        if (*p == '\\') {
            token.flags |= SyntaxTree::HasEscapes;
            const Escape escape = scanEscape(p, end);
            if (escape.message && !(quote == '\'' && p[1] == '\'')) fault(p, escape.length, escape.message);
            p += escape.length;
        } else if (*p == '$') {
            if (const char* after = scanPlaceholder(p, end)) {
                token.flags |= SyntaxTree::HasPlaceholder;
                p = after;
            } else {
                ++p;
            }
        } else if (static_cast<unsigned char>(*p) < 0x20) {
            fault(p, 1, "Control characters in strings are written as escapes such as \\t or \\u0001");
            ++p;
        } else {
            const std::uint32_t length = utf8Length(p, end);
            if (length == 0) {
                // Decoding has to replace the bytes, so the string cannot be taken as it stands.
                token.flags |= SyntaxTree::HasEscapes;
                fault(p, 1, "Not UTF-8");
            }
            p += length == 0 ? 1 : length;
        }
    }
}

const char* scanNumber(const char* begin, const char* end) {
    const char* p = begin;
    if (p < end && *p == '-') ++p;
    if (p == end || !isDigit(*p)) return nullptr;
    if (*p == '0')
        ++p;
    else
        while (p < end && isDigit(*p)) ++p;
    if (p < end && *p == '.') {
        ++p;
        if (p == end || !isDigit(*p)) return nullptr;
        while (p < end && isDigit(*p)) ++p;
    }
    if (p < end && (*p == 'e' || *p == 'E')) {
        ++p;
        if (p < end && (*p == '+' || *p == '-')) ++p;
        if (p == end || !isDigit(*p)) return nullptr;
        while (p < end && isDigit(*p)) ++p;
    }
    return p;
}

const char* scanPlaceholder(const char* begin, const char* end) {
    if (end - begin < 4 || begin[0] != '$' || begin[1] != '{') return nullptr;
    const char* p = begin + 2;
    const auto belongs = [](char c) {
        return isDigit(c) || isLetter(c) || c == '_' || c == '.' || c == ':' || c == '-';
    };
    while (p < end && belongs(*p)) ++p;
    return p > begin + 2 && p < end && *p == '}' ? p + 1 : nullptr;
}

const char* scanWord(const char* begin, const char* end) {
    const char* p = begin;
    while (p < end && wordTable[static_cast<unsigned char>(*p)]) {
        if (*p == '/' && p + 1 < end && (p[1] == '/' || p[1] == '*')) break;
        ++p;
    }
    return p;
}

void decodeString(std::string& out, std::string_view inside) {
    const char* p = inside.data();
    const char* const end = p + inside.size();
    while (p < end) {
        if (*p == '\\') {
            p = decodeEscape(out, p, end);
        } else if (const std::uint32_t length = utf8Length(p, end)) {
            out.append(p, length);
            p += length;
        } else {
            out += replacement;
            ++p;
        }
    }
}

} // namespace wb::json::scanner
