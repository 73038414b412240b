// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/formatter.h"

#include "core/json/parser.h"

namespace wb::json {

namespace {

class Formatter {
  public:
    Formatter(const SyntaxTree& tree, const FormatOptions& options)
        : m_text(tree.text()), m_options(options),
          m_newLine(m_text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n") {}

    std::string run(Node root) {
        const bool hasMark = m_text.starts_with("\xEF\xBB\xBF");
        if (hasMark) m_out += "\xEF\xBB\xBF";
        for (const Comment& comment : commentsIn({hasMark ? 3U : 0U, root.range().begin}))
            ownLine(comment, 0, false);
        value(root, 0);
        const Comments after = commentsIn({root.range().end, static_cast<std::uint32_t>(m_text.size())});
        for (const Comment& comment : after) {
            if (comment.sameLine)
                m_out += ' ';
            else
                newLine(0);
            m_out += comment.text;
        }
        m_out += m_newLine;
        return std::move(m_out);
    }

  private:
    struct Comment {
        std::string_view text;
        bool sameLine =
            false; ///< Nothing but blanks and punctuation stands before it on its line in the gap.
    };
    using Comments = std::vector<Comment>;

    // The comments between two nodes, where besides them only blanks, commas and colons stand.
    Comments commentsIn(TextRange gap) const {
        Comments found;
        bool sameLine = true;
        std::size_t i = gap.begin;
        while (i < gap.end) {
            const char c = m_text[i];
            if (c == '\n' || c == '\r') sameLine = false;
            if (c != '/' && c != '#') {
                ++i;
                continue;
            }
            const bool isBlock = c == '/' && m_text[i + 1] == '*';
            std::size_t end = isBlock ? m_text.find("*/", i + 2) : m_text.find_first_of("\r\n", i);
            end = end == std::string_view::npos ? gap.end : end + (isBlock ? 2 : 0);
            const std::string_view text = m_text.substr(i, end - i);
            found.push_back({text, sameLine});
            if (!isBlock || text.find('\n') != std::string_view::npos) sameLine = false;
            i = end;
        }
        return found;
    }

    void newLine(int depth) {
        m_out += m_newLine;
        m_out.append(static_cast<std::size_t>(depth * m_options.indent), ' ');
    }

    void ownLine(const Comment& comment, int depth, bool before) {
        if (before) newLine(depth);
        m_out += comment.text;
        if (!before) newLine(depth);
    }

    void value(Node node, int depth) {
        const bool isObject = node.isObject();
        if (!isObject && !node.isArray()) {
            m_out += node.text();
            return;
        }
        if (!isObject && oneLine(node)) return;
        const Node first = node.firstChild();
        const std::uint32_t inside = node.range().begin + 1;
        Comments leading = commentsIn({inside, first ? first.range().begin : node.range().end - 1});
        m_out += isObject ? '{' : '[';
        for (Node child = first; child;) {
            for (const Comment& comment : leading) ownLine(comment, depth + 1, true);
            const Node next = child.nextSibling();
            if (isObject)
                member(child, depth + 1);
            else
                element(child, depth + 1);
            if (next) m_out += ',';
            leading.clear();
            for (const Comment& comment :
                 commentsIn({child.range().end, next ? next.range().begin : node.range().end - 1})) {
                if (comment.sameLine && leading.empty())
                    m_out.append(" ").append(comment.text);
                else
                    leading.push_back(comment);
            }
            child = next;
        }
        for (const Comment& comment : leading) ownLine(comment, depth + 1, true);
        if (first || !leading.empty()) newLine(depth);
        m_out += isObject ? '}' : ']';
    }

    void element(Node node, int depth) {
        newLine(depth);
        value(node, depth);
    }

    void member(Node node, int depth) {
        for (const Comment& comment : commentsIn({node.key().range().end, node.value().range().begin}))
            ownLine(comment, depth, true);
        newLine(depth);
        m_out.append(node.key().text()).append(": ");
        value(node.value(), depth);
    }

    // Writes a list on one line if it is empty or its scalars fit.
    bool oneLine(Node list) {
        const std::size_t start = m_out.size();
        const std::size_t lineStart = m_out.rfind('\n') + 1;
        const auto undo = [&] {
            m_out.resize(start);
            return false;
        };
        std::uint32_t end = list.range().begin + 1;
        m_out += '[';
        for (const Node item : list.children()) {
            if (item.isObject() || item.isArray() || !commentsIn({end, item.range().begin}).empty())
                return undo();
            if (item != list.firstChild()) m_out += ", ";
            m_out += item.text();
            end = item.range().end;
            if (list.size() > 1 && m_out.size() - lineStart >= static_cast<std::size_t>(m_options.width))
                return undo();
        }
        if (!commentsIn({end, list.range().end - 1}).empty()) return undo();
        m_out += ']';
        return true;
    }

    std::string_view m_text;
    FormatOptions m_options;
    std::string_view m_newLine;
    std::string m_out;
};

} // namespace

Result<std::string, SyntaxError> format(const SyntaxTree& tree, const FormatOptions& options) {
    if (tree.notation() != Notation::Json)
        return failure(SyntaxError{{0, 0}, "Only JSON is formatted, not YAML"});
    for (const SyntaxError& error : tree.errors())
        if (!isComment(tree, error)) return failure(SyntaxError(error));
    return Formatter(tree, options).run(tree.root());
}

} // namespace wb::json
