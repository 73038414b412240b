// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace wb {

/// Where `part` begins in `text` from `from` on, npos without: std::string_view::find() in linear time even
/// where long texts repeat themselves (Knuth, Morris and Pratt).
inline std::size_t findText(std::string_view text, std::string_view part, std::size_t from = 0) {
    constexpr std::size_t few = 64;
    if (part.size() < few || from >= text.size()) return text.find(part, from);
    if (part.size() > text.size() - from) return std::string_view::npos;
    // How long a beginning of `part` ends at each of its places.
    std::vector<std::size_t> ends(part.size(), 0);
    const auto next = [&](std::size_t matched, char c) {
        while (matched > 0 && part[matched] != c) matched = ends[matched - 1];
        return part[matched] == c ? matched + 1 : 0;
    };
    for (std::size_t i = 1; i < part.size(); ++i) ends[i] = next(ends[i - 1], part[i]);
    std::size_t matched = 0;
    for (std::size_t at = from; at < text.size(); ++at) {
        matched = next(matched, text[at]);
        if (matched == part.size()) return at + 1 - part.size();
    }
    return std::string_view::npos;
}

} // namespace wb
