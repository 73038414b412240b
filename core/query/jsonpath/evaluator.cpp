// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/evaluator.h"

#include "core/query/jsonpath/java_text.h"
#include "core/query/jsonpath/names.h"

#include <algorithm>

namespace wb::query::jsonpath {

namespace {

std::string_view javaClass(const json::Value& value) {
    switch (value.kind()) {
    case json::Kind::Boolean:
        return "java.lang.Boolean";
    case json::Kind::Number:
        return value.isIntegerSpelling() ? "java.lang.Integer" : "java.lang.Double";
    case json::Kind::String:
        return "java.lang.String";
    case json::Kind::Array:
        return "java.util.ArrayList";
    case json::Kind::Object:
        return "java.util.LinkedHashMap";
    default:
        return "null";
    }
}

std::optional<std::size_t> elementIndex(std::int64_t index, std::size_t size) {
    const auto length = static_cast<std::int64_t>(size);
    if (index < 0) index += length;
    if (index < 0 || index >= length) return std::nullopt;
    return static_cast<std::size_t>(index);
}

} // namespace

Evaluator::Evaluator(const Path& path, const Scope& scope, Meter& meter)
    : m_path(path), m_scope(scope), m_meter(meter) {}

std::uint64_t Evaluator::extentOf(const json::Value& value) {
    constexpr std::size_t itemsAStep = 16;
    constexpr std::size_t bytesAStep = 256;
    return value.isString() ? value.string().size() / bytesAStep : value.size() / itemsAStep;
}

void Evaluator::explainFailure(bool explain, std::string reason) {
    if (explain && m_failure.empty()) m_failure = std::move(reason);
}

json::Value Evaluator::value() {
    return valueOf(m_path, nullptr, true);
}

void Evaluator::find(std::size_t count, Union names, const Sink& sink) {
    m_names = names;
    const json::Value* root = rootOf(m_path, nullptr);
    if (root) walk(m_path, 0, count, *root, {}, sink);
    m_names = Union::Merged;
    m_failure.clear();
}

const json::Value* Evaluator::rootOf(const Path& path, const json::Value* current) {
    switch (path.root()) {
    case Root::Current:
        return current;
    case Root::Context:
        return &m_scope.context;
    case Root::Variable:
        return m_scope.variables.find(path.variable());
    case Root::Input:
        // Of a path into the Context object the Context object is the document, and `$` in its filters means
        // that.
        return m_path.root() == Root::Context ? &m_scope.context : &m_scope.input;
    }
    return nullptr;
}

json::Value Evaluator::valueOf(const Path& path, const json::Value* current, bool explain) {
    const json::Value* root = rootOf(path, current);
    if (!root || root->isAbsent()) {
        explainFailure(explain, "No results for path: " + path.canonical());
        return {};
    }
    if (path.segments().empty()) return *root;
    if (path.isDefinite() && !path.hasDescendants()) return definiteValue(path, *root, explain);

    const bool inverted = path.isDefinite(); // a function over descendants takes all of them
    const std::size_t end = path.segments().size() - (inverted ? 1 : 0);
    std::vector<json::Value> found;
    walk(path, 0, end, *root, {}, [&](const json::Value& value, const Location&) {
        if (m_meter.hold(sizeof(json::Value))) found.push_back(value);
    });
    if (exhausted() || (explain && !m_failure.empty())) return {};
    json::Value list = json::Value::array(std::move(found));
    return inverted ? call(path.segments().back(), list, explain) : list;
}

json::Value Evaluator::definiteValue(const Path& path, const json::Value& root, bool explain) {
    const auto& segments = path.segments();
    const json::Value* at = &root;
    json::Value computed;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (segments[i].kind == Segment::Kind::Function) {
            computed = call(segments[i], *at, explain);
            at = &computed;
        } else if (segments[i].isNameUnion()) {
            if (!at->isObject()) {
                explainFailure(explain, "No results for path: " + path.canonical());
                return {};
            }
            return mergedNames(segments[i], *at);
        } else {
            at = child(path, i, *at, explain);
        }
        if (!at || at->isAbsent()) return {};
    }
    return *at;
}

