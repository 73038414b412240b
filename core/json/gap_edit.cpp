// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/gap_edit.h"

namespace wb::json {

namespace {

bool beginsWithLineEnd(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first != std::string_view::npos && (text[first] == '\n' || text[first] == '\r');
}

bool endsWithLineEnd(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t");
    return last != std::string_view::npos && (text[last] == '\n' || text[last] == '\r');
}

// A piece with the comma that follows it: before its last comments where these keep to it by the line's end.
std::string withComma(const Piece& piece, bool lineFollows) {
    std::string behind = piece.behind;
    behind.insert(lineFollows ? piece.commaAt : behind.size(), 1, ',');
    return piece.before + piece.text + behind;
}

} // namespace

/// Writes pieces one after the other.
class GapEdit::Writer {
  public:
    Writer(const std::vector<Piece>& pieces, const Layout& layout, Node container)
        : m_pieces(pieces), m_layout(layout), m_container(container) {}

    bool empty() const { return m_pieces.empty(); }
    bool onLines() const { return m_layout.indent.has_value(); }
    const Piece& first() const { return m_pieces.front(); }
    const Piece& last() const { return m_pieces.back(); }
    /// A line end and the blanks of the container.
    std::string closing() const {
        // On one line of megabytes these are far to seek: only where they are needed.
        return m_layout.style.newLine +
               std::string(lineIndent(m_container.tree()->text(), m_container.range().begin));
    }
    /// A line end and the blanks of a child.
    std::string line() const {
        return onLines() ? m_layout.style.newLine + *m_layout.indent : closing() + m_layout.style.indent;
    }
    /// What separates children, with a line's end where that is needed.
    std::string separator(bool needsLine) const {
        return needsLine || onLines() ? line() : m_layout.style.space;
    }
    /// All of them, with a comma behind the last where `lastHasComma`, which `lineFollows` or not.
    std::string all(bool lastHasComma, bool lineFollows) const {
        std::string text;
        for (std::size_t i = 0; i + 1 < m_pieces.size(); ++i) {
            const bool needsLine = m_pieces[i].endsLine() || m_pieces[i + 1].startsLine();
            text += withComma(m_pieces[i], needsLine || onLines()) + separator(needsLine);
        }
        if (lastHasComma) return text + withComma(last(), lineFollows || last().endsLine());
        return text + last().before + last().text + last().behind;
    }

  private:
    const std::vector<Piece>& m_pieces;
    const Layout& m_layout;
    Node m_container;
};

GapEdit::GapEdit(const Siblings& children, std::size_t first, std::size_t last)
    : m_first(children.gapBefore(first)),
      m_last(children.gapBefore(last)), m_range{children.rangeBefore(first).begin,
                                                children.rangeBefore(last).end},
      m_container(children.container()), m_hasLeft(first > 0), m_hasRight(last < children.size()),
      m_removes(first < last) {}

std::string GapEdit::text(const std::vector<Piece>& pieces, const Layout& layout) const {
    const Writer writer(pieces, layout, m_container);
    if (!m_hasLeft && !m_hasRight) return inside(writer);
    const std::string between = m_removes ? joined(writer) : std::string(m_first.text());
    if (writer.empty()) return between;
    return m_hasLeft ? behind(writer, between) : infront(writer, between);
}

// The neighbours next to each other, without what stood between them.
std::string GapEdit::joined(const Writer& writer) const {
    // The one after takes the place of the first that goes. It keeps its own where only that begins a line,
    // by which its comments are known, or begins it in another way.
    const bool keepsPlace =
        !m_hasRight || (m_last.rightStartsLine() && m_first.rightIndent() != m_last.rightIndent());
    const std::size_t headEnd = keepsPlace ? m_first.leftEnd() : m_first.rightBegin();
    const std::size_t tailBegin = keepsPlace ? m_last.leftEnd() : m_last.rightBegin();
    std::string head(m_first.text().substr(0, headEnd));
    std::string tail(m_last.text().substr(tailBegin));
    const bool needsComma = m_hasLeft && m_hasRight;
    const bool hasFirst = m_first.comma() < headEnd;
    const bool hasLast = m_last.comma() != Gap::none && m_last.comma() >= tailBegin;
    // One comma, and that not behind a comment that goes on until the line ends.
    const bool wouldHide = keepsPlace && m_first.leftEndsLine() && !beginsWithLineEnd(tail);
    const bool dropsLast = hasLast && (hasFirst || !needsComma || wouldHide);
    if (dropsLast) tail.erase(m_last.comma() - tailBegin, 1);
    if (hasFirst && !needsComma) head.erase(m_first.comma(), 1);
    if (needsComma && !hasFirst && (!hasLast || dropsLast)) head.insert(0, 1, ',');
    if (keepsPlace && m_first.leftEndsLine() && !beginsWithLineEnd(tail)) head += writer.closing();
    return head + tail;
}

// What stands in a container of which no child stays.
std::string GapEdit::inside(const Writer& writer) const {
    if (writer.empty()) {
        const bool keepsComments = m_first.leftCount() > 0 || m_last.leftCount() < m_last.comments().size();
        return keepsComments ? joined(writer) : std::string();
    }
    std::string head;
    std::string tail;
    if (m_removes) {
        head = m_first.text().substr(0, m_first.rightBegin());
        tail = m_last.text().substr(m_last.leftEnd());
        if (writer.first().startsLine() && !endsWithLineEnd(head)) head += writer.line();
    } else {
        head = m_first.text().substr(0, m_first.leftEnd());
        if (!m_first.comments().empty()) tail = m_first.text().substr(m_first.leftEnd());
        if (!head.empty() || writer.onLines() || writer.first().startsLine())
            head += writer.separator(m_first.leftEndsLine() || writer.first().startsLine());
        if (writer.onLines() && !beginsWithLineEnd(tail)) tail = writer.closing();
    }
    if (writer.last().endsLine() && !beginsWithLineEnd(tail)) tail.insert(0, writer.closing());
    return head + writer.all(false, false) + tail;
}

// Pieces behind the neighbour before and its comments.
std::string GapEdit::behind(const Writer& writer, const std::string& between) const {
    const Gap gap(between, false, !m_hasRight);
    const std::size_t place = gap.leftEnd();
    std::string head = between.substr(0, place);
    std::string tail = between.substr(place);
    bool addsComma = m_hasRight;
    if (gap.comma() >= place) {
        head.insert(gap.leftEndsLine() ? 0 : head.size(), 1, ',');
        // A comma that is there goes on to stand behind the last piece, unless that has comments before it.
        addsComma = m_hasRight && !writer.last().behind.empty() && !beginsWithLineEnd(tail);
        if (addsComma) tail.erase(gap.comma() - place, 1);
    }
    const bool lineFollows = beginsWithLineEnd(tail);
    if (writer.last().endsLine() && !lineFollows)
        tail.insert(0, m_hasRight ? writer.line() : writer.closing());
    return head + writer.separator(gap.leftEndsLine() || writer.first().startsLine()) +
           writer.all(addsComma, lineFollows) + tail;
}

// Pieces before the first child and its comments.
std::string GapEdit::infront(const Writer& writer, const std::string& between) const {
    const Gap gap(between, true, false);
    std::string head = between.substr(0, gap.rightBegin());
    if (writer.first().startsLine() && !endsWithLineEnd(head)) head += writer.line();
    const std::string separator = writer.separator(gap.rightStartsLine() || writer.last().endsLine());
    const bool lineFollows = separator.find_first_of("\r\n") != std::string::npos;
    return head + writer.all(true, lineFollows) + separator + between.substr(gap.rightBegin());
}

} // namespace wb::json
