// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "cmd_test_state.h"

#include "core/json/writer.h"
#include "core/lint/lint.h"
#include "documents.h"
#include "lone_state.h"
#include "names.h"
#include "test_state_request.h"

#include <algorithm>
#include <cstdio>

namespace wb::cli {

namespace {

using Level = TestStateArguments::Level;

/// The service calls a state that is tested without its machine so.
constexpr const char* unnamedState = "StateName";

json::Value report(const execution::TestStateResult& result, Level level) {
    std::vector<json::Member> members;
    members.push_back({"status", execution::name(result.status)});
    const bool hasOutput = result.status == execution::TestStateResult::Status::Succeeded ||
                           result.status == execution::TestStateResult::Status::CaughtError;
    if (hasOutput) members.push_back({"output", result.output});
    if (!result.error.isAbsent()) members.push_back({"error", result.error});
    if (!result.cause.isAbsent()) members.push_back({"cause", result.cause});
    if (!result.nextState.empty()) members.push_back({"nextState", result.nextState});
    if (level != Level::Info || result.phases.errorDetails) {
        json::Value inspection = result.phases.toValue();
        if (level == Level::Info) {
            const json::Value details = inspection["errorDetails"];
            inspection =
                details.isAbsent() ? json::Value() : json::Value::object({{"errorDetails", details}});
        }
        if (!inspection.isAbsent()) members.push_back({"inspectionData", inspection});
    }
    return json::Value::object(std::move(members));
}

/// Whether the service would take the definition; prints why not.
bool isAccepted(const TestStateArguments& arguments, const json::SyntaxTree& written, const asl::Model& model,
                const LoneState* alone) {
    // What an Express machine may not have, such as .sync, can be tested all the same.
    std::vector<lint::Diagnostic> diagnostics = errorsOf(model, execution::MachineType::Standard);
    if (alone) diagnostics = alone->ofState(std::move(diagnostics));
    if (lint::isValid(diagnostics)) return true;
    const Positions positions(written.text(), diagnostics);
    for (const lint::Diagnostic& diagnostic : diagnostics)
        std::fprintf(stderr, "%s\n", diagnosticLine(arguments.file, positions, diagnostic).c_str());
    return false;
}

int testState(const std::vector<std::string>& given) {
    std::optional<TestStateArguments> arguments = readTestStateArguments(given);
    if (!arguments) return unusable;
    const json::SyntaxTreePtr written = readDefinition(arguments->file, arguments->substitutions);
    if (!written || !hasAllValues(*written, arguments->file)) return unusable;
    std::optional<LoneState> alone;
    if (LoneState::is(*written)) {
        if (arguments->state.empty()) arguments->state = unnamedState;
        alone.emplace(*written, arguments->state);
    }
    // What is no JSON has no state to name.
    if (arguments->state.empty() && !written->hasErrors())
        return usageError("test-state needs the name of a state");
    const asl::ModelPtr model = asl::Model::read(alone ? alone->machine() : written);
    if (!isAccepted(*arguments, *written, *model, alone ? &*alone : nullptr)) return failed;
    const auto found = std::ranges::find_if(model->states(), [&](const asl::State& state) {
        return state.name == arguments->state || state.path.text() == arguments->state;
    });
    if (found == model->states().end())
        return usageError(arguments->file + ": " + *Names::ofStates(*model).problem(arguments->state));
    const execution::Compilation compilation = execution::compile(model);
    if (!compilation.program) {
        for (const execution::Refusal& refusal : compilation.refusals)
            std::fprintf(stderr, "asl: %s: %s\n", refusal.path.text().c_str(), refusal.message.c_str());
        return failed;
    }
    if (const std::string problem = applyToState(*arguments, *model, *found); !problem.empty())
        return usageError(problem);
    // The service runs a state alone as an Express execution.
    arguments->test.options.type = execution::MachineType::Express;
    arguments->test.state = static_cast<asl::StateIndex>(found - model->states().begin());
    const execution::TestStateResult result = execution::testState(*compilation.program, arguments->test);
    if (result.status == execution::TestStateResult::Status::NeedsAnswer)
        return usageError("the state '" + arguments->state + "' waits for an answer; give it with --mock");
    std::printf("%s\n", json::toPrettyText(report(result, arguments->level)).c_str());
    return result.status == execution::TestStateResult::Status::Failed ? failed : success;
}

} // namespace

const Command testStateCommand = {
    "test-state", "Execute one state alone and show what becomes of its data",
    "Usage: asl test-state FILE [STATE] [--input JSON|@FILE|-] [--variables JSON|@FILE] [--mock JSON|@FILE]\n"
    "           [--context JSON|@FILE] [--state-configuration JSON|@FILE] [--inspection-level "
    "INFO|DEBUG|TRACE]\n"
    "           [--state-name STATE] [--retry-count NUMBER] [--role-arn ARN] [--[no-]reveal-secrets]\n"
    "           [--set NAME=VALUE]... [--substitutions FILE]\n\n"
    "As the TestState API does. STATE is a state's name or its path; a file may also hold one state "
    "alone.\n\n"
    "  --mock JSON        {\"result\": ...} or {\"errorOutput\": {\"error\", \"cause\"}}: what a Task, Map "
    "or Parallel answers.\n"
    "                     A result may be JSON or, as in the API, a string that holds JSON. "
    "\"fieldValidationMode\"\n"
    "                     is taken, but results are not checked against the models of the services\n"
    "  --context JSON     members of the Context object, in place of its own; needs --mock\n"
    "  --state-configuration JSON\n"
    "                     {\"retrierRetryCount\", \"errorCausedByState\", \"mapIterationFailureCount\", "
    "\"mapItemReaderData\"}\n"
    "  --retry-count N    how often the state's retriers were used already\n"
    "  --inspection-level DEBUG shows what became of the data between; TRACE shows no more than that, as "
    "nothing is\n"
    "                     sent to anybody, for which reason there are no secrets to reveal either\n\n"
    "Prints {\"status\", \"output\", \"error\", \"cause\", \"nextState\", \"inspectionData\"}; the status is "
    "SUCCEEDED, FAILED,\n"
    "RETRIABLE or CAUGHT_ERROR. Exit status: 0, 1 when the state failed or the definition is invalid, 2 "
    "wrong usage\n"
    "or a missing mock.\n",
    testState};

} // namespace wb::cli
