// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/compiled.h"
#include "core/execution/transition.h"
#include "core/query/random.h"

#include <array>
#include <optional>
#include <string_view>

namespace wb::execution {

/// An Express execution may take five minutes.
inline constexpr std::int64_t expressSeconds = 300;

/// An error on its way through Retry and Catch.
struct Fault {
    /// Strings, Absent when not given.
    json::Value error;
    json::Value cause;
    /// Ends the whole execution, whatever Retry and Catch say of the state and of those around it: the
    /// service's own failures.
    bool isTerminal = false;
    /// A missed heartbeat: recorded as States.Timeout, but retriers and catchers may call it
    /// States.HeartbeatTimeout.
    bool isHeartbeat = false;

    std::string_view name() const { return error.isString() ? error.string() : std::string_view(); }
};

/// Executes one command on a state of which nobody else sees the changes: the body of transition().
class Machine {
  public:
    Machine(const Program& program, MachineState& state, Outcome& outcome, Phases* phases);

    void start(const StartOptions& options);
    void apply(const Command& command);
    /// An execution whose only fiber stands before `index`, wherever that state is.
    static MachineState standBefore(const Program& program, asl::StateIndex index,
                                    const StartOptions& options, json::Value variables, Outcome& outcome);
    /// From standing before its state the fiber goes on to wait for another attempt, each retrier used
    /// `count` times.
    static void standBeforeRetry(const Program& program, MachineState& state, FiberId fiber,
                                 std::uint32_t count, Outcome& outcome);
    /// A Map that waits for its ItemReader waits for its children instead, of which it has none.
    static void forgetItems(MachineState& state, FiberId fiber);
    /// Notes what ItemSelector makes of the items that a waiting Map has not started yet.
    static void selectRemaining(const Program& program, MachineState& state, FiberId fiber, Phases& phases);
    /// Makes `count` children of the waiting fiber look failed.
    static void setFailures(MachineState& state, FiberId fiber, std::uint32_t count);
    /// What expressions of the fiber's state can read, in both query languages, with `more` members of
    /// `$states`.
    static query::Scope scopeOf(const Program& program, MachineState state, FiberId fiber,
                                std::vector<json::Member> more);

  private:
    using Compiled = const CompiledState&;

    // machine.cpp: commands, the queues, the end.
    void step(FiberId id);
    void passTime(Time until);
    void fireTimer();
    void timeOutExecution();
    static Fault fullHistory();
    void finishTransition();
    void end(Status status, const Fiber* last, json::Value output, json::Value error, json::Value cause);
    Fiber& edit(FiberId id) { return m_state.m_fibers.edit(id).edit(); }
    Fiber& addFiber(asl::ContainerIndex container);
    Fiber& addChild(Fiber& parent, std::uint32_t slot, asl::ContainerIndex container);
    void removeFiber(FiberId id);
    void makeReady(Fiber& fiber);
    void pruneQueues();
    void addTimer(Fiber& fiber, Timer::Kind kind, Time due);
    void addChange(Change::Kind kind, const Fiber& fiber);
    Compiled compiled(const Fiber& fiber) const { return m_program.machine().states[fiber.state]; }
    const asl::Model& model() const { return m_program.model(); }
    Phases* phasesOf(const Fiber& fiber) { return m_phases && fiber.id == m_phaseFiber ? m_phases : nullptr; }

    // machine_events.cpp
    Event& emit(Fiber& fiber, EventType type);
    /// An event beside the fiber's chain: later events follow what came before it.
    Event& emitBeside(Fiber& fiber, EventType type, std::int64_t previous);
    Event& append(EventType type, std::int64_t previous, asl::StateIndex state);
    void countChildEvent(Fiber& fiber);

    // data_flow.cpp
    query::Scope scope(const Fiber& fiber, Compiled state, json::Value input) const;
    query::Scope jsonataScope(const Fiber& fiber, Compiled state, const char* extraName,
                              json::Value extra) const;
    json::Value context(const Fiber& fiber, Compiled state) const;
    json::Value visibleVariables(const Fiber& fiber) const;
    /// These evaluate and, when that fails, make the fiber fail; then they give nothing and the fiber must
    /// not be touched any more.
    std::optional<json::Value> accept(Fiber& fiber, Result<json::Value, query::Error> result);
    std::optional<json::Value> effectiveInput(Fiber& fiber, Compiled state);
    std::optional<json::Value> evaluate(Fiber& fiber, const query::Template& expression,
                                        const query::Scope& scope,
                                        query::Expected expected = query::Expected::Any);
    /// Value of a field; Absent when the state has none.
    std::optional<json::Value> fieldValue(Fiber& fiber, Compiled state, const Field& field,
                                          const json::Value& input,
                                          query::Expected expected = query::Expected::Any);
    std::optional<std::optional<std::int64_t>> seconds(Fiber& fiber, Compiled state, const Field& field,
                                                       const json::Value& input);
    /// From the result to the next state: ResultSelector, ResultPath, Assign, OutputPath or Output.
    void complete(Fiber& fiber, Compiled state, json::Value result);
    /// Whether the service takes a payload of that size; the fiber fails when not.
    bool acceptSize(Fiber& fiber, Compiled state, const json::Value& payload);
    bool assign(Fiber& fiber, const json::Value& assigned);
    void leave(Fiber& fiber, Compiled state, json::Value output, const std::optional<json::Value>& assigned,
               asl::StateIndex next, asl::TransitionKind kind, std::uint32_t index);

