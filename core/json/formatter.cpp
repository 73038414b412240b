// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/formatter.h"

#include "core/json/gap.h"
#include "core/json/parser.h"

namespace wb::json {

namespace {

class Formatter {
  public:
    Formatter(const SyntaxTree& tree, const FormatOptions& options)
        : m_text(tree.text()), m_options(options), m_newLine(options.newLine) {
        if (m_newLine.empty()) m_newLine = m_text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    }

    std::string run(Node root) {
        const std::uint32_t start = m_text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        m_out += m_text.substr(0, start);
        const std::string_view before = m_text.substr(start, root.range().begin - start);
        for (const Gap::Comment& comment : commentsIn(before)) {
            m_out += before.substr(comment.begin, comment.end - comment.begin);
            newLine(0);
        }
        value(root, 0);
        const Gap after(m_text.substr(root.range().end), false, true);
        behind(after);
        ownLines(after, 0);
        m_out += m_newLine;
        return std::move(m_out);
    }

  private:
    void newLine(int depth) {
        m_out += m_newLine;
        for (int i = 0; i < depth; ++i) m_out += m_options.indent;
    }

    // The comments of what stands before a gap, on the same line.
    void behind(const Gap& gap) {
        for (std::size_t i = 0; i < gap.leftCount(); ++i)
            m_out.append(" ").append(gap.text(gap.comments()[i]));
    }

    // The other comments of a gap, each on a line of its own.
    void ownLines(const Gap& gap, int depth) {
        for (std::size_t i = gap.leftCount(); i < gap.comments().size(); ++i) {
            newLine(depth);
            m_out += gap.text(gap.comments()[i]);
        }
    }

    void value(Node node, int depth) {
        if (node.isArray() && oneLine(node)) return;
        if (!node.isObject() && !node.isArray()) {
            m_out += node.text();
            return;
        }
        const bool isObject = node.isObject();
        const Siblings children(node);
        m_out += isObject ? '{' : '[';
        for (std::size_t i = 0; i <= children.size(); ++i) {
            const Gap gap = children.gapBefore(i);
            const bool isClosing = i == children.size();
            if (i > 0 && !isClosing) m_out += ',';
            if (children.size() == 0) {
                for (const Gap::Comment& comment : gap.comments()) {
                    newLine(depth + 1);
                    m_out += gap.text(comment);
                }
                if (!gap.comments().empty()) newLine(depth);
                break;
            }
            behind(gap);
            ownLines(gap, depth + 1);
            if (isClosing) {
                newLine(depth);
            } else if (isObject) {
                member(children[i], depth + 1);
            } else {
                newLine(depth + 1);
                value(children[i], depth + 1);
            }
        }
        m_out += isObject ? '}' : ']';
    }

    void member(Node node, int depth) {
        const std::uint32_t keyEnd = node.key().range().end;
        const std::string_view between = m_text.substr(keyEnd, node.value().range().begin - keyEnd);
        for (const Gap::Comment& comment : commentsIn(between)) {
            newLine(depth);
            m_out += between.substr(comment.begin, comment.end - comment.begin);
        }
        newLine(depth);
        m_out.append(node.key().text()).append(m_options.colon);
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
        const auto hasComment = [&](std::uint32_t next) {
            return m_text.substr(end, next - end).find_first_of("/#") != std::string_view::npos;
        };
        m_out += '[';
        for (const Node item : list.children()) {
            if (item.isObject() || item.isArray() || hasComment(item.range().begin)) return undo();
            if (item != list.firstChild()) m_out += ", ";
            m_out += item.text();
            end = item.range().end;
            if (list.size() > 1 && m_out.size() - lineStart >= m_options.width) return undo();
        }
        if (hasComment(list.range().end - 1)) return undo();
        m_out += ']';
        return true;
    }

    std::string_view m_text;
    FormatOptions m_options;
    std::string m_newLine;
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
