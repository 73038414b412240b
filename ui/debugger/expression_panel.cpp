// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/expression_panel.h"

#include "core/json/writer.h"
#include "ui/debugger/expression_field.h"
#include "ui/debugger/json_view.h"
#include "ui/icons.h"
#include "ui/value_text.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStyle>
#include <QToolButton>

namespace wb::ui {

namespace {

using query::Language;

/// Typing is over for the moment.
constexpr int typingPause = 120;
constexpr int keptExpressions = 50;

QString historyKey(Language language) {
    return language == Language::Jsonata ? QStringLiteral("expressions/jsonata")
                                         : QStringLiteral("expressions/jsonpath");
}

QWidget* titled(const QString& title, QWidget* view) {
    auto* result = new QWidget;
    auto* label = new QLabel(title, result);
    label->setProperty("role", QStringLiteral("muted"));
    label->setContentsMargins(8, 2, 8, 2);
    auto* layout = new QVBoxLayout(result);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(label);
    layout->addWidget(view, 1);
    return result;
}

QToolButton* headButton(const char* name, const QString& text, const QString& tip, QWidget* parent) {
    auto* result = new QToolButton(parent);
    result->setIcon(icon(name));
    result->setText(text);
    result->setToolTip(tip);
    result->setAccessibleName(text);
    result->setFocusPolicy(Qt::TabFocus);
    return result;
}

} // namespace

ExpressionPanel::ExpressionPanel(QWidget* parent)
    : QWidget(parent), m_evaluator(new ExpressionEvaluator(this)), m_title(new QLabel(this)),
      m_language(new QComboBox(this)), m_stageLabel(new QLabel(tr("$ is"), this)),
      m_stage(new QComboBox(this)),
      m_earlier(headButton("down", tr("Earlier expressions"), tr("Earlier expressions (Up and Down)"), this)),
      m_earlierMenu(new QMenu(m_earlier)),
      m_copy(headButton("export", tr("Copy as field value"),
                        tr("Copy the expression as the value of a field in the definition"), this)),
      m_field(new ExpressionField(this)), m_status(new QLabel(this)), m_readable(new JsonView(this)),
      m_result(new JsonView(this)) {
    m_field->setAccessibleName(tr("Expression"));
    m_readable->setAccessibleName(tr("Data that the expression can read"));
    m_result->setAccessibleName(tr("Result of the expression"));
    m_status->setWordWrap(true);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_status->setAccessibleName(tr("What came of the expression"));
    auto* splitter = new QSplitter(this);
    splitter->setHandleWidth(5);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(titled(tr("It can read"), m_readable));
    splitter->addWidget(titled(tr("It gives"), m_result));
    splitter->setSizes({300, 300});
    auto* middle = new QVBoxLayout;
    middle->setContentsMargins(10, 0, 10, 4);
    middle->setSpacing(4);
    middle->addWidget(m_field);
    middle->addWidget(m_status);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeHead());
    layout->addLayout(middle);
    layout->addWidget(splitter, 1);
    setFocusProxy(m_field);

    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &ExpressionPanel::evaluate);
    connect(m_field, &QPlainTextEdit::textChanged, this, [this] { m_delay.start(typingPause); });
    connect(m_field, &ExpressionField::accepted, this, &ExpressionPanel::remember);
    connect(m_field, &ExpressionField::leaveAsked, this, &ExpressionPanel::leaveAsked);
    connect(m_language, &QComboBox::currentIndexChanged, this, &ExpressionPanel::languageChanged);
    connect(m_stage, &QComboBox::currentIndexChanged, this, &ExpressionPanel::refresh);
    connect(m_earlierMenu, &QMenu::aboutToShow, this, &ExpressionPanel::fillHistory);
    connect(m_copy, &QToolButton::clicked, this, &ExpressionPanel::copy);
    connect(m_evaluator, &ExpressionEvaluator::answered, this, &ExpressionPanel::showAnswer);
    languageChanged();
}

QLayout* ExpressionPanel::makeHead() {
    m_title->setProperty("role", QStringLiteral("heading"));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_language->addItem(tr("JSONPath, intrinsic functions"));
    m_language->addItem(tr("JSONata"));
    m_language->setAccessibleName(tr("Language of the expression"));
    m_stageLabel->setProperty("role", QStringLiteral("muted"));
    m_stageLabel->setBuddy(m_stage);
    m_stage->setAccessibleName(tr("What $ stands for"));
    m_stage->setToolTip(tr("Fields read the data at different stages: InputPath the input, OutputPath what "
                           "ResultPath has left"));
    m_earlier->setMenu(m_earlierMenu);
    m_earlier->setPopupMode(QToolButton::InstantPopup);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(10, 6, 10, 4);
    head->setSpacing(8);
    head->addWidget(m_title, 1);
    head->addWidget(m_stageLabel);
    head->addWidget(m_stage);
    head->addWidget(m_language);
    head->addWidget(m_earlier);
    head->addWidget(m_copy);
    return head;
}

Language ExpressionPanel::language() const {
    return m_language->currentIndex() == 1 ? Language::Jsonata : Language::JsonPath;
}

void ExpressionPanel::setLanguage(Language language) {
    m_language->setCurrentIndex(language == Language::Jsonata ? 1 : 0);
}

void ExpressionPanel::languageChanged() {
    const bool isPath = language() == Language::JsonPath;
    m_stageLabel->setVisible(isPath);
    m_stage->setVisible(isPath);
    m_field->setPlaceholderText(
        isPath ? QStringLiteral("$.items[0]   $$.Execution.Name   States.Format('{}', $.a)")
               : QStringLiteral("$sum($states.input.items.price)"));
    m_field->setHistory(history());
    refresh();
}

