// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "harness.h"

#include "core/history/history.h"

using namespace wb;
using namespace wb::execution;
using namespace wb::execution::test;

/// What becomes of the children of Parallel and Map when something goes wrong around them, and the bounds of
/// a Distributed Map's child executions.
class TestChildren : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aMapRunEndsWithTheBranchBesideIt();
    void aMapRunOutlivesAnExecutionThatIsStopped();
    void aCaughtMapLeavesNobodyBehind();
    void aRetriedMapStartsAnew();
    void aFailingMapInsideOfAParallel();
    void aChildThatLoopsForEverEnds();
    void anExpressChildTakesFiveMinutes();
    void toleranceCountsItems();
    void aChildIsAnExecutionOfItsOwn();
    void readersAreNoTasks();
    void variablesHaveOneBoundForAll();
    void payloadsAreMeasuredAfterParameters();
    void errorsOfFailAreTexts();
};

namespace {

/// A Map whose ItemSelector fails for items that are no JSON, after earlier iterations have begun to wait.
std::string picky(const std::string& name, const std::string& inner, const std::string& rest) {
    const std::string value = "States.StringToJson($$.Map.Item.Value)";
    return '"' + name + R"(": {"Type": "Map", "ItemSelector": {"v.$": ")" + value +
           R"("}, "ItemProcessor": {"StartAt": ")" + inner + R"(", "States": {")" + inner +
           R"(": {"Type": "Wait", "Seconds": 5, "End": true}}}, )" + rest + "}";
}

std::string distributed(const std::string& type, const std::string& start, const std::string& states,
                        const std::string& rest = "") {
    return machine("M", R"("M": {"Type": "Map", "Label": "lab", "ItemProcessor": {"ProcessorConfig":
        {"Mode": "DISTRIBUTED", "ExecutionType": ")" +
                            type + R"("}, "StartAt": ")" + start + R"(", "States": {)" + states + "}}, " +
                            rest + R"("End": true})");
}

} // namespace

void TestChildren::aCaughtMapLeavesNobodyBehind() {
    const Run run(
        machine("M",
                picky("M", "W", R"("Catch": [{"ErrorEquals": ["States.ALL"], "Next": "N"}], "Next": "N")") +
                    R"(, "N": {"Type": "Pass", "Result": ["7", "8", "9"], "Next": "M2"}, )" +
                    picky("M2", "W2", R"("End": true)")),
        R"(["1", "2", "bad"])");
    QCOMPARE(run.status(), std::string("SUCCEEDED"));
    QCOMPARE(run.output(), std::string(R"([{"v":7},{"v":8},{"v":9}])"));
    QCOMPARE(run.entered().join(QLatin1Char(' ')), QStringLiteral("M N M2 W2 W2 W2"));
    QCOMPARE(run.events(EventType::MapIterationAborted).size(), std::size_t(2));
}

void TestChildren::aRetriedMapStartsAnew() {
    const Run run(
        machine("M", picky("M", "W",
                           R"("Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 1}], "End": true)")),
        R"(["1", "bad"])");
    QCOMPARE(run.error(), std::string("States.IntrinsicFailure"));
    QCOMPARE(run.events(EventType::MapStateStarted).size(), std::size_t(2));
    QCOMPARE(run.events(EventType::MapIterationAborted).size(), std::size_t(2));
    QCOMPARE(run.elapsed(), 1.0);
}

void TestChildren::aFailingMapInsideOfAParallel() {
    const Run run(
        machine("P", R"("P": {"Type": "Parallel", "Branches": [{"StartAt": "M", "States": {)" +
                         picky("M", "W", R"("End": true)") +
                         R"(}}], "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "N"}], "Next": "N"},
                                  "N": {"Type": "Wait", "Seconds": 20, "End": true})"),
        R"(["1", "2", "bad"])");
    QCOMPARE(run.status(), std::string("SUCCEEDED"));
    QCOMPARE(run.entered().join(QLatin1Char(' ')), QStringLiteral("P M N"));
}

void TestChildren::aChildThatLoopsForEverEnds() {
    const std::string loop = R"("A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "A"},
                                "C": {"Type": "Succeed"})";
    const Run standard(distributed("STANDARD", "A", loop), "[1]");
    QCOMPARE(standard.error(), std::string("States.ExceedToleratedFailureThreshold"));
    const Run express(distributed("EXPRESS", "A", loop, R"("ToleratedFailureCount": 1,)"), "[1]");
    QCOMPARE(express.status(), std::string("SUCCEEDED"));
    const std::string nested =
        R"("P": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "A", "States": {)" + loop + "}}]}";
    const Run deep(distributed("STANDARD", "P", nested, R"("ToleratedFailureCount": 1,)"), "[1]");
    QCOMPARE(
        deep.output(),
        std::string(
            R"([{"Error":"States.Runtime","Cause":"The execution reached the maximum number of history events (25000)."}])"));
}

