// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/branches_form.h"

#include "ui/inspector/list_button.h"
#include "ui/value_text.h"

#include <QBoxLayout>
#include <QLabel>

namespace wb::ui {

BranchesForm::BranchesForm(const FormContext& context, json::Node branches, const std::string& pointer,
                           QWidget* parent)
    : QWidget(parent), m_context(context), m_pointer(pointer), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    QToolButton* add = listButton(tr("Add a branch"), tr("Add a branch"), this);
    add->setObjectName(toQString(m_pointer + "/-"));
    add->setProperty("role", QLatin1String("add"));
    connect(add, &QToolButton::clicked, this, [this] { m_context.add(m_pointer); });
    m_column->addWidget(add, 0, Qt::AlignLeft);
    show(branches);
}

void BranchesForm::addLine() {
    const std::size_t index = m_lines.size();
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(new QLabel(line), 1);
    const std::string place = m_pointer + '/' + std::to_string(index);
    const auto button = [&](const QString& text, const QString& tip, const char* name, auto act) {
        QToolButton* tool = listButton(text, tr("Branch %1: %2").arg(index + 1).arg(tip), line);
        tool->setObjectName(toQString(place + name));
        connect(tool, &QToolButton::clicked, this, act);
        row->addWidget(tool);
    };
    button(QStringLiteral("↑"), tr("Earlier"), "/up",
           [this, index] { m_context.move(m_pointer, index, index - 1); });
    button(QStringLiteral("↓"), tr("Later"), "/down",
           [this, index] { m_context.move(m_pointer, index, index + 1); });
    button(QStringLiteral("×"), tr("Remove"), "/remove",
           [this, index] { m_context.remove(m_pointer, index); });
    m_column->insertWidget(static_cast<int>(index), line);
    m_lines.push_back(line);
}

void BranchesForm::show(json::Node branches) {
    std::size_t index = 0;
    for (const json::Node branch : branches.children()) {
        if (index == m_lines.size()) addLine();
        const QString first = toQString(branch["StartAt"].string().value_or(""));
        const auto count = static_cast<int>(branch["States"].size());
        auto* label = m_lines[index]->findChild<QLabel*>();
        label->setText(tr("%1.  %2").arg(index + 1).arg(first.isEmpty() ? tr("empty") : first));
        label->setToolTip(tr("%n state(s)", nullptr, count));
        ++index;
    }
    for (; m_lines.size() > index; m_lines.pop_back()) delete m_lines.back();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const std::string place = m_pointer + '/' + std::to_string(i);
        m_lines[i]->findChild<QToolButton*>(toQString(place + "/up"))->setEnabled(i > 0);
        m_lines[i]->findChild<QToolButton*>(toQString(place + "/down"))->setEnabled(i + 1 < m_lines.size());
    }
}

} // namespace wb::ui
