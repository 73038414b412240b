// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/test_state.h"
#include "harness.h"

using namespace wb;
using namespace wb::execution;
using namespace wb::execution::test;

/// One state alone: its status, where it would go, and the stages of its data.
class TestTestState : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aPassShowsItsStages();
    void aTaskTakesItsMock();
    void anErrorIsCaughtOrRetried();
    void aParallelTakesItsMock();
    void aMissingMockIsSaid();
    void aWaitIsOverAtOnce();
    void aResultIsTheMapsWhateverItsReader();
    void aRetryFailsAsTheFirstAttemptDid();
    void causesDoNotNameTheState();
    void stagesAreThoseThatTheApiShows_data();
    void stagesAreThoseThatTheApiShows();

  private:
    TestStateResult test(const std::string& states, TestStateRequest request, const std::string& input = "{}",
                         const std::string& fields = "") const {
        const ProgramPtr program = programOf("{" + fields + machine("A", states).substr(1));
        request.state = 0;
        request.options.input = valueOf(input);
        return testState(*program, request);
    }
};

namespace {

const std::string task =
    R"("A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "ResultPath": "$.r",
    "Retry": [{"ErrorEquals": ["R"], "MaxAttempts": 2}], "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}], "Next": "B"},
    "B": {"Type": "Succeed"})";

} // namespace

void TestTestState::aPassShowsItsStages() {
    const TestStateResult result =
        test(R"("A": {"Type": "Pass", "InputPath": "$.x", "End": true})", {}, R"({"x": 1})");
    QVERIFY(result.status == TestStateResult::Status::Succeeded);
    QCOMPARE(
        json::toText(result.phases.toValue()),
        std::string(
            R"({"input":{"x":1},"afterInputPath":1,"afterParameters":1,"afterResultSelector":1,"afterResultPath":1})"));
}

void TestTestState::aTaskTakesItsMock() {
    TestStateRequest request;
    request.result = 5;
    const TestStateResult result = test(task, request, R"({"a": 1})");
    QVERIFY(result.status == TestStateResult::Status::Succeeded);
    QCOMPARE(json::toText(result.output), std::string(R"({"a":1,"r":5})"));
    QCOMPARE(result.nextState, std::string("B"));
}

void TestTestState::anErrorIsCaughtOrRetried() {
    TestStateRequest request;
    request.hasError = true;
    request.error = "R";
    TestStateResult result = test(task, request);
    QVERIFY(result.status == TestStateResult::Status::Retriable);
    QCOMPARE(*result.phases.errorDetails->retryBackoffIntervalSeconds, 1.0);
    request.retryCount = 1;
    QCOMPARE(*test(task, request).phases.errorDetails->retryBackoffIntervalSeconds, 2.0);
    request.retryCount = 2;
    result = test(task, request);
    QVERIFY(result.status == TestStateResult::Status::CaughtError);
    QCOMPARE(result.nextState, std::string("B"));
    QCOMPARE(*result.phases.errorDetails->catchIndex, 0U);
}

void TestTestState::aParallelTakesItsMock() {
    TestStateRequest request;
    request.result = valueOf("[1, 2]");
    const TestStateResult result = test(
        R"("A": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "X", "States": {"X": {"Type": "Fail"}}}]})",
        request);
    QVERIFY(result.status == TestStateResult::Status::Succeeded);
    QCOMPARE(json::toText(result.output), std::string("[1,2]"));
}

void TestTestState::aMissingMockIsSaid() {
    QVERIFY(test(task, {}).status == TestStateResult::Status::NeedsAnswer);
}

void TestTestState::aWaitIsOverAtOnce() {
    const TestStateResult result = test(R"("A": {"Type": "Wait", "Seconds": 100000, "End": true})", {},
                                        R"({"x": 1})", R"("TimeoutSeconds": 10, )");
    QVERIFY(result.status == TestStateResult::Status::Succeeded);
    QCOMPARE(json::toText(result.output), std::string(R"({"x":1})"));
}

