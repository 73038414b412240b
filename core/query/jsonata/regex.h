// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/regex/regex.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wb::query::jsonata {

/// One match, in UTF-16 units as JavaScript counts.
struct Match {
    std::u16string text;
    std::size_t start = 0;
    std::size_t end = 0;
    std::vector<std::optional<std::u16string>> groups;
};

/// A regular expression literal: JavaScript's notation, flags `i` and `m`.
class Matcher {
  public:
    /// Null when the pattern is no regular expression.
    static std::shared_ptr<const Matcher> compile(std::string_view pattern, std::string_view flags);

    /// `text` is well-formed.
    regex::Outcome find(std::u16string_view text, std::size_t from, std::optional<Match>& match,
                        const std::function<bool()>& goesOn) const;
    const std::string& pattern() const { return m_pattern; }

  private:
    std::string m_pattern;
    regex::Regex m_expression;
};

} // namespace wb::query::jsonata
