// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonpath/path.h"
#include "core/query/meter.h"

#include <string>
#include <vector>

namespace wb::query::jsonpath {

/// Where a part of a path's value comes from. Both are JSON pointers (RFC 6901): into the value and into the
/// document that the path's root stands for (of a variable: into its value).
struct Origin {
    std::string result;
    std::string source;
    bool operator==(const Origin&) const = default;
};

/// The value of `path` as Step Functions gives it: of a definite path the one value, of an indefinite one an
/// array. Errors: States.Runtime with the cause `Invalid path '<path>' : <reason>`.
Result<json::Value, Error> evaluate(const Path& path, const Scope& scope, const Budget& budget = {});
/// The same as a part of a larger evaluation, whose budget it shares.
Result<json::Value, Error> evaluate(const Path& path, const Scope& scope, Meter& meter);

/// All values that `path` finds, in order; none when there are none (RFC 9535's node list). Errors: an
/// exhausted budget only.
Result<std::vector<json::Value>, Error> evaluateAll(const Path& path, const Scope& scope,
                                                    const Budget& budget = {});

/// The origins of what evaluate() gives: of a definite path one for the whole value, of an indefinite one an
/// origin for each element; what a function computed comes from all that it read. Empty for a path without
/// value.
std::vector<Origin> trace(const Path& path, const Scope& scope, const Budget& budget = {});
std::vector<Origin> trace(const Path& path, const Scope& scope, Meter& meter);

/// The error of an evaluation whose budget is exhausted.
Error exhaustion(const Meter& meter);
/// Whether an error of these functions means an exhausted budget rather than a path without value.
bool isExhaustion(const Error& error);

} // namespace wb::query::jsonpath
