// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "cmd_test.h"

#include "core/base/files.h"
#include "core/lint/lint.h"
#include "core/tasks/unread_formats.h"
#include "documents.h"
#include "test_case.h"
#include "test_report.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace wb::cli {

namespace {

struct Request {
    std::string file;
    std::string cases;
    std::string filter;
    bool isJunit = false;
    std::optional<double> failUnder;
    AnswerSources answers;
    Substitutions substitutions;
};

std::string readArguments(const std::vector<std::string>& arguments, Request& request) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (!argument.starts_with("--")) {
            if (!request.file.empty()) return "test takes one file; '" + argument + "' is one too many";
            request.file = argument;
            continue;
        }
        if (i + 1 == arguments.size()) return argument + " needs a value";
        const std::string& value = arguments[++i];
        std::string problem;
        if (request.substitutions.readOption(argument, value, problem)) {
            if (!problem.empty()) return problem;
        } else if (request.answers.readOption(argument, value)) {
            continue;
        } else if (argument == "--filter") {
            request.filter = value;
        } else if (argument == "--cases") {
            request.cases = value;
        } else if (argument == "--format" && (value == "text" || value == "junit")) {
            request.isJunit = value == "junit";
        } else if (argument == "--fail-under") {
            double percent = 0;
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), percent);
            if (error != std::errc() || end != value.data() + value.size() || percent < 0 || percent > 100)
                return "--fail-under needs a percentage from 0 to 100";
            request.failUnder = percent;
        } else {
            return argument == "--format" ? "'" + value + "' is no value for --format"
                                          : "test does not know the option " + argument;
        }
    }
    if (request.file.empty()) return "test needs a file";
    request.answers.file = request.file;
    if (request.cases.empty()) {
        const std::filesystem::path file = toPath(request.file);
        request.cases = toText(file.parent_path() / toPath(baseName(file) + ".tests.json"));
    }
    return {};
}

/// Whether the service would take the definition for all types of machine that the cases run; prints why
/// not.
bool isAccepted(const Request& request, const json::SyntaxTree& tree, const asl::Model& model,
                const std::vector<TestCase>& cases) {
    using execution::MachineType;
    for (const MachineType type : {MachineType::Standard, MachineType::Express}) {
        const bool isRun =
            std::ranges::any_of(cases, [type](const TestCase& test) { return test.options.type == type; });
        if (!isRun && (type == MachineType::Express || !cases.empty())) continue;
        const std::vector<lint::Diagnostic> diagnostics = errorsOf(model, type);
        if (lint::isValid(diagnostics)) continue;
        const Positions positions(tree.text(), diagnostics);
        for (const lint::Diagnostic& diagnostic : diagnostics)
            std::fprintf(stderr, "%s\n", diagnosticLine(request.file, positions, diagnostic).c_str());
        return false;
    }
    return true;
}

void printRefusals(const std::vector<execution::Refusal>& refusals) {
    for (const execution::Refusal& refusal : refusals)
        std::fprintf(stderr, "asl: %s: %s\n", refusal.path.text().c_str(), refusal.message.c_str());
}

/// What local files are not read in, unless a case answers for it.
std::vector<execution::Refusal> unreadFormats(const asl::Model& model, const std::vector<TestCase>& cases) {
    return tasks::unreadFormats(model, [&](const std::string& state) {
        return std::ranges::all_of(cases, [&](const TestCase& test) {
            return std::ranges::any_of(test.mocks,
                                       [&](const execution::Mocks& mocks) { return mocks.has(state); });
        });
    });
}

int report(const Request& request, const std::vector<TestResult>& results, const Coverage& coverage) {
    if (request.isJunit)
        printJunit(request.file, results, coverage);
    else
        printText(results, coverage);
    if (request.failUnder && coverage.percent() < *request.failUnder) {
        std::fprintf(stderr, "asl: the coverage of %.1f %% is under %.1f %%\n", coverage.percent(),
                     *request.failUnder);
        return failed;
    }
    return failuresOf(results) == 0 ? success : failed;
}

