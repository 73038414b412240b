// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis.h"

#include "core/json/yaml_parser.h"
#include "core/lint/lint.h"

#include <algorithm>

namespace wb::ui {

namespace {

/// More problems than this help nobody and make the list slow.
constexpr std::size_t maximumProblems = 2000;

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// An object that says nothing yet that another kind of file would say.
bool isUnbegun(const json::Node& root) {
    static constexpr std::string_view settings[] = {"Comment", "QueryLanguage", "Version", "TimeoutSeconds"};
    if (!root.isObject()) return false;
    for (const json::Node member : root.children()) {
        const std::string key = member.key().string().value_or(std::string());
        const bool hasNoStates = key == "States" && member.value().isObject() && member.value().size() == 0;
        if (hasNoStates) continue;
        if (std::find(std::begin(settings), std::end(settings), key) == std::end(settings)) return false;
    }
    return true;
}

} // namespace

std::size_t Analysis::count(lint::Severity severity) const {
    return static_cast<std::size_t>(std::count_if(problems.begin(), problems.end(),
                                                  [&](const Problem& p) { return p.severity == severity; }));
}

AnalysisPtr analyse(std::string text, std::string_view file) {
    auto result = std::make_shared<Analysis>();
    result->tree = json::parseFile(file, std::move(text));
    result->model = asl::Model::read(result->tree);
    result->isBlank = isBlank(result->tree->text());
    if (result->isBlank) result->model = asl::Model::read(json::parseFile(file, "{}"));
    result->isEmpty =
        result->isBlank || (json::isWhole(*result->tree) && isUnbegun(result->model->tree().root()));
    if (result->isEmpty) return result;
    result->isBroken = !json::isWhole(*result->tree) || !result->model->looksLikeDefinition();

    lint::Options options;
    options.fixes = result->tree->notation() == json::Notation::Json;
    const json::LineIndex lines(result->tree->text());
    const auto add = [&](Problem problem) {
        if (result->problems.size() >= maximumProblems) return;
        problem.place = lines.at(problem.range.begin);
        if (const asl::State* state = result->model->stateAt(problem.range.begin))
            problem.state = state->path;
        result->problems.push_back(std::move(problem));
    };
    for (lint::Diagnostic& diagnostic : lint::check(*result->model, options)) {
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
