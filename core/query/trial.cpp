// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/trial.h"

#include "core/query/jsonata_field.h"
#include "core/query/jsonpath/evaluate.h"
#include "core/query/payload_path.h"

namespace wb::query {

namespace {

Trial failed(std::string name, std::string message, json::TextRange range = {}) {
    return {{}, TrialError{std::move(name), std::move(message), range}, {}};
}

/// A place where something is missing is shown by the byte before it.
json::TextRange visible(json::TextRange range) {
    return range.empty() && range.begin > 0 ? json::TextRange{range.begin - 1, range.begin} : range;
}

/// The reference reports where a token ends, and not always which one.
json::TextRange rangeBefore(std::uint32_t end, const std::string& token, std::string_view source) {
    const auto size = static_cast<std::uint32_t>(source.size());
    end = std::min(end, size);
    const auto length = static_cast<std::uint32_t>(token.size());
    if (length > 0 && length <= end && source.substr(end - length, length) == token)
        return {end - length, end};
    return visible({end, end});
}

json::TextRange moved(json::TextRange range, std::size_t by) {
    const auto offset = static_cast<std::uint32_t>(by);
    return {range.begin + offset, range.end + offset};
}

/// The first segment of a definite path that leads nowhere. What one more segment finds, fewer find too: it
/// is searched by halves.
json::TextRange deadEnd(const jsonpath::Path& path, const Scope& scope, Meter& meter) {
    const std::vector<jsonpath::Segment>& segments = path.segments();
    const auto holds = [&](std::size_t count) {
        const std::uint32_t end = segments[count - 1].range.end;
        const auto shorter = jsonpath::Path::parse(std::string_view(path.text()).substr(0, end));
        return shorter && jsonpath::evaluate(*shorter, scope, meter).ok();
    };
    std::size_t low = 0, high = segments.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (holds(middle + 1))
            low = middle + 1;
        else
            high = middle;
    }
    if (low < segments.size()) return segments[low].range;
    return {0, static_cast<std::uint32_t>(path.text().size())};
}

/// The path among the arguments that has no value; the whole function where there is none.
json::TextRange culprit(const intrinsics::Call& call, const Scope& scope, Meter& meter) {
    for (const intrinsics::Argument& argument : call.arguments) {
        if (argument.path && !jsonpath::evaluate(*argument.path, scope, meter))
            return moved(deadEnd(*argument.path, scope, meter), argument.range.begin);
        if (!argument.call) continue;
        const json::TextRange inner = culprit(*argument.call, scope, meter);
        if (inner != argument.call->range) return inner;
    }
    return call.range;
}

Trial tryPath(std::string_view text, const Scope& scope, Meter& meter) {
    const auto parsed = PayloadPath::parse(text);
    if (!parsed) return failed({}, parsed.error().message, visible(parsed.error().range));
    Random random{0};
    Result<json::Value, Error> value = parsed->path()
                                           ? jsonpath::evaluate(*parsed->path(), scope, meter)
                                           : intrinsics::evaluate(*parsed->intrinsic(), scope, random, meter);
    if (!value) {
        const Error& error = value.error();
        json::TextRange range;
        if (!meter.isExhausted())
            range = parsed->path() ? deadEnd(*parsed->path(), scope, meter)
                                   : culprit(parsed->intrinsic()->call(), scope, meter);
        return failed(error.name, error.detail.empty() ? error.cause : error.cause + ": " + error.detail,
                      range);
    }
    Trial trial{std::move(*value), {}, {}};
    parsed->trace(trial.trace, scope, {}, meter);
    return trial;
}

Trial tryJsonata(std::string_view text, const Scope& scope, Meter& meter) {
    std::string_view inside = text;
    isJsonataExpression(text, &inside);
    const std::size_t offset = inside.empty() ? 0 : static_cast<std::size_t>(inside.data() - text.data());
    const auto compiled = jsonata::Expression::compile(inside);
    if (!compiled) {
        const jsonata::CompileError& error = compiled.error();
        return failed(error.code, error.message,
                      moved(rangeBefore(error.position, error.token, inside), offset));
    }
    auto value = compiled->evaluate(jsonataEnvironment(scope, meter.left()));
    if (!value) {
        const jsonata::EvaluationError& error = value.error();
        return failed(error.code, error.message,
                      moved(rangeBefore(error.position, error.token, inside), offset));
    }
    if (value->isAbsent()) return failed({}, "The expression returned nothing (undefined).");
    if (value->isExtension())
        return failed({}, "The expression returned a function, which is no JSON value.");
    Trial trial{std::move(*value), {}, {}};
    if (const auto field = JsonataField::compile(inside, {})) field->trace(trial.trace, scope, {}, meter);
    return trial;
}

} // namespace

Trial tryOut(std::string_view text, Language language, const Scope& scope, const Budget& budget) {
    Meter meter(budget);
    return language == Language::Jsonata ? tryJsonata(text, scope, meter) : tryPath(text, scope, meter);
}

} // namespace wb::query
