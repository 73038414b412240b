// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/run_actions.h"

#include "core/history/history.h"
#include "core/history/recording.h"
#include "ui/debugger/debug_controller.h"
#include "ui/dialogs/input_dialog.h"
#include "ui/document.h"
#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/value_text.h"
#include "ui/write_file.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

namespace wb::ui {

RunActions::RunActions(Document* document, DebugController* debugger, ThemeController* themes,
                       QWidget* window)
    : QObject(window), m_document(document), m_debugger(debugger), m_themes(themes), m_window(window),
      m_fork(new QAction(icon("fork"), tr("&Go on from this step anew"), this)),
      m_changeData(new QAction(icon("edit"), tr("Change the &data here…"), this)),
      m_changeText(new QAction(icon("tick"), tr("Go on with the changed te&xt"), this)),
      m_save(new QAction(icon("save"), tr("Sa&ve the history…"), this)),
      m_answers(new QAction(tr("Save the &answers as mocks…"), this)) {
    m_fork->setStatusTip(tr("A run of its own from the step shown; this one is kept"));
    m_changeData->setStatusTip(
        tr("A run of its own from the step shown, with other data for the state entered next"));
    m_changeText->setStatusTip(tr("A run of its own from the step shown, by the text as it is now"));
    m_changeText->setShortcut(Qt::ALT | Qt::Key_F10);
    m_save->setStatusTip(tr("The events of the run as the service writes them"));
    m_answers->setStatusTip(tr("What each task answered, for runs without functions and questions"));
    connect(m_fork, &QAction::triggered, m_debugger, &DebugController::fork);
    connect(m_changeData, &QAction::triggered, this, &RunActions::changeData);
    connect(m_changeText, &QAction::triggered, this, &RunActions::changeText);
    connect(m_save, &QAction::triggered, this, [this] {
        choose(tr("Save the history"), QStringLiteral("history.json"), &RunActions::saveHistory);
    });
    connect(m_answers, &QAction::triggered, this, [this] {
        choose(tr("Save the answers as mocks"), QStringLiteral("answers.json"), &RunActions::saveAnswers);
    });
    connect(&m_debugger->session(), &DebugSession::moved, this, &RunActions::update);
    connect(&m_debugger->session(), &DebugSession::phaseChanged, this, &RunActions::update);
    connect(&m_debugger->runs(), &Runs::changed, this, &RunActions::update);
    connect(m_document, &Document::analysed, this, &RunActions::update);
    update();
}

void RunActions::update() {
    const DebugSession& session = m_debugger->session();
    const bool stands = session.isActive() && session.phase() != DebugSession::Phase::Running;
    m_fork->setEnabled(stands && !session.timeline()->atEnd());
    m_changeData->setEnabled(stands && session.nextData());
    m_changeText->setEnabled(stands && session.timeline()->state().isRunning() && m_debugger->isOutdated());
    m_save->setEnabled(session.isActive());
    m_answers->setEnabled(session.isActive());
}

void RunActions::changeData() {
    const json::Value* data = m_debugger->session().nextData();
    if (!data) return;
    InputDialog dialog(prettyText(*data), m_themes->theme(), m_window);
    dialog.setPurpose(tr("Data of the state that is entered next"), tr("Go on with this data"));
    json::Value changed;
    if (dialog.exec() == QDialog::Accepted && readValue(dialog.text(), &changed, nullptr))
        m_debugger->forkWith(changed);
}

void RunActions::changeText() {
    const QString reason = m_debugger->forkWithText();
    if (reason.isEmpty()) return;
    QMessageBox::warning(m_window, tr("The run cannot go on with this text"), reason);
}

QString RunActions::saveHistory(const QString& name) const {
    const execution::Timeline* timeline = m_debugger->session().timeline();
    if (!timeline) return tr("There is no execution yet.");
    return writeFile(name, [timeline](const ByteSink& write) {
        write("{\"events\": ");
        history::write(write, timeline->events(timeline->size() - 1), timeline->program().model(),
                       timeline->state().options());
        write("}\n");
    });
}

QString RunActions::saveAnswers(const QString& name) const {
    const execution::Timeline* timeline = m_debugger->session().timeline();
    if (!timeline) return tr("There is no execution yet.");
    std::string events;
    history::write(events, timeline->events(timeline->size() - 1), timeline->program().model(),
                   timeline->state().options());
    const auto recording = history::Recording::read(events);
    if (!recording.ok()) return toQString(recording.error());
    return writeFile(name, prettyText(recording->answers()).toStdString() + '\n');
}

void RunActions::choose(const QString& title, const QString& proposal, Save save) {
    const QString name = QFileDialog::getSaveFileName(m_window, title, m_document->folder() + u'/' + proposal,
                                                      tr("JSON (*.json);;All files (*)"));
    if (name.isEmpty()) return;
    const QString reason = (this->*save)(name);
    if (reason.isEmpty())
        Q_EMIT message(tr("Saved to %1").arg(QFileInfo(name).fileName()));
    else
        QMessageBox::warning(m_window, tr("The file could not be saved"), reason);
}

} // namespace wb::ui
