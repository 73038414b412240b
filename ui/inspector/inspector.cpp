// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector.h"

#include "core/asl/refactor/refactor.h"
#include "core/json/parser.h"
#include "core/json/tree_edit.h"
#include "ui/document.h"
#include "ui/edit_runner.h"
#include "ui/inspector/fields_form.h"
#include "ui/selection_sync.h"
#include "ui/value_text.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
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

std::optional<asl::refactor::ListField> ownList(const std::string& pointer) {
    using asl::refactor::ListField;
    static const std::pair<std::string_view, ListField> lists[] = {{"/Choices", ListField::Choices},
                                                                   {"/Catch", ListField::Catch},
                                                                   {"/Retry", ListField::Retry},
                                                                   {"/Branches", ListField::Branches}};
    for (const auto& [name, field] : lists)
        if (pointer == name) return field;
    return std::nullopt;
}

} // namespace

Inspector::Inspector(Document* document, SelectionSync* selection, EditRunner* edits, QWidget* parent)
    : QScrollArea(parent), m_document(document), m_selection(selection), m_edits(edits) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Inspector"));
    setMinimumWidth(250);
    m_context.commit = [this](const std::string& pointer, const std::string& json) { commit(pointer, json); };
    m_context.move = [this](const std::string& list, std::size_t from, std::size_t to) {
        move(list, from, to);
    };
    m_context.problem = [this](json::TextRange range) { return problemIn(range); };
    m_context.remove = [this](const std::string& list, std::size_t index) {
        if (const auto field = ownList(list))
            edit([&](const asl::Model& model) {
                return asl::refactor::removeItem(model, m_state, *field, index);
            });
    };
    m_context.add = [this](const std::string& list) {
        if (const auto field = ownList(list))
            edit([&](const asl::Model& model) { return asl::refactor::addItem(model, m_state, *field); });
    };
    connect(m_document, &Document::analysed, this, &Inspector::rebuildLater);
    connect(m_selection, &SelectionSync::currentChanged, this, &Inspector::rebuildLater);
    rebuild();
}

void Inspector::rebuildLater() {
    // Never under the hands of a control that is just telling what was typed.
    QMetaObject::invokeMethod(this, &Inspector::rebuild, Qt::QueuedConnection);
}

void Inspector::enter() {
    rebuild();
    const QList<QWidget*> controls = m_form->findChildren<QWidget*>();
    const auto first = std::find_if(controls.begin(), controls.end(), [](const QWidget* control) {
        return (control->focusPolicy() & Qt::TabFocus) && control->isVisible();
    });
    if (first != controls.end()) (*first)->setFocus(Qt::TabFocusReason);
}

void Inspector::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) Q_EMIT leaveAsked();
    QScrollArea::keyPressEvent(event);
}

void Inspector::showEvent(QShowEvent* event) {
    QScrollArea::showEvent(event);
    rebuild();
}

