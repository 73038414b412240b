// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/list_form.h"

#include "core/asl/assist/skeletons.h"
#include "core/asl/assist/snippet.h"
#include "ui/inspector/backoff.h"
#include "ui/value_text.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QToolButton>

namespace wb::ui {

ListForm::ListForm(const FormContext& context, const asl::Field& field, json::Node list,
                   const std::string& pointer, QWidget* parent)
    : QWidget(parent), m_context(context), m_field(field), m_pointer(pointer) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    std::uint32_t index = 0;
    for (const json::Node item : list.children()) addItem(item, index++, list.size());
    const QString kind = toQString(asl::describe(field.object));
    auto* add = new QToolButton(this);
    add->setText(tr("Add a %1").arg(kind));
    add->setObjectName(toQString(m_pointer + "/-"));
    connect(add, &QToolButton::clicked, this, [this, isNew = !list] {
        asl::assist::Style style;
        style.isMultiLine = false;
        const std::string item =
            asl::assist::expand(asl::assist::objectNotation(m_field.object, m_context.language), style).text;
        if (isNew)
            m_context.commit(m_pointer, '[' + item + ']');
        else
            m_context.commit(m_pointer + "/-", item);
    });
    column->addWidget(add, 0, Qt::AlignLeft);
}

void ListForm::addItem(json::Node item, std::uint32_t index, std::uint32_t count) {
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
    const auto button = [&](const QString& text, const QString& tip, const char* name, bool isOn, auto act) {
        auto* tool = new QToolButton(frame);
        tool->setText(text);
        tool->setToolTip(tip);
        tool->setAccessibleName(tip);
        tool->setAutoRaise(true);
        tool->setEnabled(isOn);
        tool->setObjectName(toQString(place + name));
        connect(tool, &QToolButton::clicked, this, act);
        head->addWidget(tool);
    };
    button(QStringLiteral("↑"), tr("Earlier"), "/up", index > 0,
           [this, index] { m_context.move(m_pointer, index, index - 1); });
    button(QStringLiteral("↓"), tr("Later"), "/down", index + 1 < count,
           [this, index] { m_context.move(m_pointer, index, index + 1); });
    // An empty list says no more than none; the rules of a Choice may not be none.
    const bool isLast = count == 1 && m_field.object != asl::ObjectType::ChoiceRule;
    button(QStringLiteral("×"), tr("Remove"), "/remove", true,
           [this, place, isLast] { m_context.commit(isLast ? m_pointer : place, {}); });
    column->addLayout(head);
    if (m_field.object == asl::ObjectType::Retrier) {
        auto* waits = new QLabel(backoffText(item), frame);
        waits->setProperty("role", QLatin1String("muted"));
        waits->setWordWrap(true);
        waits->setObjectName(toQString(place + "/backoff"));
        column->addWidget(waits);
    }
    column->addWidget(new FieldsForm(m_context, m_field.object, item, place, frame));
    qobject_cast<QVBoxLayout*>(layout())->addWidget(frame);
}

} // namespace wb::ui
