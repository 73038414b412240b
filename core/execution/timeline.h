// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/transition.h"

#include <cstddef>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace wb::execution {

/// A run as a value in time: the commands given so far, a snapshot after each of them, and the events and
/// changes they made. Step 0 is the start. Moving the cursor is an index; applying a command anywhere but at
/// the end gives up what came after, so that whoever wants to keep the old run copies the timeline first
/// (copies share all snapshots).
class Timeline {
  public:
    struct Options {
        /// False keeps the latest snapshot only: for runs nobody looks back into.
        bool snapshots = true;
    };
    /// What a step was about, for lists and labels.
    struct Label {
        Command::Kind kind = Command::Kind::Step;
        FiberId fiber = noFiber;
        /// The state that was advanced; the empty path for the start.
        asl::StatePath state;
        /// Index of the iteration or branch, noFiber outside.
        std::uint32_t slot = noFiber;
    };

    Timeline(ProgramPtr program, const StartOptions& options, Options keep);
    Timeline(ProgramPtr program, const StartOptions& options);

    const Program& program() const { return *m_program; }
    const ProgramPtr& sharedProgram() const { return m_program; }

    /// Number of steps, the start included.
    std::size_t size() const { return m_steps.size(); }
    std::size_t cursor() const { return m_cursor; }
    bool atEnd() const { return m_cursor + 1 == m_steps.size(); }
    /// Moves the cursor to `step` (clamped). Constant time.
    void seek(std::size_t step);
    const MachineState& state() const { return m_steps[m_cursor].state; }
    const MachineState& state(std::size_t step) const { return m_steps[step].state; }
    /// The program in whose terms the step's state speaks.
    const Program& program(std::size_t step) const { return *m_programs[m_steps[step].program]; }
    Command command(std::size_t step) const;
    Label label(std::size_t step) const;

    /// Applies a command after the cursor's step; steps after it are given up. Returns the effects to be
    /// performed.
    const std::vector<Effect>& apply(const Command& command);

    /// All events up to and including `step`, and those of that step alone.
    std::span<const Event> events(std::size_t step) const;
    std::span<const Event> eventsOf(std::size_t step) const;
    std::span<const Change> changes(std::size_t step) const;
    std::span<const Change> changesOf(std::size_t step) const;
    /// The stages of the data within a step, found by taking it again.
    Phases phases(std::size_t step) const;

    /// Gives up the steps after the cursor's.
    void cut();

    /// The commands given so far: with program and options they reproduce the run.
    std::vector<Command> journal() const;
    /// Goes on from the cursor with a changed program. Fails, and changes nothing, when a state that is being
    /// executed is not there any more.
    bool replaceProgram(ProgramPtr program);

  private:
    /// What few commands carry.
    struct Answer {
        json::Value output;
        json::Value error;
        json::Value cause;
    };
    /// As small as can be: there is one for every command.
    struct Step {
        Command::Kind kind = Command::Kind::Step;
        FiberId fiber = noFiber;
        TaskId task = 0;
        Cow<Answer> answer;
        MachineState state;
        /// Ends of this step's events and changes; they begin where those of the step before end.
        std::uint32_t eventEnd = 0;
        std::uint32_t changeEnd = 0;
        /// Which of m_programs the state belongs to: edit and continue changes it on the way.
        std::uint32_t program = 0;
    };
    void setCommand(Step& step, const Command& command) const;
    /// The latest step ends where the log ends now.
    void markEnd();
    void cutAfterCursor();

    ProgramPtr m_program;
    /// All programs so far; the last one is m_program.
    std::vector<ProgramPtr> m_programs;
    Options m_keep;
    std::deque<Step> m_steps;
    std::size_t m_cursor = 0;
    Outcome m_log;
    std::vector<Effect> m_effects;
};

} // namespace wb::execution
