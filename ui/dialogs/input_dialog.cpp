// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/input_dialog.h"

#include "ui/dialogs/json_edit.h"
#include "ui/value_text.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

namespace wb::ui {

InputDialog::InputDialog(const QString& text, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_edit(new JsonEdit(theme, this)), m_message(new QLabel(this)) {
    setWindowTitle(tr("Input of the execution"));
    resize(560, 420);
    m_edit->setAccessibleName(tr("Input, as JSON"));
    m_message->setWordWrap(true);
    m_message->setProperty("role", QStringLiteral("muted"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    m_accept->setText(tr("Use this input"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(10);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    // Tab and Return belong to the text.
    m_accept->setShortcut(Qt::CTRL | Qt::Key_Return);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_edit, &QsciScintilla::textChanged, this, &InputDialog::check);
    json::Value value;
    m_edit->setText(readValue(text, &value, nullptr) ? prettyText(value) : text);
    check();
    m_edit->setFocus();
}

QString InputDialog::text() const {
    return m_edit->text();
}

void InputDialog::setPurpose(const QString& title, const QString& accept) {
    setWindowTitle(title);
    m_edit->setAccessibleName(title);
    m_accept->setText(accept);
}

void InputDialog::check() {
    json::Value value;
    QString error;
    const bool isValid = m_edit->value(&value, &error);
    m_accept->setEnabled(isValid);
    m_message->setText(isValid ? tr("Valid JSON. Ctrl+Return accepts it.") : error);
}

} // namespace wb::ui
