// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/json/value.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace wb::json {

/// Why a text is not JSON: byte offset and a message.
struct ReadError {
    std::uint32_t offset = 0;
    std::string message;
};

/// Reads strict JSON (RFC 8259) into a value, keeping how numbers are written. Nesting is bounded by
/// maximumDepth.
Result<Value, ReadError> read(std::string_view text);

} // namespace wb::json
