// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/names_field.h"

#include "core/json/text_style.h"
#include "ui/inspector/combo_field.h"
#include "ui/value_text.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace wb::ui {

NamesField::NamesField(const QString& title, const QString& invitation, std::vector<Known> known,
                       QWidget* parent)
    : QWidget(parent), m_title(title), m_invitation(invitation), m_known(std::move(known)),
      m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(3);
    addLine();
}

void NamesField::addLine() {
    auto* row = new QWidget(this);
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(2);
    auto* name = new ComboField(row);
    for (const Known& known : m_known) {
        name->addItem(known.name);
        name->setItemData(name->count() - 1, known.tip, Qt::ToolTipRole);
    }
    name->setCurrentIndex(-1);
    name->lineEdit()->setPlaceholderText(m_invitation);
    auto* remove = new QToolButton(row);
    remove->setText(QStringLiteral("×"));
    remove->setAutoRaise(true);
    across->addWidget(name, 1);
    across->addWidget(remove);
    m_column->addWidget(row);
    const std::size_t line = m_lines.size();
    name->setAccessibleName(tr("%1 %2").arg(m_title).arg(line + 1));
    m_lines.push_back({row, name, remove});
    connect(name, &QComboBox::activated, this, [this, line] { take(line); });
    connect(name->lineEdit(), &QLineEdit::editingFinished, this, [this, line] { take(line); });
    connect(remove, &QToolButton::clicked, this,
            [this, line] { Q_EMIT committed('/' + std::to_string(line), {}); });
}

void NamesField::take(std::size_t line) {
    const auto place = static_cast<qsizetype>(line);
    const QString now = m_lines[line].name->currentText().trimmed();
    const bool isNew = place >= m_shown.size();
    if (now == m_shown.value(place)) return;
    // The same is told twice: by the list and by the line.
    if (isNew)
        m_shown << now;
    else
        m_shown[place] = now;
    m_lines[line].name->lineEdit()->setModified(false);
    const std::string text = now.isEmpty() ? std::string() : json::quoted(now.toStdString());
    if (!m_isThere)
        Q_EMIT committed({}, '[' + text + ']');
    else
        Q_EMIT committed(isNew ? "/-" : '/' + std::to_string(line), text);
}

void NamesField::show(json::Node names) {
    m_isThere = bool(names);
    m_shown.clear();
    for (const json::Node name : names.children()) m_shown << toQString(name.string().value_or(""));
    const auto wanted = static_cast<std::size_t>(m_shown.size()) + 1;
    while (m_lines.size() < wanted) addLine();
    while (m_lines.size() > wanted) {
        delete m_lines.back().row;
        m_lines.pop_back();
    }
    for (std::size_t i = 0; i < wanted; ++i) {
        m_lines[i].name->show(m_shown.value(static_cast<qsizetype>(i)));
        const bool isName = i + 1 < wanted;
        m_lines[i].remove->setVisible(isName);
        m_lines[i].remove->setToolTip(tr("Remove %1").arg(m_shown.value(static_cast<qsizetype>(i))));
        m_lines[i].remove->setAccessibleName(m_lines[i].remove->toolTip());
    }
}

} // namespace wb::ui