// What Jayway says about a step that leads nowhere depends on what stands there and whether more steps
// follow.
const json::Value* Evaluator::child(const Path& path, std::size_t at, const json::Value& parent,
                                    bool explain) {
    const Selector& selector = path.segments()[at].selectors.front();
    const bool last = at + 1 == path.segments().size();
    if (selector.kind == Selector::Kind::Name) {
        const json::Value* member = parent.find(selector.name);
        if (member || !explain) return member;
        std::string fragment;
        appendQuotedName(fragment, selector.name.view());
        if (!parent.isObject())
            explainFailure(true, "Expected to find an object with property [" + fragment + "] in path " +
                                     path.canonical(at) + " but found '" + std::string(javaClass(parent)) +
                                     "'. This is not a json object according to the JsonProvider: "
                                     "'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.");
        else if (last)
            explainFailure(true, "No results for path: " + path.canonical());
        else
            explainFailure(true, "Missing property in path " + path.canonical(at + 1));
        return nullptr;
    }
    if (parent.isArray()) {
        const auto index = elementIndex(selector.index, parent.size());
        if (index) return &parent.items()[*index];
        if (explain) explainFailure(true, "No results for path: " + path.canonical());
        return nullptr;
    }
    if (!explain) return nullptr;
    if (parent.isNull())
        explainFailure(true, "The path " + path.canonical(at) + " is null");
    else
        explainFailure(true, "Filter: " + path.canonical().substr(path.canonical(at).size()) +
                                 " can only be applied to arrays. Current context is: " + javaText(parent));
    return nullptr;
}

json::Value Evaluator::mergedNames(const Segment& segment, const json::Value& object) {
    const std::size_t names = segment.selectors.size();
    if (!spend(names) || !m_meter.hold(std::min(names, object.size()) * sizeof(json::Member))) return {};
    json::ObjectBuilder merged;
    for (const Selector& selector : segment.selectors)
        if (const json::Value* member = object.find(selector.name)) merged.set(selector.name, *member);
    return std::move(merged).build();
}

void Evaluator::walk(const Path& path, std::size_t at, std::size_t end, const json::Value& value,
                     const Location& location, const Sink& sink) {
    if (!spend()) return;
    if (at == end) return sink(value, location);
    if (m_depth >= m_meter.depth()) return static_cast<void>(m_meter.exhaust("depth"));
    ++m_depth;
    const Segment& segment = path.segments()[at];
    if (segment.kind == Segment::Kind::Function) {
        // That there is nothing to calculate with is an error even where other elements have a value.
        const json::Value result = call(segment, value, isAggregate(segment.function) && &path == &m_path);
        if (!result.isAbsent()) walk(path, at + 1, end, result, location, sink);
    } else if (segment.kind == Segment::Kind::Descendant) {
        descend(path, at, end, value, location, sink);
    } else if (merges(path, at)) {
        if (value.isObject()) sink(mergedNames(segment, value), location);
    } else {
        for (const Selector& selector : segment.selectors)
            select(selector, path, at, end, value, location, sink);
    }
    --m_depth;
}

void Evaluator::selectScanned(const Path& path, std::size_t at, std::size_t end, const json::Value& value,
                              const Location& location, const Sink& sink) {
    const Segment& segment = path.segments()[at];
    if (merges(path, at)) {
        // Of the objects that it comes by while scanning Jayway takes those that have all of the names.
        const auto isMember = [&value](const Selector& selector) { return value.find(selector.name); };
        if (value.isObject() && std::all_of(segment.selectors.begin(), segment.selectors.end(), isMember))
            sink(mergedNames(segment, value), location);
        return;
    }
    for (const Selector& selector : segment.selectors) {
        // Scanning visits every object itself; in an array the filter would see them a second time.
        if (selector.kind == Selector::Kind::Filter && !value.isObject()) continue;
        select(selector, path, at, end, value, location, sink);
    }
}

