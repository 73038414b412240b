// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace wb::regex {

enum Option : unsigned {
    None = 0,
    CaseInsensitive = 1,
    Multiline = 2,
    DotMatchesAll = 4,
    Extended = 8,
    UnicodeProperties = 16,
    /// As in JavaScript a reference to a group that took no part matches nothing at all.
    EmptyReferences = 32
};

/// A part of the text in UTF-16 units; both -1 for a group that took no part.
struct Span {
    std::ptrdiff_t begin = -1;
    std::ptrdiff_t end = -1;
    bool isSet() const { return begin >= 0; }
    std::ptrdiff_t size() const { return end - begin; }
};

/// GaveUp: somebody wanted the end, or going back would take more memory than is given.
enum class Outcome : unsigned char { NoMatch, Found, GaveUp };

/// A regular expression of PCRE2 over UTF-16, whose matching can be stopped whatever pattern and text are.
/// (Limits of steps do not do: what is repeated without alternatives is not counted.) Immutable; shared by
/// copying; used from any thread.
class Regex {
  public:
    Regex() = default;
    explicit Regex(std::u16string_view pattern, unsigned options = None);

    bool isValid() const { return m_code != nullptr; }
    /// Why it is not valid.
    const std::string& error() const { return m_error; }

    /// Looks for a match from `from` on; `groups` has the whole match first. `goesOn` is asked again and
    /// again, at least once in a few thousand steps. Precondition: isValid(); `text` is well-formed, as all
    /// that was read from UTF-8 is.
    Outcome match(std::u16string_view text, std::size_t from, std::vector<Span>& groups,
                  const std::function<bool()>& goesOn) const;

  private:
    std::shared_ptr<const void> m_code;
    std::string m_error;
};

} // namespace wb::regex