    // failures.cpp
    void failEvaluation(Fiber& fiber, const query::Error& error);
    /// The value of a field is of no use: an evaluation that failed where an expression gave it.
    void failField(Fiber& fiber, const Field& field, std::string cause);
    void failRuntime(Fiber& fiber, std::string cause, std::string_view name = "States.Runtime");
    Fault faultOf(const Fiber& fiber, const query::Error& error) const;
    query::Budget budget() const;
    void fail(Fiber& fiber, Fault fault);
    void failUnhandled(Fiber& fiber, Fault fault);
    void failExecution(const Fiber& fiber, const Fault& fault);
    void endExecution(Fiber& fiber, Fault fault);
    bool retry(Fiber& fiber, Compiled state, const Fault& fault);
    bool catchFault(Fiber& fiber, Compiled state, const Fault& fault);
    std::string entered(const Fiber& fiber) const;

    // states/
    void enter(Fiber& fiber, Compiled state);
    void execute(Fiber& fiber, Compiled state);
    void executePass(Fiber& fiber, Compiled state);
    void executeChoice(Fiber& fiber, Compiled state);
    void executeWait(Fiber& fiber, Compiled state);
    void finishWait(Fiber& fiber, Compiled state);
    void executeSucceed(Fiber& fiber, Compiled state);
    void executeFail(Fiber& fiber, Compiled state);
    void executeTask(Fiber& fiber, Compiled state);
    Fiber* waitingFor(TaskId task);
    void taskSubmitted(const Command& command);
    void taskSucceeded(const Command& command);
    void taskFailed(Fiber& fiber, Compiled state, json::Value error, json::Value cause,
                    bool isUnsubmitted = false);
    void timeoutFired(Fiber& fiber, Compiled state);
    void taskTimedOut(Fiber& fiber, Compiled state, bool isHeartbeat);
    void executeParallel(Fiber& fiber, Compiled state);
    void executeMap(Fiber& fiber, Compiled state);
    void startIterations(Fiber& fiber, Compiled state, std::int64_t previous);
    static json::Value keyed(Fiber& fiber, const json::Value& object);
    std::shared_ptr<Iteration> iterationOf(const Fiber& fiber, std::uint32_t slot) const;
    std::unique_ptr<const ChildExecution> childExecution(const Frame& frame, Compiled state,
                                                         json::Value input);
    /// What became of the children, by slot; null for those that are not over.
    static std::vector<const Ended*> endedBySlot(const Frame& frame);
    static std::vector<json::Value> resultsOf(const Frame& frame);
    void addResult(std::vector<json::Value>& results, Compiled state, const Frame& frame, const Ended& ended);
    json::Value childRecord(Compiled state, const Frame& frame, const Ended& ended);
    bool startIteration(Fiber& fiber, Compiled state, std::int64_t previous);
    void finishMap(Fiber& fiber, Compiled state);
    std::optional<json::Value> mapField(Fiber& fiber, Compiled state, const Field& field,
                                        const json::Value& input, query::Expected expected);
    std::optional<double> mapNumber(Fiber& fiber, Compiled state, const Field& field,
                                    const json::Value& input, bool isInteger);
    void runItems(Fiber& fiber, Compiled state, json::Value items, std::int64_t length);
    query::Scope selectorScope(Fiber& fiber, Compiled state,
                               const std::shared_ptr<const Iteration>& iteration) const;
    std::optional<json::Value> selectItem(Fiber& fiber, Compiled state,
                                          const std::shared_ptr<const Iteration>& iteration);
    void showSelected(const Fiber& fiber);
    void showResolved(const Fiber& fiber, const Field& field, double value);
    bool startMapRun(Fiber& fiber, Compiled state);
    bool makeBatches(Fiber& fiber, Compiled state);
    bool isOverTolerance(const Frame& frame) const;
    void failMapRun(Fiber& fiber, Compiled state);
    void endMapRun(Fiber& fiber);
    void finishMapRun(Fiber& fiber, Compiled state);
    void leaveMapRun(Fiber& fiber, Compiled state, json::Value result);
    void askForMapData(Fiber& fiber, Compiled state, TaskKind kind, std::string resource, json::Value input,
                       json::Value payload);
    void readItems(Fiber& fiber, Compiled state);
    void failItemReader(Fiber& fiber, std::string cause);
    void writeResults(Fiber& fiber, Compiled state);
    json::Value pendingRecords(Fiber& fiber, Compiled state);
    void mapDataArrived(Fiber& fiber, Compiled state, const json::Value& output);
    void mapDataFailed(Fiber& fiber, Compiled state, json::Value error, json::Value cause);
    void finishParallel(Fiber& fiber, Compiled state);

    // children.cpp
    void finishFiber(Fiber& fiber, json::Value output);
    void childSucceeded(Fiber& child, json::Value output);
    static std::uint32_t itemsOf(Compiled state, const Frame& frame, std::uint32_t slot);
    void noteEnd(Frame& frame, Compiled state, const Fiber& child, json::Value value, bool isFailed);
    void childFailed(Fiber& child, Fault fault);
    void endChild(FiberId id, Fault fault);
    void endChildren(const Command& command);
    std::vector<FiberId> childrenOf(const Fiber& parent) const;
    void abortChildren(Fiber& parent, std::int64_t previous);
    void abortFiber(FiberId id, std::int64_t previous);

    const Program& m_program;
    MachineState& m_state;
    Outcome& m_outcome;
    Phases* m_phases;
    FiberId m_phaseFiber = noFiber;
    query::Random m_random;
    std::size_t m_firstEffect;
    bool m_isHistoryFull = false;
    /// The first fiber of a Distributed Map's child whose own history is full.
    FiberId m_fullChild = noFiber;
    Event m_discarded;
};

} // namespace wb::execution
