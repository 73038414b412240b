// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/find_text.h"
#include "core/query/jsonata/builtins.h"
#include "core/query/jsonata/evaluator.h"
#include "core/query/jsonata/matches.h"
#include "core/query/jsonata/text.h"
#include "core/query/jsonata/values.h"
#include "core/unicode/unicode.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace wb::query::jsonata {

using json::Value;

namespace {

using Arguments = std::span<Value>;

/// How often a function may match: its limit argument, or for ever.
double limitOf(const Value& limit) {
    return limit.isNumber() ? limit.toDouble() : std::numeric_limits<double>::infinity();
}

Value contains(CallContext& context, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    const Value& pattern = argument(arguments, 1);
    if (text.isAbsent() || pattern.isAbsent()) return {};
    if (pattern.isString()) return findText(text.string(), pattern.string()) != std::string_view::npos;
    const bool found = MatchSource(context.evaluator, pattern, text).next() != nullptr;
    return context.evaluator.failed() ? Value() : Value(found);
}

Value match(CallContext& context, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    if (text.isAbsent()) return {};
    const double limit = limitOf(argument(arguments, 2));
    if (limit < 0) return context.evaluator.fail("D3040", argument(arguments, 2));
    std::vector<Value> found;
    MatchSource source(context.evaluator, argument(arguments, 1), text);
    // The match after the last one wanted is looked for too: it may be an error.
    for (const Match* next = limit > 0 ? source.next() : nullptr;
         next && static_cast<double>(found.size()) < limit; next = source.next()) {
        // An object, its text and the list of its groups.
        constexpr std::size_t bytesEach = 320;
        constexpr std::size_t bytesAGroup = 64;
        const std::size_t length = next->text.size();
        if (!context.evaluator.hold(bytesEach + length + next->groups.size() * (bytesAGroup + length)))
            return {};
        found.push_back(Value::object({{"match", unicode::toUtf8(next->text)},
                                       {"index", static_cast<std::int64_t>(next->start)},
                                       {"groups", groupsOf(context.evaluator, *next)}}));
    }
    if (context.evaluator.failed()) return {};
    return makeSequence(std::move(found));
}

/// What JavaScript's substring gives: the places of a user's matches may lie anywhere and in any order.
std::u16string_view substring(std::u16string_view text, std::size_t from, std::size_t to) {
    from = std::min(from, text.size());
    to = std::min(to, text.size());
    return text.substr(std::min(from, to), std::max(from, to) - std::min(from, to));
}

/// The digits at `at`, at most `most`, as parseInt reads them; -1 without any.
int groupNumber(std::u16string_view text, std::size_t at, std::size_t most) {
    int number = -1;
    for (const char16_t digit : text.substr(at, most)) {
        if (digit < '0' || digit > '9') break;
        number = std::max(number, 0) * 10 + (digit - '0');
    }
    return number;
}

/// Fills `$0`, `$1`... of a replacement: as many digits count as the number of groups has.
std::optional<std::u16string> fill(Evaluator& evaluator, std::u16string_view replacement,
                                   const Match& match) {
    const int groups = static_cast<int>(match.groups.size());
    const std::size_t mostDigits = std::max<std::size_t>(std::to_string(groups).size(), 1);
    const auto most = static_cast<std::size_t>(evaluator.textLeft());
    std::u16string filled;
    for (std::size_t at = 0; at < replacement.size();) {
        if (filled.size() > most) return evaluator.chargeText(filled.size()), std::nullopt;
        const std::size_t dollar = replacement.find(u'$', at);
        filled += replacement.substr(at, dollar - at);
        if (dollar == std::u16string_view::npos) return filled;
        at = dollar + 1;
        const char16_t next = at < replacement.size() ? replacement[at] : u'\0';
        if (next == u'$' || next == u'0') {
            if (next == u'$')
                filled += next;
            else
                filled += match.text;
            ++at;
            continue;
        }
        int group = groupNumber(replacement, at, mostDigits);
        if (mostDigits > 1 && group > groups) group = groupNumber(replacement, at, mostDigits - 1);
        if (group < 0) {
            filled += u'$';
            continue;
        }
        if (group >= 1 && group <= groups)
            filled += match.groups[static_cast<std::size_t>(group - 1)].value_or(std::u16string());
        at += std::to_string(group).size();
    }
    return filled;
}

Value replaceText(CallContext& context, const Value& text, std::string_view pattern, const Value& replacement,
                  double limit) {
    // Other things than strings are put in as text, as JavaScript's += does.
    const std::string with =
        replacement.isString() ? std::string(replacement.string()) : toJsonText(replacement);
    const std::string_view source = text.string();
    std::string result;
    std::size_t position = 0;
    double count = 0;
    // As many characters as the table for a long pattern has are looked at, but for the first one.
    for (std::size_t at = findText(source, pattern); at != std::string_view::npos && count < limit;
         at = findText(source, pattern, position)) {
        if (!context.evaluator.tick(1 + pattern.size() / 64)) return {};
        result.append(source, position, at - position).append(with);
        position = at + pattern.size();
        ++count;
        if (!context.evaluator.charge(with.size(), 1)) return {};
    }
    return result.append(source, position);
}

Value replace(CallContext& context, Arguments arguments) {
    Evaluator& evaluator = context.evaluator;
    const Value& text = argument(arguments, 0);
    const Value& pattern = argument(arguments, 1);
    const Value& replacement = argument(arguments, 2);
    if (text.isAbsent()) return {};
    if (pattern.isString() && pattern.string().empty()) return evaluator.fail("D3010", pattern);
    const double limit = limitOf(argument(arguments, 3));
    if (limit < 0) return evaluator.fail("D3011", argument(arguments, 3));
    if (!(limit > 0)) return text;
    if (pattern.isString()) return replaceText(context, text, pattern.string(), replacement, limit);
    if (!functionOf(pattern)) return text;
    MatchSource source(evaluator, pattern, text);
    const std::u16string with =
        replacement.isString() ? unicode::toUtf16(replacement.string()) : std::u16string();
    std::u16string result;
    std::size_t position = 0;
    const Match* next = source.next();
    for (double count = 0; next && count < limit; ++count, next = source.next()) {
        result += substring(source.text(), position, next->start);
        const std::size_t before = result.size();
        if (replacement.isString()) {
            const auto filled = fill(evaluator, with, *next);
            if (!filled) return {};
            result += *filled;
        } else {
            const Value made = Evaluator::unwrapped(evaluator.call(replacement, {source.described()}));
            if (evaluator.failed()) return {};
            if (!made.isString()) {
                evaluator.fail("D3012", made);
                evaluator.failure()->hasValue = true;
                return {};
            }
            if (!evaluator.tickThrough(made)) return {};
            result += unicode::toUtf16(made.string());
        }
        position = next->start + next->text.size();
        if (!evaluator.charge(result.size() - before, 1)) return {};
    }
    if (evaluator.failed()) return {};
    result += substring(source.text(), position, source.text().size());
    return unicode::toUtf8(result);
}

/// What one of many short texts takes besides its element.
constexpr std::size_t shortText = 48;

void splitText(Evaluator& evaluator, std::string_view text, std::string_view separator, double limit,
               std::vector<Value>& parts) {
    if (separator.empty()) {
        for (std::size_t at = 0; at < text.size() && static_cast<double>(parts.size()) < limit;) {
            const std::size_t length = sequenceLength(text, at);
            if (!evaluator.tick() || !evaluator.charge(1) || !evaluator.hold(shortText)) return;
            parts.emplace_back(text.substr(at, length));
            at += length;
        }
        return;
    }
    for (std::size_t at = 0; static_cast<double>(parts.size()) < limit;) {
        const std::size_t found = findText(text, separator, at);
        if (!evaluator.tick(1 + separator.size() / 64) || !evaluator.charge(1) || !evaluator.hold(shortText))
            return;
        parts.emplace_back(text.substr(at, found == std::string_view::npos ? found : found - at));
        if (found == std::string_view::npos) break;
        at = found + separator.size();
    }
}

Value split(CallContext& context, Arguments arguments) {
    const Value& text = argument(arguments, 0);
    const Value& separator = argument(arguments, 1);
    if (text.isAbsent()) return {};
    double limit = limitOf(argument(arguments, 2));
    if (limit < 0) return context.evaluator.fail("D3020", argument(arguments, 2));
    std::vector<Value> parts;
    if (separator.isString()) {
        // JavaScript's split() takes its limit modulo 2^32.
        if (std::isfinite(limit)) limit = std::fmod(std::floor(limit), 0x1.0p32);
        splitText(context.evaluator, text.string(), separator.string(), limit, parts);
        if (context.evaluator.failed()) return {};
    } else if (!functionOf(separator)) {
        if (limit > 0) parts.push_back(text);
    } else {
        MatchSource source(context.evaluator, separator, text);
        std::size_t position = 0;
        for (const Match* next = limit > 0 ? source.next() : nullptr;
             next && static_cast<double>(parts.size()) < limit; next = source.next()) {
            if (!context.evaluator.charge(1) || !context.evaluator.hold(shortText)) return {};
            parts.emplace_back(unicode::toUtf8(substring(source.text(), position, next->start)));
            position = next->end;
        }
        if (context.evaluator.failed()) return {};
        if (static_cast<double>(parts.size()) < limit)
            parts.emplace_back(unicode::toUtf8(substring(source.text(), position, source.text().size())));
    }
    return Value::array(std::move(parts));
}

constexpr auto patternRows = std::to_array<FunctionRow>({
    {"match", "<s-f<s:o>n?:a<o>>", 3, match},
    {"contains", "<s-(sf):b>", 2, contains},
    {"replace", "<s-(sf)(sf)n?:s>", 4, replace},
    {"split", "<s-(sf)n?:a<s>>", 3, split},
});

} // namespace

std::span<const FunctionRow> patternFunctions() {
    return patternRows;
}

} // namespace wb::query::jsonata
