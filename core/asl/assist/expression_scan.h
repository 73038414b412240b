// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/text_range.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wb::asl::assist {

/// The languages that texts in a definition can be written in.
enum class Dialect : std::uint8_t {
    /// No expression.
    None,
    /// JSONPath, no function.
    Path,
    /// JSONPath or an intrinsic function.
    PayloadPath,
    Jsonata
};

/// A piece of an expression. Broken expressions have tokens as well.
struct ExpressionToken {
    enum class Kind : std::uint8_t {
        /// `$`, `$$`, `$name`.
        Variable,
        Name,
        Number,
        /// A quoted text, a regular expression or a comment.
        Opaque,
        Sign
    };
    Kind kind = Kind::Sign;
    json::TextRange range;
    /// False for an opaque token that runs to the end of the text.
    bool isClosed = true;

    std::string_view in(std::string_view text) const { return text.substr(range.begin, range.length()); }
};

std::vector<ExpressionToken> tokenize(std::string_view expression, Dialect dialect);

/// A call whose brackets hold a place.
struct OpenCall {
    /// `States.Format`, `$sum`; empty for brackets that call nothing.
    std::string function;
    std::size_t argument = 0;
};

/// What stands at a place of an expression.
struct ExpressionPlace {
    /// Names joined by dots that hold or end at the place, and the part before the place; empty where there
    /// are none.
    json::TextRange word;
    /// False inside of quoted texts, regular expressions and comments.
    bool isCode = true;
    /// From outside to inside.
    std::vector<OpenCall> calls;
};

ExpressionPlace placeIn(std::string_view expression, const std::vector<ExpressionToken>& tokens,
                        std::uint32_t caret);

/// Variables that an expression reads and does not bind itself, `$states` and functions left out.
struct VariableUse {
    /// Without `$`.
    std::string name;
    /// Of `$name`.
    json::TextRange range;
};
std::vector<VariableUse> variablesIn(std::string_view expression, Dialect dialect);

/// Names that a JSONata expression binds, without `$`.
std::vector<std::string> boundVariables(std::string_view expression,
                                        const std::vector<ExpressionToken>& tokens);

} // namespace wb::asl::assist
