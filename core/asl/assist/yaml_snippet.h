// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/assist/cursor.h"
#include "core/asl/assist/snippet.h"

#include <string_view>

namespace wb::asl::assist {

/// Lays out compact JSON with stops, or a member `"Next":"\1\2"`, as block-style YAML: what expand() is for
/// JSON. Texts stand without quotes where that says the same; an empty text with a stop is nothing but the
/// stop.
Snippet expandYaml(std::string_view notation, const YamlLayout& place, const Style& style);

} // namespace wb::asl::assist
