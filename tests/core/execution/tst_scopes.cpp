// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "harness.h"

using namespace wb;
using namespace wb::execution;
using namespace wb::execution::test;

/// When variables get their values, and who sees them.
class TestScopes : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void values_data();
    void values();
    void failures_data();
    void failures();
};

void TestScopes::values_data() {
    QTest::addColumn<QString>("states");
    QTest::addColumn<QString>("answers");
    QTest::addColumn<QString>("output");
    const std::string none;
    const auto row = [](const char* name, const std::string& states, const std::string& answers,
                        const char* output) {
        QTest::newRow(name) << QString::fromStdString(states) << QString::fromStdString(answers) << output;
    };
    const std::string begin = R"("A": {"Type": "Pass", "Assign": {"x": 1, "y": 2}, "Next": "B"}, )";
    const std::string jsonata = R"("QueryLanguage": "JSONata", )";

    row("all of an Assign reads the values from before it, in JSONPath",
        begin + R"("B": {"Type": "Pass", "Assign": {"x.$": "$y", "y.$": "$x"}, "Next": "C"},
               "C": {"Type": "Pass", "Parameters": {"x.$": "$x", "y.$": "$y"}, "End": true})",
        none, R"({"x":2,"y":1})");
    row("all of an Assign reads the values from before it, in JSONata",
        begin + R"("B": {"Type": "Pass", )" + jsonata +
            R"("Assign": {"x": "{% $y %}", "y": "{% $x + 10 %}"}, "Next": "C"},
               "C": {"Type": "Pass", "Parameters": {"x.$": "$x", "y.$": "$y"}, "End": true})",
        none, R"({"x":2,"y":11})");
    row("Output reads the values from before the Assign of its state",
        begin + R"("B": {"Type": "Pass", )" + jsonata +
            R"("Assign": {"x": 5}, "Output": "{% $x %}", "End": true})",
        none, "1");
    row("a variable that holds an object is read by path",
        R"("A": {"Type": "Pass", "Assign": {"o.$": "$"}, "Next": "B"},
              "B": {"Type": "Pass", "Parameters": {"r.$": "$o.list[1].n"}, "End": true})",
        none, R"({"r":8})");
    row("a path into a variable is no assignment of the input",
        begin + R"("B": {"Type": "Pass", "InputPath": "$x", "OutputPath": "$", "End": true})", none, "1");
    row("a matching rule's Assign replaces the one of the Choice",
        begin + R"("B": {"Type": "Choice", "Assign": {"x": 9, "y": 9}, "Choices": [
               {"Variable": "$x", "NumericEquals": 1, "Assign": {"x": 7}, "Next": "C"}], "Default": "C"},
               "C": {"Type": "Pass", "Parameters": {"x.$": "$x", "y.$": "$y"}, "End": true})",
        none, R"({"x":7,"y":2})");
    row("the Assign of a Choice counts where Default is taken",
        begin + R"("B": {"Type": "Choice", "Assign": {"x": 9}, "Choices": [
               {"Variable": "$x", "NumericEquals": 5, "Assign": {"x": 7}, "Next": "C"}], "Default": "C"},
               "C": {"Type": "Pass", "Parameters": {"x.$": "$x"}, "End": true})",
        none, R"({"x":9})");
    row("a catcher's Assign replaces the one of its state and reads the error",
        begin + R"("B": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
               "Assign": {"x": 9}, "Next": "C",
               "Catch": [{"ErrorEquals": ["States.ALL"], "Assign": {"y.$": "$.Error"}, "Next": "C"}]},
               "C": {"Type": "Pass", "Parameters": {"x.$": "$x", "y.$": "$y"}, "End": true})",
        R"({"States": {"B": [{"error": "Bad"}]}})", R"({"x":1,"y":"Bad"})");
    row("Assign of a Task reads its result",
        begin + R"("B": {"Type": "Task", )" + jsonata +
            R"("Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
               "Assign": {"x": "{% $states.result.n + $states.input.list[0].n %}"}, "Next": "C"},
               "C": {"Type": "Pass", "Parameters": {"x.$": "$x"}, "End": true})",
        R"({"States": {"B": [{"output": {"n": 4}}]}})", R"({"x":11})");
    row("a branch reads the variables around it, its own die with it",
        begin + R"("B": {"Type": "Parallel", "Next": "C", "Branches": [
               {"StartAt": "P", "States": {"P": {"Type": "Pass", "Assign": {"own.$": "$x"}, "Next": "Q"},
                "Q": {"Type": "Pass", "Parameters": {"own.$": "$own"}, "End": true}}},
               {"StartAt": "R", "States": {"R": {"Type": "Pass", "Assign": {"own": 3}, "Next": "S"},
                "S": {"Type": "Pass", "Parameters": {"own.$": "$own", "y.$": "$y"}, "End": true}}}]},
               "C": {"Type": "Pass", "End": true})",
        none, R"([{"own":1},{"own":3,"y":2}])");
    row("the Assign of a Parallel takes what its branches give",
        R"("A": {"Type": "Parallel", "Assign": {"first.$": "$[0]"}, "Next": "C", "Branches": [
               {"StartAt": "P", "States": {"P": {"Type": "Pass", "Result": 6, "End": true}}}]},
               "C": {"Type": "Pass", "Parameters": {"first.$": "$first"}, "End": true})",
        none, R"({"first":6})");
    row("each iteration has variables of its own",
        begin +
            R"("B": {"Type": "Map", "ItemsPath": "$.list", "Next": "C", "ItemProcessor": {"StartAt": "P",
               "States": {"P": {"Type": "Pass", "Assign": {"i.$": "$.n"}, "Next": "Q"},
                "Q": {"Type": "Pass", "Parameters": {"i.$": "$i", "x.$": "$x"}, "End": true}}}},
               "C": {"Type": "Pass", "End": true})",
        none, R"([{"i":7,"x":1},{"i":8,"x":1}])");
    row("an inner name serves again in a sibling and afterwards outside",
        R"("A": {"Type": "Parallel", "Next": "B", "Branches": [
               {"StartAt": "P", "States": {"P": {"Type": "Pass", "Assign": {"v": 1}, "End": true}}}]},
               "B": {"Type": "Pass", "Assign": {"w": 2}, "Next": "C"},
               "C": {"Type": "Pass", "Parameters": {"w.$": "$w"}, "End": true})",
        none, R"({"w":2})");
}

