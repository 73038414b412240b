// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"
#include "core/json/text_range.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wb::json {

/// The text that a JSON string spells, with the way from its bytes to the bytes of the document and back:
/// expressions are parsed in the decoded text, and errors, the caret and edits are places of the document.
class DecodedString {
  public:
    DecodedString() = default;
    /// `spelled` are the bytes between the quotes, which begin at the byte `begin` of the document. Broken
    /// escapes stand for themselves, lone surrogates for U+FFFD.
    DecodedString(std::string_view spelled, std::uint32_t begin);
    /// The text of a string node; empty for any other node. Of a string that is spelled in another notation
    /// (YAML) with escapes or folding only the whole has a place.
    explicit DecodedString(Node node);

    const std::string& text() const { return m_text; }
    /// Bytes of the document between the quotes.
    TextRange sourceRange() const { return m_source; }

    /// Where the byte `offset` of the text is spelled in the document; clamped.
    std::uint32_t toSource(std::uint32_t offset) const;
    TextRange toSource(TextRange range) const { return {toSource(range.begin), toSource(range.end)}; }
    /// Which byte of the text the byte `offset` of the document spells: within an escape the one the escape
    /// begins. Clamped.
    std::uint32_t toDecoded(std::uint32_t offset) const;

  private:
    /// From this byte on, text and document run side by side until the next one.
    struct Mark {
        std::uint32_t decoded;
        std::uint32_t source;
    };
    void decode(std::string_view spelled);

    std::string m_text;
    TextRange m_source;
    std::vector<Mark> m_marks;
    bool m_isOpaque = false;
};

/// A text as it is spelled between the quotes of a JSON string.
std::string escaped(std::string_view text);

} // namespace wb::json
