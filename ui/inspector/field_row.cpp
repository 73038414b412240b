// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/field_row.h"

#include "core/json/reader.h"
#include "core/json/writer.h"
#include "ui/theme.h"
#include "ui/value_text.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyle>

#include <functional>

namespace wb::ui {

namespace {

using asl::ValueKind;

/// Tells when it loses the focus: the moment at which its text is taken.
class JsonField : public QPlainTextEdit {
  public:
    using QPlainTextEdit::QPlainTextEdit;
    std::function<void()> left;

  protected:
    void focusOutEvent(QFocusEvent* event) override {
        QPlainTextEdit::focusOutEvent(event);
        if (left) left();
    }
};

std::string quoted(const QString& text) {
    std::string out;
    json::writeString(out, text.toStdString());
    return out;
}

bool isPlainText(ValueKind kind) {
    switch (kind) {
    case ValueKind::Text:
    case ValueKind::Path:
    case ValueKind::ReferencePath:
    case ValueKind::PayloadPath:
    case ValueKind::Timestamp:
    case ValueKind::Resource:
        return true;
    default:
        return false;
    }
}

} // namespace

FieldRow::FieldRow(const asl::Field& field, json::Node value, const QStringList& states, QWidget* parent)
    : QWidget(parent), m_name(field.name), m_before(value ? std::string(value.text()) : std::string()) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const bool isString = !value || value.isString();
    if (field.kind == ValueKind::StateName && isString) {
        makeList(states, value);
    } else if (field.kind == ValueKind::Choice && isString) {
        QStringList choices;
        for (const std::string_view choice : field.values) choices << toQString(choice);
        makeList(choices, value);
    } else if (field.kind == ValueKind::Boolean && (!value || value.isBoolean())) {
        makeFlag(value);
    } else if ((isPlainText(field.kind) && isString) || field.kind == ValueKind::Integer ||
               field.kind == ValueKind::Number || field.kind == ValueKind::Condition) {
        makeText(field, value);
    } else {
        makeJson(value);
    }
}

void FieldRow::commit(const std::string& json) {
    if (json == m_before) return;
    m_before = json;
    Q_EMIT committed(m_name, json);
}

void FieldRow::makeText(const asl::Field& field, json::Node value) {
    auto* edit = new QLineEdit(this);
    edit->setAccessibleName(toQString(field.name));
    const std::optional<std::string> text = value ? value.string() : std::nullopt;
    const QString before = text ? toQString(*text) : value ? toQString(value.text()) : QString();
    edit->setText(before);
    edit->setCursorPosition(0);
    // A number may be given as an expression, a text never as a number.
    const bool isText = isPlainText(field.kind);
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, isText, before] {
        const QString now = edit->text();
        if (now == before) return;
        if (now.isEmpty()) return commit({});
        const std::string bytes = now.toStdString();
        commit(!isText && json::read(bytes).ok() ? bytes : quoted(now));
    });
    layout()->addWidget(edit);
}

void FieldRow::makeList(const QStringList& choices, json::Node value) {
    auto* box = new QComboBox(this);
    box->setEditable(true);
    box->setAccessibleName(toQString(m_name));
    box->addItem(QString());
    box->addItems(choices);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    const QString before = value ? toQString(*value.string()) : QString();
    box->setCurrentText(before);
    const auto take = [this, box, before] {
        const QString now = box->currentText();
        if (now != before) commit(now.isEmpty() ? std::string() : quoted(now));
    };
    connect(box, &QComboBox::activated, this, take);
    connect(box->lineEdit(), &QLineEdit::editingFinished, this, take);
    layout()->addWidget(box);
}

void FieldRow::makeFlag(json::Node value) {
    auto* box = new QCheckBox(this);
    box->setAccessibleName(toQString(m_name));
    box->setChecked(value && value.boolean().value_or(false));
    connect(box, &QCheckBox::toggled, this, [this](bool on) { commit(on ? "true" : std::string()); });
    layout()->addWidget(box);
}

void FieldRow::makeJson(json::Node value) {
    auto* edit = new JsonField(this);
    edit->setAccessibleName(toQString(m_name));
    edit->setFont(codeFont());
    edit->setTabChangesFocus(true);
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    const QString before = value ? prettyText(value.toValue()) : QString();
    edit->setPlainText(before);
    const int lines = std::clamp(static_cast<int>(before.count(u'\n')) + 1, 1, 8);
    edit->setFixedHeight(lines * edit->fontMetrics().lineSpacing() + 22);
    edit->left = [this, edit, before] {
        const QString now = edit->toPlainText();
        const bool isValid = now.trimmed().isEmpty() || json::read(now.toStdString()).ok();
        edit->setProperty("invalid", !isValid);
        edit->style()->unpolish(edit);
        edit->style()->polish(edit);
        if (isValid && now != before) commit(now.trimmed().toStdString());
    };
    layout()->addWidget(edit);
}

} // namespace wb::ui
