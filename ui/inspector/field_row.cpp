// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/field_row.h"

#include "core/asl/assist/errors.h"
#include "core/json/parser.h"
#include "core/json/reader.h"
#include "core/json/text_style.h"
#include "ui/inspector/combo_field.h"
#include "ui/inspector/fields_form.h"
#include "ui/inspector/names_field.h"
#include "ui/theme.h"
#include "ui/value_text.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStyle>

#include <algorithm>
#include <cmath>

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

bool areTexts(json::Node value) {
    if (!value.isArray()) return false;
    for (const json::Node child : value.children())
        if (!child.isString()) return false;
    return true;
}

/// What the service takes for a field that is left out.
QString standard(std::string_view field) {
    static constexpr std::pair<std::string_view, const char*> rows[] = {
        {"IntervalSeconds", "1"}, {"MaxAttempts", "3"}, {"BackoffRate", "2.0"}, {"MaxConcurrency", "0"},
        {"ResultPath", "$"},      {"InputPath", "$"},   {"OutputPath", "$"},    {"JitterStrategy", "NONE"}};
    for (const auto& [name, value] : rows)
        if (name == field) return FieldRow::tr("%1 if left out").arg(QLatin1String(value));
    return {};
}

/// A number as JSON writes it, where it was typed as people do: +5, .5, 007. Nothing for what is none.
std::optional<std::string> jsonNumber(const QString& text) {
    std::string number = text.trimmed().toStdString();
    const auto isDigit = [&number](std::size_t at) {
        return at < number.size() && number[at] >= '0' && number[at] <= '9';
    };
    if (number.starts_with('+')) number.erase(0, 1);
    const std::size_t digits = number.starts_with('-') ? 1 : 0;
    while (number.compare(digits, 1, "0") == 0 && isDigit(digits + 1)) number.erase(digits, 1);
    if (number.compare(digits, 1, ".") == 0 && isDigit(digits + 1)) number.insert(digits, "0");
    const auto tree = json::parse(number);
    if (tree->hasErrors() || !tree->root().isNumber()) return std::nullopt;
    return std::string(tree->root().text());
}

void markInvalid(QWidget* control, bool isInvalid) {
    control->setProperty("invalid", isInvalid);
    control->style()->unpolish(control);
    control->style()->polish(control);
}

} // namespace

FieldRow::Control FieldRow::controlFor(const asl::Field& field, json::Node value) {
    const bool isString = !value || value.isString();
    switch (field.kind) {
    case ValueKind::StateName:
    case ValueKind::Choice:
        return isString ? Control::List : Control::Json;
    case ValueKind::Boolean:
        return !value || value.isBoolean() ? Control::Flag : Control::Json;
    case ValueKind::Integer:
    case ValueKind::Number:
    case ValueKind::Condition:
        return Control::Text;
    case ValueKind::ErrorNames:
    case ValueKind::Texts:
        return !value || areTexts(value) ? Control::Names : Control::Json;
    default:
        return isPlainText(field.kind) && (isString || (field.nullable && value.isNull())) ? Control::Text
                                                                                           : Control::Json;
    }
}

FieldRow::FieldRow(const FormContext& context, const asl::Field& field, json::Node value, QWidget* parent)
    : QWidget(parent), m_context(context), m_problem(new QLabel(this)), m_column(new QVBoxLayout(this)),
      m_field(field) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    m_problem->setProperty("role", QLatin1String("error"));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    switch (controlFor(field, value)) {
    case Control::Text:
        makeText();
        break;
    case Control::List:
        makeList();
        break;
    case Control::Flag:
        makeFlag();
        break;
    case Control::Names:
        makeNames();
        break;
    case Control::Json:
        makeJson();
        break;
    }
    m_column->addWidget(m_problem);
    show(value);
}

void FieldRow::show(json::Node value) {
    m_show(value);
    const json::Node whole = value.member() ? value.member() : value;
    explain(value && m_context.problem ? m_context.problem(whole.range()) : QString());
}

