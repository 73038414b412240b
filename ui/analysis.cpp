// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis.h"

#include "core/lint/lint.h"

#include <algorithm>

namespace wb::ui {

namespace {

/// More problems than this help nobody and make the list slow.
constexpr std::size_t maximumProblems = 2000;

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

std::size_t Analysis::count(lint::Severity severity) const {
    return static_cast<std::size_t>(std::count_if(problems.begin(), problems.end(),
                                                  [&](const Problem& p) { return p.severity == severity; }));
}

AnalysisPtr analyse(std::string text) {
    auto result = std::make_shared<Analysis>();
    result->tree = json::parse(std::move(text));
    result->model = asl::Model::read(result->tree);
    const bool isEmpty = isBlank(result->tree->text());
    result->isBroken = result->tree->hasErrors() || !result->model->looksLikeDefinition();
    if (isEmpty) return result;

    const json::LineIndex lines(result->tree->text());
    const auto add = [&](Problem problem) {
        if (result->problems.size() >= maximumProblems) return;
        problem.place = lines.at(problem.range.begin);
        if (const asl::State* state = result->model->stateAt(problem.range.begin))
            problem.state = state->path;
        result->problems.push_back(std::move(problem));
    };
    for (lint::Diagnostic& diagnostic : lint::check(*result->model)) {
        add({diagnostic.severity,
             std::string(diagnostic.code),
             std::move(diagnostic.message),
             std::move(diagnostic.location),
             diagnostic.range,
             {},
             std::move(diagnostic.fix),
             {}});
    }
    return result;
}

bool isAdvice(const Problem& problem) {
    if (problem.severity == lint::Severity::Error) return false;
    return problem.severity == lint::Severity::Information || problem.code == "TASK_WITHOUT_TIMEOUT" ||
           problem.code == "CHOICE_WITHOUT_DEFAULT";
}

json::TextRange rangeOf(const asl::State& state) {
    return {state.nameNode ? state.nameNode.range().begin : state.node.range().begin, state.node.range().end};
}

} // namespace wb::ui
