// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/fields_form.h"

#include "core/asl/assist/skeletons.h"
#include "core/asl/assist/snippet.h"
#include "core/asl/choice_operators.h"
#include "core/json/parser.h"
#include "ui/inspector/branches_form.h"
#include "ui/inspector/combo_field.h"
#include "ui/inspector/field_row.h"
#include "ui/inspector/list_form.h"
#include "ui/value_text.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace wb::ui {

namespace {

using asl::Field;
using asl::ObjectType;
using asl::ValueKind;

bool isState(ObjectType type) {
    return type >= ObjectType::Task && type <= ObjectType::UnknownState;
}

/// Fields that a form shows whether they are there or not; the others appear when the text has them.
bool isCommon(ObjectType type, const Field& field) {
    static constexpr std::string_view ofStates[] = {
        "Comment",        "Next",      "End",        "Resource", "Seconds",    "Error", "Cause",
        "Default",        "Arguments", "Parameters", "Output",   "ResultPath", "Retry", "Catch",
        "TimeoutSeconds", "Assign",    "Result"};
    static constexpr std::string_view ofRetriers[] = {"IntervalSeconds", "MaxAttempts", "BackoffRate"};
    const auto holds = [&](const auto& names) {
        return std::find(std::begin(names), std::end(names), field.name) != std::end(names);
    };
    if (type == ObjectType::Machine)
        return field.name == "Comment" || field.name == "StartAt" || field.name == "QueryLanguage" ||
               field.name == "TimeoutSeconds";
    if (type == ObjectType::ProcessorConfig || type == ObjectType::WriterConfig) return true;
    if (field.required || (isState(type) && holds(ofStates))) return true;
    return type == ObjectType::Retrier && holds(ofRetriers);
}

/// The type is changed by its own command; states, and where they begin, in the graph.
bool isStructure(ObjectType type, std::string_view name) {
    return name == "Type" || name == "States" || (name == "StartAt" && type != ObjectType::Machine);
}

bool isRule(ObjectType type) {
    return type == ObjectType::ChoiceRule || type == ObjectType::NestedRule;
}

/// What rows hold beyond the controls of FieldRow.
enum Form { NestedForm = 100, ItemsForm, BranchList };

int controlOf(const Field& field, json::Node value) {
    if (field.kind == ValueKind::Objects && (!value || value.isArray()))
        return field.object == ObjectType::Branch ? BranchList : ItemsForm;
    if (field.kind == ValueKind::Object && value.isObject()) return NestedForm;
    return static_cast<int>(FieldRow::controlFor(field, value));
}

std::string newValue(const Field& field, asl::QueryLanguage language) {
    asl::assist::Style style;
    style.isMultiLine = false;
    return asl::assist::expand(asl::assist::valueNotation(field, language), style).text;
}

} // namespace

FieldsForm::FieldsForm(const FormContext& context, ObjectType type, json::Node object, std::string pointer,
                       QWidget* parent)
    : QWidget(parent), m_context(context), m_type(type), m_pointer(std::move(pointer)),
      m_column(new QVBoxLayout(this)), m_language(context.language) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    make(object);
}

std::vector<FieldsForm::Row> FieldsForm::rowsFor(json::Node object) const {
    std::vector<Row> rows;
    for (const Field& field : asl::fieldsOf(m_type)) {
        if (isStructure(m_type, field.name)) continue;
        const json::Node value = object[field.name];
        if (value || (field.isIn(m_context.language) && isCommon(m_type, field)))
            rows.push_back({&field, controlOf(field, value)});
    }
    return rows;
}

void FieldsForm::show(json::Node object) {
    const std::vector<Row> rows = rowsFor(object);
    if (rows != m_rows || m_language != m_context.language) {
        for (QWidget* child : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) delete child;
        while (QLayoutItem* item = m_column->takeAt(0)) delete item;
        make(object);
        return;
    }
    if (isRule(m_type)) m_text = std::string(object.text());
    for (std::size_t i = 0; i < rows.size(); ++i) m_shows[i](object[rows[i].field->name]);
}

