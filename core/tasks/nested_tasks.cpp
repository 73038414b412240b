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
const std::string inTheExecution = "in the execution of ";

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

/// A call that the service does not take, with the name that the integration gives to its error.
TaskReply refused(const TaskRequest& request, const std::string& error, std::string cause) {
    return TaskReply::submissionFailure((isSdk(request) ? "Sfn." : "StepFunctions.") + error + "Exception",
                                        std::move(cause));
}

} // namespace

NestedTasks::NestedTasks(MachineFinder find, StartOptions parent, TaskInterface* next)
    : m_find(std::move(find)), m_parent(std::move(parent)), m_next(next) {}

void NestedTasks::start(const TaskRequest& request, Completion completion) {
    if (std::optional<TaskReply> sent = send(request)) {
        completion(request.id, std::move(*sent));
        return;
    }
    const json::Value arn = request.input["StateMachineArn"];
    const LocalMachine* machine = startsExecution(request) && arn.isString() ? m_find(arn.string()) : nullptr;
    if (machine)
        completion(request.id, startMachine(request, *machine));
    else
        m_next->start(request, std::move(completion));
}

TaskReply NestedTasks::startMachine(const TaskRequest& request, const LocalMachine& machine) {
    if (!machine.problem.empty())
        return TaskReply::broken("the state machine " + machine.name +
                                 " cannot be started: " + machine.problem);
    // Input is given as JSON, or as text that holds JSON.
    json::Value input = request.input["Input"];
    if (input.isAbsent()) input = json::Value::object();
    if (input.isString()) {
        Result<json::Value, json::ReadError> read = json::read(input.string());
        if (!read)
            return refused(request, "InvalidExecutionInput",
                           "Invalid State Machine Execution Input: '" + read.error().message + "'");
        input = std::move(*read);
    }
    const bool isWaiting = request.pattern == TaskPattern::WaitForTaskToken;
    if (isWaiting)
        m_tokens[request.token] = {request.heartbeatSeconds.value_or(0) * 1000, request.now, std::nullopt};
    TaskReply reply = run(request, machine, input);
    if (isWaiting) m_tokens.erase(request.token);
    return reply;
}

