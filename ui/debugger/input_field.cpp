// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/input_field.h"

#include "core/json/writer.h"
#include "ui/dialogs/input_dialog.h"
#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/value_text.h"

#include <QAction>
#include <QBoxLayout>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QStyle>
#include <QToolButton>

namespace wb::ui {

namespace {

QString keyOf(const QString& path) {
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStringLiteral("inputs/%1").arg(QString::fromLatin1(hash));
}

QString shippedInput(const QString& path) {
    QFile file(QFileInfo(path).absolutePath() + QStringLiteral("/input.json"));
    if (path.isEmpty() || file.size() > 262'144 || !file.open(QIODevice::ReadOnly)) return {};
    json::Value value;
    return readValue(QString::fromUtf8(file.readAll()), &value, nullptr) ? toQString(json::toText(value))
                                                                         : QString();
}

} // namespace

InputField::InputField(ThemeController* themes, QWidget* parent)
    : QWidget(parent), m_themes(themes), m_edit(new QLineEdit(this)) {
    m_edit->setFont(codeFont());
    m_edit->setAccessibleName(tr("Input of the execution, as JSON"));
    m_edit->setPlaceholderText(QStringLiteral("{}"));
    m_edit->setMinimumWidth(150);
    m_edit->setMaximumWidth(520);
    auto* label = new QLabel(tr("Input"), this);
    label->setProperty("role", QStringLiteral("muted"));
    label->setBuddy(m_edit);
    QAction* open = m_edit->addAction(icon("edit"), QLineEdit::TrailingPosition);
    open->setToolTip(tr("Edit the input with more room"));
    connect(open, &QAction::triggered, this, &InputField::openEditor);
    // Never by colour alone.
    m_warning = m_edit->addAction(icon("error"), QLineEdit::LeadingPosition);
    m_warning->setVisible(false);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(6);
    layout->addWidget(label);
    layout->addWidget(m_edit, 1);
    connect(m_edit, &QLineEdit::textChanged, this, &InputField::check);
    connect(m_edit, &QLineEdit::textChanged, this, &InputField::changed);
    connect(m_edit, &QLineEdit::editingFinished, this, &InputField::remember);
    connect(m_edit, &QLineEdit::returnPressed, this, &InputField::returnPressed);
    setText(QStringLiteral("{}"));
}

void InputField::follow(const QString& path) {
    m_path = path;
    QString text = path.isEmpty() ? QString() : QSettings().value(keyOf(path)).toString();
    if (text.isEmpty()) text = shippedInput(path);
    setText(text.isEmpty() ? QStringLiteral("{}") : text);
}

void InputField::setText(const QString& text) {
    m_edit->setText(text.simplified());
    m_edit->setCursorPosition(0);
}

QString InputField::text() const {
    const QString text = m_edit->text().trimmed();
    return text.isEmpty() ? QStringLiteral("{}") : text;
}

bool InputField::value(json::Value* value, QString* error) const {
    return readValue(text(), value, error);
}

void InputField::focusField() {
    m_edit->setFocus();
    m_edit->selectAll();
}

void InputField::openEditor() {
    InputDialog dialog(text(), m_themes->theme(), this);
    if (dialog.exec() != QDialog::Accepted) return;
    json::Value value;
    if (readValue(dialog.text(), &value, nullptr)) m_edit->setText(toQString(json::toText(value)));
    remember();
}

void InputField::check() {
    json::Value ignored;
    QString error;
    const bool isValid = value(&ignored, &error);
    m_edit->setToolTip(isValid ? tr("What the next execution starts with")
                               : tr("This is not JSON. %1").arg(error));
    m_warning->setToolTip(m_edit->toolTip());
    if (m_edit->property("invalid").toBool() == !isValid) return;
    m_edit->setProperty("invalid", !isValid);
    m_warning->setVisible(!isValid);
    m_edit->style()->unpolish(m_edit);
    m_edit->style()->polish(m_edit);
}

void InputField::remember() {
    json::Value ignored;
    if (!m_path.isEmpty() && value(&ignored, nullptr)) QSettings().setValue(keyOf(m_path), text());
}

} // namespace wb::ui
