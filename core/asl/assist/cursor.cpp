// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/cursor.h"

#include "core/asl/assist/cursor_scanner.h"
#include "core/json/decoded_string.h"

#include <algorithm>

namespace wb::asl::assist {

namespace {

bool isContainer(json::Node node) {
    return node.isObject() || node.isArray();
}

/// Whether a container has its closing bracket: the last child does not end with it.
bool isClosed(json::Node node) {
    const json::TextRange range = node.range();
    if (range.length() < 2 || node.text().back() != (node.isObject() ? '}' : ']')) return false;
    std::uint32_t lastEnd = range.begin + 1;
    for (const json::Node child : node.children()) lastEnd = std::max(lastEnd, child.range().end);
    return lastEnd < range.end;
}

bool holds(json::Node node, std::uint32_t offset) {
    const json::TextRange range = node.range();
    if (offset <= range.begin) return false;
    if (offset < range.end) return true;
    const std::string_view between =
        std::string_view(node.tree()->text()).substr(range.end, offset - range.end);
    return !isClosed(node) && between.find_first_of("]}") == std::string_view::npos;
}

json::Node innermostContainer(const json::SyntaxTree& tree, std::uint32_t offset) {
    json::Node found;
    json::Node next = tree.root();
    while (next && isContainer(next) && holds(next, offset)) {
        found = next;
        next = {};
        for (const json::Node child : found.children()) {
            if (child.range().begin >= offset) break;
            next = found.isObject() ? child.value() : child;
        }
    }
    return found;
}

/// In block-style YAML only what is written can be found, by its node.
Cursor cursorInTree(const json::SyntaxTree& tree, std::uint32_t offset) {
    Cursor cursor;
    cursor.offset = offset;
    const json::Node node = tree.innermostAt(offset);
    if (!node || isContainer(node)) {
        cursor.container = node;
        return cursor;
    }
    json::Node member = node.member();
    if (node.kind() == json::NodeKind::Member) member = node;
    const json::Node parent = node.parent();
    if (!member && parent && parent.kind() == json::NodeKind::Member) member = parent;
    cursor.container = member ? member.parent() : parent;
    const bool isKey = member && (node == member.key() || node == member);
    const json::Node word = node == member ? member.key() : node;
    cursor.place = isKey ? Cursor::Place::Key : Cursor::Place::Value;
    cursor.token = word.range();
    cursor.content = word.isString() ? json::DecodedString(word).sourceRange() : word.range();
    cursor.isQuoted = cursor.isClosed = cursor.content != cursor.token;
    if (word.isString()) cursor.yamlText = word;
    cursor.hasColon = isKey;
    if (member && !isKey) {
        const json::DecodedString key(member.key());
        cursor.key = key.text();
        cursor.keyRange = key.sourceRange();
    }
    return cursor;
}

} // namespace

bool isBlockYaml(const json::SyntaxTree& tree) {
    if (tree.notation() == json::Notation::Json) return false;
    const std::size_t first = tree.text().find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first == std::string::npos || (tree.text()[first] != '{' && tree.text()[first] != '[');
}

bool isJsonNotation(const json::SyntaxTree& tree) {
    return !isBlockYaml(tree) || !isContainer(tree.root());
}

Cursor cursorAt(const json::SyntaxTree& tree, std::uint32_t offset) {
    offset = std::min(offset, static_cast<std::uint32_t>(tree.text().size()));
    if (!isJsonNotation(tree)) return cursorInTree(tree, offset);
    return CursorScanner(tree, innermostContainer(tree, offset), offset).scan();
}

Cursor cursorOn(const json::SyntaxTree& tree, std::uint32_t offset) {
    Cursor cursor = cursorAt(tree, offset);
    if (cursor.hasToken() || offset >= tree.text().size() || !isJsonNotation(tree)) return cursor;
    Cursor next = cursorAt(tree, offset + 1);
    if (!next.hasToken() || next.token.begin != offset) return cursor;
    next.offset = offset;
    return next;
}

} // namespace wb::asl::assist
