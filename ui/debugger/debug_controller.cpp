// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/debug_controller.h"

#include "core/lint/lint.h"
#include "core/tasks/unread_formats.h"
#include "ui/debugger/breakpoint_dialog.h"
#include "ui/debugger/handlers.h"
#include "ui/debugger/input_field.h"
#include "ui/debugger/trust.h"
#include "ui/document.h"
#include "ui/icons.h"
#include "ui/value_text.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QWidget>

#include <algorithm>

namespace wb::ui {

namespace {

constexpr int slowMilliseconds = 450;

} // namespace

DebugController::DebugController(Document* document, InputField* input, QWidget* window)
    : QObject(window), m_document(document), m_input(input), m_window(window) {
    m_run = make("run", tr("&Run"), Qt::Key_F5, tr("Run from here to the end, or to the next breakpoint"));
    m_step = make("step", tr("&Step over"), Qt::Key_F10, tr("Go on until this state has been left"));
    m_stepInto =
        make("step-into", tr("Step &into"), Qt::Key_F11, tr("Take one step: into a container, into a task"));
    m_stepOut = make("step-out", tr("Step &out"), Qt::SHIFT | Qt::Key_F11,
                     tr("Go on until the container around this state has been left"));
    m_stepBack = make("step-back", tr("Step &back"), Qt::SHIFT | Qt::Key_F10, tr("Go back one step"));
    m_pause = make("pause", tr("&Pause"), Qt::Key_F6, tr("Stand still"));
    m_stop =
        make("stop", tr("S&top"), Qt::SHIFT | Qt::Key_F5, tr("End the execution, and the tasks under way"));
    m_restart = make("restart", tr("R&estart"), Qt::CTRL | Qt::SHIFT | Qt::Key_F5,
                     tr("Begin again with the text as it is now"));
    m_mocks = make("open", tr("&Mocks from a file…"), {},
                   tr("Answer tasks from MockConfigFile.json or a file of answers"));
    m_forget = make("close", tr("&Forget kept answers"), {}, tr("Ask again for the answers that were kept"));
    m_slow = make("active", tr("S&low motion"), {}, tr("Run slowly enough to watch"));
    m_slow->setCheckable(true);
    m_toggle = make("breakpoint", tr("&Breakpoint"), Qt::Key_F9,
                    tr("Stop runs before the selected state, or no more"));
    m_edit = make("edit", tr("Breakpoint &when…"), Qt::CTRL | Qt::Key_F9,
                  tr("Stop on entry, success or error, by a condition, from a hit on"));
    m_clearAll = make("breakpoint-off", tr("&Clear all breakpoints"), Qt::CTRL | Qt::SHIFT | Qt::Key_F9,
                      tr("Let runs pass everywhere"));
    m_runTo = make("to-end", tr("Run to &here"), Qt::CTRL | Qt::Key_F10,
                   tr("Run until the selected state is next"));
    connect(m_run, &QAction::triggered, this, &DebugController::run);
    connect(m_step, &QAction::triggered, this, [this] { step(DebugSession::Stride::Over); });
    connect(m_stepInto, &QAction::triggered, this, [this] { step(DebugSession::Stride::Into); });
    connect(m_stepOut, &QAction::triggered, this, [this] { step(DebugSession::Stride::Out); });
    connect(m_stepBack, &QAction::triggered, &m_session, &DebugSession::stepBack);
    connect(m_pause, &QAction::triggered, &m_session, &DebugSession::pause);
    connect(m_stop, &QAction::triggered, &m_session, &DebugSession::stop);
    connect(m_restart, &QAction::triggered, this, &DebugController::restart);
    connect(m_mocks, &QAction::triggered, this, &DebugController::chooseMocks);
    connect(m_forget, &QAction::triggered, this, [this] {
        m_session.router().clearKept();
        updateActions();
    });
    connect(m_slow, &QAction::toggled, this,
            [this](bool on) { m_session.setPace(on ? slowMilliseconds : 0); });
    connect(m_toggle, &QAction::triggered, this, [this] { m_breakpoints.toggle(m_current); });
    connect(m_edit, &QAction::triggered, this, &DebugController::editBreakpoint);
    connect(m_clearAll, &QAction::triggered, &m_breakpoints, &Breakpoints::clear);
    connect(m_runTo, &QAction::triggered, this, [this] { runTo(m_current); });
    connect(&m_breakpoints, &Breakpoints::changed, this, [this] {
        m_session.setBreakpoints(m_breakpoints.all());
        m_clearAll->setEnabled(!m_breakpoints.all().empty());
    });
    m_clearAll->setEnabled(false);
    setCurrent({});
    connect(&m_session, &DebugSession::breakpointHit, this,
            [this](const asl::StatePath& path, const QString& problem) {
                const QString state = toQString(path.stateName());
                Q_EMIT message(problem.isEmpty()
                                   ? tr("Stopped at %1").arg(state)
                                   : tr("Stopped at %1. Its condition failed: %2").arg(state, problem));
            });
    connect(&m_session, &DebugSession::moved, this, &DebugController::updateActions);
    connect(&m_session, &DebugSession::phaseChanged, this, &DebugController::updateActions);
    updateActions();
}

QAction* DebugController::make(const char* name, const QString& text, const QKeySequence& key,
                               const QString& tip) {
    auto* action = new QAction(icon(name), text, this);
    action->setShortcut(key);
    const QString shown =
        key.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, key.toString(QKeySequence::NativeText));
    action->setToolTip(shown);
    action->setStatusTip(tip);
    return action;
}

