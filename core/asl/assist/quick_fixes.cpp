// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/quick_fixes.h"

#include "core/lint/diagnostic.h"

#include <algorithm>

namespace wb::asl::assist {

std::vector<QuickFix> quickFixes(const Model& model, std::span<const lint::Diagnostic> diagnostics,
                                 std::uint32_t offset) {
    const auto size = static_cast<std::uint32_t>(model.tree().text().size());
    std::vector<QuickFix> fixes;
    for (std::size_t i = 0; i < diagnostics.size(); ++i) {
        const lint::Diagnostic& diagnostic = diagnostics[i];
        if (!diagnostic.fix || offset < diagnostic.range.begin || offset > diagnostic.range.end) continue;
        // Diagnostics of an older text must not be applied to this one.
        const auto fits = [size](const json::TextEdit& edit) {
            return edit.range.begin <= edit.range.end && edit.range.end <= size;
        };
        json::TextEdits edits = diagnostic.fix->edits;
        if (!std::all_of(edits.begin(), edits.end(), fits) || !json::normalise(edits)) continue;
        fixes.push_back({diagnostic.fix->label, std::move(edits), i});
    }
    std::stable_sort(fixes.begin(), fixes.end(), [&](const QuickFix& a, const QuickFix& b) {
        return diagnostics[a.diagnostic].range.length() < diagnostics[b.diagnostic].range.length();
    });
    return fixes;
}

} // namespace wb::asl::assist
