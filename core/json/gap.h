// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wb::json {

/// What stands between two neighbours in a container, or between one of them and a bracket: blanks, at most
/// one comma, and comments. A comment belongs to
/// - the neighbour before it when it begins on the line on which that ends, before or behind the comma;
/// behind
///   the opening bracket to the container;
/// - the neighbour after it when it stands on lines of its own, or behind the comma (or opening bracket) with
///   that neighbour on the same line;
/// - the container when only the closing bracket follows.
/// Everything that lays out or changes a document keeps to this.
class Gap {
  public:
    static constexpr std::size_t none = std::string_view::npos;
    struct Comment {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool endsLine = false; ///< `//` or `#`: whatever follows on the line would be part of it.
    };

    Gap() = default;
    /// Reads a gap; `text` must outlive it. `isOpening`: the opening bracket stands before it, `isClosing`:
    /// the closing one after it.
    Gap(std::string_view text, bool isOpening, bool isClosing);

    std::string_view text() const { return m_text; }
    const std::vector<Comment>& comments() const { return m_comments; }
    std::string_view text(const Comment& comment) const {
        return m_text.substr(comment.begin, comment.end - comment.begin);
    }
    /// How many of the comments, from the first, belong to what stands before.
    std::size_t leftCount() const { return m_leftCount; }
    /// Place of the comma, or none.
    std::size_t comma() const { return m_comma; }

    /// Where what belongs to the neighbour before ends; 0 without comments of its own.
    std::size_t leftEnd() const { return m_leftCount == 0 ? 0 : m_comments[m_leftCount - 1].end; }
    /// Where what belongs to the neighbour after begins; the end of the text without comments of its own.
    std::size_t rightBegin() const {
        return m_leftCount == m_comments.size() ? m_text.size() : m_comments[m_leftCount].begin;
    }
    /// Whether text put at leftEnd() would be part of a comment.
    bool leftEndsLine() const { return m_leftCount > 0 && m_comments[m_leftCount - 1].endsLine; }
    /// Whether what belongs to the neighbour after begins a line.
    bool rightStartsLine() const { return rightIndent().has_value(); }
    /// The blanks before it then.
    std::optional<std::string_view> rightIndent() const;

  private:
    std::string_view m_text;
    std::vector<Comment> m_comments;
    std::size_t m_leftCount = 0;
    std::size_t m_comma = none;
};

/// The comments in a stretch of JSON text that begins outside of strings, in offsets of it.
std::vector<Gap::Comment> commentsIn(std::string_view text);

/// A member or element with the comments that belong to it, fit to be put elsewhere.
struct Piece {
    std::string before; ///< Its comments and blanks up to it.
    std::string text;
    std::string behind; ///< Its comments behind it with the blanks before them, without a comma.
    /// Where in `behind` the comma stands where one is needed and the line ends behind the piece.
    std::size_t commaAt = 0;

    /// Whether the piece ends with a comment that goes on until the line ends.
    bool endsLine() const;
    /// Whether it begins with a comment that has to begin a line to stay its own.
    bool startsLine() const { return before.find_first_of("\r\n") != std::string::npos; }
};

/// The children of an object or array with what stands between them.
class Siblings {
  public:
    explicit Siblings(Node container);

    Node container() const { return m_container; }
    std::size_t size() const { return m_children.size(); }
    Node operator[](std::size_t position) const { return m_children[position]; }
    /// The place of a child among them; nothing for another node.
    std::optional<std::size_t> position(Node child) const;
    /// The bytes before the child at `position` up to its neighbour or the opening bracket; with size() those
    /// before the closing bracket.
    TextRange rangeBefore(std::size_t position) const;
    Gap gapBefore(std::size_t position) const;
    Piece piece(std::size_t position) const;

  private:
    Node m_container;
    std::vector<Node> m_children;
};

} // namespace wb::json
