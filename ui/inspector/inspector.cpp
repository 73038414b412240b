// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector.h"

#include "core/asl/refactor/refactor.h"
#include "core/json/tree_edit.h"
#include "ui/document.h"
#include "ui/edit_runner.h"
#include "ui/inspector/fields_form.h"
#include "ui/selection_sync.h"
#include "ui/value_text.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>

#include <algorithm>

namespace wb::ui {

namespace {

QLabel* caption(const QString& text, const char* role, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QLatin1String(role));
    label->setWordWrap(true);
    return label;
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
    const bool isSameState = state && m_state == state->path;
    m_shown = shown;
    m_state = state ? state->path : asl::StatePath();
    const QString focused = isSameState ? focusedRow() : QString();
    const int scrolled = isSameState ? verticalScrollBar()->value() : 0;
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
    page->layout()->activate();
    verticalScrollBar()->setValue(scrolled);
    if (!focused.isEmpty()) focusRow(focused);
}

/// Name of the row that the keyboard is in; empty when it is elsewhere.
QString Inspector::focusedRow() const {
    QWidget* const focus = QApplication::focusWidget();
    if (!focus || !isAncestorOf(focus)) return {};
    for (QWidget* at = focus; at != this; at = at->parentWidget())
        if (!at->objectName().isEmpty() && !at->objectName().startsWith(QLatin1String("qt_")))
            return at->objectName();
    return {};
}

/// Whoever goes from field to field by the keyboard goes on where they were.
void Inspector::focusRow(const QString& name) {
    auto* row = widget()->findChild<QWidget*>(name);
    if (!row) return;
    QList<QWidget*> controls = row->findChildren<QWidget*>();
    controls.prepend(row);
    for (QWidget* control : controls)
        if (control->focusPolicy() & Qt::TabFocus) return control->setFocus();
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

    m_context = {state.queryLanguage, {}, {}, {}};
    for (const asl::StateIndex index : model.container(state.container).states)
        m_context.states << toQString(model.state(index).name);
    m_context.commit = [this, path = state.path](const std::string& pointer, const std::string& json) {
        commit(path, pointer, json);
    };
    m_context.move = [this, path = state.path](const std::string& list, std::size_t from, std::size_t to) {
        move(path, list, from, to);
    };
    page->layout()->addWidget(new FieldsForm(m_context, asl::objectType(state.type), state.node, {}, page));
}

void Inspector::commit(const asl::StatePath& path, const std::string& pointer, const std::string& json) {
    m_document->refresh();
    const asl::Model& model = *m_document->analysis()->model;
    if (!model.find(path)) return;
    m_edits->apply(json.empty() ? asl::refactor::unsetField(model, path, pointer)
                                : asl::refactor::setField(model, path, pointer, json));
}

/// The state's own lists by the operations that know them, the rules inside a rule as a list of values.
void Inspector::move(const asl::StatePath& path, const std::string& list, std::size_t from, std::size_t to) {
    using asl::refactor::ListField;
    m_document->refresh();
    const asl::Model& model = *m_document->analysis()->model;
    const asl::State* state = model.find(path);
    if (!state) return;
    const std::pair<std::string_view, ListField> own[] = {
        {"/Choices", ListField::Choices}, {"/Catch", ListField::Catch}, {"/Retry", ListField::Retry}};
    for (const auto& [name, field] : own)
        if (list == name) {
            m_edits->apply(asl::refactor::moveItem(model, path, field, from, to));
            return;
        }
    json::Node node = state->node;
    for (const std::string& part : json::pointerParts(list).value_or(std::vector<std::string>()))
        node =
            node.isArray() ? node.element(static_cast<std::uint32_t>(std::atoi(part.c_str()))) : node[part];
    if (from >= node.size() || to >= node.size()) return;
    std::vector<std::string> items;
    for (const json::Node item : node.children()) items.emplace_back(item.text());
    std::swap(items[from], items[to]);
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "[" : ", ") + item;
    m_edits->apply(asl::refactor::setField(model, path, list, text + ']'));
}

} // namespace wb::ui
