// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "expectation.h"

#include "core/json/pointer.h"
#include "core/json/writer.h"
#include "core/unicode/unicode.h"
#include "short_text.h"

#include <algorithm>
#include <chrono>

namespace wb::cli {

namespace {

std::string shown(const json::Value& value) {
    if (value.isAbsent()) return "nothing";
    return shortText(value);
}

class Comparison {
  public:
    Comparison(std::string_view what, bool isPartial) : m_what(what), m_isPartial(isPartial) {}
    void compare(const json::Value& expected, const json::Value& actual, const std::string& place);
    std::vector<std::string> take();

  private:
    void compareMembers(const json::Value& expected, const json::Value& actual, const std::string& place);
    void compareItems(const json::Value& expected, const json::Value& actual, const std::string& place);
    void report(const std::string& place, const json::Value& expected, const json::Value& actual);

    static constexpr std::size_t most = 10;
    std::string_view m_what;
    bool m_isPartial;
    std::size_t m_count = 0;
    std::vector<std::string> m_lines;
};

void Comparison::report(const std::string& place, const json::Value& expected, const json::Value& actual) {
    if (++m_count > most) return;
    std::string line = "the " + std::string(m_what) + (place.empty() ? "" : " at " + place);
    m_lines.push_back(line + " is " + shown(actual) + ", expected " + shown(expected));
}

void Comparison::compareMembers(const json::Value& expected, const json::Value& actual,
                                const std::string& place) {
    const auto placeOf = [&](const json::Member& member) {
        std::string inside = place;
        json::appendPointerToken(inside, member.key.view());
        return inside;
    };
    for (const json::Member& member : expected.members()) {
        const json::Value* found = actual.find(member.key.view());
        compare(member.value, found ? *found : json::Value(), placeOf(member));
    }
    if (m_isPartial) return;
    for (const json::Member& member : actual.members())
        if (!expected.find(member.key.view())) report(placeOf(member), {}, member.value);
}

void Comparison::compareItems(const json::Value& expected, const json::Value& actual,
                              const std::string& place) {
    for (std::size_t index = 0; index < std::max(expected.size(), actual.size()); ++index)
        compare(index < expected.size() ? expected.at(index) : json::Value(),
                index < actual.size() ? actual.at(index) : json::Value(),
                place + '/' + std::to_string(index));
}

void Comparison::compare(const json::Value& expected, const json::Value& actual, const std::string& place) {
    if (expected == actual) return;
    if (expected.isObject() && actual.isObject())
        compareMembers(expected, actual, place);
    else if (expected.isArray() && actual.isArray())
        compareItems(expected, actual, place);
    else
        report(place, expected, actual);
}

std::vector<std::string> Comparison::take() {
    if (m_count > most)
        m_lines.push_back("the " + std::string(m_what) + " differs in " + std::to_string(m_count - most) +
                          " more places");
    return std::move(m_lines);
}

/// Null in an expectation stands for "there is none".
void compareText(std::vector<std::string>& problems, const char* what, const json::Value& expected,
                 const json::Value& actual) {
    const json::Value there = actual.isNull() ? json::Value() : actual;
    if (expected.isAbsent() || (expected.isNull() && there.isAbsent()) || expected == there) return;
    problems.push_back(std::string("the ") + what + " is " + shown(there) + ", expected " +
                       shown(expected.isNull() ? json::Value() : expected));
}

regex::Outcome find(const regex::Regex& regex, const std::string& text) {
    constexpr std::chrono::seconds patience{2};
    const auto end = std::chrono::steady_clock::now() + patience;
    std::vector<regex::Span> groups;
    return regex.match(unicode::toUtf16(text), 0, groups,
                       [&] { return std::chrono::steady_clock::now() < end; });
}

void matchText(std::vector<std::string>& problems, const char* what, const std::optional<Pattern>& pattern,
               const json::Value& actual) {
    if (!pattern) return;
    const std::string text = actual.isString() ? std::string(actual.string())
                             : actual.isNull() ? std::string()
                                               : json::toText(actual);
    const regex::Outcome outcome = actual.isAbsent() ? regex::Outcome::NoMatch : find(pattern->regex, text);
    if (outcome == regex::Outcome::GaveUp)
        problems.push_back(std::string("looking for ") + pattern->text + " in the " + what +
                           " takes too long: simplify the pattern");
    else if (outcome == regex::Outcome::NoMatch)
        problems.push_back(std::string("the ") + what + " is " + shown(actual) + ", expected a match of " +
                           pattern->text);
}

} // namespace

std::vector<std::string> differences(std::string_view what, const json::Value& expected,
                                     const json::Value& actual, bool isPartial) {
    Comparison comparison(what, isPartial);
    comparison.compare(expected, actual, {});
    return comparison.take();
}

std::vector<std::string> Expectation::problems(const execution::MachineState& end,
                                               const std::set<std::string>& entered) const {
    std::vector<std::string> problems;
    const std::string actual(execution::name(end.status()));
    if (!status.empty() && actual != status) {
        std::string problem = "the status is " + actual + ", expected " + status;
        if (end.error().isString()) {
            problem += " (" + std::string(end.error().string());
            if (end.cause().isString()) problem += ": " + std::string(end.cause().string());
            problem += ')';
        }
        problems.push_back(problem);
    } else if (end.error().isString() && end.cause().isString() && error.isString() &&
               !(error == end.error()))
        problems.push_back("what failed: " + std::string(end.cause().string()));
    const auto append = [&](std::vector<std::string> lines) {
        problems.insert(problems.end(), lines.begin(), lines.end());
    };
    // Null stands for "there is none", as an execution that fails has none.
    if (!output.isAbsent() && !(output.isNull() && end.output().isAbsent()))
        append(differences("output", output, end.output(), false));
    if (!outputIncludes.isAbsent()) append(differences("output", outputIncludes, end.output(), true));
    compareText(problems, "error", error, end.error());
    compareText(problems, "cause", cause, end.cause());
    matchText(problems, "error", errorMatches, end.error());
    matchText(problems, "cause", causeMatches, end.cause());
    for (const std::string& name : visited)
        if (!entered.contains(name)) problems.push_back("the state '" + name + "' was not visited");
    for (const std::string& name : notVisited)
        if (entered.contains(name)) problems.push_back("the state '" + name + "' was visited");
    return problems;
}

} // namespace wb::cli
