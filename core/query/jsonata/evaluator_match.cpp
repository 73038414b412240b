// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/matches.h"
#include "core/query/jsonata/values.h"
#include "core/unicode/unicode.h"

namespace wb::query::jsonata {

using json::Value;

bool Evaluator::findMatch(const Matcher& matcher, std::u16string_view text, std::size_t from,
                          std::optional<Match>& match) {
    const regex::Outcome outcome = matcher.find(text, from, match, [this] { return look(); });
    if (outcome == regex::Outcome::GaveUp)
        return fail("U1001", {}, "Expression evaluation timeout: Check for infinite loop"), false;
    constexpr std::size_t charactersAStep = 256;
    const std::size_t end = match ? match->end : text.size();
    // How long it took, only the clock knows.
    return tick(1 + (end - from) / charactersAStep) && look();
}

Value Evaluator::applyMatcher(const MatcherFunction& function, const Value& text) {
    if (!text.isString() || !tickThrough(text)) return {};
    std::optional<Match> match;
    if (!findMatch(*function.matcher, unicode::toUtf16(text.string()), 0, match) || !match) return {};
    return describe(*this, function.matcher, *match, text);
}

Value Evaluator::applyNextMatch(const NextMatchFunction& function) {
    // The whole text again, for each match.
    if (!tickThrough(function.text)) return {};
    const std::u16string text = unicode::toUtf16(function.text.string());
    if (function.offset >= text.size()) return {};
    std::optional<Match> match;
    if (!findMatch(*function.matcher, text, function.offset, match) || !match) return {};
    if (match->text.empty()) return fail("D1004", function.matcher->pattern());
    return describe(*this, function.matcher, *match, function.text);
}

} // namespace wb::query::jsonata
