// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/execution/fiber.h"
#include "core/execution/persistent_queue.h"
#include "core/execution/persistent_vector.h"
#include "core/execution/timers.h"

#include <memory>
#include <optional>
#include <vector>

namespace wb::execution {

class Program;

enum class Status : std::uint8_t { Running, Succeeded, Failed, TimedOut, Aborted };

/// Name as the service writes it: RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED.
std::string_view name(Status status);

/// An execution at one moment: a value. Copies share everything; a transition copies only the path to what it
/// changes.
class MachineState {
  public:
    Status status() const { return m_status; }
    bool isRunning() const { return m_status == Status::Running; }
    Time now() const { return m_now; }
    const StartOptions& options() const { return *m_options; }
    /// Id of the latest history event.
    std::int64_t lastEventId() const { return m_nextEventId - 1; }
    /// Of an execution that ended: its output, or error and cause (strings); Absent where there is none.
    const json::Value& output() const { return ending().output; }
    const json::Value& error() const { return ending().error; }
    const json::Value& cause() const { return ending().cause; }

    /// The fiber, or null when it is over.
    const Fiber* fiber(FiberId id) const {
        const Cow<Fiber>* slot = m_fibers.find(id);
        return slot ? &**slot : nullptr;
    }
    /// Calls visit(const Fiber&) for all live fibers in the order of their creation.
    template <typename Visit>
    void forEachFiber(Visit&& visit) const {
        m_fibers.forEach([&](std::size_t, const Cow<Fiber>& fiber) { visit(*fiber); });
    }
    /// The fiber that the scheduler would step next; noFiber when none is ready.
    FiberId nextReady() const;
    /// The earliest timer; null when there is none.
    const Timer* nextTimer() const;
    /// Goes over to another version of the program, state by state path. False, and nothing changes, when a
    /// fiber is in a state that is not there any more.
    bool moveTo(const Program& from, const Program& to);

  private:
    friend class Machine;
    struct Ending {
        json::Value output;
        json::Value error;
        json::Value cause;
    };
    const Ending& ending() const;
    bool isCurrent(const Timer& timer) const;
    std::shared_ptr<const StartOptions> m_options;
    Time m_now = 0;
    std::int64_t m_nextEventId = 1;
    std::uint64_t m_random = 0;
    /// Numbers timers and tasks in the order in which they were asked for.
    std::uint64_t m_nextSequence = 0;
    /// Bytes of all variables of the execution, those of a Distributed Map's children aside.
    std::uint64_t m_variableBytes = 0;
    PersistentVector<Cow<Fiber>> m_fibers;
    PersistentQueue<FiberId> m_ready;
    Timers m_timers;
    Status m_status = Status::Running;
    Cow<Ending> m_ending;
};

} // namespace wb::execution
