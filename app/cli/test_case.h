// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "answerers.h"
#include "core/asl/model.h"
#include "core/base/result.h"
#include "core/execution/program.h"
#include "coverage.h"
#include "expectation.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wb::cli {

/// One case of a test file:
/// `{"Name", "Input"?, "Type"?, "Answers"?: {"<state>": [reply, ...]},
/// "MockConfig"?: {"File", "StateMachine"?, "TestCase"?}, "Expect"?: {...}}`.
struct TestCase {
    std::string name;
    execution::StartOptions options;
    /// Its own answers, then those of its MockConfigFile.
    std::vector<execution::Mocks> mocks;
    bool hasAnswers = false;
    Expectation expect;
};

/// Reads `{"Cases": [case, ...]}`; files that it names are relative to `folder`. The error says what is wrong
/// and where: `LINE:COLUMN: /Cases/0/...`.
Result<std::vector<TestCase>, std::string> readTestCases(std::string_view text, const std::string& folder);

/// What the cases say of states that the machine does not have, as readTestCases says what is wrong; nothing
/// when all is well. `hasOthers`: answers may be for states of other machines, which are started.
std::optional<std::string> unknownStates(std::string_view text, const std::vector<TestCase>& cases,
                                         const asl::Model& model, bool hasOthers);

/// What became of a case: passed when there are no problems.
struct TestResult {
    std::string name;
    std::vector<std::string> problems;
    /// What handlers printed before they failed.
    std::string log;
    double seconds = 0;
};

/// Runs one case and adds to the coverage. Tasks that its mocks do not name are answered from `sources`.
TestResult runTestCase(const execution::ProgramPtr& program, const TestCase& test,
                       const AnswerSources& sources, Coverage& coverage);

} // namespace wb::cli
