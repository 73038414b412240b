// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/evaluate.h"

#include "core/json/pointer.h"
#include "core/query/jsonpath/evaluator.h"

#include <algorithm>

namespace wb::query::jsonpath {

namespace {

const std::string exhaustedCause = "The evaluation exceeded its limit of ";

Failure<Error> invalidPath(const Path& path, const Evaluator& evaluator) {
    if (evaluator.exhausted())
        return failure(Error{"States.Runtime", exhaustedCause + evaluator.failure(), true, {}});
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
    Evaluator evaluator(path, scope, budget);
    json::Value value = evaluator.value();
    if (evaluator.failed() || value.isAbsent()) return invalidPath(path, evaluator);
    return value;
}

Result<std::vector<json::Value>, Error> evaluateAll(const Path& path, const Scope& scope,
                                                    const Budget& budget) {
    Evaluator evaluator(path, scope, budget);
    std::vector<json::Value> found;
    evaluator.findAll([&found](const json::Value& value, const Location&) { found.push_back(value); });
    if (evaluator.failed()) return invalidPath(path, evaluator);
    return found;
}

std::vector<Origin> trace(const Path& path, const Scope& scope, const Budget& budget) {
    const auto& segments = path.segments();
    const auto function = std::find_if(segments.begin(), segments.end(), [](const Segment& segment) {
        return segment.kind == Segment::Kind::Function;
    });
    const bool computed = function != segments.end();
    const bool merged = !computed && path.isDefinite() && !segments.empty() && segments.back().isNameUnion();
    std::vector<Origin> origins;
    Evaluator evaluator(path, scope, budget);
    evaluator.findUntil(static_cast<std::size_t>(function - segments.begin()),
                        [&](const json::Value&, const Location& location) {
                            Origin origin{{}, pointerText(location)};
                            if (merged)
                                json::appendPointerToken(origin.result, location.key->view());
                            else if (!computed && !path.isDefinite())
                                origin.result = "/" + std::to_string(origins.size());
                            origins.push_back(std::move(origin));
                        });
    if (evaluator.failed()) origins.clear();
    return origins;
}

bool isExhaustion(const Error& error) {
    return error.cause.rfind(exhaustedCause, 0) == 0;
}

} // namespace wb::query::jsonpath
