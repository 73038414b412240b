// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/json/text_edit.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace wb::lint {
struct Diagnostic;
}

namespace wb::asl::assist {

/// A correction that can be offered at a place.
struct QuickFix {
    /// What it does, as a menu says it: `Change to "Charge"`.
    std::string title;
    json::TextEdits edits;
    /// Position of the diagnostic in the given list.
    std::size_t diagnostic = 0;
};

/// What can be done about one diagnostic of that text: its own fix, and edits of the definition that mend it
/// (create the state that is missing, delete what nothing leads to, say where a state goes, ...).
std::vector<QuickFix> fixesOf(const Model& model, const lint::Diagnostic& diagnostic);

/// The fixes of the diagnostics whose range holds or touches the byte `offset`, innermost diagnostic first.
std::vector<QuickFix> quickFixes(const Model& model, std::span<const lint::Diagnostic> diagnostics,
                                 std::uint32_t offset);

} // namespace wb::asl::assist
