// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/line_index.h"

#include <algorithm>

namespace wb::json {

LineIndex::LineIndex(std::string_view text) : m_text(text), m_starts{0} {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool carriageReturn = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
        if (text[i] == '\n' || carriageReturn) m_starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
}

LineColumn LineIndex::at(std::uint32_t offset) const {
    offset = std::min(offset, static_cast<std::uint32_t>(m_text.size()));
    const auto next = std::upper_bound(m_starts.begin(), m_starts.end(), offset);
    const auto line = static_cast<std::uint32_t>(next - m_starts.begin());
    std::uint32_t column = 1;
    for (std::uint32_t i = m_starts[line - 1]; i < offset; ++i) {
        // Continuation bytes belong to the code point before them.
        if ((static_cast<unsigned char>(m_text[i]) & 0xC0U) != 0x80U) ++column;
    }
    return {line, column};
}

std::uint32_t LineIndex::lineStart(std::uint32_t line) const {
    if (line == 0) return 0;
    if (line > m_starts.size()) return static_cast<std::uint32_t>(m_text.size());
    return m_starts[line - 1];
}

} // namespace wb::json
