// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status_line.h"

#include "ui/debugger/debug_session.h"
#include "ui/debugger/run_presenter.h"
#include "ui/document.h"
#include "ui/editor/text_editor.h"
#include "ui/icons.h"
#include "ui/value_text.h"

#include <QLabel>
#include <QStatusBar>
#include <QToolButton>

namespace wb::ui {

StatusLine::StatusLine(QStatusBar* bar, Document* document, TextEditor* editor, DebugSession* session)
    : QObject(bar), m_document(document), m_editor(editor), m_session(session),
      m_problems(new QToolButton(bar)), m_run(new QLabel(bar)), m_state(new QLabel(bar)),
      m_place(new QLabel(bar)), m_zoom(new QLabel(bar)) {
    bar->setSizeGripEnabled(false);
    m_problems->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_problems->setIconSize({15, 15});
    m_problems->setAccessibleName(tr("Problems"));
    bar->addWidget(m_problems);
    bar->addWidget(m_run);
    bar->addPermanentWidget(m_state);
    bar->addPermanentWidget(m_place);
    bar->addPermanentWidget(m_zoom);
    connect(m_problems, &QToolButton::clicked, this, &StatusLine::problemsAsked);
    connect(m_document, &Document::analysed, this, &StatusLine::showProblems);
    connect(m_document, &Document::analysed, this, &StatusLine::showRun);
    connect(m_editor, &TextEditor::cursorMoved, this, &StatusLine::showPlace);
    connect(m_session, &DebugSession::moved, this, &StatusLine::showRun);
    connect(m_session, &DebugSession::phaseChanged, this, &StatusLine::showRun);
    showProblems();
    showPlace();
    showRun();
}

void StatusLine::showProblems() {
    const Analysis& analysis = *m_document->analysis();
    const auto errors = static_cast<int>(analysis.count(lint::Severity::Error));
    const auto warnings = static_cast<int>(analysis.count(lint::Severity::Warning));
    if (analysis.isEmpty) {
        m_problems->setIcon({});
        m_problems->setText(tr("No states yet"));
        return;
    }
    if (errors == 0 && warnings == 0) {
        m_problems->setIcon(icon("succeeded"));
        m_problems->setText(tr("No problems"));
        return;
    }
    m_problems->setIcon(icon(errors > 0 ? "error" : "warning"));
    QStringList parts;
    if (errors > 0) parts << (errors == 1 ? tr("1 error") : tr("%1 errors").arg(errors));
    if (warnings > 0) parts << (warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings));
    m_problems->setText(parts.join(QStringLiteral(", ")));
}

void StatusLine::showPlace() {
    int line = 0;
    int column = 0;
    m_editor->getCursorPosition(&line, &column);
    m_place->setText(tr("Line %1, column %2").arg(line + 1).arg(column + 1));
}

/// Whether the text has been changed since the run shown began.
bool StatusLine::isRunOlder() const {
    const AnalysisPtr& analysis = m_document->analysis();
    return m_session->timeline()->program().model().tree().text() != analysis->tree->text();
}

void StatusLine::showRun() {
    if (!m_session->isActive()) {
        m_run->clear();
        return;
    }
    showPhase();
    if (isRunOlder() && !m_run->text().isEmpty())
        m_run->setText(
            tr("%1  ·  of the text before your changes; restart to run the new one").arg(m_run->text()));
}

void StatusLine::showPhase() {
    switch (m_session->phase()) {
    case DebugSession::Phase::Waiting:
        m_run->setText(m_session->router().questions().empty() ? tr("Waiting for a task…")
                                                               : tr("Waiting for your answer"));
        return;
    case DebugSession::Phase::Running:
        m_run->setText(tr("Running…"));
        return;
    case DebugSession::Phase::Paused:
        m_run->setText(m_session->problem().isEmpty() ? tr("Paused") : m_session->problem());
        return;
    case DebugSession::Phase::Finished: {
        const execution::MachineState& end = m_session->timeline()->state(m_session->timeline()->size() - 1);
        const QString error = plainText(end.error());
        QString text = error.isEmpty() ? tr("Execution: %1").arg(statusText(end.status()))
                                       : tr("Execution: %1, %2").arg(statusText(end.status()), error);
        if (!m_session->timeline()->atEnd()) text += tr("  ·  shown: step %1").arg(m_session->cursor());
        m_run->setText(text);
        return;
    }
    case DebugSession::Phase::Idle:
        m_run->clear();
        return;
    }
}

void StatusLine::showState(const asl::StatePath& path) {
    m_state->setText(toQString(path.stateName()));
}

void StatusLine::showZoom(double zoom) {
    m_zoom->setText(tr("%1 %").arg(qRound(zoom * 100)));
}

} // namespace wb::ui
