// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/gap.h"

#include "core/json/scanner.h"

#include <algorithm>

namespace wb::json {

namespace {

constexpr std::string_view lineEnds = "\r\n";

bool beginsComment(std::string_view text, std::size_t at) {
    if (text[at] == '#') return true;
    return text[at] == '/' && at + 1 < text.size() && (text[at + 1] == '/' || text[at + 1] == '*');
}

Gap::Comment scanComment(std::string_view text, std::size_t begin) {
    const bool isBlock = text[begin] == '/' && text[begin + 1] == '*';
    std::size_t end = isBlock ? text.find("*/", begin + 2) : text.find_first_of(lineEnds, begin);
    end = end == std::string_view::npos ? text.size() : end + (isBlock ? 2 : 0);
    return {begin, end, !isBlock};
}

bool endsInLineComment(std::string_view text) {
    const auto comments = commentsIn(text);
    return !comments.empty() && comments.back().endsLine && comments.back().end == text.size();
}

} // namespace

std::vector<Gap::Comment> commentsIn(std::string_view text) {
    std::vector<Gap::Comment> found;
    const char* const end = text.data() + text.size();
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '"') {
            i = static_cast<std::size_t>(scanner::scanString(text.data() + i, end).end - text.data());
        } else if (beginsComment(text, i)) {
            found.push_back(scanComment(text, i));
            i = found.back().end;
        } else {
            ++i;
        }
    }
    return found;
}

Gap::Gap(std::string_view text, bool isOpening, bool isClosing) : m_text(text) {
    // Comments that follow what stands before without the line ending between.
    bool inRun = true;
    for (std::size_t i = 0; i < text.size();) {
        if (beginsComment(text, i)) {
            m_comments.push_back(scanComment(text, i));
            if (inRun) ++m_leftCount;
            i = m_comments.back().end;
            continue;
        }
        if (text[i] == '\n' || text[i] == '\r') inRun = false;
        if (text[i] == ',') m_comma = i;
        ++i;
    }
    // The line does not end before the neighbour after: what stands behind the comma is its own.
    if (inRun && !isClosing)
        while (m_leftCount > 0 &&
               (isOpening || (m_comma != none && m_comments[m_leftCount - 1].begin > m_comma)))
            --m_leftCount;
}

std::optional<std::string_view> Gap::rightIndent() const {
    const std::string_view between = m_text.substr(leftEnd(), rightBegin() - leftEnd());
    const std::size_t lineEnd = between.find_last_of(lineEnds);
    return lineEnd == std::string_view::npos ? std::nullopt : std::optional(between.substr(lineEnd + 1));
}

bool Piece::endsLine() const {
    return endsInLineComment(behind);
}

Siblings::Siblings(Node container) : m_container(container) {
    m_children.reserve(container.size());
    for (const Node child : container.children()) m_children.push_back(child);
}

std::optional<std::size_t> Siblings::position(Node child) const {
    const auto found = std::lower_bound(m_children.begin(), m_children.end(), child.index(),
                                        [](Node node, std::uint32_t index) { return node.index() < index; });
    if (found == m_children.end() || *found != child) return std::nullopt;
    return static_cast<std::size_t>(found - m_children.begin());
}

TextRange Siblings::rangeBefore(std::size_t position) const {
    const TextRange whole = m_container.range();
    return {position == 0 ? whole.begin + 1 : m_children[position - 1].range().end,
            position == size() ? whole.end - 1 : m_children[position].range().begin};
}

Gap Siblings::gapBefore(std::size_t position) const {
    const TextRange range = rangeBefore(position);
    const std::string_view text = m_container.tree()->text();
    return {text.substr(range.begin, range.length()), position == 0, position == size()};
}

Piece Siblings::piece(std::size_t position) const {
    const Gap before = gapBefore(position);
    const Gap after = gapBefore(position + 1);
    Piece piece;
    piece.before = before.text().substr(before.rightBegin());
    if (before.comma() != Gap::none && before.comma() >= before.rightBegin())
        piece.before.erase(before.comma() - before.rightBegin(), 1);
    piece.text = m_children[position].text();
    piece.behind = after.text().substr(0, after.leftEnd());
    if (after.comma() < piece.behind.size()) {
        piece.commaAt = after.comma();
        piece.behind.erase(piece.commaAt, 1);
    } else {
        piece.commaAt = after.leftEndsLine() ? 0 : piece.behind.size();
    }
    return piece;
}

} // namespace wb::json
