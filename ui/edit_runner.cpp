// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit_runner.h"

#include "core/json/formatter.h"
#include "core/json/parser.h"
#include "core/lint/codes.h"
#include "ui/document.h"
#include "ui/selection_sync.h"
#include "ui/value_text.h"

#include <set>

namespace wb::ui {

namespace {

/// Edits of the stand-in that a blank text is analysed as, as an edit of the blank text.
json::TextEdits fromNothing(const Analysis& analysis, const json::TextEdits& edits) {
    const std::string text = json::apply(std::string(analysis.model->tree().text()), edits);
    const auto formatted = json::format(*json::parse(text));
    const auto end = static_cast<std::uint32_t>(analysis.tree->text().size());
    return {{{0, end}, formatted ? *formatted : text}};
}

/// States that nothing leads to, by the problems found in it.
std::set<std::string> unreached(const Analysis& analysis) {
    std::set<std::string> paths;
    for (const Problem& problem : analysis.problems) {
        if (problem.code != lint::code::missingTarget) continue;
        const asl::State* state = analysis.model->find(problem.state);
        if (state && state->nameNode.range() == problem.range) paths.insert(problem.state.text());
    }
    return paths;
}

/// A sentence about what an edit has cut off: states that something led to before. Empty when there is none.
QString cutOff(const Analysis& before, const Analysis& after, const canvas::PathMap& moved) {
    std::set<std::string> old = unreached(before);
    for (const auto& [from, to] : moved)
        if (old.contains(from.text())) old.insert(to.text());
    QStringList names;
    for (const std::string& path : unreached(after)) {
        const bool isNew = !before.model->find(asl::StatePath(path)) && moved.empty();
        if (!isNew && !old.contains(path)) names << toQString(asl::StatePath(path).stateName());
    }
    if (names.isEmpty()) return {};
    if (names.size() == 1) return EditRunner::tr("Nothing leads to \"%1\" any more.").arg(names[0]);
    if (names.size() == 2)
        return EditRunner::tr("Nothing leads to \"%1\" and \"%2\" any more.").arg(names[0], names[1]);
    return EditRunner::tr("Nothing leads to \"%1\" and %2 others any more.")
        .arg(names[0])
        .arg(names.size() - 1);
}

} // namespace

EditRunner::EditRunner(Document* document, SelectionSync* selection)
    : QObject(document), m_document(document), m_selection(selection) {}

bool EditRunner::run(const canvas::Intent& intent) {
    m_document->refresh();
    if (m_document->analysis()->isBroken) {
        Q_EMIT message(tr("The text has errors. Mend them first, then edit the graph."));
        return false;
    }
    return apply(intent(*m_document->analysis()->model));
}

bool EditRunner::apply(const asl::refactor::Outcome& outcome) {
    if (!outcome.ok()) {
        Q_EMIT message(toQString(outcome.error().reason));
        return false;
    }
    const AnalysisPtr analysis = m_document->analysis();
    const canvas::PathMap moved(outcome->moved.begin(), outcome->moved.end());
    const json::TextEdits edits = analysis->isBlank ? fromNothing(*analysis, outcome->edits) : outcome->edits;
    if (!m_document->applyEdits(toQString(outcome->label), edits, moved)) return false;
    if (outcome->select) m_selection->go(*outcome->select, false);
    Q_EMIT applied();
    QStringList notes;
    for (const std::string& note : outcome->notes) notes << toQString(note);
    const QString cut = cutOff(*analysis, *m_document->analysis(), moved);
    if (!cut.isEmpty()) notes.prepend(cut);
    if (notes.isEmpty()) return true;
    const QString note = notes.constFirst();
    const auto more = static_cast<int>(notes.size()) - 1;
    Q_EMIT message(more == 0 ? note : tr("%1 (and %n more)", nullptr, more).arg(note));
    return true;
}

} // namespace wb::ui