QList<QAction*> DebugController::actions() const {
    return {m_run, m_pause, m_step, m_stepInto, m_stepOut, m_stepBack, m_stop, m_restart};
}

QList<QAction*> DebugController::menuActions() const {
    return {m_runTo, m_toggle, m_edit, m_clearAll, m_slow, m_mocks, m_forget};
}

void DebugController::updateActions() {
    const DebugSession::Phase phase = m_session.phase();
    const bool isGoing = phase == DebugSession::Phase::Running || phase == DebugSession::Phase::Waiting;
    const bool isActive = m_session.isActive();
    const bool isOver = phase == DebugSession::Phase::Finished;
    m_run->setEnabled(!isGoing);
    for (QAction* step : {m_step, m_stepInto, m_stepOut}) step->setEnabled(!isGoing);
    m_pause->setEnabled(isGoing);
    m_stepBack->setEnabled(isActive && m_session.cursor() > 0);
    m_stop->setEnabled(isActive && !isOver);
    m_restart->setEnabled(isActive);
    m_forget->setEnabled(!m_session.router().kept().empty());
    m_run->setText(isActive && !isOver ? tr("&Continue") : tr("&Run"));
}

bool DebugController::isOutdated() const {
    return m_session.isActive() && m_running &&
           m_running->tree().text() != m_document->analysis()->tree->text();
}

bool DebugController::fail(const QString& text, QString* error) {
    if (error) {
        *error = text;
    } else {
        QMessageBox::warning(m_window, tr("This cannot be run"), text);
    }
    return false;
}

