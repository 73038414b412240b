// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/reader.h"

#include <string>
#include <string_view>

namespace wb::json {

/// `not JSON at LINE:COLUMN: message`, for people. `text` is what was read.
std::string describe(std::string_view text, const ReadError& error);

} // namespace wb::json
