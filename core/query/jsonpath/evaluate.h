// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonpath/path.h"
#include "core/query/scope.h"

#include <string>
#include <vector>

namespace wb::query::jsonpath {

/// One value that a path found and where: a normalized path of RFC 9535 such as `$['a'][0]`, with the path's
/// own root. Values that a function computed carry the location of nothing (empty).
struct Found {
    json::Value value;
    std::string location;
};

/// The value of `path` as Step Functions gives it: of a definite path the one value, of an indefinite one an
/// array. Errors: States.Runtime with the cause `Invalid path '<path>' : <reason>`.
Result<json::Value, Error> evaluate(const Path& path, const Scope& scope, const Budget& budget = {});

/// All values that `path` finds, in order; none when there are none (RFC 9535's node list). Errors: an
/// exhausted budget only.
Result<std::vector<json::Value>, Error> evaluateAll(const Path& path, const Scope& scope,
                                                    const Budget& budget = {});

/// As evaluateAll, with the location of each value.
Result<std::vector<Found>, Error> locate(const Path& path, const Scope& scope, const Budget& budget = {});

/// Whether an error of these functions means an exhausted budget rather than a path without value.
bool isExhaustion(const Error& error);

} // namespace wb::query::jsonpath
