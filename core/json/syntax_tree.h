// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/text_range.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wb::json {

class SyntaxTree;
class Value;

/// What a node of the syntax tree is. Placeholder is a bare `${Name}` as SAM, CDK and Terraform put in place
/// of a value.
enum class NodeKind : std::uint8_t {
    Error,
    Null,
    Boolean,
    Number,
    String,
    Placeholder,
    Array,
    Object,
    Member
};

/// The language in which a document is written.
enum class Notation : std::uint8_t { Json, Yaml };

/// A place where the text is not JSON. `message` says what is wrong and what was expected.
struct SyntaxError {
    TextRange range;
    std::string message;
};

/// A handle on one node of a SyntaxTree, cheap to copy and valid as long as its tree. A null handle stands
/// for "not there", and every read of it gives "not there" again, so that typed reads can be chained without
/// checks.
class Node {
  public:
    Node() = default;

    explicit operator bool() const { return m_tree != nullptr; }
    bool operator==(const Node&) const = default;
    const SyntaxTree* tree() const { return m_tree; }
    /// Position of the node in the tree's pre-order, its identity within one tree.
    std::uint32_t index() const { return m_index; }

    NodeKind kind() const;
    bool isObject() const { return m_tree && kind() == NodeKind::Object; }
    bool isArray() const { return m_tree && kind() == NodeKind::Array; }
    bool isString() const { return m_tree && kind() == NodeKind::String; }
    bool isNumber() const { return m_tree && kind() == NodeKind::Number; }
    bool isBoolean() const { return m_tree && kind() == NodeKind::Boolean; }
    bool isNull() const { return m_tree && kind() == NodeKind::Null; }
    bool isPlaceholder() const { return m_tree && kind() == NodeKind::Placeholder; }

    /// Bytes of the node, quotes and brackets included; a Member spans key, colon and value.
    TextRange range() const;
    /// The bytes of the node as they stand in the document.
    std::string_view text() const;

    Node parent() const;
    /// Next node with the same parent.
    Node nextSibling() const;
    /// First child: of an object its first Member, of an array its first element, of a Member its key.
    Node firstChild() const;
    /// Number of members or elements.
    std::uint32_t size() const;

    /// Of a Member: the key (a String node) and the value (null when the text has none).
    Node key() const;
    Node value() const;
    /// Of a value inside an object: its Member. Null for elements and the root.
    Node member() const;

    /// Value of the member `name` of an object. Of duplicate keys the last one counts, as in the service's
    /// parser.
    Node operator[](std::string_view name) const;
    /// The Member itself. Linear in the number of members: whoever looks up in wide objects keeps an index.
    Node findMember(std::string_view name) const;
    Node element(std::uint32_t position) const;

    /// Decoded text of a string; nothing for any other node.
    std::optional<std::string> string() const;
    std::optional<bool> boolean() const;
    /// The number when it is an integer that fits; `1.0` and `1e2` count as integers.
    std::optional<std::int64_t> integer() const;
    std::optional<double> number() const;
    /// Flags of SyntaxTree::Flag.
    std::uint8_t flags() const;
    /// Whether this is a bare placeholder or a string that contains one.
    bool hasPlaceholder() const { return isPlaceholder() || (flags() & 4U) != 0; }
    /// The subtree as a value. Placeholders become the string that spells them, errors become null.
    Value toValue() const;

    class Iterator;
    class Children;
    /// The members of an object or the elements of an array, for range-based loops.
    Children children() const;

  private:
    friend class SyntaxTree;
    Node(const SyntaxTree* tree, std::uint32_t index) : m_tree(tree), m_index(index) {}
    /// Of a number or Boolean: its spelling in JSON's notation.
    std::string_view scalarText() const;

    const SyntaxTree* m_tree = nullptr;
    std::uint32_t m_index = 0;
};

/// Goes from a node to its next sibling.
class Node::Iterator {
  public:
    explicit Iterator(Node node) : m_node(node) {}
    Node operator*() const { return m_node; }
    Iterator& operator++() {
        m_node = m_node.nextSibling();
        return *this;
    }
    bool operator!=(const Iterator& other) const { return m_node != other.m_node; }

