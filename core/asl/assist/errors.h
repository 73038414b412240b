// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace wb::asl::assist {

/// A row of the table of error names that can be written in ErrorEquals.
struct ErrorInfo {
    std::string_view name;
    std::string_view summary;
    /// False for errors that end an execution whatever Retry and Catch say.
    bool canBeHandled = true;
    /// Service whose tasks raise it (`lambda`); empty when any state can.
    std::string_view service = {};
};

std::span<const ErrorInfo> errors();
const ErrorInfo* findError(std::string_view name);

} // namespace wb::asl::assist
