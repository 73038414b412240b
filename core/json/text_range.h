// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace wb::json {

/// Half-open range of UTF-8 byte offsets into a document.
struct TextRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    std::uint32_t length() const { return end - begin; }
    bool empty() const { return begin == end; }
    bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
    bool operator==(const TextRange&) const = default;
};

} // namespace wb::json
