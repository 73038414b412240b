// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wb::query::jsonata {

/// Bytes of the UTF-8 sequence that begins at `offset`; at least 1 and never beyond the end, whatever the
/// bytes are.
std::size_t sequenceLength(std::string_view text, std::size_t offset);
/// The code point at `offset`; U+FFFD for broken sequences, surrogates (as three bytes) as they are.
char32_t codePointAt(std::string_view text, std::size_t offset);
std::size_t codePointCount(std::string_view text);
/// Byte offset of the code point number `index`; the end of the text when there are fewer.
std::size_t offsetOfCodePoint(std::string_view text, std::size_t index);
void appendCodePoint(std::string& out, char32_t codePoint);
/// Appends one UTF-16 unit; the second half of a surrogate pair is joined with the first at the end of `out`.
void appendUtf16Unit(std::string& out, char16_t unit);
/// Whether the text holds a surrogate that has no partner, which no well-formed text does.
bool hasLoneSurrogate(std::string_view text);
/// The text with surrogates without partner written as `\ud800`.
std::string escapeLoneSurrogates(std::string_view text);
/// The text with U+FFFD in place of surrogates without partner.
std::string replaceLoneSurrogates(std::string_view text);
/// Order by UTF-16 units, as JavaScript and Java compare strings.
int compareUtf16(std::string_view left, std::string_view right);

} // namespace wb::query::jsonata
