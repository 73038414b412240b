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
    void theSubmissionIsAnEvent();
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
}

void TestMocks::theTestCaseIsChosen() {
    Result<Mocks, std::string> mocks = Mocks::read(config, "M", "Two");
    QVERIFY(mocks.ok());
    Timeline timeline(programOf(retrying), StartOptions());
    MockTasks tasks(std::move(*mocks));
    Driver driver(timeline, tasks);
    driver.run();
    QCOMPARE(json::toText(timeline.state().output()), std::string("2"));
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

QTEST_APPLESS_MAIN(TestMocks)
#include "tst_mocks.moc"
