// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/path.h"

#include "core/query/jsonpath/names.h"

#include <algorithm>

namespace wb::query::jsonpath {

namespace {

bool isSingle(const Segment& segment, Selector::Kind kind) {
    return segment.kind == Segment::Kind::Child && segment.selectors.size() == 1 &&
           segment.selectors.front().kind == kind;
}

void appendSelector(std::string& out, const Selector& selector) {
    switch (selector.kind) {
    case Selector::Kind::Name:
        appendQuotedName(out, selector.name.view());
        return;
    case Selector::Kind::Index:
        out += std::to_string(selector.index);
        return;
    case Selector::Kind::Slice:
        if (selector.start) out += std::to_string(*selector.start);
        out += ':';
        if (selector.end) out += std::to_string(*selector.end);
        if (selector.step != 1) out += ':' + std::to_string(selector.step);
        return;
    case Selector::Kind::Wildcard:
        out += '*';
        return;
    case Selector::Kind::Filter:
        out += '?';
        return;
    }
}

} // namespace

bool Segment::isDefinite() const {
    if (kind == Kind::Function) return true;
    return isSingle(*this, Selector::Kind::Name) || isSingle(*this, Selector::Kind::Index);
}

bool Segment::isUnionOfNames() const {
    return kind != Kind::Function && selectors.size() > 1 &&
           std::all_of(selectors.begin(), selectors.end(),
                       [](const Selector& selector) { return selector.kind == Selector::Kind::Name; });
}

bool Path::hasDescendants() const {
    return std::any_of(m_segments.begin(), m_segments.end(),
                       [](const Segment& segment) { return segment.kind == Segment::Kind::Descendant; });
}

std::optional<json::TextRange> Path::nonReferenceRange() const {
    for (const Segment& segment : m_segments) {
        if (isSingle(segment, Selector::Kind::Name)) continue;
        if (isSingle(segment, Selector::Kind::Index) && segment.selectors.front().index >= 0) continue;
        return segment.range;
    }
    return std::nullopt;
}

bool Path::isReferencePath() const {
    return !nonReferenceRange();
}

std::string Path::canonical(std::size_t count) const {
    std::string out = m_root == Root::Context ? "$$" : m_root == Root::Current ? "@" : "$";
    if (m_root == Root::Variable) out += m_variable.view();
    for (std::size_t i = 0; i < std::min(count, m_segments.size()); ++i) {
        const Segment& segment = m_segments[i];
        if (segment.kind == Segment::Kind::Function) {
            out.append(".").append(functionName(segment.function)).append("()");
            continue;
        }
        if (segment.kind == Segment::Kind::Descendant) out += "..";
        out += '[';
        for (std::size_t s = 0; s < segment.selectors.size(); ++s) {
            if (s) out += ',';
            appendSelector(out, segment.selectors[s]);
        }
        out += ']';
    }
    return out;
}

} // namespace wb::query::jsonpath
