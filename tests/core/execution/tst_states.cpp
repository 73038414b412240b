// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "harness.h"

using namespace wb;
using namespace wb::execution;
using namespace wb::execution::test;

/// What each state type does to its data, run with answers from a file.
class TestStates : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void outputs_data();
    void outputs();
    void failures_data();
    void failures();
    void waitPassesInVirtualTime();
    void aStateThatCannotRunIsRefusedByPath();
};

void TestStates::outputs_data() {
    QTest::addColumn<QString>("states");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("answers");
    QTest::addColumn<QString>("output");
    const QString none = QStringLiteral(R"({"States": {}})");

    QTest::newRow("Pass hands its input on") << R"("A": {"Type": "Pass", "End": true})"
                                             << R"({"a": 1.50})" << none << R"({"a":1.50})";
    QTest::newRow("Result takes the place of the input")
        << R"("A": {"Type": "Pass", "Result": [1], "End": true})"
        << "{}" << none << "[1]";
    QTest::newRow("ResultPath puts the result into the raw input, whatever InputPath chose")
        << R"("A": {"Type": "Pass", "InputPath": "$.b", "ResultPath": "$.c.d", "End": true})"
        << R"({"b": 2})" << none << R"({"b":2,"c":{"d":2}})";
    QTest::newRow("a null ResultPath drops the result")
        << R"("A": {"Type": "Pass", "Result": 1, "ResultPath": null, "End": true})"
        << R"({"b":2})" << none << R"({"b":2})";
    QTest::newRow("null paths give an empty object")
        << R"("A": {"Type": "Pass", "InputPath": null, "OutputPath": null, "End": true})"
        << "[1]" << none << "{}";
    QTest::newRow("Parameters see the input after InputPath")
        << R"("A": {"Type": "Pass", "InputPath": "$.b", "Parameters": {"x.$": "$.c"}, "End": true})"
        << R"({"b": {"c": 3}})" << none << R"({"x":3})";
    QTest::newRow("a template gives null for the place behind an array's end")
        << R"("A": {"Type": "Pass", "Parameters": {"v.$": "$.b[3]", "w.$": "$.b[-1]"}, "End": true})"
        << R"({"b": [1, 2]})" << none << R"({"v":null,"w":2})";
    QTest::newRow("OutputPath cuts at the end") << R"("A": {"Type": "Succeed", "OutputPath": "$.b"})"
                                                << R"({"b": 5})" << none << "5";
    QTest::newRow("ResultSelector sees the answer of the task")
        << R"("A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
               "ResultSelector": {"y.$": "$.x"}, "ResultPath": "$.r", "End": true})"
        << R"({"a":1})"
        << R"({"States": {"A": [{"output": {"x": 7}}]}})"
        << R"({"a":1,"r":{"y":7}})";
    QTest::newRow("Choice goes the way of the first rule that holds")
        << R"("A": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericGreaterThan": 5, "Next": "B"},
               {"Not": {"Variable": "$.s", "IsPresent": true}, "Next": "C"}], "Default": "D"},
             "B": {"Type": "Pass", "Result": "B", "End": true}, "C": {"Type": "Pass", "Result": "C", "End": true},
             "D": {"Type": "Pass", "Result": "D", "End": true})"
        << R"({"n": 5})" << none << R"("C")";
    QTest::newRow("a variable assigned is read by the next state")
        << R"("A": {"Type": "Pass", "Assign": {"v.$": "$.a"}, "Result": {"a": "after"}, "Next": "B"},
             "B": {"Type": "Pass", "Parameters": {"v.$": "$v"}, "End": true})"
        << R"({"a": "before"})" << none << R"({"v":"after"})";
    QTest::newRow("branches give an array in their own order")
        << R"("A": {"Type": "Parallel", "End": true, "Branches": [
               {"StartAt": "X", "States": {"X": {"Type": "Wait", "Seconds": 9, "End": true}}},
               {"StartAt": "Y", "States": {"Y": {"Type": "Pass", "Result": 2, "End": true}}}]})"
        << "1" << none << "[1,2]";
    QTest::newRow("a Map runs its items and keeps their order")
        << R"("A": {"Type": "Map", "ItemsPath": "$.l", "ItemSelector": {"i.$": "$$.Map.Item.Index", "v.$": "$$.Map.Item.Value",
               "k.$": "$.k"}, "End": true, "ItemProcessor": {"StartAt": "X", "States": {"X": {"Type": "Pass", "End": true}}}})"
        << R"({"l": ["a", "b"], "k": 1})" << none << R"([{"i":0,"k":1,"v":"a"},{"i":1,"k":1,"v":"b"}])";
    QTest::newRow("an empty Map succeeds at once")
        << R"("A": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "X", "States": {"X": {"Type": "Fail"}}}})"
        << "[]" << none << "[]";
    QTest::newRow("a catcher puts the error where its own ResultPath says")
        << R"("A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "ResultPath": "$.lost",
               "Catch": [{"ErrorEquals": ["Other"], "Next": "X"}, {"ErrorEquals": ["Mine"], "ResultPath": "$.e", "Next": "B"}], "End": true},
             "X": {"Type": "Fail"}, "B": {"Type": "Pass", "End": true})"
        << R"({"a":1})"
        << R"({"States": {"A": [{"error": "Mine", "cause": "c"}]}})"
        << R"({"a":1,"e":{"Error":"Mine","Cause":"c"}})";
    QTest::newRow("batches hold items up to their number")
        << R"("A": {"Type": "Map", "ItemBatcher": {"MaxItemsPerBatch": 2, "BatchInput": {"b": 1}}, "End": true,
             "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                "StartAt": "X", "States": {"X": {"Type": "Pass", "End": true}}}})"
        << "[1,2,3]" << none
        << R"([{"BatchInput":{"b":1},"Items":[1,2]},{"BatchInput":{"b":1},"Items":[3]}])";
    QTest::newRow("a distributed Map tolerates as many failures as it says")
        << R"("A": {"Type": "Map", "ToleratedFailureCount": 1, "End": true,
             "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "X", "States": {
                "X": {"Type": "Choice", "Choices": [{"Variable": "$", "NumericEquals": 2, "Next": "F"}], "Default": "P"},
                "F": {"Type": "Fail", "Error": "E", "Cause": "C"}, "P": {"Type": "Pass", "End": true}}}})"
        << "[1,2]" << none << R"([1,{"Error":"E","Cause":"C"}])";
}

