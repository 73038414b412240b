// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"
#include "core/json/text_edit.h"
#include "core/json/text_style.h"

#include <map>
#include <random>
#include <string>
#include <string_view>

namespace wb::test {

/// Takes comments out of a stretch of JSON text without strings.
inline std::string withoutComments(std::string_view text) {
    std::string kept;
    for (std::size_t i = 0; i < text.size();) {
        if (text.substr(i, 2) == "/*") {
            i = std::min(text.find("*/", i), text.size() - 2) + 2;
        } else if (text[i] == '#' || text.substr(i, 2) == "//") {
            i = std::min(text.find_first_of("\r\n", i), text.size());
        } else {
            kept += text[i++];
        }
    }
    return kept;
}

/// To whom each comment of a document belongs, asked of the text anew, comment by comment: the member or
/// element, or the container. The rule is that of json::Gap. Comments inside of a member, between its key and
/// value, are its own.
inline std::multimap<std::string, json::Node> commentOwners(const json::SyntaxTree& tree) {
    const std::string_view text = tree.text();
    std::multimap<std::string, json::Node> owners;
    for (const json::SyntaxError& error : tree.errors()) {
        const json::TextRange range = error.range;
        json::Node container = tree.root();
        json::Node left;
        json::Node right;
        for (bool deeper = true; deeper;) {
            deeper = false;
            left = right = {};
            for (const json::Node child : container.children()) {
                if (child.range().end <= range.begin) left = child;
                if (child.range().begin >= range.end && !right) right = child;
                if (child.range().begin < range.begin && range.end < child.range().end) {
                    container = child;
                    deeper = true;
                }
            }
        }
        const auto stretch = [&](std::uint32_t begin, std::uint32_t end) {
            return withoutComments(text.substr(begin, end - begin));
        };
        const auto hasLineEnd = [](const std::string& blanks) {
            return blanks.find_first_of("\r\n") != std::string::npos;
        };
        json::Node owner = container;
        if (container.kind() != json::NodeKind::Member) {
            const std::string before =
                stretch(left ? left.range().end : container.range().begin + 1, range.begin);
            const bool followsLeft = !hasLineEnd(before);
            const bool leadsRight = right && !hasLineEnd(stretch(range.end, right.range().begin));
            const bool behindComma = !left || before.find(',') != std::string::npos;
            if (followsLeft && !(leadsRight && behindComma))
                owner = left ? left : container;
            else
                owner = right ? right : container;
        }
        owners.emplace(text.substr(range.begin, range.length()), owner);
    }
    return owners;
}

/// The document with a comment, each with a text of its own, at many of the places where one may stand:
/// before and behind members and elements, behind opening and before closing brackets.
inline std::string commented(const json::SyntaxTree& tree, unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&](unsigned limit) {
        return std::uniform_int_distribution<unsigned>(0, limit - 1)(random);
    };
    int count = 0;
    const std::string& text = tree.text();
    json::TextEdits edits;
    const auto block = [&] { return "/* c" + std::to_string(++count) + "; */"; };
    const auto line = [&] { return (below(4) ? "// c" : "# c") + std::to_string(++count) + ";"; };
    const auto put = [&](std::uint32_t place, std::string comment) {
        edits.push_back({{place, place}, std::move(comment)});
    };
    const auto lineEndsAt = [&](std::size_t place) { return text[place] == '\n' || text[place] == '\r'; };
    for (std::uint32_t index = 0; index < tree.nodeCount(); ++index) {
        const json::Node node = tree.node(index);
        if (!node.isObject() && !node.isArray()) continue;
        const std::uint32_t inside = node.range().begin + 1;
        if (below(4) == 0 && lineEndsAt(inside)) put(inside, " " + line());
        for (const json::Node child : node.children()) {
            const std::string_view indent = json::lineIndent(text, child.range().begin);
            const auto lineBegin = static_cast<std::size_t>(indent.data() - text.data());
            const bool ownLine = lineBegin > 0 && lineBegin + indent.size() == child.range().begin;
            const std::string newLine = text.find("\r\n") == std::string::npos ? "\n" : "\r\n";
            if (below(4) == 0)
                put(child.range().begin, ownLine ? line() + newLine + std::string(indent) : block() + " ");
            const bool isLast = !child.nextSibling();
            const std::uint32_t end = child.range().end;
            if (below(4) == 0) put(end, " " + (isLast && lineEndsAt(end) && below(2) ? line() : block()));
            if (!isLast && below(4) == 0 && text[end] == ',' && lineEndsAt(end + 1))
                put(end + 1, " " + line());
            if (isLast && lineEndsAt(end) && below(4) == 0) put(end, newLine + std::string(indent) + line());
        }
    }
    json::normalise(edits);
    return json::apply(text, edits);
}

} // namespace wb::test