void Inspector::rebuild() {
    if (widget() && (m_document->analysis()->isBroken || !isVisible())) return;
    const asl::Model& model = *m_document->analysis()->model;
    const asl::State* state = model.find(m_selection->current());
    const asl::StatePath path = state ? state->path : asl::StatePath();
    const asl::ObjectType type = state ? asl::objectType(state->type) : asl::ObjectType::Machine;
    const json::Node node = state ? state->node : model.tree().root();
    m_context.language = state ? state->queryLanguage : model.queryLanguage();
    m_context.states.clear();
    const asl::ContainerIndex home = state ? state->container : 0;
    if (!model.containers().empty())
        for (const asl::StateIndex index : model.container(home).states)
            m_context.states << toQString(model.state(index).name);
    findProblems(path, state);
    std::string shown = path.text() + '\n' + std::string(node.text()) + m_missing.toStdString();
    for (const auto& [range, message] : m_problems) shown += message.toStdString();
    if (m_form && shown == m_shown && m_state == path) return;
    m_shown = shown;
    const QString focused = m_state == path ? focusedRow() : QString();
    const int scrolled = m_state == path ? verticalScrollBar()->value() : 0;
    if (m_form && m_state == path && m_type == type) {
        m_form->show(node);
    } else {
        m_state = path;
        m_type = type;
        makePage(state, node);
    }
    m_missingLabel->setText(m_missing);
    m_missingLabel->setVisible(!m_missing.isEmpty());
    widget()->layout()->activate();
    verticalScrollBar()->setValue(scrolled);
    if (!focused.isEmpty() && focusedRow() != focused) focusRow(focused);
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

/// What the problems say of this state, states inside of it apart.
void Inspector::findProblems(const asl::StatePath& path, const asl::State* state) {
    m_problems.clear();
    QStringList missing;
    const json::TextRange head = state ? state->nameNode.range() : json::TextRange{};
    for (const Problem& problem : m_document->analysis()->problems) {
        if (!(problem.state == path) || isAdvice(problem)) continue;
        if (state && problem.range == head)
            missing << toQString(problem.message);
        else
            m_problems.emplace_back(problem.range, toQString(problem.message));
    }
    m_missing = missing.join(u'\n');
}

QString Inspector::problemIn(json::TextRange range) const {
    for (const auto& [place, message] : m_problems)
        if (range.begin <= place.begin && place.end <= range.end) return message;
    return {};
}

void Inspector::makePage(const asl::State* state, json::Node node) {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(4);
    if (state) {
        column->addWidget(caption(tr("%1 state").arg(toQString(asl::name(state->type))), "muted", page));
        column->addWidget(nameField(state->path, page));
    } else {
        column->addWidget(caption(tr("State machine"), "heading", page));
    }
    m_missingLabel = caption({}, "error", page);
    m_missingLabel->setObjectName(QStringLiteral("missing"));
    column->addWidget(m_missingLabel);
    m_form = new FieldsForm(m_context, m_type, node, {}, page);
    column->addWidget(m_form);
    if (!state) column->addWidget(caption(tr("Select a state to see its fields."), "muted", page));
    column->addStretch();
    setWidget(page);
}

/// The name of a state; one that cannot be is explained as it is typed, and not taken.
QWidget* Inspector::nameField(const asl::StatePath& path, QWidget* page) {
    auto* box = new QWidget(page);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* name = new QLineEdit(toQString(path.stateName()), box);
    name->setAccessibleName(tr("Name of the state"));
    QLabel* why = caption({}, "error", box);
    why->setObjectName(QStringLiteral("nameRefusal"));
    why->hide();
    column->addWidget(name);
    column->addWidget(why);
    const auto refusal = [this, path](const QString& text) {
        const asl::Model& now = *m_document->analysis()->model;
        const bool isOwn = text.toStdString() == path.stateName();
        const auto found = isOwn ? std::nullopt : asl::refactor::canRename(now, path, text.toStdString());
        return found ? toQString(found->reason) : QString();
    };
    connect(name, &QLineEdit::textChanged, this, [why, refusal](const QString& text) {
        why->setText(refusal(text));
        why->setVisible(!why->text().isEmpty());
    });
    connect(name, &QLineEdit::editingFinished, this, [this, name, path, refusal] {
        const std::string wanted = name->text().toStdString();
        const asl::Model& now = *m_document->analysis()->model;
        if (wanted == path.stateName() || !now.find(path) || !refusal(name->text()).isEmpty()) return;
        m_edits->apply(asl::refactor::renameState(now, path, wanted));
    });
    return box;
}

/// Runs an operation on what the form is for, as the text is now.
void Inspector::edit(const std::function<asl::refactor::Outcome(const asl::Model&)>& operation) {
    m_document->refresh();
    const asl::Model& model = *m_document->analysis()->model;
    if (m_state.isMachine() || model.find(m_state)) m_edits->apply(operation(model));
}

/// Where a state goes on is said by Next or by End, never by both: who sets the one takes the other away.
std::optional<asl::refactor::Outcome> Inspector::wayOn(const asl::Model& model, const std::string& pointer,
                                                       const std::string& json) const {
    const asl::State* state = model.find(m_state);
    if (!state || state->type == asl::StateType::Choice) return std::nullopt;
    const bool hasNext(state->node.findMember("Next"));
    const asl::refactor::TransitionPlace next{m_state, asl::TransitionKind::Next, 0};
    if (hasNext && ((pointer == "/Next" && json.empty()) || (pointer == "/End" && json == "true")))
        return asl::refactor::disconnect(model, next);
    if (pointer != "/Next" || json.empty() || !state->node.findMember("End")) return std::nullopt;
    const auto name = json::parse(json)->root().string();
    const asl::Container& container = model.container(state->container);
    const asl::StatePath target = container.path.state(name.value_or(""));
    // A name that is not there yet is for the text to hold and for the problems to tell.
    return model.find(target) ? std::optional(asl::refactor::connect(model, m_state, target)) : std::nullopt;
}

void Inspector::commit(const std::string& pointer, const std::string& json) {
    edit([&](const asl::Model& model) {
        if (const auto way = wayOn(model, pointer, json)) return *way;
        return json.empty() ? asl::refactor::unsetField(model, m_state, pointer)
                            : asl::refactor::setField(model, m_state, pointer, json);
    });
}

/// The state's own lists by the operations that know them, the rules inside a rule as a list of values.
void Inspector::move(const std::string& list, std::size_t from, std::size_t to) {
    if (const auto field = ownList(list))
        return edit([&](const asl::Model& model) {
            return asl::refactor::moveItem(model, m_state, *field, from, to);
        });
    m_document->refresh();
    const asl::Model& model = *m_document->analysis()->model;
    const asl::State* state = model.find(m_state);
    if (!state) return;
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
    m_edits->apply(asl::refactor::setField(model, m_state, list, text + ']'));
}

} // namespace wb::ui
