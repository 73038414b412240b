// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/regex/regex.h"
#include "core/unicode/unicode.h"

#include <string>
#include <string_view>

namespace wb::query::jsonpath {

/// Compiles a pattern, a whole match where `whole`.
inline regex::Regex compileRegex(std::string_view pattern, bool whole, unsigned options) {
    const std::u16string text = unicode::toUtf16(pattern);
    return regex::Regex(whole ? u"\\A(?:" + text + u")\\z" : text, options);
}

} // namespace wb::query::jsonpath
