// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/evaluator.h"
#include "core/query/jsonpath/java_text.h"
#include "core/query/jsonpath/regex.h"
#include "core/query/jsonpath/utf16.h"

#include <algorithm>
#include <cmath>

namespace wb::query::jsonpath {

namespace {

constexpr const char* nothingToAggregate =
    "Aggregation function attempted to calculate value using empty array";

json::Value elementAt(const json::Value& list, std::int64_t index) {
    const auto size = static_cast<std::int64_t>(list.size());
    if (index < 0) index += size;
    return index < 0 ? json::Value() : list.at(static_cast<std::size_t>(index));
}

json::Value lengthOf(const json::Value& value) {
    if (value.isString()) return static_cast<std::int64_t>(utf16Length(value.string()));
    if (value.isArray() || value.isObject()) return static_cast<std::int64_t>(value.size());
    return {};
}

/// As `length()` behind a path has it, which does not count the characters of a text.
json::Value countOf(const json::Value& value) {
    return value.isArray() || value.isObject() ? lengthOf(value) : json::Value(nullptr);
}

json::Value keysOf(const json::Value& value) {
    if (!value.isObject()) return nullptr;
    std::vector<json::Value> keys;
    keys.reserve(value.size());
    for (const json::Member& member : value.members()) keys.emplace_back(member.key);
    return json::Value::array(std::move(keys));
}

json::Value appended(const json::Value& list, const std::vector<json::Value>& more) {
    if (!list.isArray()) return list;
    std::vector<json::Value> items(list.items().begin(), list.items().end());
    items.insert(items.end(), more.begin(), more.end());
    return json::Value::array(std::move(items));
}

json::Value joined(const json::Value& subject, const std::vector<json::Value>& more, Meter& meter) {
    std::string text;
    const auto put = [&](const json::Value& value) {
        if (!meter.spend(1 + value.textSize() / 64) || !meter.hold(value.textSize())) return false;
        appendJavaText(text, value);
        return true;
    };
    if (subject.isArray())
        for (const json::Value& item : subject.items())
            if (item.isString() && !put(item)) return {};
    for (const json::Value& value : more) {
        if (!value.isArray() && !put(value)) return {};
        if (!value.isArray()) continue;
        for (const json::Value& item : value.items())
            if (!item.isNull() && !put(item)) return {};
    }
    return json::Value(text);
}

json::Value aggregated(Function function, const std::vector<double>& numbers) {
    double sum = 0;
    double squares = 0;
    for (const double number : numbers) {
        sum += number;
        squares += number * number;
    }
    const auto count = static_cast<double>(numbers.size());
    switch (function) {
    case Function::Min:
        return *std::min_element(numbers.begin(), numbers.end());
    case Function::Max:
        return *std::max_element(numbers.begin(), numbers.end());
    case Function::Average:
        return sum / count;
    case Function::Sum:
        return sum;
    default:
        return std::sqrt(std::max(0.0, squares / count - sum * sum / count / count));
    }
}

} // namespace

bool Evaluator::isAggregate(Function function) {
    switch (function) {
    case Function::Min:
    case Function::Max:
    case Function::Average:
    case Function::StandardDeviation:
    case Function::Sum:
        return true;
    default:
        return false;
    }
}

std::optional<std::vector<json::Value>> Evaluator::argumentValues(const Segment& segment, bool explain) {
    std::vector<json::Value> values;
    for (const auto& argument : segment.arguments) {
        json::Value storage;
        const json::Value& value = *operand(*argument, m_scope.input, storage);
        if (!spendThrough(value)) return std::nullopt;
        if (value.isAbsent()) {
            if (argument->kind == Expression::Kind::Path) valueOf(*argument->path, &m_scope.input, explain);
            return std::nullopt;
        }
        values.push_back(value);
    }
    return values;
}

json::Value Evaluator::picked(const Segment& segment, const json::Value& list,
                              const std::vector<json::Value>& arguments, bool explain) {
    if (!list.isArray() || list.size() == 0) {
        explainFailure(explain, nothingToAggregate);
        return {};
    }
    if (segment.function == Function::First) return elementAt(list, 0);
    if (segment.function == Function::Last) return elementAt(list, -1);
    const auto index = arguments.empty() ? std::nullopt : arguments.front().integer();
    return index ? elementAt(list, *index) : json::Value();
}

json::Value Evaluator::call(const Segment& segment, const json::Value& subject, bool explain) {
    // Aggregates and those that make a list go through what they are given once, the others pick.
    const bool picks = segment.function == Function::Length || segment.function == Function::First ||
                       segment.function == Function::Last || segment.function == Function::Index;
    if (!spend(picks ? 1 : 1 + subject.size())) return {};
    if (isAggregate(segment.function)) return aggregate(segment, subject, explain);
    const auto given = argumentValues(segment, explain);
    if (!given) return {};
    const std::vector<json::Value>& arguments = *given;
    if ((segment.function == Function::Append || segment.function == Function::Keys) &&
        !m_meter.hold((subject.size() + arguments.size()) * sizeof(json::Value)))
        return {};
    json::Value result;
    switch (segment.function) {
    case Function::Length:
        result = countOf(arguments.empty() ? subject : arguments.front());
        break;
    case Function::Keys:
        result = keysOf(subject);
        break;
    case Function::First:
    case Function::Last:
    case Function::Index:
        result = picked(segment, subject, arguments, explain);
        break;
    case Function::Append:
        result = appended(subject, arguments);
        break;
    case Function::Concat:
        result = joined(subject, arguments, m_meter);
        break;
    default:
        break;
    }
    if (explain && result.isAbsent()) explainFailure(true, "No results for path: " + m_path.canonical());
    return result;
}

json::Value Evaluator::aggregate(const Segment& segment, const json::Value& subject, bool explain) {
    std::vector<double> numbers;
    const auto collect = [&numbers](const json::Value& value) {
        if (value.isNumber()) numbers.push_back(value.toDouble());
        if (value.isArray())
            for (const json::Value& item : value.items())
                if (item.isNumber()) numbers.push_back(item.toDouble());
    };
    if (subject.isArray()) collect(subject);
    const auto arguments = argumentValues(segment, explain);
    if (!arguments) return {};
    for (const json::Value& argument : *arguments) collect(argument);
    if (!numbers.empty()) return aggregated(segment.function, numbers);
    explainFailure(explain, nothingToAggregate);
    return {};
}

json::Value Evaluator::filterCall(const Expression& expression, const json::Value& item) {
    if (expression.function == Function::Match || expression.function == Function::Search)
        return matchCall(expression, item);
    const Expression& argument = *expression.children.front();
    json::Value storage;
    if (expression.function == Function::Length) return lengthOf(*operand(argument, item, storage));
    if (argument.kind != Expression::Kind::Path) return {};
    // count() and value() take the nodes themselves, not the list that they make.
    const Union outside = m_names;
    std::int64_t count = 0;
    json::Value last;
    m_names = Union::Apart;
    if (const json::Value* root = rootOf(*argument.path, &item))
        walk(*argument.path, 0, argument.path->segments().size(), *root, {},
             [&](const json::Value& value, const Location&) {
                 ++count;
                 last = value;
             });
    m_names = outside;
    if (expression.function == Function::Count) return count;
    return count == 1 ? last : json::Value();
}

json::Value Evaluator::matchCall(const Expression& expression, const json::Value& item) {
    json::Value textStorage;
    json::Value patternStorage;
    const json::Value& text = *operand(*expression.children[0], item, textStorage);
    const json::Value& pattern = *operand(*expression.children[1], item, patternStorage);
    if (!text.isString() || !pattern.isString()) return false;
    const bool whole = expression.function == Function::Match;
    const std::string written = (whole ? "m" : "s") + std::string(pattern.string());
    if (m_pattern != written) {
        constexpr std::uint64_t stepsToCompile = 64;
        if (!spend(stepsToCompile + written.size())) return false;
        m_regex = compileRegex(pattern.string(), whole, regex::UnicodeProperties);
        m_pattern = written;
    }
    return m_regex.isValid() && isMatch(m_regex, text.string());
}

} // namespace wb::query::jsonpath
