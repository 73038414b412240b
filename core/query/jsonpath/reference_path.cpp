// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/reference_path.h"

#include "core/json/writer.h"

#include <vector>

namespace wb::query::jsonpath {

namespace {

Failure<Error> conflict(std::string cause) {
    return failure(Error{std::string(referencePathConflict), std::move(cause), true, {}});
}

Failure<Error> unableToApplyStep(const json::Value& base, const Selector& step) {
    const std::string name =
        step.kind == Selector::Kind::Name ? std::string(step.name.view()) : std::to_string(step.index);
    return conflict("Unable to apply step \"" + name + "\" to input " + json::toText(base));
}

// A scalar as the whole input: the service names the path. Within the input it names the step: the one that
// led to a scalar, or the one that does not fit an array.
Failure<Error> cannotApply(const json::Value& base, const Path& path, std::size_t step,
                           const json::Value& at) {
    const bool isContainer = at.isObject() || at.isArray();
    if (step == 0 && !isContainer)
        return conflict("Unable to apply ReferencePath " + path.text() + " to input " + json::toText(base));
    return unableToApplyStep(base, path.segments()[isContainer ? step : step - 1].selectors.front());
}

} // namespace

Result<json::Value, Error> getAtReferencePath(const json::Value& base, const Path& path) {
    json::Value at = base;
    for (const Segment& segment : path.segments()) {
        const Selector& selector = segment.selectors.front();
        if (selector.kind == Selector::Kind::Name) {
            const json::Value* member = at.find(selector.name);
            if (!member) return unableToApplyStep(base, selector);
            at = *member;
        } else {
            const auto index = static_cast<std::size_t>(selector.index);
            if (!at.isArray() || index >= at.size()) return unableToApplyStep(base, selector);
            at = at.items()[index];
        }
    }
    return at;
}

Result<json::Value, Error> setAtReferencePath(const json::Value& base, const Path& path, json::Value value) {
    const auto& segments = path.segments();
    if (segments.empty()) return value;
    // Down along the path: what stands at each step, Absent where the path must still be made.
    std::vector<json::Value> standing;
    standing.reserve(segments.size());
    json::Value at = base;
    for (std::size_t step = 0; step < segments.size(); ++step) {
        const Selector& selector = segments[step].selectors.front();
        standing.push_back(at);
        if (selector.kind == Selector::Kind::Name) {
            if (!at.isObject() && !at.isAbsent()) return cannotApply(base, path, step, at);
            const json::Value* member = at.find(selector.name);
            at = member ? *member : json::Value();
        } else {
            const auto index = static_cast<std::size_t>(selector.index);
            if (!at.isArray() || index >= at.size()) return cannotApply(base, path, step, at);
            at = at.items()[index];
        }
    }
    // And up again, each step a new container that shares all its other members.
    for (std::size_t i = segments.size(); i-- > 0;) {
        const Selector& selector = segments[i].selectors.front();
        if (selector.kind == Selector::Kind::Index)
            value = standing[i].withItem(static_cast<std::size_t>(selector.index), std::move(value));
        else if (standing[i].isAbsent())
            value = json::Value::object({{selector.name, std::move(value)}});
        else
            value = standing[i].with(selector.name, std::move(value));
    }
    return value;
}

} // namespace wb::query::jsonpath
