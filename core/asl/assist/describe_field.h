// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/fields.h"

#include <string>
#include <string_view>

namespace wb::asl::assist {

/// A few words for what the value of a field is: "path", "name of a state".
std::string_view describe(ValueKind kind);

/// What is known of a field, for people: its sentence, its values and bounds, its query language.
std::string fieldMarkdown(const Field& field, QueryLanguage language);

} // namespace wb::asl::assist
