// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"

#include <cstdint>
#include <optional>
#include <string>

namespace wb::asl::assist {

/// How text is written at a place of block-style YAML.
struct YamlLayout {
    /// Where the lines of the mapping begin that the place is in.
    std::uint32_t column = 0;
    /// Whether the token begins its line, behind blanks and dashes.
    bool isOnOwnLine = false;
    /// Whether a blank is missing behind the colon.
    bool needsSpace = false;
    /// Inside of brackets, where it is written as JSON is.
    bool isFlow = false;
};

/// Where a place of the document stands in the notation: what is being written there and what is missing
/// around it. Found from the tree down to the innermost container and from the bytes inside of it, so that it
/// holds in the middle of typing.
struct Cursor {
    enum class Place : std::uint8_t {
        None,
        /// In the name of a member, or where one may begin.
        Key,
        /// In a value, or where one may begin.
        Value
    };

    Place place = Place::None;
    std::uint32_t offset = 0;
    /// The innermost object or array around the place; null at the top of the document.
    json::Node container;
    /// Name of the member whose value is meant, and the bytes between its quotes; empty in arrays.
    std::string key;
    json::TextRange keyRange;
    /// The string or word at the place with its quotes; empty where there is none.
    json::TextRange token;
    /// The same without its quotes.
    json::TextRange content;
    /// Whether the token begins with a quote, and whether it ends with one.
    bool isQuoted = false;
    bool isClosed = false;
    /// A text as YAML writes it, with or without quotes; null elsewhere.
    json::Node yamlText;
    /// A name that has its colon behind it.
    bool hasColon = false;
    /// Set where a value is meant whose colon is missing.
    bool needsColon = false;
    /// Where a comma is missing between what stands before and the place.
    std::optional<std::uint32_t> missingComma;
    /// Whether a comma is missing between the place and what follows.
    bool needsCommaAfter = false;

    /// Set in block-style YAML only.
    std::optional<YamlLayout> yaml;

    bool hasToken() const { return !token.empty(); }
};

Cursor cursorAt(const json::SyntaxTree& tree, std::uint32_t offset);

/// The thing that stands at the byte `offset`, which may be its first: what a pointer rests on.
Cursor cursorOn(const json::SyntaxTree& tree, std::uint32_t offset);

/// Whether the text is JSON, broken or not, rather than block-style YAML. What is neither an object nor an
/// array counts as JSON, for nothing can be found in it.
bool isJsonNotation(const json::SyntaxTree& tree);
/// Whether what is written next is block-style YAML.
bool isBlockYaml(const json::SyntaxTree& tree);

} // namespace wb::asl::assist
