// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace wb::json {

/// The double nearest to a number in JSON's notation, whatever the locale. Too large ones are infinite, too
/// small ones zero. Precondition: `spelling` matches the number grammar of RFC 8259.
double parseDouble(std::string_view spelling);

/// The number when it is an integer of 64 bits, however it is written (`1`, `1.0`, `1e2`).
std::optional<std::int64_t> parseInteger(std::string_view spelling);

/// `number` as an integer of 64 bits when it is one.
std::optional<std::int64_t> exactInteger(double number);

} // namespace wb::json
