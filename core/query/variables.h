// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/query/scope.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace wb::query {

/// Limits on workflow variables; sizes are bytes of compact JSON in UTF-8.
inline constexpr std::size_t maximumVariableName = 80;
inline constexpr std::size_t maximumVariableBytes = 256 * 1024;
inline constexpr std::size_t maximumAssignBytes = 256 * 1024;
inline constexpr std::size_t maximumVariablesBytes = 10 * 1024 * 1024;

/// How many characters a name has, which its limit counts.
std::size_t variableNameLength(std::string_view name);

/// Whether `name` (without `$`) may name a variable: begins with a Unicode ID_Start character, goes on with
/// ID_Continue, at most 80 characters, and is not `states`. Otherwise gives why not in `reason`.
bool isVariableName(std::string_view name, std::string* reason = nullptr);

/// What the values of variables take.
std::uint64_t bytesOf(const json::Value& variables);

/// What an Assign leads to.
struct Assigned {
    /// Those of the scope.
    json::Value variables;
    /// Of all variables of the execution.
    std::uint64_t bytes = 0;
};

/// The variables of one scope after an Assign: `own` with the members of `assigned` set. Names in `outer`,
/// the variables of the scopes around, may be read and not assigned. `used` is what all variables of the
/// execution took before. Errors: States.Runtime for a name that is not allowed, States.DataLimitExceeded for
/// a limit. Takes time for what is assigned, not for what is there.
Result<Assigned, Error> assignVariables(const json::Value& own, const json::Value& outer,
                                        const json::Value& assigned, std::uint64_t used);

/// What an expression sees: `own` and, where no own variable hides them, the `outer` ones.
json::Value visibleVariables(const json::Value& outer, const json::Value& own);

} // namespace wb::query
