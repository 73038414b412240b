// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace wb::query {

/// A generator of pseudo-random numbers (SplitMix64) that is a plain value: whoever copies it replays the
/// same numbers. All randomness of an execution comes from one, so that a run with the same seed is the same
/// run. Not for secrets.
struct Random {
    std::uint64_t state = 0x9e3779b97f4a7c15ULL;

    std::uint64_t next() {
        std::uint64_t mixed = state += 0x9e3779b97f4a7c15ULL;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31);
    }
    /// Uniform in [0, 1).
    double nextUnit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    /// Uniform in [from, to). Precondition: from < to.
    std::int64_t nextBetween(std::int64_t from, std::int64_t to) {
        const auto width = static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(from) + next() % width);
    }
    /// A UUID of version 4 (RFC 9562), in lower case.
    std::string nextUuid() {
        static constexpr char digits[] = "0123456789abcdef";
        std::string text = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
        std::uint64_t bits = 0;
        int left = 0;
        for (char& place : text) {
            if (place != 'x' && place != 'y') continue;
            if (left == 0) {
                bits = next();
                left = 16;
            }
            const auto nibble = static_cast<std::size_t>(bits & 15U);
            place = digits[place == 'y' ? (nibble & 3U) | 8U : nibble];
            bits >>= 4;
            --left;
        }
        return text;
    }
};

} // namespace wb::query
