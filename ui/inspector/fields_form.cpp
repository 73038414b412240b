// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/fields_form.h"

#include "core/asl/assist/skeletons.h"
#include "core/asl/assist/snippet.h"
#include "core/asl/choice_operators.h"
#include "ui/inspector/field_row.h"
#include "ui/inspector/list_form.h"
#include "ui/value_text.h"

#include <QBoxLayout>
#include <QComboBox>
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
    if (field.required || (isState(type) && holds(ofStates))) return true;
    return type == ObjectType::Retrier && holds(ofRetriers);
}

/// What is inside a container is edited in the graph, the type by its own command.
bool isStructure(std::string_view name) {
    return name == "Type" || name == "Branches" || name == "ItemProcessor" || name == "Iterator";
}

bool isRule(ObjectType type) {
    return type == ObjectType::ChoiceRule || type == ObjectType::NestedRule;
}

std::string newValue(const Field& field, asl::QueryLanguage language) {
    asl::assist::Style style;
    style.isMultiLine = false;
    return asl::assist::expand(asl::assist::valueNotation(field, language), style).text;
}

} // namespace

FieldsForm::FieldsForm(const FormContext& context, ObjectType type, json::Node object, std::string pointer,
                       QWidget* parent)
    : QWidget(parent), m_context(context), m_type(type), m_object(object), m_pointer(std::move(pointer)),
      m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    QList<const Field*> missing;
    for (const Field& field : asl::fieldsOf(type)) {
        if (isStructure(field.name)) continue;
        const json::Node value = object[field.name];
        const bool fits = field.isIn(context.language);
        if (value || (fits && isCommon(type, field)))
            addRow(field, value);
        else if (fits)
            missing.push_back(&field);
    }
    if (!missing.isEmpty()) addMissing(missing);
}

void FieldsForm::addRow(const Field& field, json::Node value) {
    m_column->addWidget(label(field));
    QWidget* row = control(field, value);
    row->setObjectName(
        toQString(m_pointer.empty() ? std::string(field.name) : m_pointer + '/' + std::string(field.name)));
    row->setToolTip(toQString(field.doc));
    m_column->addWidget(row);
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
    auto* box = new QComboBox(this);
    box->setAccessibleName(tr("Comparison"));
    box->setObjectName(toQString(m_pointer + "/operator"));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const Field& other : asl::fieldsOf(m_type))
        if (asl::findChoiceOperator(other.name)) box->addItem(toQString(other.name));
    box->setCurrentText(toQString(field.name));
    const json::TextRange key = m_object.findMember(field.name).key().range();
    const std::uint32_t begin = m_object.range().begin;
    connect(box, &QComboBox::textActivated, this,
            [this, rule = std::string(m_object.text()), from = key.begin - begin,
             length = key.length()](const QString& name) {
                std::string changed = rule;
                changed.replace(from, length, '"' + name.toStdString() + '"');
                m_context.commit(m_pointer, changed);
            });
    return box;
}

QWidget* FieldsForm::control(const Field& field, json::Node value) {
    const std::string pointer = m_pointer + '/' + std::string(field.name);
    if (field.kind == ValueKind::Objects && (!value || value.isArray()))
        return new ListForm(m_context, field, value, pointer, this);
    if (field.kind == ValueKind::Object && value.isObject()) {
        auto* frame = new QFrame(this);
        frame->setProperty("role", QLatin1String("nested"));
        auto* column = new QVBoxLayout(frame);
        column->setContentsMargins(10, 4, 0, 6);
        column->addWidget(new FieldsForm(m_context, field.object, value, pointer, frame));
        return frame;
    }
    auto* row = new FieldRow(field, value, m_context.states, this);
    connect(row, &FieldRow::committed, this,
            [this, pointer](std::string_view, const std::string& json) { m_context.commit(pointer, json); });
    return row;
}

void FieldsForm::addMissing(const QList<const Field*>& missing) {
    auto* button = new QToolButton(this);
    button->setText(tr("Add a field"));
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
