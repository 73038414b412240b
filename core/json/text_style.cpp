// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/text_style.h"

#include "core/json/formatter.h"
#include "core/json/parser.h"
#include "core/json/scanner.h"
#include "core/json/writer.h"

namespace wb::json {

namespace {

// The blanks at the start of the child's line if nothing else stands before it.
std::optional<std::string_view> ownLineIndent(std::string_view text, Node node) {
    const std::uint32_t begin = node.range().begin;
    const std::string_view indent = lineIndent(text, begin);
    const std::size_t lineStart = static_cast<std::size_t>(indent.data() - text.data());
    if (lineStart == 0 || lineStart + indent.size() != begin) return std::nullopt;
    return indent;
}

} // namespace

TextStyle TextStyle::of(const SyntaxTree& tree) {
    TextStyle style;
    const std::string_view text = tree.text();
    const std::size_t lineEnd = text.find('\n');
    if (lineEnd != std::string_view::npos && lineEnd > 0 && text[lineEnd - 1] == '\r') style.newLine = "\r\n";
    bool foundIndent = false;
    bool foundColon = false;
    // One line has no indentation to be found.
    const bool isOneLine = text.find_first_of("\r\n") == std::string_view::npos;
    for (std::uint32_t i = 0; i < tree.nodeCount() && !((foundIndent || isOneLine) && foundColon); ++i) {
        const Node node = tree.node(i);
        if (!foundColon && node.kind() == NodeKind::Member && node.value()) {
            const std::string_view gap =
                text.substr(node.key().range().end, node.value().range().begin - node.key().range().end);
            if (gap.find_first_not_of(": \t") == std::string_view::npos) {
                style.colon = gap;
                if (gap == ":") style.space.clear();
                foundColon = true;
            }
        }
        const Node first = node.isObject() || node.isArray() ? node.firstChild() : Node();
        if (foundIndent || !first) continue;
        if (const auto inner = ownLineIndent(text, first)) {
            const std::string_view outer = lineIndent(text, node.range().begin);
            if (inner->size() > outer.size() && inner->starts_with(outer)) {
                style.indent = inner->substr(outer.size());
                foundIndent = true;
            }
        }
    }
    // A document on lines keeps its blanks after commas even where colons have none.
    if (foundIndent) style.space = " ";
    return style;
}

std::string_view lineIndent(std::string_view text, std::uint32_t offset) {
    const std::size_t lineEnd = offset == 0 ? std::string_view::npos : text.find_last_of("\r\n", offset - 1);
    const std::size_t begin = lineEnd == std::string_view::npos ? 0 : lineEnd + 1;
    std::size_t end = begin;
    while (end < offset && (text[end] == ' ' || text[end] == '\t')) ++end;
    return text.substr(begin, end - begin);
}

std::string reindented(std::string_view text, std::string_view before, std::string_view after,
                       const TextStyle& style) {
    std::string result;
    std::size_t start = 0;
    while (true) {
        const std::size_t lineEnd = text.find('\n', start);
        std::string_view line = text.substr(start, lineEnd - start);
        if (start > 0) {
            result += style.newLine;
            if (line.starts_with(before)) line.remove_prefix(before.size());
            if (!line.empty() && line != "\r") result += after;
        }
        if (lineEnd != std::string_view::npos && line.ends_with('\r')) line.remove_suffix(1);
        result += line;
        if (lineEnd == std::string_view::npos) return result;
        start = lineEnd + 1;
    }
}

std::string laidOut(std::string_view json, const TextStyle& style, std::string_view base) {
    FormatOptions options;
    options.indent = style.indent;
    options.colon = style.colon;
    options.newLine = style.newLine;
    auto formatted = format(*parse(std::string(json)), options);
    if (!formatted) return std::string(json);
    formatted->resize(formatted->size() - style.newLine.size());
    return reindented(*formatted, {}, base, style);
}

std::string onOneLine(std::string_view json, const TextStyle& style) {
    const SyntaxTreePtr tree = parse(std::string(json));
    if (tree->hasErrors()) return std::string(json);
    std::string result;
    const std::string& text = tree->text();
    const char* const end = text.data() + text.size();
    for (const char* p = text.data(); p < end;) {
        if (*p == '"') {
            const char* const after = scanner::scanString(p, end).end;
            result.append(p, after);
            p = after;
        } else {
            if (*p == ':')
                result += style.colon;
            else if (*p == ',')
                result.append(1, ',').append(style.space);
            else if (const char* after = scanner::scanPlaceholder(p, end)) {
                result.append(p, after);
                p = after;
                continue;
            } else if (!scanner::isBlank(*p))
                result += *p;
            ++p;
        }
    }
    return result;
}

std::string quoted(std::string_view text) {
    std::string result;
    writeString(result, text);
    return result;
}

} // namespace wb::json