bool DebugController::prepareMocks(QString* error) {
    m_session.router().setMocks(std::nullopt);
    if (m_mocksFile.isEmpty()) return true;
    QFile file(m_mocksFile);
    if (!file.open(QIODevice::ReadOnly))
        return fail(tr("%1: %2").arg(m_mocksFile, file.errorString()), error);
    const QByteArray bytes = file.readAll();
    auto mocks = execution::Mocks::read({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!mocks.ok()) return fail(tr("%1: %2").arg(m_mocksFile, toQString(mocks.error())), error);
    m_session.router().setMocks(std::move(mocks).value());
    return true;
}

bool DebugController::prepareTasks(QString* error) {
    if (!prepareMocks(error)) return false;
    m_session.router().setHandlers(nullptr);
    const QString file = handlersFile(m_document->folder());
    if (file.isEmpty()) return true;
    if (!isTrusted(m_document->folder())) {
        if (error) return true;
        const Trust trust = askForTrust(m_document->folder(), m_window);
        if (trust == Trust::Cancel) return false;
        if (trust == Trust::RunWithoutHandlers) return true;
    }
    QString reason;
    std::unique_ptr<execution::TaskInterface> handlers = openHandlers(file, &reason);
    if (!handlers) return fail(reason, error);
    m_session.router().setHandlers(std::move(handlers));
    return true;
}

QString DebugController::textProblem() {
    m_document->refresh();
    const Analysis& analysis = *m_document->analysis();
    const auto first = std::find_if(analysis.problems.begin(), analysis.problems.end(),
                                    [](const Problem& p) { return p.severity == lint::Severity::Error; });
    if (first != analysis.problems.end()) {
        Q_EMIT refused(first->state, toQString(first->message));
        return tr("The definition has errors; the first is in line %1:\n\n%2")
            .arg(first->place.line)
            .arg(toQString(first->message));
    }
    if (analysis.isBroken || analysis.isEmpty) return tr("There is no state machine in this document yet.");
    return {};
}

std::vector<execution::Refusal> DebugController::unreadFormats(const asl::Model& model) const {
    return tasks::unreadFormats(
        model, [this](const std::string& state) { return m_session.router().isPrepared(state); });
}

QString DebugController::refusalText(const execution::Refusal& refusal) {
    Q_EMIT refused(refusal.path, toQString(refusal.message));
    const QString state = toQString(refusal.path.stateName());
    const QString message = toQString(refusal.message);
    return state.isEmpty() ? message : tr("%1: %2").arg(state, message);
}

bool DebugController::begin(QString* error) {
    if (const QString problem = textProblem(); !problem.isEmpty()) return fail(problem, error);
    const Analysis& analysis = *m_document->analysis();
    execution::StartOptions options;
    QString reason;
    if (!m_input->value(&options.input, &reason)) {
        m_input->focusField();
        return fail(tr("The input is not JSON.\n\n%1").arg(reason), error);
    }
    if (const std::optional<std::string> refusal = options.refusal()) {
        m_input->focusField();
        return fail(toQString(*refusal), error);
    }
    leaveRun();
    m_session.clear();
    if (!prepareTasks(error)) return false;
    if (m_keptFor != m_document->path()) {
        m_keptFor = m_document->path();
        m_session.router().clearKept();
    }
    std::vector<execution::Refusal> refusals = unreadFormats(*analysis.model);
    if (refusals.empty()) refusals = m_session.start(analysis.model, options);
    if (!refusals.empty()) return fail(refusalText(refusals.front()), error);
    m_running = analysis.model;
    m_runs.begin(m_running, {});
    return true;
}

void DebugController::run() {
    // Running on from the end begins anew; stepping does not, so that a finished run can be gone back
    // through.
    if ((!m_session.isActive() || m_session.isAtEnd()) && !begin()) return;
    m_session.run();
}

void DebugController::step(DebugSession::Stride stride) {
    if (!m_session.isActive()) {
        begin();
        return;
    }
    // A key held down must not begin the next run: the one that has ended can still be gone back through.
    if (m_session.isAtEnd())
        Q_EMIT message(tr("The execution has ended. %1 begins a new one, %2 goes back in this one.")
                           .arg(m_run->shortcut().toString(QKeySequence::NativeText),
                                m_stepBack->shortcut().toString(QKeySequence::NativeText)));
    else
        m_session.step(stride);
}

void DebugController::restart() {
    begin();
}

void DebugController::runTo(const asl::StatePath& path) {
    const bool isOver = m_session.phase() == DebugSession::Phase::Finished;
    if ((!m_session.isActive() || isOver) && !begin()) return;
    m_session.runTo(path);
}

void DebugController::setCurrent(const asl::StatePath& path) {
    m_current = path;
    m_toggle->setEnabled(!path.isMachine());
    m_edit->setEnabled(!path.isMachine());
    m_runTo->setEnabled(!path.isMachine());
}

void DebugController::editBreakpoint() {
    const auto found = m_breakpoints.all().find(m_current);
    BreakpointDialog dialog(toQString(m_current.stateName()),
                            found == m_breakpoints.all().end() ? Breakpoint() : found->second, m_window);
    if (dialog.exec() == QDialog::Accepted) m_breakpoints.set(m_current, dialog.breakpoint());
}

void DebugController::keepAnswer(const std::string& state, const execution::TaskReply& reply) {
    m_session.router().keep(state, reply);
    updateActions();
}

void DebugController::chooseMocks() {
    const QString file = QFileDialog::getOpenFileName(m_window, tr("Mocks"), m_document->folder(),
                                                      tr("Mocks (*.json);;All files (*)"));
    if (file.isEmpty()) return;
    m_mocksFile = file;
    if (prepareMocks(nullptr)) {
        Q_EMIT message(tr("The next execution is answered from %1").arg(QFileInfo(file).fileName()));
    } else {
        m_mocksFile.clear();
    }
}

} // namespace wb::ui
