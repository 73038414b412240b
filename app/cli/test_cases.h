// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "core/base/result.h"
#include "core/execution/execution_view.h"
#include "core/execution/mocks.h"
#include "core/execution/program.h"
#include "core/json/value.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wb::cli {

/// One case of a test file:
/// `{"Name", "Input", "Type"?, "Answers"?: {"<state>": [reply, ...]}, "Expect": {"Status"?, "Output"?,
/// "Error"?, "Cause"?, "Visited"?: [names], "NotVisited"?: [names]}}`.
struct TestCase {
    std::string name;
    execution::StartOptions options;
    execution::Mocks answers;
    /// Empty when any will do.
    std::string status;
    json::Value output;
    json::Value error;
    json::Value cause;
    std::vector<std::string> visited;
    std::vector<std::string> notVisited;
};

/// Reads `{"Cases": [case, ...]}`. The error says what is wrong and where.
Result<std::vector<TestCase>, std::string> readTestCases(std::string_view text);

/// What the cases say of states that the machine does not have; nothing when all is well.
std::optional<std::string> unknownStates(const std::vector<TestCase>& cases, const asl::Model& model);

/// What became of a case: passed when there are no problems.
struct TestResult {
    std::string name;
    std::vector<std::string> problems;
    double seconds = 0;
};

/// What a run has visited.
struct Visits {
    std::set<asl::StateIndex> states;
    std::set<execution::ExecutionView::TransitionKey> transitions;
    /// Adding the same changes again changes nothing.
    void add(std::span<const execution::Change> changes);
};

/// What all cases together have visited.
class Coverage {
  public:
    explicit Coverage(const asl::Model& model) : m_model(model) {}
    void add(const Visits& visits);

    struct Figure {
        std::string name;
        std::size_t visited = 0;
        std::size_t all = 0;
        /// What was not visited.
        std::vector<std::string> missing;
        double percent() const {
            return all == 0 ? 100.0 : 100.0 * static_cast<double>(visited) / static_cast<double>(all);
        }
    };
    /// States, transitions, choice rules, catchers.
    std::vector<Figure> figures() const;
    /// Over everything.
    double percent() const;

  private:
    const asl::Model& m_model;
    Visits m_visits;
};

/// Runs one case and adds to the coverage.
TestResult runTestCase(const execution::ProgramPtr& program, const TestCase& test, Coverage& coverage);

} // namespace wb::cli
