// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit_runner.h"

#include "core/json/formatter.h"
#include "core/json/parser.h"
#include "ui/document.h"
#include "ui/selection_sync.h"
#include "ui/value_text.h"

namespace wb::ui {

namespace {

/// Edits of the stand-in that a blank text is analysed as, as an edit of the blank text.
json::TextEdits fromNothing(const Analysis& analysis, const json::TextEdits& edits) {
    const std::string text = json::apply(std::string(analysis.model->tree().text()), edits);
    const auto formatted = json::format(*json::parse(text));
    const auto end = static_cast<std::uint32_t>(analysis.tree->text().size());
    return {{{0, end}, formatted ? *formatted : text}};
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
    if (outcome->notes.empty()) return true;
    const QString note = toQString(outcome->notes.front());
    const auto more = static_cast<int>(outcome->notes.size()) - 1;
    Q_EMIT message(more == 0 ? note : tr("%1 (and %n more)", nullptr, more).arg(note));
    return true;
}

} // namespace wb::ui
