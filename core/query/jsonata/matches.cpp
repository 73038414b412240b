// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/matches.h"

#include "core/query/jsonata/text.h"
#include "core/query/jsonata/values.h"
#include "core/unicode/unicode.h"

namespace wb::query::jsonata {

using json::Value;

Value groupsOf(Evaluator& evaluator, const Match& match) {
    std::vector<Value> groups;
    for (const auto& group : match.groups) {
        Value value;
        if (group)
            value = unicode::toUtf8(*group);
        else
            value.setMark(mark::unbound);
        groups.push_back(evaluator.stored(std::move(value)));
    }
    return Value::array(std::move(groups));
}

MatchSource::MatchSource(Evaluator& evaluator, const Value& pattern, const Value& text)
    : m_evaluator(evaluator), m_pattern(pattern), m_value(text), m_text(unicode::toUtf16(text.string())) {}

const Match* MatchSource::next() {
    if (m_evaluator.failed() || !m_evaluator.tick()) return nullptr;
    return functionOf(m_pattern)->kind == Function::Kind::Matcher ? nextOfRegex() : nextOfFunction();
}

const Match* MatchSource::nextOfRegex() {
    const auto& matcher = static_cast<const MatcherFunction*>(functionOf(m_pattern))->matcher;
    const std::size_t from = m_match ? m_match->end : 0;
    if (m_started && from >= m_text.size()) return nullptr;
    if (!m_evaluator.findMatch(*matcher, m_text, from, m_match)) return nullptr;
    if (m_started && m_match && m_match->text.empty()) {
        m_evaluator.fail("D1004", matcher->pattern());
        return nullptr;
    }
    m_started = true;
    return m_match ? &*m_match : nullptr;
}

const Match* MatchSource::nextOfFunction() {
    if (!m_started) {
        m_result = Evaluator::unwrapped(m_evaluator.call(m_pattern, {m_value}));
    } else {
        const Value next = m_result["next"];
        m_result = Evaluator::unwrapped(m_evaluator.call(next, {}));
    }
    m_started = true;
    if (m_evaluator.failed() || m_result.isAbsent()) return nullptr;
    const Value start = m_result["start"];
    const Value end = m_result["end"];
    const Value groups = m_result["groups"];
    if (!start.isNumber() && !groups.isArray() && !functionOf(m_result["next"])) {
        m_evaluator.fail("T1010");
        return nullptr;
    }
    const auto clamp = [&](const Value& offset) {
        const double number = offset.toDouble();
        if (!(number > 0)) return std::size_t{0};
        return number < static_cast<double>(m_text.size()) ? static_cast<std::size_t>(number) : m_text.size();
    };
    Match match;
    const Value text = m_result["match"];
    if (text.isString()) match.text = unicode::toUtf16(text.string());
    match.start = clamp(start);
    match.end = clamp(end);
    for (const Value& group : groups.isArray() ? groups.items() : std::span<const Value>()) {
        if (group.isString())
            match.groups.emplace_back(unicode::toUtf16(group.string()));
        else
            match.groups.emplace_back(std::nullopt);
    }
    m_match = std::move(match);
    return &*m_match;
}

Value MatchSource::described() const {
    if (!m_result.isAbsent()) return m_result;
    const auto& matcher = static_cast<const MatcherFunction*>(functionOf(m_pattern))->matcher;
    return describe(m_evaluator, matcher, *m_match, m_value);
}

Value describe(Evaluator& evaluator, const std::shared_ptr<const Matcher>& matcher, const Match& match,
               const Value& text) {
    constexpr std::size_t bytesEach = 512;
    if (!evaluator.hold(bytesEach + match.text.size() * (1 + match.groups.size()))) return {};
    Value next = makeFunction<NextMatchFunction>(matcher, text, match.end);
    return Value::object({{"match", unicode::toUtf8(match.text)},
                          {"start", static_cast<std::int64_t>(match.start)},
                          {"end", static_cast<std::int64_t>(match.end)},
                          {"groups", groupsOf(evaluator, match)},
                          {"next", evaluator.stored(std::move(next))}});
}

} // namespace wb::query::jsonata
