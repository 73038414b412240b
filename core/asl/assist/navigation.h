// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/base/result.h"
#include "core/json/text_edit.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace wb::asl::assist {

/// A place in the document that names a state or a variable.
struct Occurrence {
    /// Bytes of the name: without quotes for a state, with `$` for a variable where the text has it.
    json::TextRange range;
    /// The state's own name, an assignment of the variable.
    bool isDeclaration = false;

    bool operator==(const Occurrence&) const = default;
};

/// What the name at the byte `offset` stands for: the state, or the assignments of the variable that can be
/// meant there. Empty when there is no such name.
std::vector<Occurrence> definition(const Model& model, std::uint32_t offset);

/// All places that name the state or variable at the byte `offset`, declarations included, in the order of
/// the document. Names of other containers or scopes are others.
std::vector<Occurrence> references(const Model& model, std::uint32_t offset);

/// Edits that give the variable at the byte `offset` another name, without `$`, wherever it is meant; else
/// why that cannot be.
Result<json::TextEdits, std::string> renameVariable(const Model& model, std::uint32_t offset,
                                                    std::string_view name);

} // namespace wb::asl::assist
