// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "cmd_run.h"

#include "core/asl/model.h"
#include "core/execution/answers_log.h"
#include "core/execution/driver.h"
#include "core/execution/program.h"
#include "core/history/history.h"
#include "core/json/writer.h"
#include "core/lint/lint.h"
#include "core/tasks/unread_formats.h"
#include "documents.h"
#include "large_heap.h"
#include "names.h"
#include "run_request.h"
#include "step_printer.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <future>

namespace wb::cli {

namespace {

void print(std::string text) {
    text += '\n';
    std::fwrite(text.data(), 1, text.size(), stdout);
}

int refuse(const RunRequest& request, const json::SyntaxTree& tree,
           std::vector<lint::Diagnostic> diagnostics) {
    const Positions positions(tree.text(), diagnostics);
    if (request.isJson)
        print(json::toPrettyText(json::Value::object(
            {{"status", "INVALID_DEFINITION"}, {"diagnostics", diagnosticValues(positions, diagnostics)}})));
    else
        for (const lint::Diagnostic& diagnostic : diagnostics)
            std::fprintf(stderr, "%s\n", diagnosticLine(request.file, positions, diagnostic).c_str());
    return failed;
}

/// What the machine cannot run, as diagnostics at the states.
std::vector<lint::Diagnostic> asDiagnostics(const asl::Model& model,
                                            const std::vector<execution::Refusal>& refusals) {
    std::vector<lint::Diagnostic> diagnostics;
    for (const execution::Refusal& refusal : refusals) {
        lint::Diagnostic diagnostic;
        diagnostic.code = "NOT_RUNNABLE";
        diagnostic.message = refusal.message;
        diagnostic.location = refusal.path.isMachine() ? "/" : refusal.path.text();
        if (const asl::State* state = model.find(refusal.path)) diagnostic.range = state->nameNode.range();
        diagnostics.push_back(std::move(diagnostic));
    }
    return diagnostics;
}

int reportProblem(const RunRequest& request, const execution::Driver::Problem& problem, bool isBroken) {
    if (request.isJson)
        print(json::toPrettyText(json::Value::object({{"status", isBroken ? "BROKEN_ANSWERS" : "UNANSWERED"},
                                                      {"state", problem.stateName},
                                                      {"message", problem.message}})));
    std::fprintf(stderr, "asl: %s: %s\n", problem.state.text().c_str(), problem.message.c_str());
    return unusable;
}

std::string textOr(const json::Value& value, const char* otherwise) {
    if (value.isString()) return std::string(value.string());
    return value.isAbsent() || value.isNull() ? otherwise : json::toText(value);
}

void printJson(const execution::Timeline& timeline) {
    const execution::MachineState& state = timeline.state();
    std::string out = "{\"status\":\"" + std::string(execution::name(state.status())) + "\",\"output\":";
    json::write(out, state.output());
    const auto text = [&](const char* key, const json::Value& value) {
        out += std::string(",\"") + key + "\":";
        if (value.isString() || value.isAbsent() || value.isNull())
            json::write(out, value);
        else
            json::writeString(out, json::toText(value));
    };
    text("error", state.error());
    text("cause", state.cause());
    out += ",\"events\":";
    const history::Sink toOutput = [](std::string_view piece) {
        std::fwrite(piece.data(), 1, piece.size(), stdout);
    };
    toOutput(out);
    history::write(toOutput, timeline.events(timeline.size() - 1), timeline.program().model(),
                   state.options());
    print("}");
}

void printText(const execution::MachineState& state) {
    if (state.status() == execution::Status::Succeeded) {
        print(json::toPrettyText(state.output()));
        return;
    }
    if (state.isRunning()) {
        std::fprintf(stderr, "asl: the execution was still running when it was recorded\n");
        return;
    }
    if (state.status() == execution::Status::TimedOut) {
        // An Express execution that only writes events passes no virtual time.
        const long long seconds = (state.now() - state.options().startTime) / 1000;
        const std::string after = seconds > 0
                                      ? "after " + std::to_string(seconds) + " seconds of virtual time"
                                      : std::string("as it would go on for ever");
        std::fprintf(stderr, "asl: the execution ended with TIMED_OUT %s\n", after.c_str());
        return;
    }
    std::fprintf(stderr, "asl: the execution ended with %s: %s%s%s\n",
                 std::string(execution::name(state.status())).c_str(),
                 textOr(state.error(), "no error name").c_str(), state.cause().isString() ? ": " : "",
                 textOr(state.cause(), "").c_str());
}

/// Answers for a state that is not there are never given; a started execution may have it.
void warnOfMocks(const RunRequest& request, const asl::Model& model) {
    if (request.mocksFile.empty() || request.answers.definitions) return;
    const Names states = Names::ofStates(model);
    for (const std::string& name : request.answers.mocks.front().stateNames())
        if (const std::optional<std::string> problem = states.problem(name))
            std::fprintf(stderr, "asl: warning: --mocks %s: %s\n", request.mocksFile.c_str(),
                         problem->c_str());
}

bool writeHistory(const std::string& path, const execution::Timeline& timeline) {
    return writeFile(path, [&](const std::function<void(std::string_view)>& sink) {
        sink("{\"events\":");
        history::write(sink, timeline.events(timeline.size() - 1), timeline.program().model(),
                       timeline.state().options());
        sink("}\n");
    });
}

/// What a history says of the answers is more than its replay asks for.
bool writeAnswers(const RunRequest& request, const execution::AnswersLog& answers) {
    if (request.answersFile.empty()) return true;
    const json::Value all = request.recording ? request.recording->answers() : answers.answers();
    return writeFile(request.answersFile, json::toPrettyText(all) + '\n');
}

execution::Driver::Situation runAsAsked(const RunRequest& request, execution::Driver& driver,
                                        const execution::Timeline& timeline) {
    std::function<void()> afterStep;
    if (request.showsSteps) afterStep = stepPrinter(timeline);
    if (request.recording) {
        const execution::Driver::Situation situation =
            history::run(driver, timeline, *request.recording, afterStep);
        if (const std::optional<std::size_t> at = history::divergence(timeline, *request.recording))
            std::fprintf(stderr, "asl: warning: the replay differs from %s in event %zu\n",
                         request.replayFile.c_str(), *at + 1);
        return situation;
    }
    if (!afterStep) return driver.run();
    for (;;) {
        const execution::Driver::Situation situation = driver.step();
        afterStep();
        if (situation != execution::Driver::Situation::Advanced) return situation;
    }
}

/// Whether a state runs in the children of a Distributed Map.
bool isOfDistributedMap(const asl::Model& model, const asl::StatePath& path) {
    return std::ranges::any_of(model.states(), [&](const asl::State& state) {
        const json::Node mode = state.node["ItemProcessor"]["ProcessorConfig"]["Mode"];
        return mode.string().value_or("") == "DISTRIBUTED" &&
               path.text().starts_with(state.path.text() + '/');
    });
}

int run(const std::vector<std::string>& arguments) {
    const std::optional<RunRequest> request = readRunRequest(arguments);
    if (!request) return unusable;
    prepareHeapFor(request->file);
    const json::SyntaxTreePtr tree = readDefinition(request->file, request->substitutions);
    if (!tree || !hasAllValues(*tree, request->file)) return unusable;
    // Kept to the end of the process: giving back every node by itself takes longer than many a run.
    static const asl::ModelPtr model = asl::Model::read(tree);

    // A large definition is compiled while it is checked; neither changes the model.
    constexpr std::size_t many = 1000;
    std::future<execution::Compilation> compiling =
        std::async(model->states().size() > many ? std::launch::async : std::launch::deferred,
                   [] { return execution::compile(model); });
    std::vector<lint::Diagnostic> diagnostics =
        errorsOf(*model, request->options.type, request->options.limits);
    if (!lint::isValid(diagnostics)) return refuse(*request, *tree, std::move(diagnostics));
    static const execution::Compilation compilation = compiling.get();
    if (!compilation.program) return refuse(*request, *tree, asDiagnostics(*model, compilation.refusals));

    if (const std::vector<execution::Refusal> unread = tasks::unreadFormats(
            *model,
            [&](const std::string& state) {
                return std::ranges::any_of(request->answers.mocks,
                                           [&](const execution::Mocks& mocks) { return mocks.has(state); });
            });
        !unread.empty())
        return refuse(*request, *tree, asDiagnostics(*model, unread));
    warnOfMocks(*request, *model);

    execution::Timeline::Options keep;
    keep.snapshots = request->showsSteps;
    static execution::Timeline timeline(compilation.program, request->options, keep);
    Answerers answerers(request->answers, request->options);
    execution::AnswersLog answers(answerers.first());
    execution::Driver driver(timeline, request->answersFile.empty() ? answerers.first() : answers);
    // A line for the user, wherever the handler's own words would otherwise be lost.
    driver.setRecorder([](const execution::TaskRequest& task, const execution::TaskReply& reply) {
        if (reply.kind == execution::TaskReply::Kind::Failed && !reply.log.empty())
            std::fprintf(stderr, "%s: %s%s", task.stateName.c_str(), reply.log.c_str(),
                         reply.log.ends_with('\n') ? "" : "\n");
    });
    const execution::Driver::Situation situation = runAsAsked(*request, driver, timeline);
    if (situation == execution::Driver::Situation::Unanswered && request->recording &&
        isOfDistributedMap(*model, driver.problem().state))
        std::fprintf(stderr,
                     "asl: a history does not hold what the children of a Distributed Map did, which are "
                     "executions of their own\n");
    if (situation != execution::Driver::Situation::Finished)
        return reportProblem(*request, driver.problem(), situation == execution::Driver::Situation::Broken);

    if (request->isJson)
        printJson(timeline);
    else
        printText(timeline.state());
    if (!request->historyFile.empty() && !writeHistory(request->historyFile, timeline)) return unusable;
    if (!writeAnswers(*request, answers)) return unusable;
    // Only a recording that ends before its execution leaves one running.
    const execution::Status status = timeline.state().status();
    return status == execution::Status::Succeeded || status == execution::Status::Running ? success : failed;
}

} // namespace

const Command runCommand = {
    "run", "Run a state machine and print its output",
    "Usage: asl run FILE [--input JSON|@FILE|-] [--type STANDARD|EXPRESS]\n"
    "           [--mocks ANSWERS|MOCKCONFIG [--state-machine NAME] [--test-case NAME]]\n"
    "           [--handlers FILE] [--lambda-endpoint URL] [--definitions PATH] [--set NAME=VALUE]...\n"
    "           [--substitutions FILE] [--history FILE] [--save-answers FILE]\n"
    "           [--format text|json] [--steps]\n"
    "           [--name NAME] [--role-arn ARN] [--start-time TIME] [--seed NUMBER] [--no-limits] [--replay "
    "HISTORY]\n\n"
    "Checks the definition and executes it in virtual time: Wait states, backoffs and timeouts take no "
    "time.\n"
    "Tasks are answered by, in this order, the answers of --mocks, the functions of --handlers, "
    "--lambda-endpoint.\n\n"
    "  --mocks FILE       {\"States\": {\"<state>\": [{\"output\": ...} | {\"error\", \"cause\"} | "
    "{\"timeout\": true}]}},\n"
    "                     each with \"iteration\": [INDEX, ...], \"delay\": SECONDS of virtual time, "
    "\"submitted\": ...;\n"
    "                     or MockConfigFile.json of AWS Step Functions Local, of whose state machines the "
    "one "
    "called like\n"
    "                     FILE is meant where --state-machine names no other\n"
    "  --handlers FILE    {\"Functions\": {\"<name or ARN>\": {\"Handler\": \"file.function\"} | "
    "{\"Command\": [...]}}}\n"
    "  --definitions PATH what startExecution may start: a folder with NAME.asl.json of each state machine, "
    "or a\n"
    "                     file {\"Definitions\": {\"<name or ARN>\": \"FILE\" | {\"File\", \"Type\"}}}; the "
    "tasks of a\n"
    "                     started execution are answered like those of this one\n"
    "  --name NAME, --role-arn ARN, --start-time TIME, --seed NUMBER\n"
    "                     of the execution: with equal ones, equal input and equal answers, every byte is "
    "equal\n"
    "  --set NAME=VALUE   value of the placeholder ${NAME}; --substitutions FILE: {\"NAME\": VALUE, ...}\n"
    "  --history FILE     write the events as GetExecutionHistory gives them\n"
    "  --save-answers FILE\n"
    "                     write what answered the tasks as an answers file; with --replay what the history "
    "tells of it\n"
    "  --replay FILE      take input, time and answers from a history, as get-execution-history prints it, "
    "and go\n"
    "                     as far as it goes: pages, and the log of an Express execution, may follow each "
    "other\n"
    "  --format json      print {\"status\", \"output\", \"error\", \"cause\", \"events\"}\n"
    "  --steps            print every step with state, input and output to standard error\n"
    "  --no-limits        do not enforce the service's limits on definitions, payloads and events\n\n"
    "Exit status: 0 the execution succeeded, 1 it failed or the definition is invalid, 2 wrong usage, "
    "broken\n"
    "arguments or a task nobody answers.\n",
    run};

} // namespace wb::cli
