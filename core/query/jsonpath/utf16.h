// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace wb::query::jsonpath {

/// Length of a UTF-8 text in UTF-16 code units, in which Java counts. Malformed bytes count as one each.
std::size_t utf16Length(std::string_view text);
/// Negative, zero or positive as Java's String.compareTo orders two texts: by UTF-16 code units.
int compareUtf16(std::string_view left, std::string_view right);

} // namespace wb::query::jsonpath
