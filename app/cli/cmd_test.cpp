// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "cmd_test.h"

#include "documents.h"
#include "test_cases.h"

#include "core/lint/lint.h"

#include <QFileInfo>

#include <charconv>
#include <cstdio>
#include <set>

namespace wb::cli {

namespace {

struct Request {
    std::string file;
    std::string cases;
    bool isJunit = false;
    std::optional<double> failUnder;
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
    if (request.cases.empty()) {
        const QFileInfo file(QString::fromStdString(request.file));
        request.cases = (file.path() + QLatin1Char('/') + file.fileName().section(QLatin1Char('.'), 0, 0) +
                         QStringLiteral(".tests.json"))
                            .toStdString();
    }
    return {};
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            // XML 1.0 has no other control characters.
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
        }
    }
    return out;
}

void printJunit(const std::string& suite, const std::vector<TestResult>& results, std::size_t failures) {
    std::printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"%s\" tests=\"%zu\" "
                "failures=\"%zu\">\n",
                escaped(suite).c_str(), results.size(), failures);
    for (const TestResult& result : results) {
        std::printf("  <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\"", escaped(suite).c_str(),
                    escaped(result.name).c_str(), result.seconds);
        if (result.problems.empty()) {
            std::printf("/>\n");
            continue;
        }
        std::printf(">\n    <failure message=\"%s\">", escaped(result.problems.front()).c_str());
        for (const std::string& problem : result.problems) std::printf("%s\n", escaped(problem).c_str());
        std::printf("</failure>\n  </testcase>\n");
    }
    std::printf("</testsuite>\n");
}

void printText(const std::vector<TestResult>& results, std::size_t failures, const Coverage& coverage) {
    for (const TestResult& result : results) {
        std::printf("%s  %s\n", result.problems.empty() ? "ok    " : "FAILED", result.name.c_str());
        for (const std::string& problem : result.problems) std::printf("        %s\n", problem.c_str());
    }
    std::printf("%zu cases, %zu failed\n\nCoverage: %.1f %%\n", results.size(), failures, coverage.percent());
    for (const Coverage::Figure& figure : coverage.figures()) {
        if (figure.all == 0) continue;
        std::printf("  %-13s %zu of %zu, %.1f %%\n", figure.name.c_str(), figure.visited, figure.all,
                    figure.percent());
        if (figure.name != "states" && figure.name != "transitions") continue;
        for (const std::string& missing : figure.missing)
            std::printf("    not visited: %s\n", missing.c_str());
    }
}

/// Of the types that the cases run as, and as Standard when there is none: what one type refuses is told once
/// and for that type alone.
std::vector<lint::Diagnostic> errorsFor(const std::vector<TestCase>& cases, const asl::Model& model) {
    std::set<execution::MachineType> types;
    for (const TestCase& test : cases) types.insert(test.options.type);
    if (types.empty()) types.insert(execution::MachineType::Standard);
    for (const execution::MachineType type : types)
        if (std::vector<lint::Diagnostic> diagnostics = errorsOf(model, type); !lint::isValid(diagnostics))
            return diagnostics;
    return {};
}

int test(const std::vector<std::string>& arguments) {
    Request request;
    if (const std::string problem = readArguments(arguments, request); !problem.empty())
        return usageError(problem);
    const json::SyntaxTreePtr tree = readDefinition(request.file, request.substitutions);
    std::string text;
    if (!tree || !hasAllValues(*tree, request.file) || !readFile(request.cases, text)) return unusable;
    const Result<std::vector<TestCase>, std::string> cases = readTestCases(text);
    if (!cases) return usageError(request.cases + ": " + cases.error());
    const asl::ModelPtr model = asl::Model::read(tree);
    const std::vector<lint::Diagnostic> diagnostics = errorsFor(*cases, *model);
    if (!lint::isValid(diagnostics)) {
        const Positions positions(tree->text(), diagnostics);
        for (const lint::Diagnostic& diagnostic : diagnostics)
            std::fprintf(stderr, "%s\n", diagnosticLine(request.file, positions, diagnostic).c_str());
        return failed;
    }
    if (const std::optional<std::string> problem = unknownStates(*cases, *model))
        return usageError(request.cases + ": " + *problem);
    const execution::Compilation compilation = execution::compile(model);
    if (!compilation.program) {
        for (const execution::Refusal& refusal : compilation.refusals)
            std::fprintf(stderr, "asl: %s: %s\n", refusal.path.text().c_str(), refusal.message.c_str());
        return failed;
    }
    Coverage coverage(*model);
    std::vector<TestResult> results;
    std::size_t failures = 0;
    for (const TestCase& testCase : *cases) {
        results.push_back(runTestCase(compilation.program, testCase, coverage));
        if (!results.back().problems.empty()) ++failures;
    }
    if (request.isJunit)
        printJunit(request.file, results, failures);
    else
        printText(results, failures, coverage);
    if (request.failUnder && coverage.percent() < *request.failUnder) {
        std::fprintf(stderr, "asl: the coverage of %.1f %% is under %.1f %%\n", coverage.percent(),
                     *request.failUnder);
        return failed;
    }
    return failures == 0 ? success : failed;
}

} // namespace

const Command testCommand = {
    "test", "Run the test cases of a state machine",
    "Usage: asl test FILE [--cases FILE] [--format text|junit] [--fail-under PERCENT]\n"
    "           [--set NAME=VALUE]... [--substitutions FILE]\n\n"
    "Runs the cases beside a definition: of NAME.asl.json those in NAME.tests.json, or in the file of "
    "--cases:\n\n"
    "  {\"Cases\": [{\"Name\": \"...\", \"Input\": ..., \"Type\": \"STANDARD\",\n"
    "              \"Answers\": {\"<state>\": [{\"output\": ...} | {\"error\": ..., \"cause\": ...} | "
    "{\"timeout\": true}]},\n"
    "              \"Expect\": {\"Status\": \"SUCCEEDED\", \"Output\": ..., \"Error\": ..., \"Cause\": ...,\n"
    "                         \"Visited\": [\"<state>\"], \"NotVisited\": [\"<state>\"]}}]}\n\n"
    "Whatever is left out is not compared. The report ends with the coverage over all cases: states, "
    "transitions,\n"
    "choice rules and catchers visited.\n\n"
    "  --fail-under PERCENT  exit 1 when fewer states and transitions are visited\n\n"
    "Exit status: 0 all cases passed, 1 one failed or the definition is invalid, 2 wrong usage or broken "
    "files.\n",
    test};

} // namespace wb::cli
