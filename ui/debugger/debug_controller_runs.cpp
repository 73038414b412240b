// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/debug_controller.h"
#include "ui/document.h"

namespace wb::ui {

void DebugController::show(const asl::ModelPtr& model, execution::Timeline timeline, const QString& origin) {
    leaveRun();
    m_session.show(std::move(timeline));
    m_running = model;
    m_runs.begin(model, origin);
}

void DebugController::showRun(int index) {
    if (index < 0 || index == m_runs.shown() || static_cast<std::size_t>(index) >= m_runs.all().size())
        return;
    m_session.pause();
    // Every other entry of the list keeps its place: the one that is left has its steps.
    if (m_session.isActive()) leaveRun();
    m_running = m_runs.all()[static_cast<std::size_t>(index)].model;
    m_session.show(m_runs.take(index));
}

void DebugController::leaveRun() {
    m_runs.leave(m_session.timeline());
}

QString DebugController::originHere() const {
    return tr("from step %1 of run %2")
        .arg(m_session.cursor())
        .arg(m_runs.all()[static_cast<std::size_t>(m_runs.shown())].number);
}

void DebugController::fork() {
    if (m_runs.shown() < 0) return;
    const QString origin = originHere();
    leaveRun();
    m_session.cut();
    m_runs.begin(m_running, origin);
}

void DebugController::forkWith(const json::Value& data) {
    if (!m_session.nextData()) return;
    fork();
    m_session.changeData(data);
}

QString DebugController::forkWithText() {
    if (m_runs.shown() < 0) return tr("There is no execution yet.");
    if (QString problem = textProblem(); !problem.isEmpty()) return problem;
    const asl::ModelPtr model = m_document->analysis()->model;
    if (const auto unread = unreadFormats(*model); !unread.empty()) return refusalText(unread.front());
    const execution::Compilation compiled = execution::compile(model);
    if (!compiled.program) return refusalText(compiled.refusals.front());
    const QString origin = originHere();
    const execution::Timeline before = *m_session.timeline();
    if (!m_session.replaceProgram(compiled.program))
        return tr(
            "A state that is being executed at this step is not in the text any more, or is of another type. "
            "Go back to a step before it.");
    m_runs.leave(&before);
    m_running = model;
    m_runs.begin(model, origin);
    return {};
}

void DebugController::forget() {
    m_session.clear();
    m_runs.clear();
}

} // namespace wb::ui
