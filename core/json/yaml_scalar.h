// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/syntax_tree.h"

#include <string>
#include <string_view>

namespace wb::json {

/// What a scalar of YAML stands for: its kind and its spelling in JSON (of a string: the text).
struct YamlScalar {
    NodeKind kind = NodeKind::String;
    std::string text;
};

/// Resolves a plain scalar by the YAML 1.1 types null, bool, int and float. Timestamps, infinities and "not a
/// number", for which JSON has nothing, stay strings.
YamlScalar resolvePlain(std::string_view text);

} // namespace wb::json
