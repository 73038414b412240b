// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/payload_path.h"

#include "core/json/writer.h"
#include "core/query/jsonpath/evaluate.h"
#include "core/query/jsonpath/reference_path.h"

namespace wb::query {

namespace {

/// A field that holds a path or null. Nothing (not even an error) for `$` and for a field that is not there.
Result<std::shared_ptr<const jsonpath::Path>, jsonpath::ParseError> parseField(const json::Value& source) {
    if (source.isAbsent() || source.isNull()) return std::shared_ptr<const jsonpath::Path>();
    if (!source.isString()) return failure(jsonpath::ParseError{{}, "Expected a path or null"});
    auto path = jsonpath::Path::parse(source.string());
    if (!path) return failure(path.error());
    if (path->root() == jsonpath::Root::Input && path->segments().empty())
        return std::shared_ptr<const jsonpath::Path>();
    return std::make_shared<const jsonpath::Path>(std::move(*path));
}

// The service refuses to apply any path, `$` included, to an input that is null.
bool readsNothing(const jsonpath::Path& path, const Scope& scope) {
    return path.root() == jsonpath::Root::Input && scope.input.isNull();
}

Failure<Error> nothingToRead() {
    return failure(
        Error{"States.Runtime", "Unable to apply Path transformation to null or empty input.", true, {}});
}

// The service gives null for the place behind an array's end when a payload template asks for it. Anything
// else that is missing is an error.
bool endsOutsideOfArray(const jsonpath::Path& path, const Scope& scope) {
    if (path.segments().empty() || !path.isDefinite()) return false;
    json::Value at = path.root() == jsonpath::Root::Variable  ? scope.variables[path.variable()]
                     : path.root() == jsonpath::Root::Context ? scope.context
                                                              : scope.input;
    for (const jsonpath::Segment& segment : path.segments()) {
        const jsonpath::Selector& selector = segment.selectors.front();
        const bool isLast = &segment == &path.segments().back();
        if (selector.kind == jsonpath::Selector::Kind::Name) {
            const json::Value* member = isLast ? nullptr : at.find(selector.name);
            if (!member) return false;
            at = *member;
            continue;
        }
        if (selector.kind != jsonpath::Selector::Kind::Index || !at.isArray()) return false;
        const auto size = static_cast<std::int64_t>(at.size());
        const std::int64_t index = selector.index < 0 ? size + selector.index : selector.index;
        const bool isInside = index >= 0 && index < size;
        if (isLast) return !isInside;
        if (!isInside) return false;
        at = json::Value(at.items()[static_cast<std::size_t>(index)]);
    }
    return false;
}

} // namespace

Result<PayloadPath, jsonpath::ParseError> PayloadPath::parse(std::string_view text) {
    PayloadPath payload;
    if (intrinsics::looksLikeIntrinsic(text)) {
        auto intrinsic = intrinsics::Intrinsic::parse(text);
        if (!intrinsic) return failure(std::move(intrinsic).error());
        payload.m_intrinsic = std::move(*intrinsic);
        return payload;
    }
    auto path = jsonpath::Path::parse(text);
    if (!path) return failure(std::move(path).error());
    payload.m_path = std::move(*path);
    return payload;
}

Result<json::Value, Error> PayloadPath::evaluate(const Scope& scope, std::string_view field, Random& random,
                                                 const Budget& budget) const {
    Meter meter(budget);
    return evaluate(scope, field, random, meter);
}

Result<json::Value, Error> PayloadPath::evaluate(const Scope& scope, std::string_view field, Random& random,
                                                 Meter& meter) const {
    if (m_intrinsic) return intrinsics::evaluate(*m_intrinsic, scope, random, meter);
    if (readsNothing(*m_path, scope)) return nothingToRead();
    auto value = jsonpath::evaluate(*m_path, scope, meter);
    if (value || jsonpath::isExhaustion(value.error())) return value;
    if (endsOutsideOfArray(*m_path, scope)) return json::Value(nullptr);
    const bool inContext = m_path->root() == jsonpath::Root::Context;
    return failure(Error{"States.Runtime",
                         "The JSONPath '" + m_path->text() + "' specified for the field '" +
                             std::string(field) + "' could not be found in the input '" +
                             json::toText(inContext ? scope.context : scope.input) + "'",
                         true,
                         {}});
}

void PayloadPath::trace(Trace& trace, const Scope& scope, std::string_view result, Meter& meter) const {
    if (m_intrinsic)
        traceIntrinsic(trace, m_intrinsic->call(), scope, result, meter);
    else
        tracePath(trace, *m_path, scope, result, meter);
}

Result<FilterPath, jsonpath::ParseError> FilterPath::compile(const json::Value& source) {
    auto path = parseField(source);
    if (!path) return failure(std::move(path).error());
    FilterPath field;
    field.m_path = std::move(*path);
    field.m_discards = source.isNull();
    return field;
}

Result<json::Value, Error> FilterPath::apply(const Scope& scope, const Budget& budget) const {
    if (m_discards) return json::Value::object();
    if (!m_path) return scope.input;
    if (readsNothing(*m_path, scope)) return nothingToRead();
    return jsonpath::evaluate(*m_path, scope, budget);
}

Result<json::Value, Error> FilterPath::applyAsReference(const Scope& scope, const Budget& budget) const {
    if (m_path && m_path->root() == jsonpath::Root::Input && m_path->isReferencePath())
        return jsonpath::getAtReferencePath(scope.input, *m_path);
    return apply(scope, budget);
}

Trace FilterPath::trace(const Scope& scope, const Budget& budget) const {
    Trace trace;
    Meter meter(budget);
    if (m_path)
        tracePath(trace, *m_path, scope, {}, meter);
    else if (!m_discards)
        trace.push_back({});
    return trace;
}

Result<ResultPath, jsonpath::ParseError> ResultPath::compile(const json::Value& source) {
    auto path = parseField(source);
    if (!path) return failure(std::move(path).error());
    ResultPath field;
    field.m_path = std::move(*path);
    field.m_discards = source.isNull();
    if (field.m_path && (field.m_path->root() != jsonpath::Root::Input || !field.m_path->isReferencePath())) {
        const auto range = field.m_path->nonReferenceRange().value_or(json::TextRange{0, 2});
        return failure(jsonpath::ParseError{range, "ResultPath must be a reference path into the input"});
    }
    return field;
}

Result<json::Value, Error> ResultPath::apply(const json::Value& input, json::Value result) const {
    if (m_discards) return input;
    if (!m_path) return result;
    return jsonpath::setAtReferencePath(input, *m_path, std::move(result));
}

} // namespace wb::query
