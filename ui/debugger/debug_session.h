// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/driver.h"
#include "core/execution/execution_view.h"
#include "core/execution/timeline.h"
#include "ui/debugger/stops.h"
#include "ui/debugger/task_router.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace wb::ui {

/// One execution being debugged: runs it in slices of the event loop, keeps its timeline, and moves through
/// it.
class DebugSession : public QObject {
    Q_OBJECT

  public:
    enum class Phase : std::uint8_t {
        /// No execution yet.
        Idle,
        /// Stands at a step and can go on.
        Paused,
        /// Goes on by itself.
        Running,
        /// Goes on as soon as a task answers.
        Waiting,
        /// The execution has ended; its steps can be looked at.
        Finished,
    };

    /// How far a step goes.
    enum class Stride : std::uint8_t {
        /// One command: what a state does within is seen.
        Into,
        /// Until the state that the command is about has been left, with all that runs inside of it.
        Over,
        /// Until the container around has been left; outside of containers to the end.
        Out,
    };

    explicit DebugSession(QObject* parent = nullptr);
    ~DebugSession() override;

    TaskRouter& router() { return m_router; }
    const TaskRouter& router() const { return m_router; }

    /// Compiles `model` and stands before its first state. The states that cannot be run, if any, are the
    /// result.
    std::vector<execution::Refusal> start(const asl::ModelPtr& model, const execution::StartOptions& options);
    /// Shows an execution that has been taken already, from its start.
    void show(execution::Timeline timeline);
    /// Forgets the execution.
    void clear();
    /// Gives up what came after the step shown, so that the execution goes on from there.
    void cut();
    /// As cut(), and the state that is entered next gets `data`. False where none is about to be entered.
    bool changeData(const json::Value& data);
    /// As cut(), and goes on with another version of the definition. False, and nothing changes, where a
    /// state that is being executed is not in it any more.
    bool replaceProgram(execution::ProgramPtr program);
    /// The data of the state that is entered next from the step shown; null where none is about to be.
    const json::Value* nextData() const;

    Phase phase() const { return m_phase; }
    bool isActive() const { return m_timeline != nullptr; }
    /// Null without an execution.
    const execution::Timeline* timeline() const { return m_timeline.get(); }
    /// Whether the execution has ended and its last step is shown.
    bool isAtEnd() const { return m_phase == Phase::Finished && m_timeline->atEnd(); }
    std::size_t cursor() const { return m_timeline ? m_timeline->cursor() : 0; }
    /// The run at the cursor.
    const execution::ExecutionView& view() const { return m_view; }
    /// Why the run cannot go on; empty when nothing is wrong.
    const QString& problem() const { return m_problem; }

    /// Where a run stops.
    void setBreakpoints(const Stops::Breakpoints& breakpoints) { m_stops.set(breakpoints); }
    /// Milliseconds between the steps of a run that goes on by itself; 0 is as fast as possible.
    void setPace(int milliseconds);

  public Q_SLOTS:
    /// Further by a stride: through the recorded steps, at their end by executing. Breakpoints end it too.
    void step(Stride stride = Stride::Into);
    void stepBack();
    void run();
    void pause();
    /// Ends the execution, with whatever is under way.
    void stop();
    void seek(int step);

  public:
    /// Runs until the state is about to be entered, or as run().
    void runTo(const asl::StatePath& path);

  Q_SIGNALS:
    /// Another step is shown, or there are more of them.
    void moved();
    void phaseChanged();
    /// The run stopped by itself at `path`; `problem` says what is wrong with the breakpoint's condition, if
    /// anything.
    void breakpointHit(const wb::asl::StatePath& path, const QString& problem);

  private:
    void take(std::unique_ptr<execution::Timeline> timeline);
    void renewDriver();
    void setPhase(Phase phase);
    void tick();
    bool stopsHere();
    std::optional<Stop> breakpointHere(bool counts);
    /// The fiber that the next command is about, as far as can be told.
    execution::FiberId upcoming() const;
    bool hasArrived();
    bool walkRecorded();
    /// The next command; asks first whoever waits since another driver ran.
    execution::Driver::Situation advance();
    void settle(execution::Driver::Situation situation);
    void showCursor();

    TaskRouter m_router;
    std::unique_ptr<execution::Timeline> m_timeline;
    std::unique_ptr<execution::Driver> m_driver;
    execution::ExecutionView m_view;
    std::size_t m_viewStep = 0;
    Phase m_phase = Phase::Idle;
    /// What a run that goes on is headed for: the end of a stride, or else of the execution.
    std::optional<Stride> m_stride;
    /// The fiber whose state is to be left by the stride; noFiber until it is known.
    execution::FiberId m_leaving = execution::noFiber;
    QString m_problem;
    QTimer m_timer;
    Stops m_stops;
    asl::StatePath m_runTo;
    std::size_t m_stoppedAt = 0;
    /// The step whose breakpoints have been counted as hit.
    std::size_t m_countedAt = 0;
    /// Whether the tasks that wait at the end of the timeline have not been asked by this driver.
    bool m_hasUnasked = false;
};

} // namespace wb::ui