void TestStates::outputs() {
    QFETCH(QString, states);
    QFETCH(QString, input);
    QFETCH(QString, answers);
    QFETCH(QString, output);
    const Run run(machine("A", states.toStdString()), input.toStdString(), answers.toStdString());
    QCOMPARE(run.status(), std::string("SUCCEEDED"));
    QVERIFY2(run.state().output() == valueOf(output.toStdString()), run.output().c_str());
}

void TestStates::failures_data() {
    QTest::addColumn<QString>("states");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("cause");
    const QString at =
        QStringLiteral("An error occurred while executing the state 'A' (entered at the event id #2). ");

    QTest::newRow("a path without value names itself")
        << R"("A": {"Type": "Pass", "InputPath": "$.no", "End": true})"
        << "{}"
        << "States.Runtime" << at + QLatin1String("Invalid path '$.no' : No results for path: $['no']");
    QTest::newRow("a Fail state gives its error and cause")
        << R"("A": {"Type": "Fail", "Error": "E", "CausePath": "$.c"})"
        << R"({"c": "because"})"
        << "E"
        << "because";
    QTest::newRow("a branch that fails fails the Parallel")
        << R"("A": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "X", "States": {"X": {"Type": "Fail", "Error": "E"}}}]})"
        << "{}"
        << "E"
        << "";
    QTest::newRow("a Wait of less than nothing")
        << R"("A": {"Type": "Wait", "SecondsPath": "$.s", "End": true})"
        << R"({"s": -1})"
        << "States.Runtime"
        << at + QLatin1String("The SecondsPath parameter references a negative value: $.s == -1");
    QTest::newRow("a date that no calendar has")
        << R"("A": {"Type": "Wait", "TimestampPath": "$.s", "End": true})"
        << R"({"s": "2025-02-30T00:00:00Z"})"
        << "States.Runtime"
        << at + QLatin1String("The TimestampPath parameter does not reference a valid ISO-8601 extended "
                              "offset date-time format string: $.s == 2025-02-30T00:00:00Z");
    QTest::newRow("more failures than are tolerated")
        << R"("A": {"Type": "Map", "ToleratedFailurePercentage": 10, "End": true, "ItemProcessor": {"ProcessorConfig":
             {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "X", "States": {"X": {"Type": "Fail"}}}})"
        << "[1]"
        << "States.ExceedToleratedFailureThreshold"
        << "The specified tolerated failure threshold was exceeded";
    QTest::newRow("an endless loop ends at the limit of the history")
        << R"("A": {"Type": "Pass", "Next": "A"})"
        << "{}"
        << "States.Runtime"
        << "The execution reached the maximum number of history events (25000).";
}

void TestStates::failures() {
    QFETCH(QString, states);
    QFETCH(QString, input);
    QFETCH(QString, error);
    QFETCH(QString, cause);
    const Run run(machine("A", states.toStdString()), input.toStdString());
    QCOMPARE(run.status(), std::string("FAILED"));
    QCOMPARE(QString::fromStdString(run.error()), error);
    QCOMPARE(QString::fromStdString(run.cause()), cause);
    QVERIFY(run.state().lastEventId() <= 25000);
}

void TestStates::waitPassesInVirtualTime() {
    const Run run(machine("A", R"("A": {"Type": "Wait", "Seconds": 86400, "Next": "B"},
                                  "B": {"Type": "Wait", "TimestampPath": "$", "End": true})"),
                  R"("2020-01-01T00:00:00Z")");
    QCOMPARE(run.status(), std::string("SUCCEEDED"));
    QCOMPARE(run.elapsed(), 86400.0);
}

void TestStates::aStateThatCannotRunIsRefusedByPath() {
    const Compilation compilation = compile(asl::Model::read(json::parse(
        machine("A", R"("A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Juggle", "End": true})"))));
    QVERIFY(!compilation.program);
    QCOMPARE(compilation.refusals.size(), std::size_t(1));
    QCOMPARE(compilation.refusals.front().path.text(), std::string("/States/B"));
}

QTEST_APPLESS_MAIN(TestStates)
#include "tst_states.moc"