void TestTestState::aResultIsTheMapsWhateverItsReader() {
    const std::string map =
        R"("A": {"Type": "Map", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "b", "Key": "k"}},
        "ItemSelector": {"v.$": "$$.Map.Item.Value.deep"}, "ResultPath": "$.r", "Catch": [{"ErrorEquals": ["E"], "Next": "B"}], "End": true,
        "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}},
        "B": {"Type": "Succeed"})";
    TestStateRequest request;
    QVERIFY(test(map, request).status == TestStateResult::Status::NeedsAnswer);
    request.result = valueOf("[10, 20]");
    TestStateResult result = test(map, request);
    QVERIFY(result.status == TestStateResult::Status::Succeeded);
    QCOMPARE(json::toText(result.output), std::string(R"({"r":[10,20]})"));
    request.result = {};
    request.hasError = true;
    request.error = "E";
    result = test(map, request);
    QVERIFY(result.status == TestStateResult::Status::CaughtError);
    QCOMPARE(std::string(result.error.string()), std::string("E"));
}

void TestTestState::aRetryFailsAsTheFirstAttemptDid() {
    const std::string broken =
        R"_("A": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"a.$": "States.StringToJson($.x)"},
        "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 2}], "End": true})_";
    for (const std::uint32_t used : {0U, 1U, 2U}) {
        TestStateRequest request;
        request.retryCount = used;
        const TestStateResult result = test(broken, request, R"({"x": "{"})");
        QVERIFY(result.status ==
                (used < 2 ? TestStateResult::Status::Retriable : TestStateResult::Status::Failed));
        QCOMPARE(std::string(result.error.string()), std::string("States.IntrinsicFailure"));
        QCOMPARE(json::toText(result.phases.input), std::string(R"({"x":"{"})"));
    }
}

void TestTestState::causesDoNotNameTheState() {
    const TestStateResult result = test(R"("A": {"Type": "Pass", "InputPath": "$.no", "End": true})", {});
    QVERIFY(result.status == TestStateResult::Status::Failed);
    QCOMPARE(std::string(result.cause.string()),
             std::string("Invalid path '$.no' : No results for path: $['no']"));
}

void TestTestState::stagesAreThoseThatTheApiShows_data() {
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("stages");
    const auto row = [](const char* name, const char* state, const char* stages) {
        QTest::newRow(name) << QString::fromUtf8(state) << QString::fromUtf8(stages);
    };
    row("a Wait has no result", R"({"Type": "Wait", "SecondsPath": "$.n", "End": true})",
        R"({"input":{"n":2,"l":[5,6]},"afterInputPath":{"n":2,"l":[5,6]}})");
    row("nor has a Pass in JSONata", R"({"Type": "Pass", "QueryLanguage": "JSONata", "End": true})",
        R"({"input":{"n":2,"l":[5,6]}})");
    row("what failed left nothing", R"({"Type": "Pass", "Parameters": {"x.$": "$.no"}, "End": true})",
        R"({"input":{"n":2,"l":[5,6]},"afterInputPath":{"n":2,"l":[5,6]}})");
    row("a Map shows the inputs of all iterations",
        R"({"Type": "Map", "MaxConcurrencyPath": "$.one", "InputPath": "$$.x", "ItemsPath": "$.l", "End": true,
            "ItemSelector": {"i.$": "$$.Map.Item.Value"}, "ItemProcessor": {"StartAt": "P", "States":
            {"P": {"Type": "Pass", "End": true}}}})",
        R"({"input":{"n":2,"l":[5,6]},"afterInputPath":{"one":1,"l":[5,6]},"afterItemsPath":[5,6],)"
        R"("afterItemSelector":[{"i":5},{"i":6}],"result":1,"afterResultPath":1,"maxConcurrency":1})");
    row("and its thresholds",
        R"({"Type": "Map", "QueryLanguage": "JSONata", "Items": "{% $states.input.l %}", "End": true,
            "ToleratedFailureCount": "{% $states.input.n %}", "ToleratedFailurePercentage": 12.5,
            "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "P",
            "States": {"P": {"Type": "Pass", "End": true}}}})",
        R"({"input":{"n":2,"l":[5,6]},"afterItemsPath":[5,6],"result":1,"toleratedFailureCount":2,)"
        R"("toleratedFailurePercentage":12.5})");
}

void TestTestState::stagesAreThoseThatTheApiShows() {
    QFETCH(QString, state);
    QFETCH(QString, stages);
    TestStateRequest request;
    request.result = 1;
    request.options.context = valueOf(R"({"x": {"one": 1, "l": [5, 6]}})");
    const TestStateResult result = test("\"A\": " + state.toStdString(), request, R"({"n": 2, "l": [5, 6]})");
    QCOMPARE(json::toText(result.phases.toValue()), stages.toStdString());
}

QTEST_APPLESS_MAIN(TestTestState)
#include "tst_test_state.moc"