void FieldsForm::make(json::Node object) {
    m_language = m_context.language;
    m_rows = rowsFor(object);
    m_shows.clear();
    m_text = isRule(m_type) ? std::string(object.text()) : std::string();
    for (const Row& row : m_rows) {
        m_column->addWidget(label(*row.field));
        QWidget* shown = control(row, object[row.field->name]);
        shown->setObjectName(toQString(m_pointer.empty() ? std::string(row.field->name)
                                                         : m_pointer + '/' + std::string(row.field->name)));
        shown->setToolTip(toQString(row.field->doc));
        m_column->addWidget(shown);
    }
    addMissing();
}

QWidget* FieldsForm::label(const Field& field) {
    if (isRule(m_type) && asl::findChoiceOperator(field.name)) return operatorBox(field);
    auto* label = new QLabel(toQString(field.name), this);
    label->setProperty("role", QLatin1String("muted"));
    label->setToolTip(toQString(field.doc));
    label->setContentsMargins(0, 6, 0, 0);
    return label;
}

/// The operator of a rule is the name of its field: another one renames it.
QWidget* FieldsForm::operatorBox(const Field& field) {
    auto* box = new ComboField(this);
    box->setEditable(false);
    box->setAccessibleName(tr("Comparison"));
    box->setObjectName(toQString(m_pointer + "/operator"));
    for (const Field& other : asl::fieldsOf(m_type))
        if (asl::findChoiceOperator(other.name)) box->addItem(toQString(other.name));
    box->setCurrentText(toQString(field.name));
    connect(box, &QComboBox::textActivated, this, [this, from = field.name](const QString& name) {
        const auto tree = json::parse(m_text);
        const json::TextRange key = tree->root().findMember(from).key().range();
        std::string changed = m_text;
        changed.replace(key.begin, key.length(), '"' + name.toStdString() + '"');
        m_context.commit(m_pointer, changed);
    });
    return box;
}

QWidget* FieldsForm::control(const Row& row, json::Node value) {
    const Field& field = *row.field;
    const std::string pointer = m_pointer + '/' + std::string(field.name);
    const auto shows = [this](auto* form) { m_shows.push_back([form](json::Node now) { form->show(now); }); };
    if (row.control == BranchList) {
        auto* list = new BranchesForm(m_context, value, pointer, this);
        shows(list);
        return list;
    }
    if (row.control == ItemsForm) {
        auto* list = new ListForm(m_context, field, value, pointer, this);
        shows(list);
        return list;
    }
    if (row.control == NestedForm) {
        auto* frame = new QFrame(this);
        frame->setProperty("role", QLatin1String("nested"));
        auto* column = new QVBoxLayout(frame);
        column->setContentsMargins(10, 4, 0, 6);
        auto* form = new FieldsForm(m_context, field.object, value, pointer, frame);
        column->addWidget(form);
        shows(form);
        return frame;
    }
    auto* control = new FieldRow(m_context, field, value, this);
    connect(control, &FieldRow::committed, this,
            [this, pointer](const std::string& below, const std::string& json) {
                m_context.commit(pointer + below, json);
            });
    shows(control);
    return control;
}

void FieldsForm::addMissing() {
    QList<const Field*> missing;
    for (const Field& field : asl::fieldsOf(m_type)) {
        const bool isShown =
            std::any_of(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.field == &field; });
        // States that are not there are drawn, not typed.
        const bool isDrawn = field.object == ObjectType::Branch || field.object == ObjectType::Processor;
        if (!isShown && !isDrawn && field.isIn(m_context.language) && !isStructure(m_type, field.name))
            missing.push_back(&field);
    }
    if (missing.isEmpty()) return;
    auto* button = new QToolButton(this);
    button->setText(tr("Add a field"));
    button->setProperty("role", QLatin1String("add"));
    button->setObjectName(toQString(m_pointer + "/add"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto* menu = new QMenu(button);
    menu->setToolTipsVisible(true);
    for (const Field* field : missing) {
        QAction* action = menu->addAction(toQString(field->name));
        action->setToolTip(toQString(field->doc));
        connect(action, &QAction::triggered, this, [this, field] {
            m_context.commit(m_pointer + '/' + std::string(field->name),
                             newValue(*field, m_context.language));
        });
    }
    button->setMenu(menu);
    m_column->addSpacing(4);
    m_column->addWidget(button, 0, Qt::AlignLeft);
}

} // namespace wb::ui
