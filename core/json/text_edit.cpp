// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/text_edit.h"

#include <algorithm>

namespace wb::json {

bool normalise(TextEdits& edits) {
    std::stable_sort(edits.begin(), edits.end(),
                     [](const TextEdit& a, const TextEdit& b) { return a.range.begin < b.range.begin; });
    for (std::size_t i = 1; i < edits.size(); ++i)
        if (edits[i].range.begin < edits[i - 1].range.end) return false;
    return true;
}

std::string apply(std::string_view text, const TextEdits& edits) {
    std::string result;
    std::size_t size = text.size();
    for (const TextEdit& edit : edits) size += edit.text.size();
    result.reserve(size);
    std::size_t position = 0;
    for (const TextEdit& edit : edits) {
        result.append(text.substr(position, edit.range.begin - position));
        result.append(edit.text);
        position = edit.range.end;
    }
    result.append(text.substr(position));
    return result;
}

TextEdits inverse(std::string_view text, const TextEdits& edits) {
    TextEdits result;
    result.reserve(edits.size());
    std::int64_t shift = 0;
    for (const TextEdit& edit : edits) {
        const auto begin = static_cast<std::uint32_t>(edit.range.begin + shift);
        const auto end = static_cast<std::uint32_t>(begin + edit.text.size());
        result.push_back({{begin, end}, std::string(text.substr(edit.range.begin, edit.range.length()))});
        shift += static_cast<std::int64_t>(edit.text.size()) - static_cast<std::int64_t>(edit.range.length());
    }
    return result;
}

TextEdits difference(std::string_view before, std::string_view after) {
    const auto isInside = [](std::string_view text, std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    auto prefix = static_cast<std::size_t>(
        std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first - before.begin());
    if (prefix == before.size() && prefix == after.size()) return {};
    while (prefix > 0 && (isInside(before, prefix) || isInside(after, prefix))) --prefix;
    const std::size_t limit = std::min(before.size(), after.size()) - prefix;
    std::size_t suffix = 0;
    while (suffix < limit && before[before.size() - 1 - suffix] == after[after.size() - 1 - suffix]) ++suffix;
    while (suffix > 0 && isInside(before, before.size() - suffix)) --suffix;
    return {{{static_cast<std::uint32_t>(prefix), static_cast<std::uint32_t>(before.size() - suffix)},
             std::string(after.substr(prefix, after.size() - suffix - prefix))}};
}

} // namespace wb::json
