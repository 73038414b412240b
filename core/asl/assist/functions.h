// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wb::asl::assist {

/// What is shown of a function that expressions can call.
struct FunctionDoc {
    /// As it is written: `$sum`, `States.Format`.
    std::string name;
    /// Names of the parameters; optional ones end with `?`, repeated ones with `...`.
    std::vector<std::string> parameters;
    std::string summary;

    /// `$pad(text, width, char?)`
    std::string signature() const;
};

/// JSONata's functions as Step Functions has them, sorted by name.
std::span<const FunctionDoc> jsonataFunctions();
/// The intrinsic functions in the order of the specification.
std::span<const FunctionDoc> intrinsicFunctions();

/// By name as it is written in the expression; null when there is none.
const FunctionDoc* findFunction(std::string_view name);

} // namespace wb::asl::assist
