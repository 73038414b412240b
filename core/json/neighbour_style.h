// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/text_style.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace wb::json {

/// How what is added at a place is laid out.
struct Layout {
    TextStyle style;
    /// The blanks before it, when it stands on a line of its own.
    std::optional<std::string> indent;
};

/// Reads the layout of what is added from its neighbours: the one before and the one behind it, then the
/// others of its container, then what is around that; from the document only what none of them shows.
class NeighbourStyle {
  public:
    /// `tree` must outlive this; `document` is what its text shows as a whole.
    NeighbourStyle(const SyntaxTree& tree, TextStyle document)
        : m_text(tree.text()), m_document(std::move(document)) {}

    const TextStyle& document() const { return m_document; }
    /// The layout of a child behind `after`; at the start of the container when that is null.
    const Layout& at(Node container, Node after);

  private:
    std::optional<std::string> childIndent(Node container);
    Layout read(Node container, Node after);

    std::string_view m_text;
    TextStyle m_document;
    std::unordered_map<std::uint32_t, std::optional<std::string>> m_childIndents;
    Node m_lastContainer;
    Node m_lastAfter;
    Layout m_last;
};

} // namespace wb::json
