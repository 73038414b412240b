// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/assist/proposals.h"

#include "core/asl/assist/yaml_snippet.h"

#include <algorithm>
#include <cstdio>
#include <tuple>

namespace wb::asl::assist {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool startsWith(std::string_view text, std::string_view typed) {
    return text.size() >= typed.size() && std::equal(typed.begin(), typed.end(), text.begin(),
                                                     [](char a, char b) { return lower(a) == lower(b); });
}

bool contains(std::string_view text, std::string_view typed) {
    return std::search(text.begin(), text.end(), typed.begin(), typed.end(),
                       [](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

bool isSubsequence(std::string_view text, std::string_view typed) {
    std::size_t at = 0;
    for (const char c : text)
        if (at < typed.size() && lower(c) == lower(typed[at])) ++at;
    return at == typed.size();
}

constexpr int noMatch = 9;

/// 0 for the best match.
int matchRank(std::string_view text, std::string_view typed) {
    if (startsWith(text, typed)) return 0;
    if (contains(text, typed)) return 1;
    return typed.size() > 1 && isSubsequence(text, typed) ? 2 : noMatch;
}

/// Separates the stops from a text in snippet notation, without laying it out.
Snippet readStops(std::string_view notation) {
    Snippet snippet;
    for (const char c : notation) {
        const auto size = static_cast<std::uint32_t>(snippet.text.size());
        if (c == stopBegin)
            snippet.stops.push_back({size, size});
        else if (c == stopEnd)
            endStop(snippet);
        else
            snippet.text += c;
    }
    const auto end = static_cast<std::uint32_t>(snippet.text.size());
    if (snippet.stops.empty()) snippet.stops.push_back({end, end});
    return snippet;
}

std::string quoted(std::string_view text) {
    return '"' + json::escaped(text) + '"';
}

/// A text with stops, spelled between the quotes of a JSON string.
std::string escapedNotation(std::string_view notation) {
    std::string result;
    std::size_t plain = 0;
    for (std::size_t i = 0; i <= notation.size(); ++i) {
        if (i < notation.size() && notation[i] != stopBegin && notation[i] != stopEnd) continue;
        result += json::escaped(notation.substr(plain, i - plain));
        if (i < notation.size()) result += notation[i];
        plain = i + 1;
    }
    return result;
}

} // namespace

bool matches(std::string_view label, std::string_view typed) {
    return matchRank(label, typed) != noMatch;
}

Proposals::Proposals(std::string_view text, const Cursor& cursor)
    : m_cursor(cursor), m_style(styleAt(text, cursor.token.begin)) {
    const std::uint32_t end = std::clamp(cursor.offset, cursor.content.begin, cursor.content.end);
    m_typed = json::DecodedString(text.substr(cursor.content.begin, end - cursor.content.begin),
                                  cursor.content.begin)
                  .text();
}

void Proposals::add(Proposal proposal, std::string_view typed, Candidate candidate) {
    candidate.match = matchRank(proposal.label, typed);
    if (!proposal.alias.empty())
        candidate.match = std::min(candidate.match, matchRank(proposal.alias, typed));
    if (candidate.match == noMatch) return;
    candidate.proposal = std::move(proposal);
    m_candidates.push_back(std::move(candidate));
}

void Proposals::addMember(Proposal proposal, std::string_view name, std::string_view valueNotation) {
    std::string notation = quoted(name);
    if (!m_cursor.hasColon) notation.append(":").append(valueNotation);
    add(std::move(proposal), m_typed, {{}, 0, m_cursor.token, std::move(notation), {}, true});
}

void Proposals::addValue(Proposal proposal, std::string_view notation) {
    add(std::move(proposal), m_typed, {{}, 0, m_cursor.token, std::string(notation), {}, true});
}

void Proposals::addText(Proposal proposal, std::string_view text) {
    addTextAndMember(std::move(proposal), text, {});
}

void Proposals::addName(Proposal proposal, std::string_view name) {
    add(std::move(proposal), m_typed, {{}, 0, m_cursor.token, quoted(name), {}, true});
}

void Proposals::addTextAndMember(Proposal proposal, std::string_view text, std::string_view memberNotation) {
    add(std::move(proposal), m_typed,
        {{}, 0, m_cursor.token, '"' + escapedNotation(text) + '"', std::string(memberNotation), true});
}

void Proposals::addPart(Proposal proposal, const EmbeddedExpression& expression, json::TextRange part,
                        std::string_view text) {
    const auto caret = expression.toExpression(m_cursor.offset).value_or(part.begin);
    const auto typed = expression.text().substr(part.begin, std::max(caret, part.begin) - part.begin);
    add(std::move(proposal), typed, {{}, 0, expression.toSource(part), escapedNotation(text), {}, false});
}

Snippet Proposals::laidOut(std::string_view notation) const {
    if (!m_cursor.yaml) return expand(notation, m_style);
    Style oneLine = m_style;
    oneLine.isMultiLine = false;
    return m_cursor.yaml->isFlow ? expand(notation, oneLine) : expandYaml(notation, *m_cursor.yaml, m_style);
}

Snippet Proposals::snippetOf(const Candidate& candidate) const {
    if (!candidate.isLaidOut) return readStops(candidate.notation);
    Snippet snippet = laidOut(candidate.notation);
    // In YAML a blank stands behind the colon, which may be there already.
    if (m_cursor.yaml && !m_cursor.yaml->needsSpace && snippet.text.starts_with(' ')) {
        snippet.text.erase(0, 1);
        for (json::TextRange& stop : snippet.stops) stop = {stop.begin - 1, stop.end - 1};
    }
    if (candidate.member.empty()) return snippet;
    const Snippet member = laidOut(candidate.member);
    if (m_cursor.yaml && !m_cursor.yaml->isFlow)
        snippet.text += m_style.newline + std::string(m_cursor.yaml->column, ' ');
    else
        snippet.text += m_style.isMultiLine ? "," + m_style.newline + m_style.indent : ", ";
    const auto shift = static_cast<std::uint32_t>(snippet.text.size());
    snippet.text += member.text;
    snippet.stops.clear();
    for (const json::TextRange& stop : member.stops)
        snippet.stops.push_back({stop.begin + shift, stop.end + shift});
    return snippet;
}

Completion Proposals::completionOf(Candidate candidate) const {
    Snippet snippet = snippetOf(candidate);
    Completion completion;
    std::uint32_t shift = candidate.range.begin;
    if (m_cursor.missingComma) {
        completion.edits.push_back({{*m_cursor.missingComma, *m_cursor.missingComma}, ","});
        ++shift;
    }
    if (m_cursor.needsColon) {
        const std::string_view lead = candidate.range.begin == m_cursor.keyRange.end + 1 ? ": " : ":";
        snippet.text.insert(0, lead);
        shift += static_cast<std::uint32_t>(lead.size());
    }
    const bool isNameAlone = m_cursor.place == Cursor::Place::Key && m_cursor.hasColon;
    if (m_cursor.needsCommaAfter && !isNameAlone) snippet.text += ',';
    for (const json::TextRange& stop : snippet.stops)
        completion.stops.push_back({stop.begin + shift, stop.end + shift});
    completion.edits.push_back({candidate.range, std::move(snippet.text)});
    Proposal& proposal = candidate.proposal;
    char order[16];
    std::snprintf(order, sizeof order, "%d%04d", candidate.match, std::clamp(proposal.rank, 0, 9999));
    completion.sortKey = order + proposal.label;
    completion.label = std::move(proposal.label);
    completion.kind = proposal.kind;
    completion.detail = std::move(proposal.detail);
    completion.documentation = std::move(proposal.documentation);
    return completion;
}

Completions Proposals::take(json::TextRange range) {
    const auto isBetter = [](const Candidate& a, const Candidate& b) {
        return std::tie(a.match, a.proposal.rank, a.proposal.label) <
               std::tie(b.match, b.proposal.rank, b.proposal.label);
    };
    Completions completions;
    completions.range = range;
    completions.isPartial = m_candidates.size() > maximumCompletions;
    const auto end =
        m_candidates.begin() + static_cast<std::ptrdiff_t>(std::min(m_candidates.size(), maximumCompletions));
    std::partial_sort(m_candidates.begin(), end, m_candidates.end(), isBetter);
    for (auto candidate = m_candidates.begin(); candidate != end; ++candidate)
        completions.items.push_back(completionOf(std::move(*candidate)));
    return completions;
}

} // namespace wb::asl::assist
