// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/base/result.h"
#include "core/json/text_edit.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace wb::asl::refactor {

/// Why an operation is not possible: a sentence for the user.
struct Refusal {
    std::string reason;
};

/// A change of a definition: the bytes to replace and what the views need to follow it.
struct Edit {
    /// Normalised; in offsets of the text before the edit.
    json::TextEdits edits;
    /// Name of the undo step, as `Rename "A" to "B"`.
    std::string label;
    /// States that go on under another path, old to new. States inside them are listed too.
    std::vector<std::pair<StatePath, StatePath>> moved;
    /// The state to select afterwards, if any.
    std::optional<StatePath> select;
    /// What was left undone or means something else now, a sentence each.
    std::vector<std::string> notes;
};

using Outcome = Result<Edit, Refusal>;

/// A state to be created: its name (made unique when taken) and its object as JSON text, without `Next` and
/// `End`.
struct NewState {
    std::string name;
    std::string text;
};

/// One way out of a state as it is written: which `Next`, `Default`, Choice rule or catcher.
struct TransitionPlace {
    StatePath state;
    TransitionKind kind = TransitionKind::Next;
    /// Which Choice rule or catcher, from 0.
    std::uint32_t index = 0;
};

/// The lists of a state whose elements can be added, removed and moved one by one.
enum class ListField : std::uint8_t { Branches, Choices, Catch, Retry };

} // namespace wb::asl::refactor
