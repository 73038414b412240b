// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/text_range.h"
#include "core/query/template.h"

#include <optional>
#include <string>
#include <string_view>

namespace wb::query {

/// Why an expression that is tried out has no value.
struct TrialError {
    /// The error of an execution, or the code of the language (`T1006`); empty where there is none.
    std::string name;
    std::string message;
    /// The part of the text that is to blame; empty where it cannot be told.
    json::TextRange range;
};

/// What an expression gives that is tried out by itself.
struct Trial {
    /// Absent where there is an error.
    json::Value value;
    std::optional<TrialError> error;
    /// Where the parts of the value come from.
    Trace trace;
};

/// Evaluates an expression that stands alone, as somebody types it: in JSONPath a path or an intrinsic
/// function, in JSONata an expression with or without `{% %}`. Everything together keeps to `budget`.
Trial tryOut(std::string_view text, Language language, const Scope& scope, const Budget& budget = {});

} // namespace wb::query
