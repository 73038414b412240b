// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/model.h"
#include "core/json/line_index.h"
#include "core/json/parser.h"
#include "core/lint/diagnostic.h"

#include <optional>
#include <string>
#include <vector>

namespace wb::ui {

/// Something wrong in the document, with what a list or a squiggle shows of it.
struct Problem {
    lint::Severity severity = lint::Severity::Error;
    std::string code;
    std::string message;
    std::string location;
    json::TextRange range;
    json::LineColumn place;
    std::optional<lint::Fix> fix;
    /// The state it stands in; the machine's path where in none.
    asl::StatePath state;
};

/// One version of a document's text, understood: made anew after each change, never changed.
struct Analysis {
    json::SyntaxTreePtr tree;
    asl::ModelPtr model;
    std::vector<Problem> problems;
    /// The text is not JSON, or not recognisably a state machine: the graph shown is that of an earlier
    /// version.
    bool isBroken = false;
    /// No text at all: `model` is that of an empty object, fit to be given its first state.
    bool isBlank = false;
    /// A machine that nobody has begun: blank, or an object with nothing but settings in it.
    bool isEmpty = false;

    std::size_t count(lint::Severity severity) const;
};

using AnalysisPtr = std::shared_ptr<const Analysis>;

/// Reads and checks a text: JSON or, by the name of its file, YAML. Never fails; linear in its size.
AnalysisPtr analyse(std::string text, std::string_view file = {});

/// Whether a problem is advice that fits most definitions (a Task without a timeout). It stays in the list: a
/// badge on every card would hide what is really wrong.
bool isAdvice(const Problem& problem);

/// The bytes of a state from its name to its closing bracket.
json::TextRange rangeOf(const asl::State& state);

} // namespace wb::ui