// AWS API Reference, "SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat".
std::optional<TaskReply> NestedTasks::send(const TaskRequest& request) {
    if (!isSdk(request)) return std::nullopt;
    const std::string_view action =
        std::string_view(request.resource).substr(request.resource.rfind(':') + 1);
    const json::Value token = request.input["TaskToken"];
    const auto waiting = token.isString() ? m_tokens.find(token.string()) : m_tokens.end();
    if (!action.starts_with("sendTask") || waiting == m_tokens.end()) return std::nullopt;
    Token& state = waiting->second;
    const bool isLate = state.heartbeat > 0 && request.now - state.lastSign > state.heartbeat;
    if (state.sent || isLate)
        return refused(request, "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    TaskReply reply;
    if (action == "sendTaskSuccess") {
        json::Value output = request.input["Output"];
        if (output.isString()) {
            Result<json::Value, json::ReadError> read = json::read(output.string());
            if (!read)
                return refused(request, "InvalidOutput", "Invalid Output: '" + read.error().message + "'");
            output = std::move(*read);
        }
        reply = TaskReply::success(std::move(output));
    } else if (action == "sendTaskFailure") {
        reply = TaskReply::failure(request.input["Error"], request.input["Cause"]);
    } else {
        state.lastSign = request.now;
        return TaskReply::success(json::Value::object());
    }
    // Signs of life came in time so far, whatever the time from the start.
    reply.isAlive = state.heartbeat > 0;
    state.sent = Sent{std::move(reply), request.now};
    return TaskReply::success(json::Value::object());
}

// AWS API Reference, "StartExecution": the name of a Standard execution may be given again only while that
// execution runs, and with the same input.
std::optional<TaskReply> NestedTasks::refuseName(const TaskRequest& request,
                                                 const StartOptions& options) const {
    constexpr std::string_view invalidName = "InvalidName: ";
    if (const std::optional<std::string> refusal = options.refusal();
        refusal && refusal->starts_with(invalidName))
        return refused(request, "InvalidName", refusal->substr(invalidName.size()));
    const auto taken = m_taken.find(options.executionArn());
    if (taken == m_taken.end() || options.type == execution::MachineType::Express) return std::nullopt;
    if (taken->second.stopTime > request.now && taken->second.input == options.input) return std::nullopt;
    return refused(request, "ExecutionAlreadyExists",
                   "Execution Already Exists: '" + options.executionArn() + "'");
}

// What was sent with the token of a task that waits for it.
TaskReply NestedTasks::answerToToken(const TaskRequest& request, const LocalMachine& machine) {
    const auto waiting = m_tokens.find(request.token);
    if (waiting != m_tokens.end() && waiting->second.sent) {
        TaskReply reply = std::move(waiting->second.sent->reply);
        reply.delay = waiting->second.sent->time - request.now;
        return reply;
    }
    if (request.timeoutSeconds || request.heartbeatSeconds) return TaskReply::never();
    return TaskReply::unanswered("the execution of " + machine.name +
                                 " is over, but nobody answered the task token " + request.token +
                                 "; put the answer to this state into the answers file");
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
    if (std::optional<TaskReply> refusal = refuseName(request, options)) return std::move(*refusal);
    // The same start while the execution runs gives the same answer, and starts nothing.
    if (const auto taken = m_taken.find(options.executionArn());
        taken != m_taken.end() && taken->second.resource == request.resource) {
        TaskReply reply = taken->second.reply;
        if (reply.delay > 0) reply.delay = taken->second.stopTime - request.now;
        return reply;
    }

    execution::Timeline timeline(machine.program, options, {false});
    Renumbered answerers(m_answerers ? *m_answerers : *m_next, m_started);
    execution::Driver driver(timeline, answerers);
    ++m_depth;
    const execution::Driver::Situation situation = driver.run();
    --m_depth;
    if (situation != execution::Driver::Situation::Finished) {
        // Of executions within each other, the innermost is where to look.
        const std::string& problem = driver.problem().message;
        const std::string where = problem.starts_with(inTheExecution)
                                      ? problem
                                      : inTheExecution + machine.name + " that it starts, " +
                                            driver.problem().state.text() + ": " + problem;
        return situation == execution::Driver::Situation::Broken ? TaskReply::broken(where)
                                                                 : TaskReply::unanswered(where);
    }

    const execution::MachineState& state = timeline.state();
    Taken& taken = m_taken[options.executionArn()];
    taken = {input, state.now()};
    const auto keep = [&](TaskReply reply) {
        if (!isSync && request.pattern != TaskPattern::WaitForTaskToken) {
            taken.resource = request.resource;
            taken.reply = reply;
        }
        return reply;
    };
    const bool isSucceeded = state.status() == execution::Status::Succeeded;
    const auto time = [&](execution::Time moment) {
        return isSdk(request) ? json::Value(execution::formatTime(moment)) : json::Value(moment);
    };
    const json::Value started = json::Value::object(
        {{"ExecutionArn", options.executionArn()}, {"StartDate", time(options.startTime)}});
    if (request.pattern == TaskPattern::WaitForTaskToken) {
        TaskReply reply = answerToToken(request, machine);
        reply.submitted = started;
        return reply;
    }
    if (request.pattern == TaskPattern::RequestResponse && !isSync) return keep(TaskReply::success(started));

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
    return keep(std::move(reply));
}

void NestedTasks::cancel(TaskId task) {
    m_next->cancel(task);
}

bool NestedTasks::wait(int milliseconds) {
    return m_next->wait(milliseconds);
}

} // namespace wb::tasks