int test(const std::vector<std::string>& arguments) {
    Request request;
    if (const std::string problem = readArguments(arguments, request); !problem.empty())
        return usageError(problem);
    const json::SyntaxTreePtr tree = readDefinition(request.file, request.substitutions);
    std::string text;
    if (!tree || !hasAllValues(*tree, request.file) || !readFile(request.cases, text) ||
        !request.answers.readFiles(request.substitutions))
        return unusable;
    const std::filesystem::path folder = std::filesystem::absolute(toPath(request.cases)).parent_path();
    Result<std::vector<TestCase>, std::string> cases = readTestCases(text, toText(folder));
    if (!cases) return usageError(request.cases + ':' + cases.error());
    const asl::ModelPtr model = asl::Model::read(tree);
    if (!isAccepted(request, *tree, *model, *cases)) return failed;
    if (const std::optional<std::string> problem =
            unknownStates(text, *cases, *model, request.answers.definitions != nullptr))
        return usageError(request.cases + ':' + *problem);
    std::erase_if(*cases,
                  [&](const TestCase& one) { return one.name.find(request.filter) == std::string::npos; });
    if (cases->empty() && !request.filter.empty())
        return usageError(request.cases + ": no case has '" + request.filter + "' in its name");
    const execution::Compilation compilation = execution::compile(model);
    const std::vector<execution::Refusal> refusals =
        compilation.program ? unreadFormats(*model, *cases) : compilation.refusals;
    if (!refusals.empty()) {
        printRefusals(refusals);
        return failed;
    }
    Coverage coverage(*model);
    std::vector<TestResult> results;
    for (const TestCase& testCase : *cases)
        results.push_back(runTestCase(compilation.program, testCase, request.answers, coverage));
    return report(request, results, coverage);
}

} // namespace

const Command testCommand = {
    "test", "Run the test cases of a state machine",
    "Usage: asl test FILE [--cases FILE] [--filter TEXT] [--format text|junit] [--fail-under PERCENT]\n"
    "           [--handlers FILE] [--lambda-endpoint URL] [--definitions PATH]\n"
    "           [--set NAME=VALUE]... [--substitutions FILE]\n\n"
    "Runs the cases beside a definition: of NAME.asl.json those in NAME.tests.json, or in the file of "
    "--cases:\n\n"
    "  {\"Cases\": [{\"Name\": \"...\", \"Input\": ..., \"Type\": \"STANDARD\",\n"
    "              \"Answers\": {\"<state>\": [{\"output\": ...} | {\"error\": ..., \"cause\": ...} | "
    "{\"timeout\": true}]},\n"
    "              \"MockConfig\": {\"File\": \"MockConfigFile.json\", \"StateMachine\": \"...\", "
    "\"TestCase\": \"...\"},\n"
    "              \"Expect\": {\"Status\": \"SUCCEEDED\", \"Output\": ..., \"Error\": ..., \"Cause\": ...,\n"
    "                         \"OutputIncludes\": {...}, \"ErrorMatches\": \"REGEX\", \"CauseMatches\": "
    "\"REGEX\",\n"
    "                         \"Visited\": [\"<state>\"], \"NotVisited\": [\"<state>\"]}}]}\n\n"
    "Whatever is left out is not compared. OutputIncludes leaves members that it does not name as they are. "
    "Tasks are\n"
    "answered by Answers, then MockConfig, then --handlers, --lambda-endpoint and --definitions, as for "
    "'asl run'.\n"
    "The report ends with the coverage over all cases: states, transitions, choice rules and catchers "
    "visited.\n\n"
    "  --filter TEXT         only the cases that have TEXT in their names\n"
    "  --fail-under PERCENT  exit 1 when fewer states and transitions are visited\n\n"
    "Exit status: 0 all cases passed, 1 one failed or the definition is invalid, 2 wrong usage or broken "
    "files.\n",
    test};

} // namespace wb::cli
