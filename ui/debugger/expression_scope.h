// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/shown_scope.h"
#include "core/json/syntax_tree.h"
#include "core/query/trial.h"
#include "ui/debugger/step_data.h"

#include <QString>

namespace wb::ui {

/// What expressions can be tried out on: the data at a step of a run, or of a run that could begin.
struct ReadableData {
    execution::ShownScope shown;
    /// The stages of the state's data that `$` may stand for in JSONPath, the input first.
    std::vector<Stage> stages;
};

ReadableData readableData(const execution::Timeline& timeline, std::size_t step);

/// Everything that can be read under the names that expressions give it: `$`, `$$`, `$states`, `$variable`.
json::Value readableDocument(const query::Scope& scope, query::Language language);

/// JSON pointers into readableDocument() to what a trace names, of the first `limit` entries.
std::vector<std::string> sourcesIn(const query::Trace& trace, query::Language language, std::size_t limit);

/// A pointer into readableDocument() as an expression would write it: `$states.input.items[0]`.
QString sourceName(const std::string& pointer);

/// An expression found in a definition.
struct FoundExpression {
    std::string text;
    query::Language language = query::Language::JsonPath;
};

/// The expression that is selected in a definition's text or, where nothing is, that the caret at the
/// selection's beginning stands in; empty where there is none.
FoundExpression expressionAt(const asl::Model& model, json::TextRange selection);

} // namespace wb::ui
