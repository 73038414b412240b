// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/json/text_edit.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace wb::asl::assist {

/// What a completion stands for; an editor shows an icon by it.
enum class CompletionKind : std::uint8_t { Field, Value, State, Error, Resource, Function, Variable, Path };

/// One proposal.
struct Completion {
    /// What the list shows and what typed text is matched with.
    std::string label;
    CompletionKind kind = CompletionKind::Value;
    /// A few words beside the label: "required", a signature, a type.
    std::string detail;
    /// Markdown for the panel beside the list.
    std::string documentation;
    /// Normalised. May add a missing comma, quote or colon besides the text that is completed.
    json::TextEdits edits;
    /// Where the caret goes, then where the Tab key goes from place to place: ranges of the text after the
    /// edits, to be selected. Never empty.
    std::vector<json::TextRange> stops;
    /// Items are given in the order of these.
    std::string sortKey;
};

/// More proposals than anybody reads through.
inline constexpr std::size_t maximumCompletions = 1000;

struct Completions {
    /// The bytes that were typed so far and that the completions replace; empty where nothing was typed.
    json::TextRange range;
    /// Those that match what stands between the begin of the range and the caret, the best ones first.
    std::vector<Completion> items;
    /// Whether there are more than maximumCompletions: typing on brings up others.
    bool isPartial = false;
};

/// What may stand at the byte `offset`. Works in broken text; linear in the size of the document at worst.
Completions complete(const Model& model, std::uint32_t offset);

} // namespace wb::asl::assist
