// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/tree_edit.h"

#include <algorithm>
#include <charconv>

namespace wb::json {

namespace {

bool startsItsLine(std::string_view text, Node node) {
    const std::string_view indent = lineIndent(text, node.range().begin);
    const auto lineStart = static_cast<std::size_t>(indent.data() - text.data());
    return lineStart > 0 && lineStart + indent.size() == node.range().begin;
}

} // namespace

std::optional<std::string> TreeEditor::childIndent(Node container) const {
    const std::string_view text = m_tree.text();
    std::optional<std::string> found;
    for (const Node child : container.children())
        if (startsItsLine(text, child)) found = lineIndent(text, child.range().begin);
    if (found || container.firstChild()) return found;
    // An empty container follows its surroundings; the document's own is laid out on lines.
    const bool onLines = container.text().find('\n') != std::string_view::npos;
    for (Node above = container.parent(); above && !onLines; above = above.parent())
        if (above.isObject() || above.isArray()) {
            if (!childIndent(above)) return std::nullopt;
            break;
        }
    return std::string(lineIndent(text, container.range().begin)) + m_style.indent;
}

// What follows a comma in a container on one line.
std::string TreeEditor::spaceIn(Node container) const {
    const Node first = container.firstChild();
    const Node second = first.nextSibling();
    if (!second) return m_style.space;
    const std::string_view gap =
        std::string_view(m_tree.text()).substr(first.range().end, second.range().begin - first.range().end);
    if (!gap.starts_with(',') || gap.find_first_not_of(" \t", 1) != std::string_view::npos)
        return m_style.space;
    return std::string(gap.substr(1));
}

std::string TreeEditor::valueText(Node container, std::string_view json) const {
    const auto indent = childIndent(container);
    if (!indent) return onOneLine(json, m_style);
    if (json.find('\n') == std::string_view::npos) return std::string(json);
    return laidOut(json, m_style, *indent);
}

void TreeEditor::replace(Node node, std::string_view json) {
    std::string text(json);
    if (json.find('\n') != std::string_view::npos) {
        const bool onLines = m_tree.text().find('\n') != std::string::npos;
        text = onLines ? laidOut(json, m_style, lineIndent(m_tree.text(), node.range().begin))
                       : onOneLine(json, m_style);
    }
    m_replaced.emplace_back(node, std::move(text));
}

void TreeEditor::replaceVerbatim(Node node, std::string text) {
    m_replaced.emplace_back(node, std::move(text));
}

void TreeEditor::replaceMember(Node member, std::string_view key, std::string_view json) {
    if (!member.value()) {
        m_replaced.emplace_back(member, quoted(key) + m_style.colon + std::string(json));
        return;
    }
    if (member.key().string() != key) replaceVerbatim(member.key(), quoted(key));
    replace(member.value(), json);
}

void TreeEditor::remove(Node child) {
    m_containers[child.parent().index()].removed.push_back(child);
}

void TreeEditor::insertMember(Node object, Node after, std::string_view key, std::string_view json) {
    insertVerbatim(object, after, quoted(key) + m_style.colon + valueText(object, json));
}

void TreeEditor::appendMember(Node object, std::string_view key, std::string_view json) {
    Node last = object.firstChild();
    while (last && last.nextSibling()) last = last.nextSibling();
    insertMember(object, last, key, json);
}

void TreeEditor::setMember(Node object, std::string_view key, std::string_view json) {
    if (const Node member = object.findMember(key))
        replaceMember(member, key, json);
    else
        appendMember(object, key, json);
}

void TreeEditor::insertElement(Node array, Node after, std::string_view json) {
    insertVerbatim(array, after, valueText(array, json));
}

void TreeEditor::appendElement(Node array, std::string_view json) {
    Node last = array.firstChild();
    while (last && last.nextSibling()) last = last.nextSibling();
    insertElement(array, last, json);
}

void TreeEditor::insertVerbatim(Node container, Node after, std::string text) {
    m_containers[container.index()].inserted.push_back({after, std::move(text)});
}

void TreeEditor::finishContainer(Node container, const Changes& changes, TextEdits& edits) const {
    std::vector<Node> children;
    for (const Node child : container.children()) children.push_back(child);
    std::vector<bool> gone(children.size(), false);
    std::unordered_map<std::uint32_t, std::size_t> places;
    for (std::size_t i = 0; i < children.size(); ++i) places[children[i].index()] = i;
    for (const Node node : changes.removed)
        if (const auto place = places.find(node.index()); place != places.end()) gone[place->second] = true;

    const auto indent = childIndent(container);
    const std::string separator = indent ? m_style.newLine + *indent : spaceIn(container);
    // What is added behind each kept child; at the front: before the first kept one.
    std::vector<std::string> front;
    std::vector<std::vector<std::string>> behind(children.size());
    for (const Insertion& insertion : changes.inserted) {
        std::optional<std::size_t> place;
        if (insertion.after) place = places.at(insertion.after.index());
        while (place && gone[*place]) place = *place == 0 ? std::nullopt : std::optional(*place - 1);
        (place ? behind[*place] : front).push_back(insertion.text);
    }
    const auto joined = [&](const std::vector<std::string>& texts) {
        std::string result;
        for (const std::string& text : texts) result += (result.empty() ? "" : "," + separator) + text;
        return result;
    };

    const auto firstKept =
        static_cast<std::size_t>(std::find(gone.begin(), gone.end(), false) - gone.begin());
    if (firstKept == children.size()) {
        TextRange inside{container.range().begin + 1, container.range().end - 1};
        std::string text = joined(front);
        if (!children.empty() && !front.empty()) {
            inside = {children.front().range().begin, children.back().range().end};
        } else if (!front.empty() && indent) {
            const std::string close(lineIndent(m_tree.text(), container.range().begin));
            text = m_style.newLine + *indent + text + m_style.newLine + close;
        }
        edits.push_back({inside, std::move(text)});
        return;
    }
    if (!front.empty()) {
        const std::uint32_t place = children[firstKept].range().begin;
        edits.push_back({{place, place}, joined(front) + "," + separator});
    }
    for (std::size_t i = 0; i < children.size(); ++i) {
        if (!gone[i]) {
            const std::uint32_t place = children[i].range().end;
            for (const std::string& text : behind[i])
                edits.push_back({{place, place}, "," + separator + text});
            continue;
        }
        std::size_t next = i;
        while (next < children.size() && gone[next]) ++next;
        const bool atEnd = next == children.size();
        const std::uint32_t begin = atEnd ? children[i - 1].range().end : children[i].range().begin;
        const std::uint32_t end = atEnd ? children[next - 1].range().end : children[next].range().begin;
        edits.push_back({{begin, end}, {}});
        i = next - 1;
    }
}

TextEdits TreeEditor::finish() const {
    TextEdits edits;
    for (const auto& [node, text] : m_replaced)
        if (node.text() != text) edits.push_back({node.range(), text});
    for (const auto& [index, changes] : m_containers) finishContainer(m_tree.node(index), changes, edits);
    // Outer edits first at the same place; then whatever lies inside an earlier, wider one is part of what
    // went away.
    std::stable_sort(edits.begin(), edits.end(), [](const TextEdit& a, const TextEdit& b) {
        if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
        return a.range.empty() && !b.range.empty();
    });
    TextEdits kept;
    for (TextEdit& edit : edits) {
        if (!kept.empty() && !kept.back().range.empty() && edit.range.begin < kept.back().range.end) {
            if (edit.range.end > kept.back().range.end) kept.back() = std::move(edit);
            continue;
        }
        kept.push_back(std::move(edit));
    }
    return kept;
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
