// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wb::json::scanner {

/// A string literal as it stands in a text. `problem` is the first fault inside it, null when there is none.
struct StringToken {
    const char* end = nullptr; ///< After the closing quote, or where the line or the text ends.
    std::uint8_t flags = 0;    ///< SyntaxTree::Flag.
    const char* fault = nullptr;
    std::uint32_t faultLength = 0;
    const char* message = nullptr;
};

/// Scans the string literal that opens with the quote at `begin`. Precondition: `*end` is readable.
StringToken scanString(const char* begin, const char* end);

/// End of the number of RFC 8259 that starts at `begin`; null when what stands there is none.
const char* scanNumber(const char* begin, const char* end);

/// End of the placeholder `${Name}` that starts at `begin`; null when there is none. Besides the letters,
/// digits and underscores of the service's own substitution, the dots, colons and hyphens of CloudFormation
/// and Terraform count.
const char* scanPlaceholder(const char* begin, const char* end);

/// End of a run of bytes that are neither blank nor of JSON's punctuation, quotes or brackets.
const char* scanWord(const char* begin, const char* end);

/// Length of the well-formed UTF-8 sequence at `begin`, 0 when it is ill-formed.
std::uint32_t utf8Length(const char* begin, const char* end);

inline bool isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Appends the text that the inside of a string literal spells. Faulty escapes stand for the character after
/// the backslash; lone surrogates and ill-formed UTF-8 become U+FFFD.
void decodeString(std::string& out, std::string_view inside);

} // namespace wb::json::scanner
