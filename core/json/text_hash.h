// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace wb::json::detail {

/// Hash of a text, never 0. Keyed by a number drawn once a process, so that nobody can prepare keys that all
/// collide.
std::uint64_t hashText(std::string_view text) noexcept;

} // namespace wb::json::detail
