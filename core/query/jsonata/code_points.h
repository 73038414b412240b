// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonata/text.h"

#include <string>
#include <string_view>

namespace wb::query::jsonata {

inline std::u32string toCodePoints(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); at += sequenceLength(text, at))
        points += codePointAt(text, at);
    return points;
}

inline std::string toUtf8(std::u32string_view points) {
    std::string text;
    text.reserve(points.size());
    for (const char32_t point : points) appendCodePoint(text, point);
    return text;
}

} // namespace wb::query::jsonata
