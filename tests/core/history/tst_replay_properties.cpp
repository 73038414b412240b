// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/answers_log.h"
#include "core/execution/mocks.h"
#include "core/history/history.h"
#include "core/history/recording.h"
#include "core/json/parser.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "tests/support/run_generator.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace wb;
using namespace wb::execution;

/// What holds for the history of every run, whatever the machine and the answers.
class TestReplayProperties : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aHistoryRunsAgainToTheSameBytes();
    void keptAnswersGiveTheSameRun();
};

namespace {

const unsigned seeds = qEnvironmentVariableIntValue("WB_SEEDS") > 0
                           ? static_cast<unsigned>(qEnvironmentVariableIntValue("WB_SEEDS"))
                           : 300;

/// Answers at random, at once or after a while.
class RandomTasks : public TaskInterface {
  public:
    explicit RandomTasks(unsigned seed) : m_random(seed) {}
    void start(const TaskRequest& request, Completion completion) override {
        TaskReply reply = answer(request);
        if (m_random() % 3 == 0) reply.delay = static_cast<Time>(m_random() % 8) * 700;
        // A function's history does not say that there are heartbeats at all.
        reply.isAlive = request.kind == TaskKind::Service && m_random() % 2 == 0;
        completion(request.id, std::move(reply));
    }
    void cancel(TaskId) override {}

  private:
    TaskReply answer(const TaskRequest& request) {
        switch (m_random() % 12) {
        case 0:
            return TaskReply::failure("E1", "first");
        case 1:
            return TaskReply::failure("E2", json::Value());
        case 2:
            return TaskReply::never("States.Timeout");
        case 3:
            return request.heartbeatSeconds ? TaskReply::never("States.HeartbeatTimeout")
                                            : TaskReply::never();
        default:
            break;
        }
        TaskReply success = TaskReply::success(json::Value::object({{"Payload", request.input["n"]}}));
        if (request.pattern == TaskPattern::WaitForTaskToken)
            success.submitted = json::Value::object({{"MessageId", "1"}});
        return success;
    }
    std::mt19937 m_random;
};

std::string historyOf(const Timeline& timeline) {
    std::string text;
    history::write(text, timeline.events(timeline.size() - 1), timeline.program().model(),
                   timeline.state().options());
    return text;
}

struct Generated {
    explicit Generated(unsigned seed)
        : definition(wb::test::RunGenerator(seed).definition()),
          program(compile(asl::Model::read(json::parse(definition))).program), tasks(seed) {
        options.input = *json::read(wb::test::RunGenerator::input());
        options.seed = seed;
        timeline = std::make_unique<Timeline>(program, options);
        Driver driver(*timeline, log);
        situation = driver.run();
    }
    std::string definition;
    ProgramPtr program;
    StartOptions options;
    RandomTasks tasks;
    AnswersLog log{tasks};
    std::unique_ptr<Timeline> timeline;
    Driver::Situation situation;
};

/// Runs the machine once more with these answers.
std::string again(const Generated& first, const json::Value& answers, const StartOptions& options) {
    Result<Mocks, std::string> mocks = Mocks::read(json::toText(answers));
    if (!mocks) return mocks.error();
    Timeline timeline(first.program, options);
    MockTasks tasks(std::move(*mocks));
    Driver driver(timeline, tasks);
    if (driver.run() != Driver::Situation::Finished) return driver.problem().message;
    return historyOf(timeline);
}

/// Where two texts differ, and what stands there; empty when they are the same.
std::string difference(const std::string& expected, const std::string& actual) {
    const auto [one, other] = std::ranges::mismatch(expected, actual);
    if (one == expected.end() && other == actual.end()) return {};
    const auto at = static_cast<std::size_t>(one - expected.begin());
    const std::size_t begin = at < 150 ? 0 : at - 150;
    return expected.substr(begin, 300) + "\n--- is\n" + actual.substr(std::min(begin, actual.size()), 300);
}

} // namespace

void TestReplayProperties::aHistoryRunsAgainToTheSameBytes() {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        const Generated first(seed);
        QCOMPARE(static_cast<int>(first.situation), static_cast<int>(Driver::Situation::Finished));
        const std::string text = historyOf(*first.timeline);
        const Result<history::Recording, std::string> recording =
            history::Recording::read("{\"events\":" + text + "}");
        QVERIFY(recording.ok());
        QVERIFY(recording->warnings.empty());
        StartOptions options = recording->options();
        // What no history holds.
        options.seed = first.options.seed;
        const std::string wrong = difference(text, again(first, recording->answers(), options));
        QVERIFY2(wrong.empty(), (std::to_string(seed) + ": " + wrong).c_str());
    }
}

void TestReplayProperties::keptAnswersGiveTheSameRun() {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        const Generated first(seed);
        const std::string wrong =
            difference(historyOf(*first.timeline), again(first, first.log.answers(), first.options));
        QVERIFY2(wrong.empty(), (std::to_string(seed) + ": " + wrong).c_str());
    }
}

QTEST_APPLESS_MAIN(TestReplayProperties)
#include "tst_replay_properties.moc"
