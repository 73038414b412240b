// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace wb::json {

/// Line and column of a place in a text, both from 1; columns count code points.
struct LineColumn {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    bool operator==(const LineColumn&) const = default;
};

/// Finds lines and columns of byte offsets: built once in linear time, logarithmic a look-up plus the length
/// of the line.
class LineIndex {
  public:
    /// `text` must outlive the index. Lines end with LF, CR LF or CR.
    explicit LineIndex(std::string_view text);

    LineColumn at(std::uint32_t offset) const;
    std::uint32_t lineCount() const { return static_cast<std::uint32_t>(m_starts.size()); }
    /// Byte offset of the first byte of `line` (from 1), clamped to the text.
    std::uint32_t lineStart(std::uint32_t line) const;

  private:
    std::string_view m_text;
    std::vector<std::uint32_t> m_starts;
};

} // namespace wb::json
