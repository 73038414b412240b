// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/matches.h"
#include "core/query/jsonata/values.h"

namespace wb::query::jsonata {

using json::Value;

Value Evaluator::applyMatcher(const MatcherFunction& function, const Value& text) {
    if (!text.isString()) return {};
    const auto match = function.matcher->find(toQString(text.string()), 0);
    if (!match) return {};
    return describe(*this, function.matcher, *match, text);
}

Value Evaluator::applyNextMatch(const NextMatchFunction& function) {
    const QString text = toQString(function.text.string());
    if (static_cast<qsizetype>(function.offset) >= text.size()) return {};
    const auto match = function.matcher->find(text, static_cast<qsizetype>(function.offset));
    if (!match) return {};
    if (match->text.isEmpty()) return fail("D1004", function.matcher->pattern());
    return describe(*this, function.matcher, *match, function.text);
}

} // namespace wb::query::jsonata