void ExpressionPanel::refresh() {
    // What is not seen costs nothing.
    if (isVisible()) m_delay.start(0);
}

void ExpressionPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void ExpressionPanel::enter(const FoundExpression& expression) {
    if (!expression.text.empty()) {
        // The state's own language must not take its place again.
        setLanguage(expression.language);
        m_field->replaceText(toQString(expression.text));
    }
    m_field->setFocus();
    m_field->selectAll();
}

void ExpressionPanel::evaluate() {
    if (!m_source) return;
    ExpressionQuestion question = m_source();
    question.text = m_field->expression();
    question.language = language();
    question.stage = std::max(0, m_stage->currentIndex());
    m_evaluator->evaluate(std::move(question));
}

void ExpressionPanel::showAnswer(const ExpressionAnswer& answer) {
    showState(answer.data);
    if (m_readableText != answer.readable) {
        m_readableText = answer.readable;
        m_readable->showText(answer.readable);
    }
    m_readable->setSources(answer.sources);
    m_result->showText(answer.result);
    m_field->setError(answer.error ? answer.error->range : json::TextRange());
    QString status;
    if (answer.error) {
        const query::TrialError& error = *answer.error;
        status = toQString(error.name.empty() ? error.message : error.name + ": " + error.message);
        if (!error.range.empty()) {
            const QByteArray before = QByteArray::fromStdString(m_field->expression())
                                          .left(static_cast<qsizetype>(error.range.begin));
            const auto line = before.count('\n') + 1;
            const auto column = QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size() + 1;
            status += line == 1 ? tr(" (column %1)").arg(column)
                                : tr(" (line %1, column %2)").arg(line).arg(column);
        }
    } else if (answer.sourceCount > 0) {
        const auto more = static_cast<qsizetype>(answer.sourceCount) - answer.sourceNames.size();
        status = tr("Taken from %1").arg(answer.sourceNames.join(QStringLiteral(", ")));
        if (more > 0) status += tr(" and %n more place(s)", nullptr, static_cast<int>(more));
    } else if (answer.result.isEmpty()) {
        status = tr("Type an expression: what it gives shows at once. Return keeps it, Up and Down bring "
                    "earlier ones back.");
    } else {
        status = tr("Taken from no data");
    }
    m_status->setText(status);
    m_status->setProperty("role", answer.error ? QStringLiteral("error") : QStringLiteral("muted"));
    m_status->style()->unpolish(m_status);
    m_status->style()->polish(m_status);
}

void ExpressionPanel::showState(const ReadableData& readable) {
    const QString state = toQString(readable.shown.state.stateName());
    m_title->setText(state.isEmpty() ? tr("Input of the execution") : tr("At %1").arg(state));
    m_title->setToolTip(m_title->text());
    showStages(readable.stages);
    const Language own = readable.shown.isJsonata ? Language::Jsonata : Language::JsonPath;
    if (state.isEmpty() || m_following == own) return;
    m_following = own;
    // What has been typed stays in the language it was typed in.
    if (m_field->document()->isEmpty()) setLanguage(own);
}

void ExpressionPanel::showStages(const std::vector<Stage>& stages) {
    QStringList names;
    for (const Stage& stage : stages) names << stage.name;
    QStringList shown;
    for (int i = 0; i < m_stage->count(); ++i) shown << m_stage->itemText(i);
    if (names == shown) return;
    const QString chosen = m_stage->currentText();
    const int before = m_stage->currentIndex();
    {
        const QSignalBlocker blocker(m_stage);
        m_stage->clear();
        m_stage->addItems(names);
        m_stage->setCurrentIndex(std::max(0, static_cast<int>(names.indexOf(chosen))));
    }
    // The answer was about another stage than the one that is chosen now.
    if (std::max(0, before) != m_stage->currentIndex()) refresh();
}

QStringList ExpressionPanel::history() const {
    return QSettings().value(historyKey(language())).toStringList();
}

void ExpressionPanel::remember() {
    const QString text = m_field->toPlainText().trimmed();
    if (text.isEmpty()) return;
    QStringList all = history();
    all.removeAll(text);
    all.prepend(text);
    QSettings().setValue(historyKey(language()), QStringList(all.mid(0, keptExpressions)));
    m_field->setHistory(history());
    Q_EMIT message(tr("Kept among the earlier expressions"));
}

void ExpressionPanel::fillHistory() {
    m_earlierMenu->clear();
    for (const QString& text : history()) {
        QString shown = text.simplified();
        if (shown.size() > 80) shown = shown.left(79) + QChar(0x2026);
        m_earlierMenu->addAction(shown.replace(u'&', QStringLiteral("&&")), this, [this, text] {
            m_field->replaceText(text);
            m_field->setFocus();
        });
    }
    if (m_earlierMenu->isEmpty())
        m_earlierMenu->addAction(tr("None yet: Return keeps an expression"))->setEnabled(false);
}

QString ExpressionPanel::fieldValue() const {
    std::string text = m_field->toPlainText().trimmed().toStdString();
    if (language() == Language::Jsonata && !query::isJsonataExpression(text)) text = "{% " + text + " %}";
    std::string literal;
    json::writeString(literal, text);
    return toQString(literal);
}

void ExpressionPanel::copy() {
    QGuiApplication::clipboard()->setText(fieldValue());
    remember();
    Q_EMIT message(tr("Copied: %1").arg(fieldValue().left(80)));
}

void ExpressionPanel::setTheme(const Theme& theme) {
    m_field->setTheme(theme);
    m_readable->setTheme(theme);
    m_result->setTheme(theme);
}

} // namespace wb::ui
