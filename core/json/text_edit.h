// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/text_range.h"

#include <string>
#include <string_view>
#include <vector>

namespace wb::json {

/// Replaces the bytes of `range` by `text`: the one form in which core hands changes of a document to its
/// owner.
struct TextEdit {
    TextRange range;
    std::string text;

    bool operator==(const TextEdit&) const = default;
};

/// Edits of one document, all in offsets of the text before any of them. Normalised edits are sorted and do
/// not overlap.
using TextEdits = std::vector<TextEdit>;

/// Sorts edits by position, keeping the order of insertions at the same place. Returns false if two of them
/// overlap.
bool normalise(TextEdits& edits);

/// The text after all edits. Precondition: `edits` are normalised and inside `text`.
std::string apply(std::string_view text, const TextEdits& edits);

/// The edits that turn apply(text, edits) back into `text`, in offsets of the edited text.
TextEdits inverse(std::string_view text, const TextEdits& edits);

/// The smallest single edit that turns `before` into `after` (common prefix and suffix kept, characters of
/// UTF-8 whole); empty when they are equal.
TextEdits difference(std::string_view before, std::string_view after);

} // namespace wb::json
