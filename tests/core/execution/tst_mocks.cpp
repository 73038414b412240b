// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "harness.h"

using namespace wb;
using namespace wb::execution;
using namespace wb::execution::test;

/// Both formats of prepared answers, and what is said of broken ones.
class TestMocks : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void refusals_data();
    void refusals();
    void theTestCaseIsChosen();
    void exhaustedAnswersBreakTheRun();
    void anUnnamedStateIsUnanswered();
    void aReplyBelongsToItsIteration();
    void anIterationWithoutAReplyIsNamed();
    void aRangeAnswersAsOftenAsItSays();
    void theSubmissionIsAnEvent();
    void aThrownTimeoutIsTheTasksErrorAtOnce();
    void aThrownTimeoutWithoutACauseIsTheStatesOwn();
    void aTaskWithoutTimersThatNeverAnswersTimesOutAtOnce();
    void anItemReaderThatNeverAnswersFailsAtOnce();
    void theKindOfTimeoutCounts_data();
    void theKindOfTimeoutCounts();
    void anAnswerThatTakesItsTimeWaitsForTheClock();
    void aTimerBeforeALateAnswerFires();
    void aTaskThatIsAliveMissesNoHeartbeat();
};

namespace {

const std::string config = R"({"StateMachines": {"M": {"TestCases": {"One": {"A": "R"}, "Two": {"A": "S"}}}},
    "MockedResponses": {"R": {"0": {"Return": 1}}, "S": {"0-1": {"Throw": {"Error": "E", "Cause": "C"}}, "2": {"Return": 2}}}})";

const std::string retrying =
    machine("A", R"("A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
    "Retry": [{"ErrorEquals": ["E"]}], "End": true})");

} // namespace

void TestMocks::refusals_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("not JSON") << "{"
                              << "not JSON";
    QTest::newRow("neither format") << "{}"
                                    << "StateMachines";
    QTest::newRow("replies not in an array") << R"({"States": {"A": {}}})"
                                             << "/States/A must be an array";
    QTest::newRow("an empty reply") << R"({"States": {"A": [{}]}})"
                                    << "/States/A/0 needs one of";
    QTest::newRow("output and error") << R"({"States": {"A": [{"output": 1, "error": "E"}]}})"
                                      << "both";
    QTest::newRow("output and timeout") << R"({"States": {"A": [{"output": 1, "timeout": true}]}})"
                                        << "both output and timeout";
    QTest::newRow("a timeout that is none") << R"({"States": {"A": [{"timeout": "yes"}]}})"
                                            << "true or false";
    QTest::newRow("a state twice") << R"({"States": {"A": [{"output": 1}], "A": [{"output": 2}]}})"
                                   << "/States/A is written twice";
    QTest::newRow("a test case twice")
        << R"({"StateMachines": {"M": {"TestCases": {"C": {}, "C": {}}}}, "MockedResponses": {}})"
        << "/StateMachines/M/TestCases/C is written twice";
    QTest::newRow("a delay that is none") << R"({"States": {"A": [{"output": 1, "delay": -1}]}})"
                                          << "/States/A/0/delay";
    QTest::newRow("several test cases") << QString::fromStdString(config) << "--test-case";
    QTest::newRow("no such response")
        << R"({"StateMachines": {"M": {"TestCases": {"T": {"A": "R"}}}}, "MockedResponses": {}})"
        << "'R'";
    QTest::newRow("indices that do not follow")
        << R"({"StateMachines": {"M": {"TestCases": {"T": {"A": "R"}}}}, "MockedResponses": {"R": {"1": {"Return": 1}}}})"
        << "consecutive";
    QTest::newRow("a range that goes back")
        << R"({"StateMachines": {"M": {"TestCases": {"T": {"A": "R"}}}}, "MockedResponses": {"R": {"2-1": {"Return": 1}}}})"
        << "neither an index nor a range";
    QTest::newRow("Return and Throw")
        << R"({"StateMachines": {"M": {"TestCases": {"T": {"A": "R"}}}}, "MockedResponses": {"R": {"0": {"Return": 1, "Throw": {}}}}})"
        << "exactly one";
}

