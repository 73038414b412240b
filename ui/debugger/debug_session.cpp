// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/debug_session.h"

#include "ui/value_text.h"

#include <utility>

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
    renewDriver();
    m_stops.reset();
    m_countedAt = nowhere;
    m_view = execution::viewAt(*m_timeline, 0);
    m_viewStep = 0;
    setPhase(m_timeline->state(m_timeline->size() - 1).isRunning() ? Phase::Paused : Phase::Finished);
    Q_EMIT moved();
}

void DebugSession::renewDriver() {
    // Gives up the tasks under way, before the new one may ask the same ones.
    m_driver.reset();
    m_driver = std::make_unique<execution::Driver>(*m_timeline, m_router);
    m_driver->setReplyListener([this] {
        if (m_phase == Phase::Waiting) m_timer.start(0);
    });
    m_hasUnasked = true;
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

void DebugSession::cut() {
    if (!m_timeline) return;
    pause();
    m_timeline->cut();
    renewDriver();
    m_problem.clear();
    setPhase(m_timeline->state().isRunning() ? Phase::Paused : Phase::Finished);
    Q_EMIT moved();
}

const json::Value* DebugSession::nextData() const {
    if (!m_timeline) return nullptr;
    const execution::Fiber* fiber = m_timeline->state().fiber(m_timeline->state().nextReady());
    return fiber ? &fiber->data : nullptr;
}

bool DebugSession::changeData(const json::Value& data) {
    if (!nextData()) return false;
    cut();
    m_timeline->apply(execution::Command::setData(m_timeline->state().nextReady(), data));
    showCursor();
    return true;
}

bool DebugSession::replaceProgram(execution::ProgramPtr program) {
    if (!m_timeline || !m_timeline->replaceProgram(std::move(program))) return false;
    m_view = execution::viewAt(*m_timeline, cursor());
    m_viewStep = cursor();
    cut();
    return true;
}

execution::Driver::Situation DebugSession::advance() {
    if (std::exchange(m_hasUnasked, false)) m_driver->resynchronise();
    return m_driver->advance();
}

void DebugSession::setPace(int milliseconds) {
    m_timer.setInterval(milliseconds);
}

void DebugSession::setPhase(Phase phase) {
    if (m_phase == phase) return;
    m_phase = phase;
    Q_EMIT phaseChanged();
}

void DebugSession::step(Stride stride) {
    if (!m_timeline || m_phase == Phase::Running || m_phase == Phase::Waiting) return;
    m_stride = stride;
    m_runTo = {};
    m_leaving = execution::noFiber;
    if (stride == Stride::Out) {
        const execution::Fiber* fiber = m_timeline->state().fiber(upcoming());
        if (fiber) m_leaving = fiber->parent;
    }
    m_stoppedAt = cursor();
    if (walkRecorded() || m_phase == Phase::Finished) return showCursor();
    settle(advance());
    showCursor();
}

execution::FiberId DebugSession::upcoming() const {
    if (!m_timeline->atEnd()) return m_timeline->label(cursor() + 1).fiber;
    const execution::MachineState& state = m_timeline->state();
    if (const execution::FiberId ready = state.nextReady(); ready != execution::noFiber) return ready;
    // Every fiber waits; the one that was asked last is the innermost.
    execution::FiberId latest = execution::noFiber;
    state.forEachFiber([&](const execution::Fiber& fiber) { latest = fiber.id; });
    return latest;
}

bool DebugSession::walkRecorded() {
    while (!m_timeline->atEnd()) {
        m_timeline->seek(cursor() + 1);
        if (hasArrived() || breakpointHere(false)) return true;
    }
    return false;
}

bool DebugSession::hasArrived() {
    if (!m_timeline->state().isRunning() || m_stride == Stride::Into) return true;
    if (!m_stride) return false;
    if (m_stride == Stride::Over && m_leaving == execution::noFiber)
        m_leaving = m_timeline->label(cursor()).fiber;
    if (m_leaving == execution::noFiber) return false;
    const execution::Fiber* fiber = m_timeline->state().fiber(m_leaving);
    // Fibers are ready only before they enter a state.
    return !fiber || fiber->activity == execution::Activity::Ready;
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
    m_stride.reset();
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
    setPhase(Phase::Paused);
}

void DebugSession::stop() {
    if (!m_timeline || m_phase == Phase::Finished) return;
    m_timer.stop();
    m_timeline->seek(m_timeline->size() - 1);
    m_driver->apply(execution::Command::abort());
    m_problem.clear();
    setPhase(Phase::Finished);
    showCursor();
}

std::optional<Stop> DebugSession::breakpointHere(bool counts) {
    if (cursor() == m_stoppedAt) return std::nullopt;
    if (!m_runTo.isMachine()) {
        const execution::Fiber* fiber = m_timeline->state().fiber(m_timeline->state().nextReady());
        if (fiber && fiber->state != asl::noIndex &&
            m_timeline->program().state(fiber->state).path == m_runTo)
            return Stop{m_runTo, {}};
    }
    // A run that waits for another task comes by the same step again.
    const bool isNew = counts && std::exchange(m_countedAt, cursor()) != cursor();
    return m_stops.at(*m_timeline, isNew);
}

bool DebugSession::stopsHere() {
    const std::optional<Stop> stop = breakpointHere(true);
    if (!stop) return false;
    m_stoppedAt = cursor();
    m_runTo = {};
    setPhase(Phase::Paused);
    showCursor();
    Q_EMIT breakpointHit(stop->path, stop->problem);
    return true;
}

void DebugSession::tick() {
    if (!m_timeline) return;
    if (!m_timeline->atEnd()) m_timeline->seek(m_timeline->size() - 1);
    QElapsedTimer clock;
    clock.start();
    Situation situation = Situation::Advanced;
    do {
        if (stopsHere()) return;
        situation = advance();
    } while (situation == Situation::Advanced && !hasArrived() && m_timer.interval() == 0 &&
             clock.elapsed() < sliceMilliseconds);
    settle(situation);
    showCursor();
}

void DebugSession::settle(Situation situation) {
    m_problem.clear();
    switch (situation) {
    case Situation::Advanced:
        if (!m_timeline->state().isRunning()) {
            // Over as it is, a breakpoint at the last state is told of.
            const std::optional<Stop> stop = breakpointHere(true);
            setPhase(Phase::Finished);
            if (stop) Q_EMIT breakpointHit(stop->path, stop->problem);
            return;
        }
        if (hasArrived()) return setPhase(Phase::Paused);
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
