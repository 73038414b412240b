// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/neighbour_style.h"

namespace wb::json {

namespace {

// The blanks that begin the line of a node before which nothing but comments and its comma stands on it;
// nothing for a node on the first line.
std::optional<std::string_view> ownIndent(std::string_view text, Node node) {
    std::size_t end = node.range().begin;
    while (true) {
        std::size_t begin = end;
        while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
        if (begin == 0) return std::nullopt;
        const std::string_view before = text.substr(0, begin);
        if (before.ends_with('\n') || before.ends_with('\r')) return text.substr(begin, end - begin);
        if (before.ends_with(',')) {
            end = begin - 1;
            continue;
        }
        if (!before.ends_with("*/") || begin < 4) return std::nullopt;
        end = text.rfind("/*", begin - 4);
        if (end == std::string_view::npos) return std::nullopt;
    }
}

std::string lineEndBefore(std::string_view text, std::string_view indent) {
    const std::string_view before = text.substr(0, static_cast<std::size_t>(indent.data() - text.data()));
    return before.ends_with("\r\n") ? "\r\n" : before.ends_with('\n') ? "\n" : "\r";
}

// By how much the children of a node stand further right than it.
std::optional<std::string> levelOf(std::string_view text, Node node) {
    const Node held = node.kind() == NodeKind::Member ? node.value() : node;
    if (!held.isObject() && !held.isArray()) return std::nullopt;
    const Node first = held.firstChild();
    const auto inner = first ? ownIndent(text, first) : std::nullopt;
    if (!inner) return std::nullopt;
    const std::string_view outer = lineIndent(text, held.range().begin);
    if (inner->size() <= outer.size() || !inner->starts_with(outer)) return std::nullopt;
    const std::string level(inner->substr(outer.size()));
    // Blanks and tabs mixed are an accident that nobody wants to see again.
    const bool isMixed = level.find_first_not_of(level.front()) != std::string::npos;
    return isMixed ? std::nullopt : std::optional(level);
}

std::optional<std::string> colonOf(std::string_view text, Node node) {
    const Node member = node.isObject() ? node.firstChild() : node;
    if (member.kind() != NodeKind::Member || !member.value()) return std::nullopt;
    const std::uint32_t begin = member.key().range().end;
    const std::string_view gap = text.substr(begin, member.value().range().begin - begin);
    if (gap.find_first_not_of(": \t") != std::string_view::npos) return std::nullopt;
    return std::string(gap);
}

// What follows the comma between two neighbours on one line.
std::optional<std::string> spaceBetween(std::string_view text, Node left) {
    const Node right = left.nextSibling();
    if (!right) return std::nullopt;
    const std::string_view gap = text.substr(left.range().end, right.range().begin - left.range().end);
    if (!gap.starts_with(',') || gap.find_first_not_of(" \t", 1) != std::string_view::npos)
        return std::nullopt;
    return std::string(gap.substr(1));
}

} // namespace

// The blanks before children of a container that stand on lines of their own; nothing when they stand on one
// line.
std::optional<std::string> NeighbourStyle::childIndent(Node container) {
    const auto known = m_childIndents.find(container.index());
    if (known != m_childIndents.end()) return known->second;
    std::optional<std::string> found;
    for (const Node child : container.children()) {
        found = ownIndent(m_text, child);
        if (found) break;
    }
    if (!found && !container.firstChild()) {
        // An empty container follows its surroundings; the document's own is laid out on lines.
        bool onLines = container.text().find_first_of("\r\n") != std::string_view::npos;
        Node above = container.parent();
        if (above.kind() == NodeKind::Member) above = above.parent();
        onLines = onLines || !above || childIndent(above).has_value();
        if (onLines)
            found = std::string(lineIndent(m_text, container.range().begin)) +
                    levelOf(m_text, above).value_or(m_document.indent);
    }
    m_childIndents.emplace(container.index(), found);
    return found;
}

const Layout& NeighbourStyle::at(Node container, Node after) {
    if (m_lastContainer == container && m_lastAfter == after) return m_last;
    m_last = read(container, after);
    m_lastContainer = container;
    m_lastAfter = after;
    return m_last;
}

Layout NeighbourStyle::read(Node container, Node after) {
    Layout layout{m_document, std::nullopt};
    TextStyle& style = layout.style;
    const Node first = container.firstChild();
    const Node neighbours[] = {after, after ? after.nextSibling() : first, first};
    std::optional<std::string> level;
    std::optional<std::string> colon;
    std::optional<std::string> space;
    for (const Node near : neighbours) {
        if (!near) continue;
        const auto indent = layout.indent ? std::nullopt : ownIndent(m_text, near);
        if (indent) {
            layout.indent = *indent;
            style.newLine = lineEndBefore(m_text, *indent);
        }
        if (!level) level = levelOf(m_text, near);
        if (!colon) colon = colonOf(m_text, near);
        if (!space) space = spaceBetween(m_text, near);
    }
    if (!layout.indent) layout.indent = childIndent(container);
    for (Node above = container; above && !(level && colon); above = above.parent()) {
        if (!level && above.kind() != NodeKind::Member) level = levelOf(m_text, above);
        if (!colon) colon = colonOf(m_text, above);
    }
    style.indent = level.value_or(m_document.indent);
    style.colon = colon.value_or(m_document.colon);
    if (space)
        style.space = *space;
    else if (!layout.indent && colon)
        style.space = *colon == ":" ? "" : " ";
    return layout;
}

} // namespace wb::json
