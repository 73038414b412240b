// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/name_actions.h"

#include "core/asl/assist/navigation.h"
#include "ui/dialogs/quick_pick.h"
#include "ui/document.h"
#include "ui/editor/text_editor.h"
#include "ui/icons.h"
#include "ui/selection_sync.h"
#include "ui/value_text.h"

#include <QInputDialog>

namespace wb::ui {

using asl::assist::Occurrence;

NameActions::NameActions(Document* document, TextEditor* editor, SelectionSync* selection, QuickPick* pick,
                         QWidget* window)
    : QObject(window), m_document(document), m_editor(editor), m_selection(selection), m_window(window),
      m_pick(pick), m_definition(new QAction(tr("Go to &definition"), this)),
      m_references(new QAction(tr("Find references"), this)) {
    m_definition->setShortcut(Qt::Key_F12);
    m_references->setShortcut(Qt::SHIFT | Qt::Key_F12);
    connect(m_definition, &QAction::triggered, this, &NameActions::goToDefinition);
    connect(m_references, &QAction::triggered, this, &NameActions::listReferences);
}

void NameActions::goToDefinition() {
    m_document->refresh();
    const auto found = asl::assist::definition(*m_document->analysis()->model, m_editor->cursorOffset());
    if (found.empty()) {
        // From the graph the text of the selected state is meant: the caret stands there already.
        if (m_editor->hasFocus()) Q_EMIT message(tr("There is no name of a state or variable here."));
    } else {
        m_editor->showRange(found.front().range, true);
    }
    m_editor->setFocus();
}

void NameActions::listReferences() {
    m_document->refresh();
    const auto found = asl::assist::references(*m_document->analysis()->model, m_editor->cursorOffset());
    if (found.empty()) {
        Q_EMIT message(tr("There is no name of a state or variable here."));
        return;
    }
    std::vector<QuickPick::Item> items;
    for (const Occurrence& place : found) {
        const int line = m_editor->lineOf(place.range.begin);
        const QString where =
            place.isDeclaration ? tr("line %1, defined here").arg(line + 1) : tr("line %1").arg(line + 1);
        items.push_back({m_editor->text(line).trimmed().left(120), where,
                         icon(place.isDeclaration ? "edit" : "find"), [this, range = place.range] {
                             m_editor->showRange(range, true);
                             m_editor->setFocus();
                         }});
    }
    m_pick->open(tr("Go to one of %1 places").arg(found.size()), std::move(items));
}

bool NameActions::renameAtCaret() {
    m_document->refresh();
    const AnalysisPtr analysis = m_document->analysis();
    const std::uint32_t caret = m_editor->cursorOffset();
    const auto found = asl::assist::definition(*analysis->model, caret);
    if (found.empty() || analysis->isBroken) return false;
    const asl::State* state = analysis->model->stateAt(found.front().range.begin);
    if (state && state->nameNode.range().contains(found.front().range.begin)) {
        m_selection->go(state->path, false);
        return false;
    }
    const std::string_view name = std::string_view(analysis->tree->text())
                                      .substr(found.front().range.begin, found.front().range.length());
    renameVariable(toQString(std::string(name)));
    return true;
}

void NameActions::renameVariable(const QString& old) {
    const AnalysisPtr analysis = m_document->analysis();
    const std::uint32_t caret = m_editor->cursorOffset();
    bool isOk = false;
    const QString name =
        QInputDialog::getText(m_window, tr("Rename the variable"), tr("Name:"), QLineEdit::Normal, old, &isOk)
            .trimmed();
    if (!isOk || name == old || m_document->analysis() != analysis) return;
    const auto edits = asl::assist::renameVariable(*analysis->model, caret, name.toStdString());
    if (edits)
        m_document->applyEdits(tr("Rename $%1 to $%2").arg(old, name), *edits);
    else
        Q_EMIT message(toQString(edits.error()));
}

} // namespace wb::ui
