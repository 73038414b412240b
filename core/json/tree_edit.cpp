// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/tree_edit.h"

#include "core/json/gap_edit.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>

namespace wb::json {

namespace {

/// Ranges that changes go away with, asked for in any order.
class Ranges {
  public:
    explicit Ranges(std::vector<TextRange> ranges) : m_outermost(std::move(ranges)) {
        std::sort(m_outermost.begin(), m_outermost.end(), [](TextRange a, TextRange b) {
            return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
        });
        std::size_t kept = 0;
        for (const TextRange range : m_outermost)
            if (kept == 0 || range.end > m_outermost[kept - 1].end) m_outermost[kept++] = range;
        m_outermost.resize(kept);
    }
    /// The outermost of them that holds `range`, if any.
    const TextRange* holding(TextRange range) const {
        const auto after =
            std::upper_bound(m_outermost.begin(), m_outermost.end(), range.begin,
                             [](std::uint32_t place, TextRange held) { return place < held.begin; });
        if (after == m_outermost.begin() || (after - 1)->end < range.end) return nullptr;
        return &*(after - 1);
    }

  private:
    std::vector<TextRange> m_outermost;
};

Node lastChild(Node container) {
    Node last = container.firstChild();
    while (last && last.nextSibling()) last = last.nextSibling();
    return last;
}

} // namespace

std::string TreeEditor::laidOutAt(Node container, Node after, std::string_view json) const {
    const Layout& layout = layoutAt(container, after);
    if (!layout.indent) return onOneLine(json, layout.style);
    if (json.find('\n') == std::string_view::npos) return std::string(json);
    return laidOut(json, layout.style, *layout.indent);
}

void TreeEditor::replace(Node node, std::string_view json) {
    std::string text(json);
    if (json.find('\n') != std::string_view::npos) {
        const Node place = node.member() ? node.member() : node;
        const Layout layout =
            place.parent() ? layoutAt(place.parent(), place) : Layout{m_layouts.document(), ""};
        const bool onLines = layout.indent || node.text().find('\n') != std::string_view::npos;
        text = onLines ? laidOut(json, layout.style, lineIndent(m_tree.text(), node.range().begin))
                       : onOneLine(json, layout.style);
    }
    replaceVerbatim(node, std::move(text));
}

void TreeEditor::replaceVerbatim(Node node, std::string text) {
    m_replaced.emplace_back(node, std::move(text));
}

void TreeEditor::renameMember(Node member, std::string_view key) {
    const std::string former = member.key().string().value_or("");
    if (former == key) return;
    replaceVerbatim(member.key(), quoted(key));
    m_containers[member.parent().index()].clearedKeys.insert_or_assign(former, member);
}

void TreeEditor::replaceMember(Node member, std::string_view key, std::string_view json) {
    renameMember(member, key);
    replace(member.value(), json);
}

// Comments, each ended as its kind and the layout want it, so that they belong to the member that follows.
std::string TreeEditor::commentsBefore(Node member, const Siblings& siblings,
                                       const std::vector<std::string_view>& comments) const {
    if (comments.empty()) return {};
    const auto endsLine = [](std::string_view comment) { return !comment.starts_with("/*"); };
    const Layout& layout = layoutAt(member.parent(), member);
    const bool onLines = layout.indent || std::any_of(comments.begin(), comments.end(), endsLine);
    const std::string separator =
        onLines ? layout.style.newLine + std::string(lineIndent(m_tree.text(), member.range().begin)) : " ";
    const bool startsLine = siblings.gapBefore(*siblings.position(member)).rightStartsLine();
    std::string text = onLines && !startsLine ? separator : "";
    for (const std::string_view comment : comments) text.append(comment).append(separator);
    return text;
}

void TreeEditor::mergeMembers(const std::vector<Node>& members, std::string_view key, std::string_view json) {
    if (members.empty()) return;
    const Node first = members.front();
    const Siblings siblings(first.parent());
    std::vector<std::string_view> texts;
    const auto keep = [&](std::string_view text) {
        for (const Gap::Comment& comment : commentsIn(text))
            texts.push_back(text.substr(comment.begin, comment.end - comment.begin));
    };
    const auto keepOf = [&](std::size_t place) {
        // Of the document's bytes, which stay while a piece does not.
        const Gap before = siblings.gapBefore(place);
        const Gap after = siblings.gapBefore(place + 1);
        keep(before.text().substr(before.rightBegin()));
        keep(siblings[place].text());
        keep(after.text().substr(0, after.leftEnd()));
    };
    keep(first.value().text());
    for (const Node member : members) {
        if (member == first) continue;
        keepOf(*siblings.position(member));
        remove(member);
    }
    m_containers[first.parent().index()].clearedKeys.insert_or_assign(first.key().string().value_or(""),
                                                                      first);
    replaceVerbatim(first.key(), commentsBefore(first, siblings, texts) + quoted(key));
    replace(first.value(), json);
}

void TreeEditor::remove(Node child) {
    Changes& changes = m_containers[child.parent().index()];
    if (child.kind() == NodeKind::Member)
        changes.clearedKeys.emplace(child.key().string().value_or(""), Node());
    else
        changes.removed.push_back(child);
}

void TreeEditor::insertMember(Node object, Node after, std::string_view key, std::string_view json) {
    std::string text = quoted(key) + layoutAt(object, after).style.colon;
    text += laidOutAt(object, after, json);
    insertPiece(object, after, {{}, std::move(text), {}, 0});
}

void TreeEditor::appendMember(Node object, std::string_view key, std::string_view json) {
    insertMember(object, lastChild(object), key, json);
}

void TreeEditor::setMember(Node object, std::string_view key, std::string_view json) {
    if (const Node member = object.findMember(key))
        replaceMember(member, key, json);
    else
        appendMember(object, key, json);
}

void TreeEditor::insertElement(Node array, Node after, std::string_view json) {
    insertPiece(array, after, {{}, laidOutAt(array, after, json), {}, 0});
}

void TreeEditor::appendElement(Node array, std::string_view json) {
    insertElement(array, lastChild(array), json);
}

void TreeEditor::insertPiece(Node container, Node after, Piece piece) {
    m_containers[container.index()].inserted.push_back({after, std::move(piece)});
}

void TreeEditor::move(Node child, Node after) {
    const Siblings siblings(child.parent());
    Changes& changes = m_containers[child.parent().index()];
    changes.removed.push_back(child);
    changes.inserted.push_back({after, siblings.piece(*siblings.position(child))});
}

std::vector<bool> TreeEditor::removedOf(const Siblings& children, const Changes& changes) const {
    std::vector<bool> gone(children.size(), false);
    for (const Node node : changes.removed)
        if (const auto place = children.position(node)) gone[*place] = true;
    if (changes.clearedKeys.empty()) return gone;
    for (std::size_t i = 0; i < children.size(); ++i) {
        const auto cleared = changes.clearedKeys.find(children[i].key().string().value_or(""));
        if (cleared != changes.clearedKeys.end() && children[i] != cleared->second) gone[i] = true;
    }
    return gone;
}

void TreeEditor::finishContainer(const Siblings& children, const Changes& changes,
                                 const std::vector<bool>& gone, TextEdits& edits) const {
    // Pieces by the child they stand behind, from 1; 0 is the start.
    std::vector<std::vector<Piece>> pieces(children.size() + 1);
    for (const Insertion& insertion : changes.inserted)
        pieces[insertion.after ? children.position(insertion.after).value() + 1 : 0].push_back(
            insertion.piece);
    for (std::size_t first = 0; first <= children.size();) {
        std::size_t last = first;
        std::vector<Piece>& added = pieces[first];
        Node behind = first > 0 ? children[first - 1] : Node();
        for (; last < children.size() && gone[last]; ++last) {
            std::vector<Piece>& more = pieces[last + 1];
            if (added.empty() && !more.empty()) behind = children[last];
            std::move(more.begin(), more.end(), std::back_inserter(added));
        }
        if (first < last || !added.empty()) {
            const GapEdit gap(children, first, last);
            const std::string text = gap.text(added, layoutAt(children.container(), behind));
            const TextRange range = gap.range();
            const std::string_view before =
                std::string_view(m_tree.text()).substr(range.begin, range.length());
            for (TextEdit& edit : difference(before, text))
                edits.push_back(
                    {{edit.range.begin + range.begin, edit.range.end + range.begin}, std::move(edit.text)});
        }
        first = last + 1;
    }
}

TextEdits TreeEditor::finish() const {
    struct Touched {
        Siblings children;
        const Changes* changes;
        std::vector<bool> gone;
    };
    std::vector<Touched> containers;
    std::vector<TextRange> removed;
    std::vector<TextRange> replaced;
    for (const auto& [index, changes] : m_containers) {
        Siblings children(m_tree.node(index));
        std::vector<bool> gone = removedOf(children, changes);
        for (std::size_t i = 0; i < children.size(); ++i)
            if (gone[i]) removed.push_back(children[i].range());
        containers.push_back({std::move(children), &changes, std::move(gone)});
    }
    for (const auto& [node, text] : m_replaced) replaced.push_back(node.range());
    const Ranges goneRanges(std::move(removed));
    const Ranges replacedRanges(std::move(replaced));

    // What is added before a node comes before what replaces it.
    TextEdits edits;
    for (const Touched& touched : containers) {
        const TextRange range = touched.children.container().range();
        if (!goneRanges.holding(range) && !replacedRanges.holding(range))
            finishContainer(touched.children, *touched.changes, touched.gone, edits);
    }
    // Of several texts for one node the last counts.
    std::unordered_set<std::uint32_t> seen;
    for (auto change = m_replaced.rbegin(); change != m_replaced.rend(); ++change) {
        const auto& [node, text] = *change;
        const TextRange range = node.range();
        if (!seen.insert(node.index()).second || goneRanges.holding(range)) continue;
        if (*replacedRanges.holding(range) == range && node.text() != text) edits.push_back({range, text});
    }
    normalise(edits);
    return edits;
}

std::optional<std::vector<std::string>> pointerParts(std::string_view pointer) {
    std::vector<std::string> parts;
    if (pointer.empty()) return parts;
    if (pointer.front() != '/') return std::nullopt;
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        const char c = pointer[i];
        if (c == '/') {
            parts.emplace_back();
        } else if (c == '~') {
            if (i + 1 == pointer.size() || (pointer[i + 1] != '0' && pointer[i + 1] != '1'))
                return std::nullopt;
            parts.back() += pointer[++i] == '0' ? '~' : '/';
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

Node resolvePointer(Node start, std::string_view pointer) {
    const auto parts = pointerParts(pointer);
    if (!parts) return {};
    Node node = start;
    for (const std::string& part : *parts) {
        if (node.isArray()) {
            std::uint32_t index = 0;
            const auto read = std::from_chars(part.data(), part.data() + part.size(), index);
            if (read.ec != std::errc() || read.ptr != part.data() + part.size()) return {};
            node = node.element(index);
        } else {
            node = node[part];
        }
    }
    return node;
}

} // namespace wb::json