/// Says below the control what is wrong with its value.
void FieldRow::explain(const QString& problem) {
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

/// Why a text cannot be the value. A number may be given as an expression where the language has them, or as
/// a placeholder.
QString FieldRow::refusal(const QString& text) const {
    const bool isWhole = m_field.kind == ValueKind::Integer;
    if ((!isWhole && m_field.kind != ValueKind::Number) || text.isEmpty()) return {};
    if (asl::hasPlaceholder(text.toStdString())) return {};
    const bool mayBeText = m_field.expression && m_context.language == asl::QueryLanguage::Jsonata;
    if (mayBeText && text.startsWith(QLatin1String("{%"))) return {};
    const std::optional<std::string> written = jsonNumber(text);
    bool isNumber = false;
    const double number = written ? toQString(*written).toDouble(&isNumber) : 0;
    if (isNumber && isWhole && number != std::floor(number)) return tr("This has to be a whole number");
    if (!isNumber)
        return mayBeText ? tr("A number, or an expression such as {% $n %}") : tr("This has to be a number");
    if (number < m_field.minimum) return tr("At least %1").arg(m_field.minimum);
    if (number > m_field.maximum) return tr("At most %1").arg(m_field.maximum, 0, 'f', 0);
    return {};
}

void FieldRow::makeText() {
    auto* edit = new QLineEdit(this);
    edit->setAccessibleName(toQString(m_field.name));
    edit->setPlaceholderText(standard(m_field.name));
    m_show = [this, edit](json::Node value) {
        const std::optional<std::string> text = value ? value.string() : std::nullopt;
        m_shown = text ? toQString(*text) : value ? toQString(value.text()) : QString();
        if (edit->text() == m_shown) return edit->setModified(false);
        if (edit->isModified() && edit->hasFocus()) return;
        edit->setText(m_shown);
        edit->setCursorPosition(0);
        markInvalid(edit, false);
    };
    // A number may be given as an expression, a text never as a number.
    const bool isText = isPlainText(m_field.kind);
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, isText] {
        const bool isNumber = m_field.kind == ValueKind::Integer || m_field.kind == ValueKind::Number;
        const QString reason = refusal(edit->text());
        if (const auto number = isNumber && reason.isEmpty() ? jsonNumber(edit->text()) : std::nullopt)
            if (const QString written = toQString(*number); written != edit->text()) edit->setText(written);
        const QString now = edit->text();
        markInvalid(edit, !reason.isEmpty());
        if (!reason.isEmpty()) explain(reason);
        if (now == m_shown || !reason.isEmpty()) return;
        m_shown = now;
        const std::string bytes = now.toStdString();
        // Null is a value of its own: a state's result can be thrown away by it.
        const bool isNull = m_field.nullable && bytes == "null";
        const bool isJson = isNull || (!isText && !json::parse(bytes)->hasErrors());
        Q_EMIT committed({}, now.isEmpty() ? std::string() : isJson ? bytes : json::quoted(bytes));
    });
    m_column->addWidget(edit);
}

void FieldRow::makeList() {
    auto* box = new ComboField(this);
    box->setAccessibleName(toQString(m_field.name));
    box->lineEdit()->setPlaceholderText(standard(m_field.name));
    m_show = [this, box](json::Node value) {
        QStringList choices{QString()};
        for (const std::string_view choice : m_field.values) choices << toQString(choice);
        if (m_field.kind == ValueKind::StateName) choices << m_context.states;
        QStringList before;
        for (int i = 0; i < box->count(); ++i) before << box->itemText(i);
        m_shown = value ? toQString(value.string().value_or("")) : QString();
        if (choices != before) {
            const QString typed = box->currentText();
            box->clear();
            box->addItems(choices);
            box->setCurrentText(typed);
        }
        box->show(m_shown);
    };
    const auto take = [this, box] {
        const QString now = box->currentText();
        if (now == m_shown) return;
        m_shown = now;
        box->lineEdit()->setModified(false);
        Q_EMIT committed({}, now.isEmpty() ? std::string() : json::quoted(now.toStdString()));
    };
    connect(box, &QComboBox::activated, this, take);
    connect(box->lineEdit(), &QLineEdit::editingFinished, this, take);
    m_column->addWidget(box);
}

void FieldRow::makeFlag() {
    auto* box = new QCheckBox(this);
    box->setAccessibleName(toQString(m_field.name));
    m_show = [box](json::Node value) {
        const QSignalBlocker quiet(box);
        box->setChecked(value && value.boolean().value_or(false));
    };
    connect(box, &QCheckBox::toggled, this,
            [this](bool on) { Q_EMIT committed({}, on ? "true" : std::string()); });
    m_column->addWidget(box);
}

void FieldRow::makeNames() {
    const bool isErrors = m_field.kind == ValueKind::ErrorNames;
    std::vector<NamesField::Known> known;
    if (isErrors)
        for (const asl::assist::ErrorInfo& error : asl::assist::errors())
            if (error.canBeHandled) known.push_back({toQString(error.name), toQString(error.summary)});
    auto* names = new NamesField(toQString(m_field.name), isErrors ? tr("Add an error") : tr("Add a name"),
                                 std::move(known), this);
    m_show = [names](json::Node value) { names->show(value); };
    connect(names, &NamesField::committed, this, &FieldRow::committed);
    m_column->addWidget(names);
}

void FieldRow::makeJson() {
    auto* edit = new JsonField(this);
    edit->setAccessibleName(toQString(m_field.name));
    edit->setFont(codeFont());
    edit->setTabChangesFocus(true);
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_show = [this, edit](json::Node value) {
        m_shown = value ? prettyText(value.toValue()) : QString();
        const QString now = edit->toPlainText();
        if (now != m_shown && edit->document()->isModified() && edit->hasFocus()) return;
        if (now != m_shown || now.isEmpty()) {
            edit->setPlainText(m_shown);
            const int lines = std::clamp(static_cast<int>(m_shown.count(u'\n')) + 1, 1, 8);
            edit->setFixedHeight(lines * edit->fontMetrics().lineSpacing() + 22);
            markInvalid(edit, false);
        }
        edit->document()->setModified(false);
    };
    edit->left = [this, edit] {
        const QString now = edit->toPlainText();
        const bool isValid = now.trimmed().isEmpty() || json::read(now.toStdString()).ok();
        markInvalid(edit, !isValid);
        if (!isValid) explain(tr("This is not JSON; it is not taken"));
        if (!isValid || now == m_shown) return;
        m_shown = now;
        Q_EMIT committed({}, now.trimmed().toStdString());
    };
    m_column->addWidget(edit);
}

} // namespace wb::ui
