// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"

#include <string>
#include <string_view>

namespace wb::asl {

/// The decoded text of a string node, without a copy where the document spells it plainly. Empty for any
/// other node. Valid as long as this object and the node's tree.
class NodeText {
  public:
    explicit NodeText(json::Node node) {
        if (!node.isString()) return;
        const std::string_view spelled = node.text();
        // The parser of JSON has looked for escapes already; a YAML string may be folded.
        constexpr unsigned notPlain =
            json::SyntaxTree::HasEscapes | json::SyntaxTree::DecodedApart | json::SyntaxTree::Unterminated;
        const bool isJson = node.tree()->notation() == json::Notation::Json;
        if (spelled.size() >= 2 && spelled.front() == '"' && spelled.back() == '"' && isJson &&
            (node.flags() & notPlain) == 0) {
            m_plain = spelled.substr(1, spelled.size() - 2);
        } else {
            m_decoded = node.string().value_or(std::string());
            m_isDecoded = true;
        }
    }
    std::string_view view() const { return m_isDecoded ? std::string_view(m_decoded) : m_plain; }
    operator std::string_view() const { return view(); }

  private:
    std::string_view m_plain;
    std::string m_decoded;
    bool m_isDecoded = false;
};

} // namespace wb::asl
