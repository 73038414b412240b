// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/comparisons.h"
#include "core/query/jsonpath/evaluator.h"
#include "core/unicode/unicode.h"

#include <algorithm>

namespace wb::query::jsonpath {

bool Evaluator::accepts(const Expression& filter, const json::Value& item) {
    return spend() && truth(filter, item) == Truth::Yes;
}

Evaluator::Truth Evaluator::truth(const Expression& expression, const json::Value& item) {
    const auto yes = [](bool value) { return value ? Truth::Yes : Truth::No; };
    switch (expression.kind) {
    case Expression::Kind::And:
        for (const auto& child : expression.children)
            if (const Truth part = truth(*child, item); part != Truth::Yes) return part;
        return Truth::Yes;
    case Expression::Kind::Or:
        for (const auto& child : expression.children)
            if (const Truth part = truth(*child, item); part != Truth::No) return part;
        return Truth::No;
    case Expression::Kind::Not: {
        const Truth inner = truth(*expression.children.front(), item);
        return inner == Truth::Refused ? inner : yes(inner == Truth::No);
    }
    case Expression::Kind::Path:
        return yes(exists(*expression.path, item));
    case Expression::Kind::Function: {
        const json::Value result = filterCall(expression, item);
        return yes(result.isBoolean() ? result.boolean() : !result.isAbsent());
    }
    case Expression::Kind::Compare:
        return compare(expression, item);
    case Expression::Kind::Literal:
    case Expression::Kind::Regex:
        return Truth::No;
    }
    return Truth::No;
}

// Jayway asks only whether the definite part of the path is there: an indefinite rest that finds nothing is
// still an (empty) list.
bool Evaluator::exists(const Path& path, const json::Value& item) {
    const json::Value* at = rootOf(path, &item);
    if (!at || at->isAbsent()) return false;
    for (std::size_t i = 0; i < path.segments().size(); ++i) {
        const Segment& segment = path.segments()[i];
        if (segment.kind == Segment::Kind::Descendant) {
            bool any = false;
            walk(path, i, path.segments().size(), *at, {},
                 [&any](const json::Value&, const Location&) { any = true; });
            return any;
        }
        if (segment.kind == Segment::Kind::Function) return !valueOf(path, &item, false).isAbsent();
        if (!segment.isDefinite()) return at->isArray() || at->isObject();
        at = child(path, i, *at, false);
        if (!at) return false;
    }
    return true;
}

const json::Value* Evaluator::operand(const Expression& expression, const json::Value& item,
                                      json::Value& storage) {
    switch (expression.kind) {
    case Expression::Kind::Literal:
        return &expression.literal;
    case Expression::Kind::Function:
        storage = filterCall(expression, item);
        return &storage;
    case Expression::Kind::Path:
        break;
    default:
        return &storage;
    }
    const Path& path = *expression.path;
    const json::Value* at = rootOf(path, &item);
    for (std::size_t i = 0; i < path.segments().size(); ++i) {
        const Segment& segment = path.segments()[i];
        if (segment.kind != Segment::Kind::Child || !segment.isDefinite()) {
            storage = valueOf(path, &item, false);
            return &storage;
        }
        if (!at) return &storage;
        at = child(path, i, *at, false);
    }
    return at ? at : &storage;
}

Evaluator::Truth Evaluator::compare(const Expression& expression, const json::Value& item) {
    const Expression& left = *expression.children[0];
    const Expression& right = *expression.children[1];
    json::Value leftStorage;
    json::Value rightStorage;
    if (expression.comparison == Comparison::Matches) {
        const bool leftIsPattern = left.kind == Expression::Kind::Regex;
        if (leftIsPattern == (right.kind == Expression::Kind::Regex)) return Truth::No;
        const Expression& pattern = leftIsPattern ? left : right;
        return matches(pattern, *operand(leftIsPattern ? right : left, item, leftStorage));
    }
    const json::Value& a = *operand(left, item, leftStorage);
    const json::Value& b = *operand(right, item, rightStorage);
    if (!spendThrough(a) || !spendThrough(b)) return Truth::Refused;
    const auto result = compareValues(expression.comparison, a, b, m_meter);
    if (exhausted()) return Truth::Refused;
    if (!result) return Truth::Refused;
    return *result ? Truth::Yes : Truth::No;
}

bool Evaluator::isMatch(const regex::Regex& regex, std::string_view text) {
    constexpr std::size_t bytesAStep = 64;
    if (!spend(1 + text.size() / bytesAStep)) return false;
    const std::u16string units = unicode::toUtf16(text);
    std::vector<regex::Span> groups;
    const auto outcome = regex.match(units, 0, groups, [this] { return m_meter.look(); });
    if (outcome == regex::Outcome::GaveUp) m_meter.exhaust("memory");
    // How long it took, only the clock knows.
    return m_meter.look() && outcome == regex::Outcome::Found;
}

Evaluator::Truth Evaluator::matches(const Expression& pattern, const json::Value& subject) {
    const auto matchesOne = [&](const json::Value& value) {
        return value.isString() ? isMatch(pattern.regex, value.string())
                                : isMatch(pattern.regex, regexSubject(value));
    };
    if (!subject.isArray()) return matchesOne(subject) ? Truth::Yes : Truth::No;
    const auto items = subject.items();
    const bool any = std::any_of(items.begin(), items.end(), matchesOne);
    return any ? Truth::Yes : Truth::No;
}

} // namespace wb::query::jsonpath
