// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"
#include "core/json/text_edit.h"
#include "core/json/text_style.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace wb::json {

/// Collects changes of a JSON document by node and turns them into the fewest bytes to replace: separators
/// are kept right, and what is added is laid out like its neighbours. Changes of one container may be mixed
/// freely; changes inside a node that is removed or replaced as a whole are dropped.
class TreeEditor {
  public:
    /// `tree` must outlive the editor. Precondition: it is written in JSON.
    explicit TreeEditor(const SyntaxTree& tree) : TreeEditor(tree, TextStyle::of(tree)) {}
    /// The same where the style is known, for many editors of one tree.
    TreeEditor(const SyntaxTree& tree, TextStyle style) : m_tree(tree), m_style(std::move(style)) {}

    const TextStyle& style() const { return m_style; }

    /// Replaces the bytes of a node by JSON text, laid out at its place when it has several lines.
    void replace(Node node, std::string_view json);
    /// Replaces the bytes of a node as they are given.
    void replaceVerbatim(Node node, std::string text);
    /// Replaces key and value of a member.
    void replaceMember(Node member, std::string_view key, std::string_view json);
    /// Removes a Member of an object or an element of an array, with its separator.
    void remove(Node child);

    /// Adds a member behind `after`, a Member of that object; at the start when it is null.
    void insertMember(Node object, Node after, std::string_view key, std::string_view json);
    /// Adds a member at the end.
    void appendMember(Node object, std::string_view key, std::string_view json);
    /// Sets a member: replaces its value, or adds it at the end.
    void setMember(Node object, std::string_view key, std::string_view json);
    void insertElement(Node array, Node after, std::string_view json);
    void appendElement(Node array, std::string_view json);
    /// Adds text that is a whole member or element and is used as it is, its lines indented for
    /// childIndent(container).
    void insertVerbatim(Node container, Node after, std::string text);

    /// The blanks before children of a container that stand on lines of their own; nothing when they stand on
    /// one line.
    std::optional<std::string> childIndent(Node container) const;

    /// The edits, normalised.
    TextEdits finish() const;

  private:
    struct Insertion {
        Node after; // Null: at the start.
        std::string text;
    };
    struct Changes {
        std::vector<Node> removed;
        std::vector<Insertion> inserted;
    };

    std::string spaceIn(Node container) const;
    std::string valueText(Node container, std::string_view json) const;
    void finishContainer(Node container, const Changes& changes, TextEdits& edits) const;

    const SyntaxTree& m_tree;
    TextStyle m_style;
    std::map<std::uint32_t, Changes> m_containers;
    std::vector<std::pair<Node, std::string>> m_replaced;
};

/// The node that a JSON Pointer (RFC 6901) leads to from `start`; null when there is none.
Node resolvePointer(Node start, std::string_view pointer);
/// The unescaped parts of a pointer; nothing when it is malformed.
std::optional<std::vector<std::string>> pointerParts(std::string_view pointer);

} // namespace wb::json
