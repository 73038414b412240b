// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/assist/expression_scan.h"
#include "core/asl/assist/slot.h"
#include "core/json/decoded_string.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace wb::asl::assist {

/// An expression inside of a string of the document.
struct EmbeddedExpression {
    Dialect dialect = Dialect::None;
    json::DecodedString string;
    /// The expression in the string's text: what stands between `{%` and `%}`.
    json::TextRange range;

    std::string_view text() const {
        return std::string_view(string.text()).substr(range.begin, range.length());
    }
    /// Bytes of the document for a range of the expression.
    json::TextRange toSource(json::TextRange part) const {
        return string.toSource(json::TextRange{part.begin + range.begin, part.end + range.begin});
    }
    /// Place in the expression of a byte of the document; nothing when it is outside.
    std::optional<std::uint32_t> toExpression(std::uint32_t offset) const;
};

/// The language that a text value named `key` inside of `slot` is written in. Jsonata says that it may hold
/// an expression.
Dialect dialectOf(const Slot& slot, std::string_view key);

/// The expression in a string of that dialect; of dialect None when there is none.
EmbeddedExpression expressionIn(json::DecodedString string, Dialect dialect);

/// The expression at the cursor.
EmbeddedExpression expressionAt(const json::SyntaxTree& tree, const Cursor& cursor, const Slot& slot);

} // namespace wb::asl::assist