void TestMocks::refusals() {
    QFETCH(QString, text);
    QFETCH(QString, word);
    const Result<Mocks, std::string> mocks = Mocks::read(text.toStdString());
    QVERIFY(!mocks.ok());
    QVERIFY2(QString::fromStdString(mocks.error()).contains(word), mocks.error().c_str());
    const Result<Mocks, std::string> wide = Mocks::read(std::string("\xFF\xFE{\0}\0", 6));
    QVERIFY(!wide.ok() && wide.error().find("UTF-16") != std::string::npos);
}

void TestMocks::theTestCaseIsChosen() {
    Result<Mocks, std::string> mocks = Mocks::read(config, "M", "Two");
    QVERIFY(mocks.ok());
    Timeline timeline(programOf(retrying), StartOptions());
    MockTasks tasks(std::move(*mocks));
    Driver driver(timeline, tasks);
    driver.run();
    QCOMPARE(json::toText(timeline.state().output()), std::string("2"));
    const Result<Mocks, std::string> unknown = Mocks::read(config, "M", "Three");
    QVERIFY(!unknown && unknown.error().find("'Three'; the file has One, Two") != std::string::npos);
}

void TestMocks::exhaustedAnswersBreakTheRun() {
    const Run run(retrying, "{}", R"({"States": {"A": [{"error": "E"}]}})");
    QCOMPARE(static_cast<int>(run.situation), static_cast<int>(Driver::Situation::Broken));
    QCOMPARE(run.driver->problem().stateName, std::string("A"));
    QVERIFY(run.driver->problem().message.find("exhausted") != std::string::npos);
}

void TestMocks::anUnnamedStateIsUnanswered() {
    const Run run(retrying);
    QCOMPARE(static_cast<int>(run.situation), static_cast<int>(Driver::Situation::Unanswered));
    QCOMPARE(run.driver->problem().state.text(), std::string("/States/A"));
    QVERIFY(run.state().isRunning());
}

void TestMocks::aReplyBelongsToItsIteration() {
    const Run run(
        machine("M", R"("M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "A", "States": {
                      "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}})"),
        "[0, 0]",
        R"({"States": {"A": [{"iteration": [1], "output": "second"}, {"iteration": [0], "output": "first"}]}})");
    QCOMPARE(run.output(), std::string(R"(["first","second"])"));
}

void TestMocks::anIterationWithoutAReplyIsNamed() {
    const Run run(
        machine("M", R"("M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "A", "States": {
                      "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}})"),
        "[0, 0]", R"({"States": {"A": [{"iteration": [0], "output": "first"}]}})");
    QCOMPARE(run.driver->problem().message,
             std::string("the answers for this state are exhausted: invocation 1 of iteration [1] has none"));
}

void TestMocks::aRangeAnswersAsOftenAsItSays() {
    const std::string config =
        R"({"StateMachines": {"M": {"TestCases": {"T": {"A": "R"}}}}, "MockedResponses": {"R": {
        "2-900000000": {"Return": "late"}, "0-1": {"Throw": {"Error": "E", "Cause": ""}}}}})";
    const Run run(machine("A", R"("A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 2}], "End": true})"),
                  "{}", config);
    QCOMPARE(run.output(), std::string("\"late\""));
    QCOMPARE(run.events(EventType::TaskFailed).size(), std::size_t(2));
}

void TestMocks::theSubmissionIsAnEvent() {
    const Run run(
        machine("A",
                R"("A": {"Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync", "End": true})"),
        "{}", R"({"States": {"A": [{"submitted": {"TaskArn": "t"}, "output": "done"}]}})");
    QCOMPARE(run.output(), std::string("\"done\""));
    QCOMPARE(run.events(EventType::TaskSubmitted).size(), std::size_t(1));
    QCOMPARE(run.events(EventType::TaskSucceeded).front()->previousId,
             run.events(EventType::TaskSubmitted).front()->id);
}

void TestMocks::aThrownTimeoutIsTheTasksErrorAtOnce() {
    const std::string throws =
        R"({"StateMachines": {"M": {"TestCases": {"T": {"A": "R"}}}}, "MockedResponses": {"R": {
        "0": {"Throw": {"Error": "States.Timeout", "Cause": "first"}}, "1": {"Throw": {"Error": "States.Timeout", "Cause": "second"}}}}})";
    const Run run(machine("A", R"("A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Retry": [{"ErrorEquals": ["States.Timeout"], "IntervalSeconds": 3, "MaxAttempts": 1}],
        "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "C"}], "End": true},
        "C": {"Type": "Pass", "End": true})"),
                  "{}", throws);
    QCOMPARE(run.output(), std::string(R"({"Error":"States.Timeout","Cause":"second"})"));
    QCOMPARE(run.elapsed(), 3.0);
}

