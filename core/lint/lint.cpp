// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/lint.h"

#include "core/json/parser.h"
#include "core/lint/rules.h"

#include <algorithm>

namespace wb::lint {

std::vector<Diagnostic> check(const asl::Model& model, const Options& options) {
    Report report;
    Facts facts;
    const Check context{model, options, report, facts};
    rules::syntax(context);
    rules::size(context);
    // Where the text breaks off, what is missing behind it says nothing about the definition. Comments break
    // nothing.
    if (json::isWhole(model.tree())) {
        rules::fields(context);
        rules::transitions(context);
        rules::names(context);
        rules::errors(context);
        rules::tasks(context);
        rules::maps(context);
        rules::variables(context);
        rules::lostInput(context);
        rules::style(context);
    }
    std::vector<Diagnostic> diagnostics = std::move(report).take();
    if (!options.warnings)
        std::erase_if(diagnostics, [](const Diagnostic& item) { return item.severity != Severity::Error; });
    if (!options.fixes)
        for (Diagnostic& item : diagnostics) item.fix.reset();
    return diagnostics;
}

bool isValid(const std::vector<Diagnostic>& diagnostics) {
    return std::none_of(diagnostics.begin(), diagnostics.end(),
                        [](const Diagnostic& item) { return item.severity == Severity::Error; });
}

} // namespace wb::lint
