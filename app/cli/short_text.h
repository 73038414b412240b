// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <string>

namespace wb::cli {

/// The value as JSON, cut between characters where it is long, so that a line stays readable.
std::string shortText(const json::Value& value);

} // namespace wb::cli