void TestMocks::aThrownTimeoutWithoutACauseIsTheStatesOwn() {
    const std::string throws =
        R"({"StateMachines": {"M": {"TestCases": {"T": {"A": "R"}}}}, "MockedResponses": {"R": {
        "0": {"Throw": {"Error": "States.Timeout"}}}}})";
    const auto task = [](const char* field) {
        return machine("A", R"("A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", )" +
                                std::string(field) + R"("End": true})");
    };
    const Run timed(task(R"("TimeoutSeconds": 7, )"), "{}", throws);
    QCOMPARE(timed.elapsed(), 7.0);
    QCOMPARE(timed.events(EventType::TaskTimedOut).size(), std::size_t(1));
    const Run untimed(task(""), "{}", throws);
    QCOMPARE(untimed.elapsed(), 0.0);
    QCOMPARE(untimed.error(), std::string("States.Timeout"));
}

void TestMocks::aTaskWithoutTimersThatNeverAnswersTimesOutAtOnce() {
    const Run run(retrying, "{}", R"({"States": {"A": [{"timeout": true}]}})");
    QCOMPARE(run.status(), std::string("FAILED"));
    QCOMPARE(run.error(), std::string("States.Timeout"));
    QCOMPARE(run.elapsed(), 0.0);
    QCOMPARE(run.events(EventType::TaskTimedOut).size(), std::size_t(1));
}

void TestMocks::anItemReaderThatNeverAnswersFailsAtOnce() {
    const Run run(
        machine(
            "M",
            R"("M": {"Type": "Map", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "b", "Key": "k"}},
        "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "P",
        "States": {"P": {"Type": "Pass", "End": true}}}})"),
        "{}", R"({"States": {"M": [{"timeout": true}]}})");
    QCOMPARE(run.status(), std::string("FAILED"));
    QCOMPARE(run.error(), std::string("States.ItemReaderFailed"));
    QCOMPARE(run.elapsed(), 0.0);
}

void TestMocks::theKindOfTimeoutCounts_data() {
    QTest::addColumn<QString>("fields");
    QTest::addColumn<QString>("error");
    QTest::addColumn<double>("elapsed");
    QTest::addColumn<QString>("caught");
    const QString both = QStringLiteral(R"("TimeoutSeconds": 600, "HeartbeatSeconds": 60, )");
    const QString timeout = QStringLiteral(R"("TimeoutSeconds": 600, )");
    const QString heartbeat = QStringLiteral(R"("HeartbeatSeconds": 60, )");
    QTest::newRow("the whole time") << both << "States.Timeout" << 600.0 << "all";
    QTest::newRow("a heartbeat") << both << "States.HeartbeatTimeout" << 60.0 << "heartbeat";
    QTest::newRow("whichever comes first") << both << "" << 60.0 << "heartbeat";
    QTest::newRow("the only one there is") << heartbeat << "States.Timeout" << 60.0 << "heartbeat";
    QTest::newRow("no heartbeat to miss") << timeout << "States.HeartbeatTimeout" << 0.0 << "heartbeat";
    QTest::newRow("no such field at all") << ""
                                          << "States.HeartbeatTimeout" << 0.0 << "heartbeat";
}

void TestMocks::theKindOfTimeoutCounts() {
    QFETCH(QString, fields);
    QFETCH(QString, error);
    QFETCH(double, elapsed);
    QFETCH(QString, caught);
    const std::string reply =
        R"({"timeout": true)" + (error.isEmpty() ? "" : ", \"error\": \"" + error.toStdString() + '"') + '}';
    const Run run(
        machine("A",
                R"("A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", )" +
                    fields.toStdString() + R"("Catch": [
        {"ErrorEquals": ["States.HeartbeatTimeout"], "Next": "H"}, {"ErrorEquals": ["States.ALL"], "Next": "T"}], "End": true},
        "H": {"Type": "Pass", "Result": "heartbeat", "End": true}, "T": {"Type": "Pass", "Result": "all", "End": true})"),
        "{}", R"({"States": {"A": [)" + reply + "]}}");
    QCOMPARE(run.output(), '"' + caught.toStdString() + '"');
    QCOMPARE(run.elapsed(), elapsed);
}