// Every node in document order before its descendants (RFC 9535, 2.5.2.2).
void Evaluator::descend(const Path& path, std::size_t at, std::size_t end, const json::Value& value,
                        const Location& location, const Sink& sink) {
    if (!value.isArray() && !value.isObject()) return;
    if (!spend()) return;
    if (m_depth >= m_meter.depth()) return static_cast<void>(m_meter.exhaust("depth"));
    ++m_depth;
    selectScanned(path, at, end, value, location, sink);
    if (value.isArray()) {
        const auto items = value.items();
        for (std::size_t i = 0; i < items.size() && !exhausted(); ++i)
            descend(path, at, end, items[i], {&location, nullptr, i}, sink);
    } else {
        for (const json::Member& member : value.members()) {
            if (exhausted()) break;
            descend(path, at, end, member.value, {&location, &member.key, 0}, sink);
        }
    }
    --m_depth;
}

void Evaluator::select(const Selector& selector, const Path& path, std::size_t at, std::size_t end,
                       const json::Value& value, const Location& location, const Sink& sink) {
    switch (selector.kind) {
    case Selector::Kind::Name:
        if (const json::Value* member = value.find(selector.name))
            walk(path, at + 1, end, *member, {&location, &selector.name, 0}, sink);
        return;
    case Selector::Kind::Index:
        if (!value.isArray()) return;
        if (const auto index = elementIndex(selector.index, value.size()))
            walk(path, at + 1, end, value.items()[*index], {&location, nullptr, *index}, sink);
        return;
    case Selector::Kind::Slice:
        selectSlice(selector, path, at, end, value, location, sink);
        return;
    case Selector::Kind::Wildcard:
        if (value.isArray()) {
            const auto items = value.items();
            for (std::size_t i = 0; i < items.size() && !exhausted(); ++i)
                walk(path, at + 1, end, items[i], {&location, nullptr, i}, sink);
        } else if (value.isObject()) {
            for (const json::Member& member : value.members()) {
                if (exhausted()) return;
                walk(path, at + 1, end, member.value, {&location, &member.key, 0}, sink);
            }
        }
        return;
    case Selector::Kind::Filter:
        selectFiltered(selector, path, at, end, value, location, sink);
        return;
    }
}

// RFC 9535, 2.3.4.2.2.
void Evaluator::selectSlice(const Selector& selector, const Path& path, std::size_t at, std::size_t end,
                            const json::Value& value, const Location& location, const Sink& sink) {
    if (!value.isArray() || selector.step == 0) return;
    const auto items = value.items();
    const auto length = static_cast<std::int64_t>(items.size());
    const bool forward = selector.step > 0;
    const auto bound = [&](const std::optional<std::int64_t>& given, std::int64_t fallback) {
        const std::int64_t normal = !given ? fallback : *given < 0 ? *given + length : *given;
        return forward ? std::clamp<std::int64_t>(normal, 0, length)
                       : std::clamp<std::int64_t>(normal, -1, length - 1);
    };
    const std::int64_t first = bound(selector.start, forward ? 0 : length - 1);
    // A missing end of a backward slice lies before the first element and must not be counted from the end.
    const std::int64_t last = !selector.end && !forward ? -1 : bound(selector.end, length);
    for (std::int64_t i = first; forward ? i < last : i > last; i += selector.step) {
        if (exhausted()) return;
        const auto index = static_cast<std::size_t>(i);
        walk(path, at + 1, end, items[index], {&location, nullptr, index}, sink);
    }
}

// Jayway: a filter on an array chooses among its elements, a filter on an object keeps or drops the object
// itself.
void Evaluator::selectFiltered(const Selector& selector, const Path& path, std::size_t at, std::size_t end,
                               const json::Value& value, const Location& location, const Sink& sink) {
    if (value.isObject()) {
        if (accepts(*selector.filter, value)) walk(path, at + 1, end, value, location, sink);
        return;
    }
    if (!value.isArray()) return;
    const auto items = value.items();
    for (std::size_t i = 0; i < items.size() && !exhausted(); ++i)
        if (accepts(*selector.filter, items[i]))
            walk(path, at + 1, end, items[i], {&location, nullptr, i}, sink);
}

} // namespace wb::query::jsonpath
