// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/timeline.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace wb::execution {

/// Performs the effects of a run: asks a TaskInterface for answers, lets virtual time pass, feeds everything
/// back as commands in a deterministic order: ready fibers in turn, then answers in the order in which the
/// tasks were asked, whoever is faster, then, when nothing is under way any more, the next timer or answer
/// that takes its time. So equal answers give equal runs.
class Driver {
  public:
    enum class Situation : std::uint8_t {
        /// A command was applied; there may be more.
        Advanced,
        /// Nothing can be done until a task answers.
        WaitingForTasks,
        /// Only a timer can go on, and time is not automatic.
        WaitingForTime,
        /// The execution has ended.
        Finished,
        /// A task has nobody to answer it; problem() says which and why.
        Unanswered,
        /// The answers are broken or exhausted; problem() says why.
        Broken,
    };
    struct Problem {
        asl::StatePath state;
        std::string stateName;
        std::string message;
    };

    /// `timeline` and `tasks` must outlive the driver.
    Driver(Timeline& timeline, TaskInterface& tasks);
    ~Driver();
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

    /// Applies the next command after the cursor's step, if there is one.
    Situation advance();
    /// As advance(), but waits for a task when nothing else can be done.
    Situation step();
    /// Advances until the execution ends or cannot go on, waiting for tasks.
    Situation run();
    /// Answers a pending task by hand: the user's reply takes the place of the interface's.
    void answer(TaskId task, TaskReply reply);
    /// Applies any other command (Abort, SetData...) and performs its effects.
    void apply(const Command& command);
    /// Whether timers may fire while nothing else can happen; a debugger that shows real time turns it off
    /// and sends them itself.
    void setAutomaticTime(bool automatic) { m_automaticTime = automatic; }
    /// Called when a reply arrives outside advance(): a good moment to advance.
    void setReplyListener(std::function<void()> listener) { m_listener = std::move(listener); }
    /// Called with every reply and its request, for logs and for keeping answers as mocks.
    using Recorder = std::function<void(const TaskRequest&, const TaskReply&)>;
    void setRecorder(Recorder recorder) { m_recorder = std::move(recorder); }
    const Problem& problem() const { return m_problem; }
    /// After the cursor moved: gives up the tasks in flight and asks anew for those pending at the timeline's
    /// cursor.
    void resynchronise();

  private:
    struct InFlight {
        std::shared_ptr<const TaskRequest> request;
        /// When it was asked, among all tasks.
        std::uint64_t order = 0;
        /// What came and was not applied yet.
        std::optional<TaskReply> reply;
        /// When the reply may be applied, in virtual time; 0 for at once.
        Time due = 0;
    };
    using Flights = std::map<TaskId, InFlight>;
    void perform(const std::vector<Effect>& effects);
    void start(const std::shared_ptr<const TaskRequest>& request);
    bool giveUp(TaskId task);
    void receive(TaskId task, TaskReply reply);
    bool applyReply();
    bool isSubmitted(TaskId task) const;
    bool applyReply(Flights::iterator flight);
    bool neverAnswers(Flights::iterator flight, json::Value error);
    bool giveSignOfLife(const TaskRequest& request, Time last);
    bool isHeldBeforeTimer() const;
    void releaseReplies();
    Situation takeStep();

    Timeline& m_timeline;
    TaskInterface& m_tasks;
    /// Ordered, so that runs repeat.
    Flights m_inFlight;
    /// Those in flight that may still be answered, in the order in which they were asked.
    std::map<std::uint64_t, TaskId> m_awaited;
    /// Those whose reply takes until a later moment, by that moment and the order in which they were asked.
    std::map<std::pair<Time, std::uint64_t>, TaskId> m_held;
    std::uint64_t m_asked = 0;
    bool m_automaticTime = true;
    bool m_isAdvancing = false;
    bool m_isBroken = false;
    std::set<TaskId> m_unanswered;
    Problem m_problem;
    std::function<void()> m_listener;
    Recorder m_recorder;
};

} // namespace wb::execution
