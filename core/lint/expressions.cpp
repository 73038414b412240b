// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/expressions.h"

#include "core/query/intrinsics/intrinsic.h"
#include "core/query/jsonata/jsonata.h"
#include "core/query/jsonpath/expression.h"
#include "core/query/jsonpath/path.h"

#include <algorithm>

namespace wb::lint {

namespace {

namespace jsonpath = query::jsonpath;

void addReads(const jsonpath::Path& whole, std::uint32_t offset, std::vector<ExpressionRead>& reads) {
    whole.forEachPath([&](const jsonpath::Path& path) {
        if (path.root() == jsonpath::Root::Variable) {
            const json::TextRange range = path.variableRange();
            reads.push_back(
                {true, std::string(path.variable().view()), {range.begin + offset, range.end + offset}});
        } else if (path.root() == jsonpath::Root::Input && !path.segments().empty()) {
            const jsonpath::Segment& first = path.segments().front();
            if (first.kind != jsonpath::Segment::Kind::Child || first.selectors.size() != 1 ||
                first.selectors.front().kind != jsonpath::Selector::Kind::Name)
                return;
            reads.push_back({false,
                             std::string(first.selectors.front().name.view()),
                             {first.range.begin + offset, first.range.end + offset}});
        }
    });
}

void addReads(const query::intrinsics::Call& call, std::vector<ExpressionRead>& reads) {
    for (const query::intrinsics::Argument& argument : call.arguments) {
        if (argument.path) addReads(*argument.path, argument.range.begin, reads);
        if (argument.call) addReads(*argument.call, reads);
    }
}

} // namespace

ExpressionCheck checkPath(std::string_view text) {
    ExpressionCheck result;
    if (text == "$") return result;
    const auto path = jsonpath::Path::parse(text);
    if (!path) {
        result.error = ExpressionError{path.error().range, path.error().message};
        return result;
    }
    result.isReference = path->isReferencePath();
    result.startsAtInput = path->root() == jsonpath::Root::Input;
    addReads(*path, 0, result.reads);
    return result;
}

ExpressionCheck checkPayloadPath(std::string_view text) {
    if (!query::intrinsics::looksLikeIntrinsic(text)) return checkPath(text);
    ExpressionCheck result;
    const auto intrinsic = query::intrinsics::Intrinsic::parse(text);
    if (intrinsic)
        addReads(intrinsic->call(), result.reads);
    else
        result.error = ExpressionError{intrinsic.error().range, intrinsic.error().message};
    return result;
}

bool mayGiveText(std::string_view payloadPath) {
    using enum query::intrinsics::Function;
    if (!query::intrinsics::looksLikeIntrinsic(payloadPath)) return true;
    const auto intrinsic = query::intrinsics::Intrinsic::parse(payloadPath);
    if (!intrinsic) return true;
    switch (intrinsic->call().signature->function) {
    case Format:
    case JsonToString:
    case ArrayGetItem:
    case Base64Encode:
    case Base64Decode:
    case Hash:
    case UUID:
        return true;
    default:
        return false;
    }
}

ExpressionCheck checkJsonata(std::string_view text) {
    ExpressionCheck result;
    const auto fail = [&](const query::jsonata::CompileError& error) {
        const auto size = static_cast<std::uint32_t>(text.size());
        const std::uint32_t end = std::min(error.position, size);
        const auto token = static_cast<std::uint32_t>(std::min<std::size_t>(error.token.size(), end));
        result.error = ExpressionError{{end - token, end}, error.message};
    };
    const auto expression = query::jsonata::Expression::compile(text);
    if (!expression) {
        fail(expression.error());
        return result;
    }
    if (const auto newer = expression->newerSyntax()) fail(*newer);
    for (const query::jsonata::Reference& variable : expression->variables()) {
        result.reads.push_back({true, variable.name, variable.range});
        if (variable.name == "states" && !variable.members.empty() &&
            (variable.members.front() == "result" || variable.members.front() == "errorOutput"))
            result.outcomeReads.push_back({"$states." + variable.members.front(), variable.range});
    }
    for (query::jsonata::Reference& read : expression->contextReads())
        result.contextReads.push_back({std::move(read.name), read.range});
    return result;
}

bool looksLikePath(std::string_view text) {
    if (text == "$" || text == "$$") return true;
    return (text.starts_with("$.") || text.starts_with("$[") || text.starts_with("$$.")) &&
           !checkPath(text).error;
}

bool looksLikeIntrinsic(std::string_view text) {
    if (!text.starts_with("States.") || !text.ends_with(')')) return false;
    const std::size_t end =
        text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 7);
    return end > 7 && text[end] == '(';
}

} // namespace wb::lint
