// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/jsonpath/path.h"
#include "core/query/scope.h"

namespace wb::query::jsonpath {

/// The error of a reference path that does not fit the input. The language's documents call ResultPath's
/// States.ResultPathMatchFailure; this is the name that executions show.
inline constexpr std::string_view referencePathConflict = "States.ReferencePathConflict";

/// What `path` points to in `base`. Precondition: path.isReferencePath(). Errors: referencePathConflict when
/// there is nothing.
Result<json::Value, Error> getAtReferencePath(const json::Value& base, const Path& path);

/// `base` with `value` put where `path` points to, as ResultPath does: missing fields are created as objects,
/// everything beside the path is shared with `base`. Precondition: path.isReferencePath(). Errors:
/// referencePathConflict when `path` cannot be applied to `base` (a scalar on the way, an index outside of
/// its array).
Result<json::Value, Error> setAtReferencePath(const json::Value& base, const Path& path, json::Value value);

} // namespace wb::query::jsonpath
