// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/reference_path.h"

#include "core/json/writer.h"

#include <vector>

namespace wb::query::jsonpath {

namespace {

Failure<Error> cannotApply(const json::Value& base, const Path& path) {
    return failure(Error{"States.ResultPathMatchFailure",
                         "Unable to apply ReferencePath " + path.text() + " to input " + json::toText(base),
                         true,
                         {}});
}

} // namespace

Result<json::Value, Error> setAtReferencePath(const json::Value& base, const Path& path, json::Value value) {
    const auto& segments = path.segments();
    if (segments.empty()) return value;
    // Down along the path: what stands at each step, Absent where the path must still be made.
    std::vector<json::Value> standing;
    standing.reserve(segments.size());
    json::Value at = base;
    for (const Segment& segment : segments) {
        const Selector& selector = segment.selectors.front();
        standing.push_back(at);
        if (selector.kind == Selector::Kind::Name) {
            if (!at.isObject() && !at.isAbsent()) return cannotApply(base, path);
            const json::Value* member = at.find(selector.name);
            at = member ? *member : json::Value();
        } else {
            const auto index = static_cast<std::size_t>(selector.index);
            if (!at.isArray() || index >= at.size()) return cannotApply(base, path);
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
