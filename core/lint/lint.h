// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/lint/diagnostic.h"

#include <vector>

namespace wb::lint {

enum class MachineType : std::uint8_t { Standard, Express };

struct Options {
    MachineType type = MachineType::Standard;
    /// Whether warnings and information are looked for beside errors.
    bool warnings = true;
    /// Whether fixes may be offered: they are written in JSON.
    bool fixes = true;
    /// Whether the definition may be no larger than the service takes.
    bool limits = true;
};

/// Everything wrong with a definition, each defect once, in the order of the text. Linear in the size of the
/// document; any tree will do.
std::vector<Diagnostic> check(const asl::Model& model, const Options& options = {});

/// Whether the service would accept a definition with these diagnostics: none is an error.
bool isValid(const std::vector<Diagnostic>& diagnostics);

} // namespace wb::lint
