// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "run_request.h"

#include "command.h"
#include "core/base/files.h"
#include "core/execution/iso_time.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "json_argument.h"

#include <charconv>
#include <chrono>

namespace wb::cli {

namespace {

/// Collects the options that belong together before their files are read.
struct Names {
    std::string mocks;
    std::string stateMachine;
    std::string testCase;
};

/// The state machine of a MockConfigFile that is meant when none is named: the one called like the
/// definition.
std::string machineOf(const std::string& mocks, const std::string& definition) {
    const Result<json::Value, json::ReadError> root = json::read(mocks);
    return root && (*root)["StateMachines"].find(std::string_view(definition)) ? definition : std::string();
}

bool readFiles(const Names& names, RunRequest& request) {
    if (!names.mocks.empty()) {
        std::string text;
        if (!readFile(names.mocks, text)) return false;
        Result<execution::Mocks, std::string> mocks = execution::Mocks::read(
            text,
            names.stateMachine.empty() ? machineOf(text, request.options.machineName) : names.stateMachine,
            names.testCase);
        if (!mocks) {
            usageError("--mocks " + names.mocks + ": " + mocks.error());
            return false;
        }
        request.answers.mocks.push_back(std::move(*mocks));
        request.mocksFile = names.mocks;
    }
    if (!request.replayFile.empty()) {
        std::string text;
        if (!readFile(request.replayFile, text)) return false;
        Result<history::Recording, std::string> recording = history::Recording::read(text);
        if (!recording) {
            usageError("--replay " + request.replayFile + ": " + recording.error());
            return false;
        }
        for (const std::string& warning : recording->warnings)
            std::fprintf(stderr, "asl: warning: --replay %s: %s\n", request.replayFile.c_str(),
                         warning.c_str());
        const execution::StartOptions recorded = recording->options();
        if (recorded.type == execution::MachineType::Express) request.options.type = recorded.type;
        request.options.startTime = recorded.startTime;
        request.options.roleArn = recorded.roleArn;
        request.options.input = recorded.input;
        if (request.answers.mocks.empty()) {
            Result<execution::Mocks, std::string> mocks =
                execution::Mocks::read(json::toText(recording->answers()));
            if (mocks) request.answers.mocks.push_back(std::move(*mocks));
            request.recording = std::move(*recording);
        }
    }
    return request.answers.readFiles(request.substitutions);
}

execution::Time now() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// Options that take no value. False when `argument` is none of them.
bool readFlag(const std::string& argument, RunRequest& request) {
    if (argument == "--no-limits")
        request.options.limits = false;
    else if (argument == "--steps" || argument == "--trace")
        request.showsSteps = true;
    else
        return false;
    return true;
}

/// Options with a value; gives a message when it is wrong, and sets `isKnown`.
std::string readOption(const std::string& option, const std::string& value, RunRequest& request, Names& names,
                       bool& isKnown) {
    isKnown = true;
    std::string problem;
    if (request.substitutions.readOption(option, value, problem)) return problem;
    if (request.answers.readOption(option, value)) return {};
    if (option == "--mocks")
        names.mocks = value;
    else if (option == "--state-machine")
        names.stateMachine = value;
    else if (option == "--test-case")
        names.testCase = value;
    else if (option == "--replay")
        request.replayFile = value;
    else if (option == "--history")
        request.historyFile = value;
    else if (option == "--save-answers")
        request.answersFile = value;
    else if (option == "--name")
        request.options.executionName = value;
    else if (option == "--role-arn")
        request.options.roleArn = value;
    else if (option == "--type" && (value == "STANDARD" || value == "EXPRESS"))
        request.options.type =
            value == "EXPRESS" ? execution::MachineType::Express : execution::MachineType::Standard;
    else if (option == "--format" && (value == "text" || value == "json"))
        request.isJson = value == "json";
    else if (option == "--start-time") {
        const std::optional<execution::Instant> time = execution::parseTimestamp(value);
        if (!time) return "--start-time needs a time such as 2026-01-31T12:00:00Z";
        request.options.startTime = time->milliseconds();
    } else if (option == "--seed") {
        const auto [end, error] =
            std::from_chars(value.data(), value.data() + value.size(), request.options.seed);
        if (error != std::errc() || end != value.data() + value.size()) return "--seed needs a whole number";
    } else if (option == "--type" || option == "--format") {
        return "'" + value + "' is no value for " + option;
    } else {
        isKnown = false;
    }
    return {};
}

} // namespace

std::optional<RunRequest> readRunRequest(const std::vector<std::string>& arguments) {
    RunRequest request;
    request.options.startTime = now();
    request.options.limits = true;
    Names names;
    std::optional<std::string> input;
    bool onlyFiles = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (onlyFiles || !argument.starts_with("--")) {
            if (!request.file.empty()) {
                usageError("run takes one file; '" + argument + "' is one too many");
                return std::nullopt;
            }
            request.file = argument;
            continue;
        }
        if (argument == "--") {
            onlyFiles = true;
            continue;
        }
        if (readFlag(argument, request)) continue;
        bool isKnown = true;
        std::string problem;
        const bool hasValue = i + 1 < arguments.size();
        if (argument == "--input")
            input = hasValue ? arguments[i + 1] : std::string();
        else
            problem =
                readOption(argument, hasValue ? arguments[i + 1] : std::string(), request, names, isKnown);
        if (!isKnown)
            problem = "run does not know the option " + argument;
        else if (!hasValue)
            problem = argument + " needs a value";
        if (!problem.empty()) {
            usageError(problem);
            return std::nullopt;
        }
        ++i;
    }
    if (request.file.empty()) {
        usageError("run needs a file");
        return std::nullopt;
    }
    request.answers.file = request.file;
    request.options.machineName = baseName(toPath(request.file));
    for (const std::string& file : {request.historyFile, request.answersFile})
        if (!file.empty() && !canWrite(file)) return std::nullopt;
    if (!readFiles(names, request)) return std::nullopt;
    if (input) {
        std::optional<json::Value> value = readJsonArgument("--input", *input);
        if (!value) return std::nullopt;
        request.options.input = std::move(*value);
        request.recording.reset();
    }
    if (const std::optional<std::string> refusal = request.options.refusal()) {
        usageError("StartExecution: " + *refusal);
        return std::nullopt;
    }
    return request;
}

} // namespace wb::cli
