// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/text_hash.h"

#include <bit>
#include <cstring>
#include <random>

namespace wb::json::detail {

namespace {

struct Key {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
};

Key drawKey() {
    std::random_device device;
    const auto draw = [&] { return (std::uint64_t{device()} << 32) | device(); };
    return {draw(), draw()};
}

// SipHash-1-3 (Aumasson and Bernstein): short keys are hashed fast, and without the key nothing is known of
// the result.
struct SipState {
    std::uint64_t a, b, c, d;

    void round() {
        a += b;
        b = std::rotl(b, 13) ^ a;
        a = std::rotl(a, 32);
        c += d;
        d = std::rotl(d, 16) ^ c;
        a += d;
        d = std::rotl(d, 21) ^ a;
        c += b;
        b = std::rotl(b, 17) ^ c;
        c = std::rotl(c, 32);
    }
    void take(std::uint64_t word) {
        d ^= word;
        round();
        a ^= word;
    }
};

} // namespace

std::uint64_t hashText(std::string_view text) noexcept {
    static const Key key = drawKey();
    SipState state{key.first ^ 0x736f6d6570736575U, key.second ^ 0x646f72616e646f6dU,
                   key.first ^ 0x6c7967656e657261U, key.second ^ 0x7465646279746573U};
    const char* p = text.data();
    std::size_t left = text.size();
    for (; left >= 8; left -= 8, p += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, p, 8);
        state.take(word);
    }
    std::uint64_t last = 0;
    if (left > 0) std::memcpy(&last, p, left);
    state.take(last ^ (static_cast<std::uint64_t>(text.size()) << 56));
    state.c ^= 0xFF;
    state.round();
    state.round();
    state.round();
    const std::uint64_t hash = state.a ^ state.b ^ state.c ^ state.d;
    return hash == 0 ? 1 : hash;
}

} // namespace wb::json::detail
