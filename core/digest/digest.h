// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wb::digest {

/// The digest of bytes in small hexadecimal digits; nothing when `algorithm` is none of MD5, SHA-1, SHA-256,
/// SHA-384 and SHA-512, which are named so by Step Functions.
std::optional<std::string> hexDigest(std::string_view algorithm, std::string_view bytes);

/// Base64 with padding (RFC 4648, 4).
std::string toBase64(std::string_view bytes);

/// The bytes of a Base64 text: reading ends at the first `=`, other characters than those of the alphabet are
/// passed over, bits too few for a byte are dropped.
std::string fromBase64(std::string_view text);

} // namespace wb::digest
