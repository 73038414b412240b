// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/compiled.h"

#include <optional>

namespace wb::execution {

/// The whole number in the value of a field such as Seconds or MaxConcurrency. What a `...Path` field refers
/// to is read as text, as the service does: "2" is 2, while 2.0 is no whole number. Nothing otherwise.
std::optional<std::int64_t> wholeNumber(const Field& field, const json::Value& value);

/// The number in the value of a field, by the same rules.
std::optional<double> decimalNumber(const Field& field, const json::Value& value);

} // namespace wb::execution
