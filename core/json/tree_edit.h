// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/gap.h"
#include "core/json/neighbour_style.h"
#include "core/json/syntax_tree.h"
#include "core/json/text_edit.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace wb::json {

/// Collects changes of a JSON document by node and turns them into the fewest bytes to replace: separators
/// are kept right, and what is added is laid out like its neighbours. Changes of one container may be mixed
/// freely; changes inside a node that is removed or replaced as a whole are dropped.
///
/// Comments go with their owner (see Gap): what is removed takes its own along and no others, what is moved
/// keeps them, and nothing comes between a comment and its owner.
class TreeEditor {
  public:
    /// `tree` must outlive the editor. Precondition: it is written in JSON without errors, comments apart.
    explicit TreeEditor(const SyntaxTree& tree) : TreeEditor(tree, TextStyle::of(tree)) {}
    /// The same where the style is known, for many editors of one tree.
    TreeEditor(const SyntaxTree& tree, TextStyle style) : m_tree(tree), m_layouts(tree, std::move(style)) {}

    /// Replaces the bytes of a node by JSON text, laid out at its place when it has several lines.
    void replace(Node node, std::string_view json);
    /// Replaces the bytes of a node as they are given.
    void replaceVerbatim(Node node, std::string text);
    /// Gives a member another key. Other members of the old one are removed.
    void renameMember(Node member, std::string_view key);
    /// Replaces key and value of a member, the former as renameMember().
    void replaceMember(Node member, std::string_view key, std::string_view json);
    /// Replaces the first of `members`, all of one object, by another member and removes the others. Their
    /// comments are kept, those inside of them included.
    void mergeMembers(const std::vector<Node>& members, std::string_view key, std::string_view json);
    /// Removes an element of an array, or a Member of an object: with all others of the same key, of which
    /// one would take its place.
    void remove(Node child);

    /// Adds a member behind `after`, a Member of that object; at the start when it is null.
    void insertMember(Node object, Node after, std::string_view key, std::string_view json);
    /// Adds a member at the end.
    void appendMember(Node object, std::string_view key, std::string_view json);
    /// Sets a member: replaces the value that counts, or adds it at the end.
    void setMember(Node object, std::string_view key, std::string_view json);
    void insertElement(Node array, Node after, std::string_view json);
    void appendElement(Node array, std::string_view json);
    /// Adds a whole member or element with its comments. Its text is used as it is, with its lines indented
    /// for layoutAt(container, after).
    void insertPiece(Node container, Node after, Piece piece);
    /// Moves a child behind another one of its container; to the start when `after` is null.
    void move(Node child, Node after);

    /// The layout of what is added to a container behind `after`.
    const Layout& layoutAt(Node container, Node after) const { return m_layouts.at(container, after); }
    /// JSON text laid out for that place: as it is on one line, or on several, or all on one line where the
    /// container is.
    std::string laidOutAt(Node container, Node after, std::string_view json) const;

    /// The edits, normalised.
    TextEdits finish() const;

  private:
    struct Insertion {
        Node after; // Null: at the start.
        Piece piece;
    };
    struct Changes {
        std::vector<Node> removed;
        // Keys of which no member may stay but the one given.
        std::map<std::string, Node> clearedKeys;
        std::vector<Insertion> inserted;
    };

    std::string commentsBefore(Node member, const Siblings& siblings,
                               const std::vector<std::string_view>& comments) const;
    std::vector<bool> removedOf(const Siblings& children, const Changes& changes) const;
    void finishContainer(const Siblings& children, const Changes& changes, const std::vector<bool>& gone,
                         TextEdits& edits) const;

    const SyntaxTree& m_tree;
    mutable NeighbourStyle m_layouts; // Remembers what it has read.
    std::map<std::uint32_t, Changes> m_containers;
    std::vector<std::pair<Node, std::string>> m_replaced;
};

/// The node that a JSON Pointer (RFC 6901) leads to from `start`; null when there is none.
Node resolvePointer(Node start, std::string_view pointer);
/// The unescaped parts of a pointer; nothing when it is malformed.
std::optional<std::vector<std::string>> pointerParts(std::string_view pointer);

} // namespace wb::json
