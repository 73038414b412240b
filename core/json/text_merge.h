// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace wb::json {

/// Where two texts change the same lines of the one they were made from, each in its own way.
struct MergeConflict {
    /// Of the first such place, from 1, in either text.
    std::size_t lineInMine = 0;
    std::size_t lineInTheirs = 0;
    /// How many such places there are.
    std::size_t count = 0;
};

/// The changes of `mine` and of `theirs` to `base`, line by line in one text. Changes that touch each other
/// are a conflict unless they are the same. Nearly linear: where texts have too little in common to tell what
/// became of which line, a stretch counts as changed as a whole.
Result<std::string, MergeConflict> mergeTexts(std::string_view base, std::string_view mine,
                                              std::string_view theirs);

} // namespace wb::json
