// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/text_range.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wb::lint {

/// Why an expression cannot be read: bytes of its text and a message.
struct ExpressionError {
    json::TextRange range;
    std::string message;
};

/// Something an expression reads: a variable, or a field of `$`. Bytes of its text.
struct ExpressionRead {
    bool isVariable = false;
    std::string name;
    json::TextRange range;
};

/// What an expression reads of its context or of `$states`: `name`, `$`, `$states.result`.
struct ContextRead {
    std::string name;
    json::TextRange range;
};

/// What is known of an expression after reading it.
struct ExpressionCheck {
    std::optional<ExpressionError> error;
    std::vector<ExpressionRead> reads;
    /// Of JSONata: what it reads of a context, which it has none at its top level.
    std::vector<ContextRead> contextReads;
    /// Of JSONata: where it reads `$states.result` and `$states.errorOutput`.
    std::vector<ContextRead> outcomeReads;
    /// Of a path: whether it can only identify one node.
    bool isReference = true;
    /// Of a path: whether it begins at `$` itself.
    bool startsAtInput = true;
};

ExpressionCheck checkPath(std::string_view text);
/// A path or an intrinsic function.
ExpressionCheck checkPayloadPath(std::string_view text);
/// Whether an intrinsic function can give a text; paths can.
bool mayGiveText(std::string_view payloadPath);
/// What stands between `{%` and `%}`.
ExpressionCheck checkJsonata(std::string_view text);

/// Whether plain text looks as if a path or an intrinsic function were meant: `$.a`, `$$.b`,
/// `States.Format(...)`.
bool looksLikePath(std::string_view text);
bool looksLikeIntrinsic(std::string_view text);

} // namespace wb::lint
