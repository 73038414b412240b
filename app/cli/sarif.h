// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"
#include "documents.h"

#include <string>
#include <vector>

namespace wb::cli {

/// A checked file, as the report formats need it.
struct CheckedFile {
    std::string path;
    json::SyntaxTreePtr tree;
    std::vector<lint::Diagnostic> diagnostics;
    bool valid = false;
};

/// A log in the format SARIF 2.1.0, which code hosts show at the lines it is about.
json::Value sarifLog(const std::vector<CheckedFile>& files);

} // namespace wb::cli
