// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/refactor/jsonata_text.h"
#include "core/json/value.h"
#include "core/query/jsonpath/path.h"

#include <string>
#include <string_view>

namespace wb::asl::refactor {

/// A JSONPath as JSONata. `[*]` is taken for the elements of an array, `.*` for the values of an object.
Translated translatePath(const query::jsonpath::Path& path, const PathRoots& roots);

/// A step to a member: `.name`, or with backquotes.
Translated nameStep(std::string_view name);

/// A constant as JSONata.
std::string literalText(const json::Value& value);

} // namespace wb::asl::refactor
