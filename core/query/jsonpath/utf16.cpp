// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/utf16.h"

#include <algorithm>

namespace wb::query::jsonpath {

std::size_t utf16Length(std::string_view text) {
    std::size_t length = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80) ++length;
        if (byte >= 0xF0) ++length; // a surrogate pair
    }
    return length;
}

int compareUtf16(std::string_view left, std::string_view right) {
    const auto [a, b] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    if (a == left.end() || b == right.end())
        return static_cast<int>(b == right.end()) - static_cast<int>(a == left.end());
    const auto first = static_cast<unsigned char>(*a);
    const auto second = static_cast<unsigned char>(*b);
    // UTF-8 and UTF-16 order alike but for one case: surrogates (lead bytes F0 to F4) stand below U+E000 to
    // U+FFFF (EE, EF).
    const auto rank = [](unsigned char byte) {
        if (byte >= 0xF0) return 0xEE;
        return byte >= 0xEE ? byte + 2 : static_cast<int>(byte);
    };
    if (first == second) return 0;
    const bool leads = first >= 0xEE && second >= 0xEE && (first >= 0xF0) != (second >= 0xF0);
    if (leads) return rank(first) < rank(second) ? -1 : 1;
    return first < second ? -1 : 1;
}

} // namespace wb::query::jsonpath