namespace {

/// Answers every task with its name, after as many seconds as its input says.
class Slow : public TaskInterface {
  public:
    void start(const TaskRequest& request, Completion completion) override {
        TaskReply reply = TaskReply::success(request.stateName);
        reply.delay = request.input.integer().value_or(0) * 1000;
        completion(request.id, std::move(reply));
    }
    void cancel(TaskId) override {}
};

struct SlowRun {
    explicit SlowRun(const std::string& definition, const std::string& input) {
        StartOptions options;
        options.input = valueOf(input);
        timeline = std::make_unique<Timeline>(programOf(definition), options);
        Driver driver(*timeline, tasks);
        situation = driver.run();
    }
    double secondsOf(EventType type) const {
        for (const Event& event : timeline->events(timeline->size() - 1))
            if (event.type == type)
                return static_cast<double>(event.time - timeline->state().options().startTime) / 1000;
        return -1;
    }
    Slow tasks;
    std::unique_ptr<Timeline> timeline;
    Driver::Situation situation = Driver::Situation::Advanced;
};

} // namespace

void TestMocks::anAnswerThatTakesItsTimeWaitsForTheClock() {
    const std::string task =
        R"({"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true})";
    const SlowRun run(
        machine("M",
                R"("M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "A", "States": {"A": )" +
                    task + "}}}"),
        "[30, 10, 20, 10]");
    QVERIFY(run.situation == Driver::Situation::Finished);
    std::vector<std::int64_t> order;
    for (const Event& event : run.timeline->events(run.timeline->size() - 1))
        if (event.type == EventType::MapIterationSucceeded) order.push_back(event.number);
    QCOMPARE(order, (std::vector<std::int64_t>{1, 3, 2, 0}));
    QCOMPARE(run.secondsOf(EventType::TaskSucceeded), 10.0);
    QCOMPARE(run.secondsOf(EventType::ExecutionSucceeded), 30.0);
    // The commands alone give the same run.
    MachineState again = run.timeline->state(0);
    Outcome outcome;
    for (const Command& command : run.timeline->journal())
        again = transition(run.timeline->program(), again, command, outcome);
    QCOMPARE(again.now(), run.timeline->state().now());
}

void TestMocks::aTimerBeforeALateAnswerFires() {
    const auto limited = [](int seconds) {
        return machine("A",
                       R"("A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true,
                                     "TimeoutSeconds": )" +
                           std::to_string(seconds) + "}");
    };
    const SlowRun late(limited(9), "10");
    QCOMPARE(late.secondsOf(EventType::TaskTimedOut), 9.0);
    QCOMPARE(late.secondsOf(EventType::TaskSucceeded), -1.0);
    QCOMPARE(SlowRun(limited(10), "10").secondsOf(EventType::TaskSucceeded), 10.0);
}

void TestMocks::aTaskThatIsAliveMissesNoHeartbeat() {
    const std::string task = machine("A", R"("A": {"Type": "Task", "End": true, "HeartbeatSeconds": 3,
        "TimeoutSeconds": 50, "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken"})");
    const auto passed = [&](const char* reply) {
        const Run run(task, "{}", std::string(R"({"States": {"A": [)") + reply + "]}}");
        return run.state().now() - run.state().options().startTime;
    };
    QCOMPARE(passed(R"({"output": 1, "delay": 20})"), 3000);
    QCOMPARE(passed(R"({"output": 1, "delay": 20, "alive": true})"), 20'000);
    QCOMPARE(passed(R"({"output": 1, "delay": 200, "alive": true})"), 50'000);
    QCOMPARE(passed(R"({"timeout": true, "delay": 20, "alive": true, "error": "States.HeartbeatTimeout"})"),
             23'000);
    const Result<Mocks, std::string> wrong = Mocks::read(R"({"States": {"A": [{"output": 1, "alive": 1}]}})");
    QVERIFY(!wrong);
    QCOMPARE(wrong.error(), std::string("/States/A/0/alive must be true or false"));
}

QTEST_APPLESS_MAIN(TestMocks)
#include "tst_mocks.moc"
