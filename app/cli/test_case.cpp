// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "test_case.h"

#include "core/execution/driver.h"

#include <chrono>

namespace wb::cli {

namespace {

/// Cases have answers of their own where a run is given a file.
std::string forCases(std::string message) {
    constexpr std::string_view option = "with --mocks";
    if (const std::size_t at = message.find(option); at != std::string::npos)
        message.replace(at, option.size(), "in the case's Answers");
    return message;
}

} // namespace

TestResult runTestCase(const execution::ProgramPtr& program, const TestCase& test,
                       const AnswerSources& sources, Coverage& coverage) {
    using Situation = execution::Driver::Situation;
    TestResult result;
    result.name = test.name;
    const auto begin = std::chrono::steady_clock::now();
    AnswerSources all = sources;
    all.mocks.insert(all.mocks.begin(), test.mocks.begin(), test.mocks.end());
    Answerers answerers(all, test.options);
    // Nobody looks back: what was visited is noted as the run goes on.
    execution::Timeline timeline(program, test.options, {false});
    execution::Driver driver(timeline, answerers.first());
    driver.setRecorder([&](const execution::TaskRequest& task, const execution::TaskReply& reply) {
        if (reply.kind == execution::TaskReply::Kind::Failed && !reply.log.empty())
            result.log += task.stateName + ": " + reply.log + (reply.log.ends_with('\n') ? "" : "\n");
    });
    Visits visits;
    Situation situation = Situation::Advanced;
    while (situation == Situation::Advanced) {
        visits.add(timeline.changesOf(0));
        situation = driver.step();
    }
    visits.add(timeline.changesOf(0));
    coverage.add(visits);
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (situation != Situation::Finished) {
        result.problems.push_back(driver.problem().state.text() + ": " + forCases(driver.problem().message));
        return result;
    }
    std::set<std::string> entered;
    for (const asl::StateIndex state : visits.states) entered.insert(program->state(state).name);
    result.problems = test.expect.problems(timeline.state(), entered);
    return result;
}

} // namespace wb::cli
