// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector.h"

#include "core/asl/fields.h"
#include "core/asl/refactor/refactor.h"
#include "ui/document.h"
#include "ui/edit_runner.h"
#include "ui/inspector/field_row.h"
#include "ui/selection_sync.h"
#include "ui/value_text.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace wb::ui {

namespace {

QLabel* caption(const QString& text, const char* role, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QLatin1String(role));
    label->setWordWrap(true);
    return label;
}

/// Fields that a form shows whether they are there or not; the others appear when the text has them.
bool isCommon(const asl::Field& field) {
    static constexpr std::string_view names[] = {
        "Comment",        "Next",      "End",        "Resource", "Seconds",    "Error", "Cause",
        "Default",        "Arguments", "Parameters", "Output",   "ResultPath", "Retry", "Catch",
        "TimeoutSeconds", "Assign",    "Result"};
    return field.required || std::find(std::begin(names), std::end(names), field.name) != std::end(names);
}

/// What is inside a container is edited in the graph, the type by its own command.
bool isStructure(std::string_view name) {
    return name == "Type" || name == "Branches" || name == "ItemProcessor" || name == "Iterator";
}

} // namespace

Inspector::Inspector(Document* document, SelectionSync* selection, EditRunner* edits, QWidget* parent)
    : QScrollArea(parent), m_document(document), m_selection(selection), m_edits(edits) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Inspector"));
    setMinimumWidth(250);
    connect(m_document, &Document::analysed, this, &Inspector::rebuildLater);
    connect(m_selection, &SelectionSync::currentChanged, this, &Inspector::rebuildLater);
    rebuild();
}

void Inspector::rebuildLater() {
    // Never under the hands of a control that is just telling what was typed.
    QMetaObject::invokeMethod(this, &Inspector::rebuild, Qt::QueuedConnection);
}

void Inspector::rebuild() {
    if (m_document->analysis()->isBroken && widget()) return;
    const asl::Model& model = *m_document->analysis()->model;
    const asl::State* state = model.find(m_selection->current());
    const std::string shown =
        state ? state->path.text() + '\n' + std::string(state->node.text()) : model.comment();
    if (widget() && shown == m_shown) return;
    m_shown = shown;
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(4);
    if (state) {
        showState(page, *state);
    } else {
        showMachine(page);
    }
    column->addStretch();
    setWidget(page);
}

void Inspector::showMachine(QWidget* page) {
    const asl::Model& model = *m_document->analysis()->model;
    page->layout()->addWidget(caption(tr("State machine"), "heading", page));
    const std::string comment = model.comment();
    if (!comment.empty()) page->layout()->addWidget(caption(toQString(comment), "text", page));
    page->layout()->addWidget(caption(tr("Select a state to see its fields."), "muted", page));
}

void Inspector::showState(QWidget* page, const asl::State& state) {
    const asl::Model& model = *m_document->analysis()->model;
    page->layout()->addWidget(caption(tr("%1 state").arg(toQString(asl::name(state.type))), "muted", page));
    auto* name = new QLineEdit(toQString(state.name), page);
    name->setAccessibleName(tr("Name of the state"));
    connect(name, &QLineEdit::editingFinished, this, [this, name, path = state.path] {
        const std::string wanted = name->text().toStdString();
        const asl::Model& now = *m_document->analysis()->model;
        if (wanted.empty() || wanted == path.stateName() || !now.find(path)) return;
        m_edits->apply(asl::refactor::renameState(now, path, wanted));
    });
    page->layout()->addWidget(name);

    QStringList siblings;
    for (const asl::StateIndex index : model.container(state.container).states)
        siblings << toQString(model.state(index).name);
    for (const asl::Field& field : asl::fieldsOf(asl::objectType(state.type))) {
        const json::Node value = state.node[field.name];
        const bool isOffered = isCommon(field) && field.isIn(state.queryLanguage);
        if (isStructure(field.name) || (!value && !isOffered)) continue;
        QLabel* label = caption(toQString(field.name), "muted", page);
        label->setToolTip(toQString(field.doc));
        label->setContentsMargins(0, 6, 0, 0);
        auto* row = new FieldRow(field, value, siblings, page);
        row->setObjectName(toQString(field.name));
        row->setToolTip(toQString(field.doc));
        connect(row, &FieldRow::committed, this,
                [this, path = state.path](std::string_view changed, const std::string& json) {
                    commit(path, changed, json);
                });
        page->layout()->addWidget(label);
        page->layout()->addWidget(row);
    }
}

void Inspector::commit(const asl::StatePath& path, std::string_view field, const std::string& json) {
    m_document->refresh();
    const asl::Model& model = *m_document->analysis()->model;
    if (!model.find(path)) return;
    const std::string pointer = "/" + std::string(field);
    m_edits->apply(json.empty() ? asl::refactor::unsetField(model, path, pointer)
                                : asl::refactor::setField(model, path, pointer, json));
}

} // namespace wb::ui
