// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wb::unicode {

/// UTF-8 in UTF-16, well-formed whatever the bytes are: U+FFFD stands for what is no character, one for each
/// surrogate that was written as three bytes. A first U+FEFF is kept.
std::u16string toUtf16(std::string_view text);

/// UTF-16 in UTF-8, well-formed: U+FFFD stands for surrogates without their other half.
std::string toUtf8(std::u16string_view text);

/// UTF-8 with U+FFFD in place of what is no character.
std::string toWellFormed(std::string_view bytes);

/// The text in capital or small letters as Unicode maps them whole (SpecialCasing.txt, no language): `ß` to
/// `SS`, a sigma by where it stands. What is no character stays as it is.
std::string toUpper(std::string_view text);
std::string toLower(std::string_view text);

/// Whether the text is an identifier by UAX #31 (ID_Start, then ID_Continue).
bool isIdentifier(std::string_view text);

} // namespace wb::unicode
