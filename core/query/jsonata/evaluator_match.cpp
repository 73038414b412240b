// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/matches.h"
#include "core/query/jsonata/values.h"

namespace wb::query::jsonata {

using json::Value;

bool Evaluator::findMatch(const Matcher& matcher, const QString& text, qsizetype from,
                          std::optional<Match>& match) {
    const regex::Outcome outcome = matcher.find(text, from, match, [this] { return look(); });
    if (outcome == regex::Outcome::GaveUp)
        return fail("U1001", {}, "Expression evaluation timeout: Check for infinite loop"), false;
    constexpr qsizetype charactersAStep = 256;
    const qsizetype end = match ? match->end : text.size();
    // How long it took, only the clock knows.
    return tick(1 + static_cast<std::uint64_t>((end - from) / charactersAStep)) && look();
}

Value Evaluator::applyMatcher(const MatcherFunction& function, const Value& text) {
    if (!text.isString() || !tickThrough(text)) return {};
    std::optional<Match> match;
    if (!findMatch(*function.matcher, toQString(text.string()), 0, match) || !match) return {};
    return describe(*this, function.matcher, *match, text);
}

Value Evaluator::applyNextMatch(const NextMatchFunction& function) {
    // The whole text again, for each match.
    if (!tickThrough(function.text)) return {};
    const QString text = toQString(function.text.string());
    if (static_cast<qsizetype>(function.offset) >= text.size()) return {};
    std::optional<Match> match;
    if (!findMatch(*function.matcher, text, static_cast<qsizetype>(function.offset), match) || !match)
        return {};
    if (match->text.isEmpty()) return fail("D1004", function.matcher->pattern());
    return describe(*this, function.matcher, *match, function.text);
}

} // namespace wb::query::jsonata
