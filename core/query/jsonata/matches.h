// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/regex.h"

namespace wb::query::jsonata {

/// The captured groups as an array; what did not take part is nothing.
json::Value groupsOf(Evaluator& evaluator, const Match& match);

/// A match as expressions see it: `{match, start, end, groups, next}`.
json::Value describe(Evaluator& evaluator, const std::shared_ptr<const Matcher>& matcher, const Match& match,
                     const json::Value& text);

/// The matches of a pattern in a text one after the other, whether the pattern is a regular expression or a
/// function of the user.
class MatchSource {
  public:
    MatchSource(Evaluator& evaluator, const json::Value& pattern, const json::Value& text);

    /// The next match; nothing at the end or after a failure of the evaluator. Offsets are UTF-16 units of
    /// text().
    const Match* next();
    const std::u16string& text() const { return m_text; }
    /// What a replacement function is given for the current match.
    json::Value described() const;

  private:
    const Match* nextOfRegex();
    const Match* nextOfFunction();

    Evaluator& m_evaluator;
    const json::Value m_pattern;
    const json::Value m_value;
    std::u16string m_text;
    std::optional<Match> m_match;
    json::Value m_result; ///< Of a user's function: the object of the current match.
    bool m_started = false;
};

} // namespace wb::query::jsonata
