// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/debug_session.h"

#include "ui/value_text.h"

namespace wb::ui {

using Situation = execution::Driver::Situation;

namespace {

/// A slice of the event loop: short enough that the window answers at once between two of them.
constexpr int sliceMilliseconds = 8;
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

} // namespace

DebugSession::DebugSession(QObject* parent) : QObject(parent), m_router(this), m_stoppedAt(nowhere) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DebugSession::tick);
}

DebugSession::~DebugSession() {
    m_timer.stop();
    // Gives up the tasks under way while the router still exists; nobody is told any more.
    m_driver.reset();
}

std::vector<execution::Refusal> DebugSession::start(const asl::ModelPtr& model,
                                                    const execution::StartOptions& options) {
    clear();
    execution::Compilation compiled = execution::compile(model);
    if (!compiled.program) return compiled.refusals;
    take(std::make_unique<execution::Timeline>(compiled.program, options));
    return {};
}

void DebugSession::show(execution::Timeline timeline) {
    clear();
    timeline.seek(0);
    take(std::make_unique<execution::Timeline>(std::move(timeline)));
}

void DebugSession::take(std::unique_ptr<execution::Timeline> timeline) {
    m_timeline = std::move(timeline);
    m_driver = std::make_unique<execution::Driver>(*m_timeline, m_router);
    m_driver->setReplyListener([this] {
        if (m_phase == Phase::Waiting) m_timer.start(0);
    });
    m_view = execution::viewAt(*m_timeline, 0);
    m_viewStep = 0;
    setPhase(m_timeline->state(m_timeline->size() - 1).isRunning() ? Phase::Paused : Phase::Finished);
    Q_EMIT moved();
}

void DebugSession::clear() {
    m_timer.stop();
    m_driver.reset();
    m_timeline.reset();
    m_view = {};
    m_problem.clear();
    m_runTo = {};
    m_stoppedAt = nowhere;
    if (m_phase == Phase::Idle) return;
    setPhase(Phase::Idle);
    Q_EMIT moved();
}

void DebugSession::setPace(int milliseconds) {
    m_timer.setInterval(milliseconds);
}

void DebugSession::setPhase(Phase phase) {
    if (m_phase == phase) return;
    m_phase = phase;
    Q_EMIT phaseChanged();
}

void DebugSession::step() {
    if (!m_timeline || m_phase == Phase::Running || m_phase == Phase::Waiting) return;
    if (!m_timeline->atEnd()) return seek(static_cast<int>(cursor()) + 1);
    if (m_phase == Phase::Finished) return;
    settle(m_driver->advance(), false);
    showCursor();
}

void DebugSession::stepBack() {
    if (!m_timeline || cursor() == 0) return;
    pause();
    seek(static_cast<int>(cursor()) - 1);
}

void DebugSession::seek(int step) {
    if (!m_timeline) return;
    if (m_phase == Phase::Running) pause();
    m_timeline->seek(static_cast<std::size_t>(std::max(0, step)));
    showCursor();
}

void DebugSession::run() {
    if (!m_timeline || m_phase == Phase::Running || m_phase == Phase::Waiting) return;
    if (!m_timeline->atEnd()) {
        m_timeline->seek(m_timeline->size() - 1);
        showCursor();
    }
    if (m_phase == Phase::Finished) return;
    m_goesOn = true;
    // A run that stands before a breakpoint goes past it.
    m_stoppedAt = cursor();
    setPhase(Phase::Running);
    m_timer.start(0);
}

void DebugSession::runTo(const asl::StatePath& path) {
    m_runTo = path;
    run();
}

void DebugSession::pause() {
    if (m_phase != Phase::Running && m_phase != Phase::Waiting) return;
    m_timer.stop();
    m_goesOn = false;
    setPhase(Phase::Paused);
}

void DebugSession::stop() {
    if (!m_timeline || m_phase == Phase::Finished) return;
    m_timer.stop();
    m_timeline->seek(m_timeline->size() - 1);
    m_driver->apply(execution::Command::abort());
    m_goesOn = false;
    m_problem.clear();
    setPhase(Phase::Finished);
    showCursor();
}

bool DebugSession::stopsHere() {
    if (cursor() == m_stoppedAt || (m_breakpoints.empty() && m_runTo.isMachine())) return false;
    const execution::FiberId next = m_timeline->state().nextReady();
    const execution::Fiber* fiber = next == execution::noFiber ? nullptr : m_timeline->state().fiber(next);
    if (!fiber || fiber->state == asl::noIndex) return false;
    const asl::StatePath& path = m_timeline->program().state(fiber->state).path;
    if (path != m_runTo && !m_breakpoints.contains(path)) return false;
    m_stoppedAt = cursor();
    m_runTo = {};
    m_goesOn = false;
    setPhase(Phase::Paused);
    showCursor();
    Q_EMIT breakpointHit(path);
    return true;
}

void DebugSession::tick() {
    if (!m_timeline) return;
    if (!m_timeline->atEnd()) m_timeline->seek(m_timeline->size() - 1);
    const bool goesOn = m_goesOn;
    QElapsedTimer clock;
    clock.start();
    Situation situation = Situation::Advanced;
    do {
        if (goesOn && stopsHere()) return;
        situation = m_driver->advance();
    } while (goesOn && situation == Situation::Advanced && m_timer.interval() == 0 &&
             clock.elapsed() < sliceMilliseconds);
    settle(situation, goesOn);
    showCursor();
}

void DebugSession::settle(Situation situation, bool goesOn) {
    m_goesOn = goesOn;
    m_problem.clear();
    switch (situation) {
    case Situation::Advanced:
        if (!m_timeline->state().isRunning()) return setPhase(Phase::Finished);
        if (!goesOn) return setPhase(Phase::Paused);
        setPhase(Phase::Running);
        m_timer.start();
        return;
    case Situation::WaitingForTasks:
    case Situation::WaitingForTime:
    case Situation::Unanswered:
        // Unanswered tasks have become questions.
        return setPhase(Phase::Waiting);
    case Situation::Finished:
        return setPhase(Phase::Finished);
    case Situation::Broken:
        m_problem = tr("%1: %2").arg(toQString(m_driver->problem().stateName),
                                     toQString(m_driver->problem().message));
        m_goesOn = false;
        return setPhase(Phase::Paused);
    }
}

void DebugSession::showCursor() {
    const std::size_t now = m_timeline->cursor();
    if (now >= m_viewStep && m_viewStep < m_timeline->size()) {
        execution::advanceView(m_view, *m_timeline, m_viewStep, now);
    } else {
        m_view = execution::viewAt(*m_timeline, now);
    }
    m_viewStep = now;
    Q_EMIT moved();
}

} // namespace wb::ui
