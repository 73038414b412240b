// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/question_panel.h"

#include "ui/debugger/json_view.h"
#include "ui/dialogs/json_edit.h"
#include "ui/theme.h"
#include "ui/value_text.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTabWidget>

namespace wb::ui {

using execution::TaskReply;

QuestionPanel::QuestionPanel(DebugSession* session, const Theme& theme, QWidget* parent)
    : QFrame(parent), m_session(session), m_title(new QLabel(this)), m_detail(new QLabel(this)),
      m_payload(new JsonView(this)), m_pages(new QTabWidget(this)), m_message(new QLabel(this)),
      m_keep(new QCheckBox(tr("Keep as mock"), this)), m_send(new QPushButton(tr("Answer"), this)) {
    setProperty("role", QStringLiteral("panel"));
    setAccessibleName(tr("Question"));
    m_title->setProperty("role", QStringLiteral("heading"));
    m_detail->setProperty("role", QStringLiteral("muted"));
    m_detail->setWordWrap(true);
    m_message->setProperty("role", QStringLiteral("muted"));
    m_payload->setAccessibleName(tr("What the task is called with"));
    m_payload->setTheme(theme);
    m_keep->setToolTip(tr("Answer this state so in later runs, without asking"));
    m_send->setObjectName(QStringLiteral("answer"));
    m_send->setDefault(true);
    m_pages->setDocumentMode(true);
    m_pages->addTab(makeSuccessPage(theme), tr("Succeeds"));
    m_pages->addTab(makeErrorPage(), tr("Fails"));
    m_pages->addTab(makeTimeoutPage(), tr("Times out"));

    auto* asked = new QVBoxLayout;
    auto* askedTitle = new QLabel(tr("Called with"), this);
    askedTitle->setProperty("role", QStringLiteral("muted"));
    asked->addWidget(askedTitle);
    asked->addWidget(m_payload, 1);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(12);
    sides->addLayout(asked, 2);
    sides->addWidget(m_pages, 3);
    auto* row = new QHBoxLayout;
    row->addWidget(m_message, 1);
    row->addWidget(m_keep);
    row->addWidget(m_send);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_detail);
    layout->addLayout(sides, 1);
    layout->addLayout(row);

    connect(&m_session->router(), &TaskRouter::questionsChanged, this, &QuestionPanel::showNext);
    connect(m_session, &DebugSession::moved, this, &QuestionPanel::showNext);
    connect(m_output, &QsciScintilla::textChanged, this, &QuestionPanel::check);
    connect(m_error, &QLineEdit::textChanged, this, &QuestionPanel::check);
    connect(m_pages, &QTabWidget::currentChanged, this, &QuestionPanel::check);
    connect(m_error, &QLineEdit::returnPressed, this, &QuestionPanel::send);
    connect(m_cause, &QLineEdit::returnPressed, this, &QuestionPanel::send);
    connect(m_send, &QPushButton::clicked, this, &QuestionPanel::send);
    // Return belongs to the text. The graph has this key too, while it has the focus.
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* answer = new QShortcut(static_cast<int>(Qt::CTRL) | key, this);
        answer->setContext(Qt::WidgetWithChildrenShortcut);
        connect(answer, &QShortcut::activated, m_send, [this] { m_send->click(); });
    }
    m_send->setToolTip(
        tr("Answer so (%1)").arg(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText)));
    hide();
}

QWidget* QuestionPanel::makeSuccessPage(const Theme& theme) {
    m_output = new JsonEdit(theme, this);
    m_output->setAccessibleName(tr("Output of the task, as JSON"));
    return m_output;
}

QWidget* QuestionPanel::makeErrorPage() {
    auto* page = new QWidget(this);
    m_error = new QLineEdit(QStringLiteral("HandledError"), page);
    m_cause = new QLineEdit(page);
    auto* form = new QFormLayout(page);
    form->addRow(tr("Error"), m_error);
    form->addRow(tr("Cause"), m_cause);
    return page;
}

QWidget* QuestionPanel::makeTimeoutPage() {
    auto* page = new QLabel(
        tr("The task never answers. The state ends with States.Timeout when its time is over."), this);
    page->setWordWrap(true);
    page->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    page->setMargin(8);
    return page;
}

void QuestionPanel::showNext() {
    const std::vector<Question> questions = m_session->router().questions();
    if (questions.empty()) {
        m_isAsking = false;
        hide();
        return;
    }
    const execution::Timeline* timeline = m_session->timeline();
    if (timeline && !timeline->atEnd()) return hide();
    const execution::TaskRequest& request = questions.front().request;
    // What has been written so far stays when its step is come back to.
    if (m_isAsking && m_task == request.id) return show();
    m_isAsking = true;
    m_task = request.id;
    m_state = request.stateName;
    const QString attempt = request.attempt > 0 ? tr(", attempt %1").arg(request.attempt + 1) : QString();
    m_title->setText(tr("What does %1 answer%2?").arg(toQString(request.stateName), attempt));
    const QString reason = questions.front().reason;
    const QString resource = toQString(request.function.empty() ? request.resource : request.function);
    m_detail->setText(reason.isEmpty() ? resource : resource + QStringLiteral("\n") + reason);
    m_payload->showText(prettyText(request.payload.isAbsent() ? request.input : request.payload));
    m_output->setText(prettyText(request.payload.isAbsent() ? request.input : request.payload));
    m_pages->setCurrentIndex(0);
    m_keep->setChecked(false);
    check();
    show();
    m_output->setFocus();
    m_output->selectAll();
    Q_EMIT asked();
}

bool QuestionPanel::reply(TaskReply* reply, QString* error) const {
    if (m_pages->currentIndex() == 0) {
        json::Value value;
        if (!m_output->value(&value, error)) return false;
        *reply = TaskReply::success(value);
    } else if (m_pages->currentIndex() == 1) {
        const auto text = [](const QLineEdit* edit) {
            return edit->text().isEmpty() ? json::Value() : json::Value(edit->text().toStdString());
        };
        *reply = TaskReply::failure(text(m_error), text(m_cause));
    } else {
        *reply = TaskReply::never();
    }
    return true;
}

void QuestionPanel::check() {
    TaskReply ignored;
    QString error;
    const bool isValid = reply(&ignored, &error);
    m_send->setEnabled(isValid);
    m_message->setText(isValid ? QString() : error);
}

void QuestionPanel::send() {
    TaskReply answer;
    if (!m_isAsking || !reply(&answer, nullptr)) return;
    m_isAsking = false;
    if (m_keep->isChecked()) Q_EMIT keepAsked(m_state, answer);
    m_session->router().answer(m_task, std::move(answer));
}

void QuestionPanel::setTheme(const Theme& theme) {
    m_payload->setTheme(theme);
    m_output->setTheme(theme);
}

} // namespace wb::ui