void TestChildren::anExpressChildTakesFiveMinutes() {
    const std::string waits = R"("W": {"Type": "Wait", "SecondsPath": "$", "End": true})";
    const Run run(distributed("EXPRESS", "W", waits, R"("ToleratedFailureCount": 1,)"), "[299, 301]");
    QCOMPARE(run.output(), std::string(R"([299,{"Error":"States.Timeout","Cause":null}])"));
    QCOMPARE(run.elapsed(), 300.0);
    const Run patient(distributed("STANDARD", "W", waits), "[299, 301]");
    QCOMPARE(patient.output(), std::string("[299,301]"));
    // A child that is over does not make the time pass.
    const Run quick(distributed("EXPRESS", "W", waits), "[1]");
    QCOMPARE(quick.elapsed(), 1.0);
}

void TestChildren::toleranceCountsItems() {
    const std::string states =
        R"("C": {"Type": "Choice", "Choices": [{"Variable": "$.Items[0]", "NumericEquals": 0, "Next": "F"}],
        "Default": "S"}, "F": {"Type": "Fail", "Error": "E"}, "S": {"Type": "Succeed"})";
    const auto run = [&](const std::string& tolerated) {
        return Run(distributed("STANDARD", "C", states,
                               R"("ItemBatcher": {"MaxItemsPerBatch": 5}, )" + tolerated + ','),
                   "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]")
            .status();
    };
    QCOMPARE(run(R"("ToleratedFailureCount": 4)"), std::string("FAILED"));
    QCOMPARE(run(R"("ToleratedFailureCount": 5)"), std::string("SUCCEEDED"));
    QCOMPARE(run(R"("ToleratedFailurePercentage": 49)"), std::string("FAILED"));
    QCOMPARE(run(R"("ToleratedFailurePercentage": 50)"), std::string("SUCCEEDED"));
}

void TestChildren::aChildIsAnExecutionOfItsOwn() {
    const std::string pass =
        R"("A": {"Type": "Pass", "Parameters": {"id.$": "$$.Execution.Id", "name.$": "$$.Execution.Name",
        "input.$": "$$.Execution.Input", "machine.$": "$$.StateMachine.Id", "start.$": "$$.Execution.StartTime"}, "End": true})";
    StartOptions options;
    options.machineName = "Big";
    const Run run(distributed("STANDARD", "A", pass, R"("MaxConcurrency": 1,)"), "[5, 6]", "", options);
    const json::Value first = run.state().output().at(0), second = run.state().output().at(1);
    QCOMPARE(json::toText(first["input"]), std::string("5"));
    QCOMPARE(std::string(first["machine"].string()),
             std::string("arn:aws:states:us-east-1:123456789012:stateMachine:Big/lab"));
    QCOMPARE(std::string(first["id"].string()), "arn:aws:states:us-east-1:123456789012:execution:Big/lab:" +
                                                    std::string(first["name"].string()));
    QVERIFY(first["name"].string() != second["name"].string());
}

void TestChildren::readersAreNoTasks() {
    const std::string reads = distributed("STANDARD", "A", R"("A": {"Type": "Pass", "End": true})",
                                          R"("ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                                             "Parameters": {"Bucket": "b", "Key": "k"}},)");
    const Run submitted(reads, "{}", R"({"States": {"M": [{"output": [1, 2], "submitted": {}}]}})");
    QCOMPARE(submitted.output(), std::string("[1,2]"));
    StartOptions unlimited;
    unlimited.limits = false;
    const Run never(reads, "{}", R"({"States": {"M": [{"timeout": true}]}})", unlimited);
    QCOMPARE(never.error(), std::string("States.ItemReaderFailed"));
}

