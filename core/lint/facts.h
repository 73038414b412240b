// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/json/text_range.h"

#include <string>
#include <vector>

namespace wb::lint {

/// A use of the state's input or of a variable by an expression, and a variable that is assigned.
struct Use {
    enum class Kind : std::uint8_t {
        /// Reads the field `name` of what comes into the state.
        InputField,
        ReadVariable,
        AssignVariable
    };
    Kind kind = Kind::InputField;
    asl::StateIndex state = asl::noIndex;
    std::string name;
    /// Bytes of the document.
    json::TextRange range;
};

/// What the expressions of a machine read and write, collected while they are checked.
struct Facts {
    std::vector<Use> uses;
    /// The state whose fields are being checked.
    asl::StateIndex state = asl::noIndex;
    /// Whether that state is a task of another runner, which may have rules of its own.
    bool isForeign = false;
    /// Whether InputPath stands between what comes into that state and its other fields.
    bool hasInputPath = false;
    /// Whether the field being checked is evaluated on what comes into the state.
    bool readsInput = false;
    /// Which of `$states.result` and `$states.errorOutput` the field being checked can read.
    bool hasResult = false;
    bool hasErrorOutput = false;
};

} // namespace wb::lint
