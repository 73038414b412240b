// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/list_form.h"

#include "core/asl/assist/skeletons.h"
#include "core/asl/assist/snippet.h"
#include "ui/inspector/backoff.h"
#include "ui/inspector/list_button.h"
#include "ui/value_text.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>

namespace wb::ui {

ListForm::ListForm(const FormContext& context, const asl::Field& field, json::Node list,
                   const std::string& pointer, QWidget* parent)
    : QWidget(parent), m_context(context), m_field(field), m_pointer(pointer),
      m_column(new QVBoxLayout(this)), m_isThere(list) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    auto* add = new QToolButton(this);
    add->setText(tr("Add a %1").arg(toQString(asl::describe(field.object))));
    add->setObjectName(toQString(m_pointer + "/-"));
    add->setProperty("role", QLatin1String("add"));
    connect(add, &QToolButton::clicked, this, [this] {
        asl::assist::Style style;
        style.isMultiLine = false;
        const std::string item =
            asl::assist::expand(asl::assist::objectNotation(m_field.object, m_context.language), style).text;
        if (m_isThere)
            m_context.commit(m_pointer + "/-", item);
        else
            m_context.commit(m_pointer, '[' + item + ']');
    });
    m_column->addWidget(add, 0, Qt::AlignLeft);
    show(list);
}

void ListForm::show(json::Node list) {
    m_isThere = bool(list);
    std::size_t index = 0;
    for (const json::Node item : list.children()) {
        if (index == m_items.size())
            addItem(item);
        else
            m_items[index].form->show(item);
        if (QLabel* waits = m_items[index].waits) waits->setText(backoffText(item));
        ++index;
    }
    for (; m_items.size() > index; m_items.pop_back()) delete m_items.back().frame;
    for (std::size_t i = 0; i < m_items.size(); ++i) m_items[i].down->setEnabled(i + 1 < m_items.size());
}

void ListForm::addItem(json::Node item) {
    const std::size_t index = m_items.size();
    auto* frame = new QFrame(this);
    frame->setProperty("role", QLatin1String("nested"));
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(10, 4, 0, 6);
    column->setSpacing(2);
    auto* head = new QHBoxLayout;
    head->setSpacing(0);
    QString kind = toQString(asl::describe(m_field.object));
    kind[0] = kind[0].toUpper();
    auto* title = new QLabel(tr("%1 %2").arg(kind).arg(index + 1), frame);
    title->setProperty("role", QLatin1String("heading"));
    head->addWidget(title, 1);
    const std::string place = m_pointer + '/' + std::to_string(index);
    const auto button = [&](const QString& text, const QString& tip, const char* name, auto act) {
        QToolButton* tool = listButton(text, tr("%1 %2: %3").arg(kind).arg(index + 1).arg(tip), frame);
        tool->setObjectName(toQString(place + name));
        connect(tool, &QToolButton::clicked, this, act);
        head->addWidget(tool);
        return tool;
    };
    button(QStringLiteral("↑"), tr("Earlier"), "/up", [this, index] {
        m_context.move(m_pointer, index, index - 1);
    })->setEnabled(index > 0);
    QToolButton* down = button(QStringLiteral("↓"), tr("Later"), "/down",
                               [this, index] { m_context.move(m_pointer, index, index + 1); });
    button(QStringLiteral("×"), tr("Remove"), "/remove", [this, place] {
        // An empty list says no more than none; the rules of a Choice may not be none.
        const bool isLast = m_items.size() == 1 && m_field.object != asl::ObjectType::ChoiceRule;
        m_context.commit(isLast ? m_pointer : place, {});
    });
    column->addLayout(head);
    QLabel* waits = nullptr;
    if (m_field.object == asl::ObjectType::Retrier) {
        waits = new QLabel(frame);
        waits->setProperty("role", QLatin1String("muted"));
        waits->setWordWrap(true);
        waits->setObjectName(toQString(place + "/backoff"));
        column->addWidget(waits);
    }
    auto* form = new FieldsForm(m_context, m_field.object, item, place, frame);
    column->addWidget(form);
    m_column->insertWidget(static_cast<int>(index), frame);
    m_items.push_back({frame, down, waits, form});
}

} // namespace wb::ui
