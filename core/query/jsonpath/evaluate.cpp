// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/evaluate.h"

#include "core/query/jsonpath/evaluator.h"
#include "core/query/jsonpath/names.h"

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

std::string locationText(const Path& path, const Location& location) {
    std::vector<const Location*> steps;
    for (const Location* step = &location; step; step = step->parent) {
        if (step->computed) return {};
        if (step->parent) steps.push_back(step);
    }
    std::string text = path.canonical(0);
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        text += '[';
        if ((*step)->key)
            appendQuotedName(text, (*step)->key->view());
        else
            text += std::to_string((*step)->index);
        text += ']';
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

Result<std::vector<Found>, Error> locate(const Path& path, const Scope& scope, const Budget& budget) {
    Evaluator evaluator(path, scope, budget);
    std::vector<Found> found;
    evaluator.findAll([&](const json::Value& value, const Location& location) {
        found.push_back({value, locationText(path, location)});
    });
    if (evaluator.failed()) return invalidPath(path, evaluator);
    return found;
}

bool isExhaustion(const Error& error) {
    return error.cause.rfind(exhaustedCause, 0) == 0;
}

} // namespace wb::query::jsonpath
