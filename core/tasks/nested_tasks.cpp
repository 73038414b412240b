// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/tasks/nested_tasks.h"

#include "core/execution/driver.h"
#include "core/execution/execution_record.h"
#include "core/execution/iso_time.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/query/random.h"

#include <map>

namespace wb::tasks {

using namespace std::string_view_literals;
using execution::StartOptions;
using execution::TaskId;
using execution::TaskInterface;
using execution::TaskPattern;
using execution::TaskReply;
using execution::TaskRequest;

namespace {

/// A machine that starts itself must end somewhere.
constexpr int deepestNesting = 16;

/// Gives the tasks of a nested execution ids that no other execution uses.
class Renumbered : public TaskInterface {
  public:
    Renumbered(TaskInterface& answerers, std::uint64_t execution)
        : m_answerers(answerers), m_next((std::uint64_t{1} << 63) | (execution << 32)) {}

    void start(const TaskRequest& request, Completion completion) override {
        TaskRequest renumbered = request;
        renumbered.id = m_next++;
        m_ids[request.id] = renumbered.id;
        m_answerers.start(renumbered, [id = request.id, completion = std::move(completion)](
                                          TaskId, TaskReply reply) { completion(id, std::move(reply)); });
    }
    void cancel(TaskId task) override {
        if (const auto known = m_ids.find(task); known != m_ids.end()) m_answerers.cancel(known->second);
    }
    bool wait(int milliseconds) override { return m_answerers.wait(milliseconds); }

  private:
    TaskInterface& m_answerers;
    TaskId m_next;
    std::map<TaskId, TaskId> m_ids;
};

bool isSdk(const TaskRequest& request) {
    return request.resource.find(":aws-sdk:sfn:") != std::string::npos;
}

bool startsExecution(const TaskRequest& request) {
    return request.resource.find(":states:startExecution") != std::string::npos ||
           (isSdk(request) && (request.resource.find(":startExecution") != std::string::npos ||
                               request.resource.find(":startSyncExecution") != std::string::npos));
}

} // namespace

NestedTasks::NestedTasks(MachineFinder find, StartOptions parent, TaskInterface* next)
    : m_find(std::move(find)), m_parent(std::move(parent)), m_next(next) {}

void NestedTasks::start(const TaskRequest& request, Completion completion) {
    const json::Value arn = request.input["StateMachineArn"];
    const LocalMachine* machine = startsExecution(request) && arn.isString() ? m_find(arn.string()) : nullptr;
    if (!machine) {
        m_next->start(request, std::move(completion));
        return;
    }
    if (!machine->problem.empty()) {
        completion(request.id, TaskReply::broken("the state machine " + machine->name +
                                                 " cannot be started: " + machine->problem));
        return;
    }
    // Input is given as JSON, or as text that holds JSON.
    json::Value input = request.input["Input"];
    if (input.isAbsent()) input = json::Value::object();
    if (input.isString()) {
        Result<json::Value, json::ReadError> read = json::read(input.string());
        if (!read) {
            completion(request.id, TaskReply::failure("StepFunctions.InvalidExecutionInputException",
                                                      "Invalid State Machine Execution Input: '" +
                                                          read.error().message + "'"));
            return;
        }
        input = std::move(*read);
    }
    completion(request.id, run(request, *machine, input));
}

TaskReply NestedTasks::run(const TaskRequest& request, const LocalMachine& machine,
                           const json::Value& input) {
    if (m_depth == deepestNesting)
        return TaskReply::broken("executions start executions more than " + std::to_string(deepestNesting) +
                                 " levels deep");
    const bool isSync = request.resource.find("startSyncExecution") != std::string::npos;
    StartOptions options = m_parent;
    options.input = input;
    options.startTime = request.now;
    options.type = isSync ? execution::MachineType::Express : machine.type;
    options.machineName = machine.name;
    options.seed = m_parent.seed + ++m_started;
    query::Random random{options.seed};
    const json::Value name = request.input["Name"];
    options.executionName = name.isString() ? std::string(name.string()) : random.nextUuid();

    execution::Timeline timeline(machine.program, options, {false});
    Renumbered answerers(m_answerers ? *m_answerers : *m_next, m_started);
    execution::Driver driver(timeline, answerers);
    ++m_depth;
    const execution::Driver::Situation situation = driver.run();
    --m_depth;
    const std::string where = "in the execution of " + machine.name + " that it starts, " +
                              driver.problem().state.text() + ": " + driver.problem().message;
    if (situation == execution::Driver::Situation::Broken) return TaskReply::broken(where);
    if (situation != execution::Driver::Situation::Finished) return TaskReply::unanswered(where);

    const execution::MachineState& state = timeline.state();
    const bool isSucceeded = state.status() == execution::Status::Succeeded;
    const auto time = [&](execution::Time moment) {
        return isSdk(request) ? json::Value(execution::formatTime(moment)) : json::Value(moment);
    };
    const json::Value started = json::Value::object(
        {{"ExecutionArn", options.executionArn()}, {"StartDate", time(options.startTime)}});
    if (request.pattern == TaskPattern::RequestResponse && !isSync) return TaskReply::success(started);

    // `.sync:2` gives JSON where `.sync` gives text; a failure's cause is always text.
    execution::ExecutionRecord record;
    record.executionArn = options.executionArn();
    record.machineArn = options.machineArn();
    record.name = options.executionName;
    record.status = state.status();
    record.input = input;
    record.output = state.output();
    record.error = state.error();
    record.cause = state.cause();
    record.startDate = time(options.startTime);
    record.stopDate = time(state.now());
    record.isParsed = isSucceeded && request.resource.ends_with(".sync:2");
    record.isExpress = options.type == execution::MachineType::Express;
    json::Value described = record.describe();
    TaskReply reply = isSucceeded || isSync
                          ? TaskReply::success(std::move(described))
                          : TaskReply::failure("States.TaskFailed", json::toText(described));
    // The task waits as long as the execution takes.
    reply.delay = state.now() - options.startTime;
    if (!isSync) reply.submitted = started;
    return reply;
}

void NestedTasks::cancel(TaskId task) {
    m_next->cancel(task);
}

bool NestedTasks::wait(int milliseconds) {
    return m_next->wait(milliseconds);
}

} // namespace wb::tasks