void TestScopes::values() {
    QFETCH(QString, states);
    QFETCH(QString, answers);
    QFETCH(QString, output);
    const Run run(machine("A", states.toStdString()), R"({"list": [{"n": 7}, {"n": 8}]})",
                  answers.toStdString());
    QCOMPARE(run.status(), std::string("SUCCEEDED"));
    QCOMPARE(QString::fromStdString(run.output()), output);
}

void TestScopes::failures_data() {
    QTest::addColumn<QString>("states");
    QTest::addColumn<QString>("error");
    QTest::newRow("a variable that no path to the state has given a value")
        << R"("A": {"Type": "Choice", "Choices": [{"Variable": "$.list[0].n", "NumericEquals": 0, "Next": "B"}],
               "Default": "C"}, "B": {"Type": "Pass", "Assign": {"v": 1}, "Next": "C"},
              "C": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $v %}", "End": true})"
        << "States.QueryEvaluationError";
    QTest::newRow("a branch's variable behind the Parallel")
        << R"("A": {"Type": "Parallel", "Next": "B", "Branches": [
               {"StartAt": "P", "States": {"P": {"Type": "Pass", "Assign": {"v": 1}, "End": true}}}]},
              "B": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $v %}", "End": true})"
        << "States.QueryEvaluationError";
    QTest::newRow("a variable from around a Distributed Map inside of it")
        << R"("A": {"Type": "Pass", "Assign": {"v": 1}, "Next": "B"},
              "B": {"Type": "Map", "ItemsPath": "$.list", "End": true, "ItemProcessor": {
               "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "P",
               "States": {"P": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $v %}", "End": true}}}})"
        << "States.ExceedToleratedFailureThreshold";
}

void TestScopes::failures() {
    QFETCH(QString, states);
    QFETCH(QString, error);
    const Run run(machine("A", states.toStdString()), R"({"list": [{"n": 7}, {"n": 8}]})");
    QCOMPARE(run.status(), std::string("FAILED"));
    QCOMPARE(QString::fromStdString(run.error()), error);
}

QTEST_GUILESS_MAIN(TestScopes)
#include "tst_scopes.moc"
