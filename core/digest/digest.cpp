// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/digest/digest.h"

#include <nettle/base16.h>
#include <nettle/base64.h>
#include <nettle/nettle-meta.h>

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace wb::digest {

namespace {

const std::uint8_t* dataOf(std::string_view bytes) {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

int sixBits(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

} // namespace

std::optional<std::string> hexDigest(std::string_view algorithm, std::string_view bytes) {
    static constexpr std::array<std::pair<std::string_view, const nettle_hash*>, 5> algorithms = {{
        {"MD5", &nettle_md5},
        {"SHA-1", &nettle_sha1},
        {"SHA-256", &nettle_sha256},
        {"SHA-384", &nettle_sha384},
        {"SHA-512", &nettle_sha512},
    }};
    for (const auto& [name, hash] : algorithms) {
        if (name != algorithm) continue;
        std::vector<std::uint64_t> context(hash->context_size / sizeof(std::uint64_t) + 1);
        std::vector<std::uint8_t> digest(hash->digest_size);
        hash->init(context.data());
        hash->update(context.data(), bytes.size(), dataOf(bytes));
        hash->digest(context.data(), digest.size(), digest.data());
        std::string text(BASE16_ENCODE_LENGTH(digest.size()), '\0');
        base16_encode_update(text.data(), digest.size(), digest.data());
        return text;
    }
    return std::nullopt;
}

std::string toBase64(std::string_view bytes) {
    std::string text(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
    base64_encode_raw(text.data(), bytes.size(), dataOf(bytes));
    return text;
}

std::string fromBase64(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 3);
    unsigned bits = 0;
    int count = 0;
    for (const char c : text.substr(0, text.find('='))) {
        const int value = sixBits(c);
        if (value < 0) continue;
        bits = bits << 6 | static_cast<unsigned>(value);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes += static_cast<char>(static_cast<unsigned char>(bits >> count & 0xFF));
    }
    return bytes;
}

} // namespace wb::digest
