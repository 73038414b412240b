// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/rules.h"

namespace wb::lint::rules {

void syntax(const Check& check) {
    const json::SyntaxTree& tree = check.model.tree();
    for (const json::SyntaxError& error : tree.errors())
        check.report.add(Severity::Error, code::invalidJson, error.message, {}, error.range);
    if (!tree.root() && !tree.hasErrors())
        check.report.add(Severity::Error, code::invalidJson, "The text is empty", {}, {});
}

} // namespace wb::lint::rules