void TestChildren::variablesHaveOneBoundForAll() {
    // 45 branches with 250 KB each, all at once: more than 10 MiB.
    std::string branches;
    for (int i = 0; i < 45; ++i) {
        const std::string n = std::to_string(i);
        branches += (i ? "," : "") + std::string(R"({"StartAt": "A)") + n + R"(", "States": {"A)" + n +
                    R"(": {"Type": "Pass", "Assign": {"v.$": "$"}, "Next": "W)" + n + R"("}, "W)" + n +
                    R"(": {"Type": "Wait", "Seconds": 1, "OutputPath": null, "End": true}}})";
    }
    const std::string text = '"' + std::string(250'000, 'x') + '"';
    const Run run(
        machine("P", R"("P": {"Type": "Parallel", "Branches": [)" + branches + R"(], "End": true})"), text);
    QCOMPARE(run.error(), std::string("States.DataLimitExceeded"));
    // One after the other they are given back.
    const Run inTurn(
        machine(
            "M",
            R"("M": {"Type": "Map", "ItemsPath": "$.n", "ItemSelector": {"t.$": "$.t"}, "MaxConcurrency": 1,
        "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"v.$": "$.t"}, "OutputPath": null, "End": true}}},
        "End": true})"),
        R"({"t": )" + text +
            R"(, "n": [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,
        30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45]})");
    QCOMPARE(inTurn.status(), std::string("SUCCEEDED"));
}

void TestChildren::payloadsAreMeasuredAfterParameters() {
    const std::string doubles =
        R"("A": {"Type": "Pass", "Parameters": {"a.$": "$", "b.$": "$"}, "ResultPath": null, "End": true})";
    const std::string text = '"' + std::string(140'000, 'x') + '"';
    QCOMPARE(Run(machine("A", doubles), text).error(), std::string("States.DataLimitExceeded"));
    StartOptions unlimited;
    unlimited.limits = false;
    QCOMPARE(Run(machine("A", doubles), text, "", unlimited).status(), std::string("SUCCEEDED"));
}

void TestChildren::errorsOfFailAreTexts() {
    const std::string fails = R"("F": {"Type": "Fail", "ErrorPath": "$.e", "CausePath": "$.c"})";
    const Run good(machine("F", fails), R"({"e": "E", "c": "why"})");
    QCOMPARE(good.error(), std::string("E"));
    QCOMPARE(good.cause(), std::string("why"));
    QCOMPARE(Run(machine("F", fails), R"({"e": 5, "c": "why"})").error(), std::string("States.Runtime"));
    QCOMPARE(Run(machine("F", fails), R"({"e": "E", "c": {"a": 1}})").error(), std::string("States.Runtime"));
}

namespace {

/// `ExecutionFailed 12`: the events from the one at `from` on, each with the id of the one it follows.
std::string chainFrom(const Timeline& timeline, std::size_t from) {
    std::string chain;
    for (const Event& event : timeline.events(timeline.size() - 1).subspan(from))
        chain += (chain.empty() ? "" : ", ") + history::typeName(event, timeline.program().model()) + ' ' +
                 std::to_string(event.previousId);
    return chain;
}

const std::string waitingRun =
    R"({"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType":
        "STANDARD"}, "StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": true}}}})";

} // namespace

void TestChildren::aMapRunEndsWithTheBranchBesideIt() {
    const Run run(machine("P", R"("P": {"Type": "Parallel", "End": true, "Branches": [
        {"StartAt": "M", "States": {"M": )" +
                                   waitingRun + R"(}},
        {"StartAt": "S", "States": {"S": {"Type": "Wait", "Seconds": 5, "Next": "F"}, "F": {"Type": "Fail", "Error": "E"}}}]})"),
                  "[1, 2]");
    QCOMPARE(run.error(), std::string("E"));
    QCOMPARE(chainFrom(*run.timeline, 8),
             std::string("FailStateEntered 8, MapRunAborted 9, MapStateAborted 9, "
                         "ParallelStateFailed 9, ExecutionFailed 12"));
}

void TestChildren::aMapRunOutlivesAnExecutionThatIsStopped() {
    const std::string definition = machine("M", R"("M": )" + waitingRun);
    Run stopped(definition, "[1, 2]");
    stopped.timeline->seek(1);
    stopped.timeline->apply(Command::abort());
    QCOMPARE(chainFrom(*stopped.timeline, 4), std::string("ExecutionAborted 0"));
    const Run late(R"({"TimeoutSeconds": 9, )" + definition.substr(1), "[1, 2]");
    QCOMPARE(late.status(), std::string("TIMED_OUT"));
    QCOMPARE(chainFrom(*late.timeline, 4), std::string("ExecutionTimedOut 0"));
}

QTEST_APPLESS_MAIN(TestChildren)
#include "tst_children.moc"
