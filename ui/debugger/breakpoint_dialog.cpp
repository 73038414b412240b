// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/breakpoint_dialog.h"

#include "ui/debugger/stops.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace wb::ui {

BreakpointDialog::BreakpointDialog(const QString& state, const Breakpoint& breakpoint, QWidget* parent)
    : QDialog(parent), m_isEnabled(new QCheckBox(tr("&Stop here"), this)),
      m_onEntry(new QCheckBox(tr("&Before it is entered"), this)),
      m_onExit(new QCheckBox(tr("After it has s&ucceeded"), this)),
      m_onError(new QCheckBox(tr("After it has &failed, caught or not"), this)),
      m_condition(new QLineEdit(this)), m_hits(new QSpinBox(this)), m_message(new QLabel(this)) {
    setWindowTitle(tr("Breakpoint at %1").arg(state));
    setMinimumWidth(460);
    m_isEnabled->setChecked(breakpoint.isEnabled);
    m_onEntry->setChecked(breakpoint.onEntry);
    m_onExit->setChecked(breakpoint.onExit);
    m_onError->setChecked(breakpoint.onError);
    m_condition->setText(QString::fromStdString(breakpoint.condition));
    m_condition->setFont(codeFont());
    m_condition->setPlaceholderText(QStringLiteral("order.total > 100"));
    m_hits->setRange(1, 1'000'000);
    m_hits->setValue(breakpoint.hits);
    m_hits->setPrefix(tr("from hit "));
    m_hits->setSuffix(tr(" on"));
    m_message->setWordWrap(true);
    m_message->setProperty("role", QStringLiteral("muted"));
    m_message->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_hits->setButtonSymbols(QAbstractSpinBox::NoButtons);
    auto* moments = new QVBoxLayout;
    moments->setSpacing(6);
    for (QCheckBox* box : {m_onEntry, m_onExit, m_onError}) moments->addWidget(box);
    auto* form = new QFormLayout;
    form->setVerticalSpacing(12);
    form->addRow(m_isEnabled);
    form->addRow(tr("When"), moments);
    form->addRow(tr("&Condition"), m_condition);
    form->addRow(QString(), m_message);
    form->addRow(tr("&Hits"), m_hits);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(14);
    layout->addLayout(form);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_condition, &QLineEdit::textChanged, this, &BreakpointDialog::check);
    for (QCheckBox* box : {m_onEntry, m_onExit, m_onError})
        connect(box, &QCheckBox::toggled, this, &BreakpointDialog::check);
    check();
    m_condition->setFocus();
}

Breakpoint BreakpointDialog::breakpoint() const {
    return {m_isEnabled->isChecked(),
            m_onEntry->isChecked(),
            m_onExit->isChecked(),
            m_onError->isChecked(),
            m_condition->text().trimmed().toStdString(),
            m_hits->value()};
}

void BreakpointDialog::check() {
    const Breakpoint now = breakpoint();
    const QString problem = Stops::conditionProblem(now.condition);
    const bool hasMoment = now.onEntry || now.onExit || now.onError;
    m_accept->setEnabled(problem.isEmpty() && hasMoment);
    if (!problem.isEmpty())
        m_message->setText(tr("Not JSONata: %1").arg(problem));
    else if (!hasMoment)
        m_message->setText(tr("Choose at least one moment."));
    else
        m_message->setText(
            tr("JSONata on the state's input; on its output after success; on Error and Cause after "
               "a failure."));
}

} // namespace wb::ui
