// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/find_text.h"

#include <string>
#include <string_view>

namespace wb {

/// Whether the whole of `text` fits `pattern`, in which `*` stands for any characters, none too, and a
/// backslash takes its meaning from the character behind it. Linear in both: what stands between two stars is
/// looked for once, and the first place found is as good as any later one.
inline bool matchesStarPattern(std::string_view text, std::string_view pattern) {
    std::string piece;
    // The next piece up to a star or the end; whether a star ended it.
    const auto nextPiece = [&piece, &pattern] {
        piece.clear();
        while (!pattern.empty()) {
            const bool escapes = pattern.front() == '\\' && pattern.size() > 1;
            if (escapes) pattern.remove_prefix(1);
            const char c = pattern.front();
            pattern.remove_prefix(1);
            if (c == '*' && !escapes) return true;
            piece += c;
        }
        return false;
    };
    if (!nextPiece()) return text == piece;
    if (!text.starts_with(piece)) return false;
    text.remove_prefix(piece.size());
    while (nextPiece()) {
        const std::size_t at = findText(text, piece);
        if (at == std::string_view::npos) return false;
        text.remove_prefix(at + piece.size());
    }
    return text.ends_with(piece);
}

} // namespace wb