  private:
    Node m_node;
};

class Node::Children {
  public:
    explicit Children(Node first) : m_first(first) {}
    Iterator begin() const { return Iterator(m_first); }
    Iterator end() const { return Iterator(Node()); }

  private:
    Node m_first;
};

/// A parsed document: text, nodes with byte ranges, and the places where it is not JSON. Immutable once
/// built; any byte string gives a tree. Nodes stand in one array in pre-order.
class SyntaxTree {
  public:
    struct Record {
        NodeKind kind = NodeKind::Error;
        std::uint8_t flags = 0;
        std::uint16_t reserved = 0;
        TextRange range;
        std::uint32_t parent = 0;
        /// Index of the first record after this subtree.
        std::uint32_t subtreeEnd = 0;
        /// Number of children; for a scalar of another notation (YAML) the index of its decoded text.
        std::uint32_t count = 0;
    };
    enum Flag : std::uint8_t { HasEscapes = 1, DecodedApart = 2, HasPlaceholder = 4, Unterminated = 8 };

    SyntaxTree(std::shared_ptr<const std::string> text, std::vector<Record> records,
               std::vector<SyntaxError> errors, std::vector<std::string> decoded = {},
               Notation notation = Notation::Json);

    const std::string& text() const { return *m_text; }
    const std::shared_ptr<const std::string>& sharedText() const { return m_text; }
    Notation notation() const { return m_notation; }
    /// The document's value; null for a text without any.
    Node root() const { return m_records.empty() ? Node() : Node(this, 0); }
    Node node(std::uint32_t index) const { return Node(this, index); }
    std::uint32_t nodeCount() const { return static_cast<std::uint32_t>(m_records.size()); }
    const std::vector<SyntaxError>& errors() const { return m_errors; }
    bool hasErrors() const { return !m_errors.empty(); }
    /// The innermost node whose range holds `offset` (or ends there); null outside the root.
    Node innermostAt(std::uint32_t offset) const;

  private:
    friend class Node;
    std::shared_ptr<const std::string> m_text;
    std::vector<Record> m_records;
    std::vector<SyntaxError> m_errors;
    std::vector<std::string> m_decoded;
    Notation m_notation;
};

using SyntaxTreePtr = std::shared_ptr<const SyntaxTree>;

// Walking a tree is most of what checking a definition does: these are worth being inlined.

inline NodeKind Node::kind() const {
    return m_tree ? m_tree->m_records[m_index].kind : NodeKind::Error;
}

inline TextRange Node::range() const {
    return m_tree ? m_tree->m_records[m_index].range : TextRange();
}

inline std::string_view Node::text() const {
    return m_tree ? std::string_view(*m_tree->m_text).substr(range().begin, range().length())
                  : std::string_view();
}

inline Node Node::parent() const {
    if (!m_tree || m_index == 0) return {};
    return {m_tree, m_tree->m_records[m_index].parent};
}

inline Node Node::nextSibling() const {
    if (!m_tree || m_index == 0) return {};
    const auto& record = m_tree->m_records[m_index];
    if (record.subtreeEnd >= m_tree->m_records[record.parent].subtreeEnd) return {};
    return {m_tree, record.subtreeEnd};
}

inline Node Node::firstChild() const {
    if (!m_tree || m_tree->m_records[m_index].subtreeEnd <= m_index + 1) return {};
    return {m_tree, m_index + 1};
}

inline std::uint32_t Node::size() const {
    const NodeKind mine = kind();
    if (mine != NodeKind::Object && mine != NodeKind::Array && mine != NodeKind::Member) return 0;
    return m_tree->m_records[m_index].count;
}

inline Node Node::key() const {
    return m_tree && kind() == NodeKind::Member ? firstChild() : Node();
}

inline Node Node::value() const {
    return key().nextSibling();
}

inline Node Node::member() const {
    const Node above = parent();
    return above && above.kind() == NodeKind::Member ? above : Node();
}

inline Node::Children Node::children() const {
    return Children(firstChild());
}

inline std::uint8_t Node::flags() const {
    return m_tree ? m_tree->m_records[m_index].flags : std::uint8_t{0};
}

} // namespace wb::json
