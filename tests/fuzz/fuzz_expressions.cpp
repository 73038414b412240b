// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/expressions.h"
#include "core/query/intrinsics/intrinsic.h"
#include "core/query/jsonata/jsonata.h"
#include "core/query/jsonpath/evaluate.h"

#include "core/json/reader.h"
#include "tests/fuzz/check.h"

#include <string_view>

using namespace wb;

namespace {

const query::Scope& scope() {
    static const query::Scope filled = [] {
        query::Scope scope;
        scope.input =
            *json::read(R"({"a": {"b": [1, 2.5, "x", null, true, {"c": "d"}]}, "list": [{"id": 1}, {"id": 2}],
            "text": "a,b;\u00e9\ud83d\ude00", "time": "2020-01-01T00:00:00Z", "n": -3, "empty": []})");
        scope.context = *json::read(R"({"Execution": {"Id": "e"}, "State": {"Name": "S"}})");
        scope.variables = *json::read(R"({"v": {"w": [1]}})");
        return scope;
    }();
    return filled;
}

constexpr query::Budget small{20'000, 200, 1 << 20, 500};

void checkRange(json::TextRange range, std::string_view text) {
    fuzz::check(range.begin <= range.end && range.end <= text.size());
}

void checkLint(const lint::ExpressionCheck& result, std::string_view text) {
    if (result.error) checkRange(result.error->range, text);
    for (const lint::ExpressionRead& read : result.reads) checkRange(read.range, text);
    for (const auto* reads : {&result.contextReads, &result.outcomeReads})
        for (const lint::ContextRead& read : *reads) checkRange(read.range, text);
}

void path(std::string_view text) {
    checkLint(lint::checkPayloadPath(text), text);
    const auto parsed = query::jsonpath::Path::parse(text);
    if (!parsed) return checkRange(parsed.error().range, text);
    (void)query::jsonpath::evaluate(*parsed, scope(), small);
    (void)query::jsonpath::trace(*parsed, scope(), small);
    // The path of one node is written so that it is read again.
    if (parsed->isReferencePath() && parsed->root() == query::jsonpath::Root::Input)
        fuzz::check(query::jsonpath::Path::parse(parsed->canonical()).ok());
}

void intrinsic(std::string_view text) {
    const auto parsed = query::intrinsics::Intrinsic::parse(text);
    if (!parsed) return checkRange(parsed.error().range, text);
    query::Random random{1};
    (void)query::intrinsics::evaluate(*parsed, scope(), random, small);
}

void jsonata(std::string_view text) {
    checkLint(lint::checkJsonata(text), text);
    const auto compiled = query::jsonata::Expression::compile(text);
    if (!compiled) return fuzz::check(compiled.error().position <= text.size());
    query::jsonata::Environment environment;
    environment.input = scope().input;
    environment.states = json::Value::object({{"input", scope().input}, {"context", scope().context}});
    environment.variables = scope().variables;
    environment.limits = {20'000, 300, 1 << 20, 500};
    (void)compiled->evaluate(environment);
}

} // namespace

/// The first byte chooses the language, the rest is an expression, read and evaluated on a small budget.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 3) {
    case 0:
        path(text);
        break;
    case 1:
        intrinsic(text);
        break;
    default:
        jsonata(text);
    }
    return 0;
}
