// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/evaluate.h"

#include "core/json/pointer.h"
#include "core/query/jsonpath/evaluator.h"

#include <algorithm>

namespace wb::query::jsonpath {

namespace {

const std::string cancelledCause = "The evaluation was cancelled";
const std::string exhaustedCause = "The evaluation exceeded its limit of ";

Failure<Error> invalidPath(const Path& path, const Evaluator& evaluator, const Meter& meter) {
    if (meter.isExhausted()) return failure(exhaustion(meter));
    return failure(
        Error{"States.Runtime", "Invalid path '" + path.text() + "' : " + evaluator.failure(), true, {}});
}

std::string pointerText(const Location& location) {
    std::vector<const Location*> steps;
    for (const Location* step = &location; step->parent; step = step->parent) steps.push_back(step);
    std::string text;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if ((*step)->key)
            json::appendPointerToken(text, (*step)->key->view());
        else
            text += "/" + std::to_string((*step)->index);
    }
    return text;
}

} // namespace

Result<json::Value, Error> evaluate(const Path& path, const Scope& scope, const Budget& budget) {
    Meter meter(budget);
    return evaluate(path, scope, meter);
}

Result<json::Value, Error> evaluate(const Path& path, const Scope& scope, Meter& meter) {
    Evaluator evaluator(path, scope, meter);
    json::Value value = evaluator.value();
    if (evaluator.failed() || value.isAbsent()) return invalidPath(path, evaluator, meter);
    return value;
}

Result<std::vector<json::Value>, Error> evaluateAll(const Path& path, const Scope& scope,
                                                    const Budget& budget) {
    Meter meter(budget);
    Evaluator evaluator(path, scope, meter);
    std::vector<json::Value> found;
    evaluator.find(path.segments().size(), Evaluator::Union::Apart,
                   [&](const json::Value& value, const Location&) {
                       if (meter.hold(sizeof(json::Value))) found.push_back(value);
                   });
    if (evaluator.failed()) return invalidPath(path, evaluator, meter);
    return found;
}

std::vector<Origin> trace(const Path& path, const Scope& scope, const Budget& budget) {
    Meter meter(budget);
    return trace(path, scope, meter);
}

std::vector<Origin> trace(const Path& path, const Scope& scope, Meter& meter) {
    const auto& segments = path.segments();
    const auto function = std::find_if(segments.begin(), segments.end(), [](const Segment& segment) {
        return segment.kind == Segment::Kind::Function;
    });
    const bool computed = function != segments.end();
    const bool merged = !computed && !segments.empty() && segments.back().isUnionOfNames();
    std::vector<Origin> origins;
    std::size_t found = 0;
    const auto add = [&](Origin origin) {
        if (meter.hold(sizeof(Origin) + origin.result.size() + origin.source.size()))
            origins.push_back(std::move(origin));
    };
    Evaluator evaluator(path, scope, meter);
    const auto take = [&](const json::Value& value, const Location& location) {
        Origin origin{{}, pointerText(location)};
        if (!computed && !path.isDefinite()) origin.result = "/" + std::to_string(found++);
        if (!merged) return add(std::move(origin));
        // The object is made here, only its members come from somewhere.
        for (const json::Member& member : value.members()) {
            Origin one = origin;
            json::appendPointerToken(one.result, member.key.view());
            json::appendPointerToken(one.source, member.key.view());
            add(std::move(one));
        }
    };
    evaluator.find(static_cast<std::size_t>(function - segments.begin()), Evaluator::Union::Merged, take);
    if (evaluator.failed()) origins.clear();
    return origins;
}

Error exhaustion(const Meter& meter) {
    if (meter.exhausted() == "patience") return {"States.Runtime", cancelledCause, true, {}};
    return {"States.Runtime", exhaustedCause + std::string(meter.exhausted()), true, {}};
}

bool isExhaustion(const Error& error) {
    return error.cause == cancelledCause || error.cause.starts_with(exhaustedCause);
}

} // namespace wb::query::jsonpath
