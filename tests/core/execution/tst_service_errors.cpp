// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "harness.h"

#include "core/history/history.h"

using namespace wb;
using namespace wb::execution;
using namespace wb::execution::test;

namespace {

/// `PassStateEntered 3`: the events from the third on, each with the id of the one it follows.
QStringList chainOf(const Run& run) {
    QStringList chain;
    for (const Event& event : run.timeline->events(run.timeline->size() - 1))
        if (event.id > 2)
            chain << QString::fromStdString(history::typeName(event, run.program->model())) +
                         QLatin1Char(' ') + QString::number(event.previousId);
    return chain;
}

} // namespace

/// The service's own failures: names, causes and what the history says of them.
class TestServiceErrors : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void causes_data();
    void causes();
    void histories_data();
    void histories();
    void outputs_data();
    void outputs();
    void causesPrintTheInputAsFarAsTheServiceKeepsThem();
    void expressionsNestAsDeeplyAsTheServiceLetsThem();
    void aMachineThatTakesTooLongTellsSoOutsideTheChain();
};

void TestServiceErrors::causes_data() {
    QTest::addColumn<QString>("states");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char* name, const char* states, const char* input, const char* error,
                        const char* cause) {
        QTest::newRow(name) << QString::fromUtf8(states) << QString::fromUtf8(input)
                            << QString::fromUtf8(error) << QString::fromUtf8(cause);
    };
    const char* jsonata = "States.QueryEvaluationError";

    row("a Choice that matches nothing has no way on",
        R"("A": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericEquals": 1, "Next": "B"}]}, "B": {"Type": "Succeed"})",
        R"({"n": 2})", "States.Runtime",
        "Failed to transition out of the state. The state does not point to a next state.");
    row("a Condition is named by its rule",
        R"("A": {"Type": "Choice", "QueryLanguage": "JSONata", "Default": "B", "Choices": [{"Condition": "{% false %}", "Next": "B"},
             {"Condition": "{% 1 %}", "Next": "B"}]}, "B": {"Type": "Succeed"})",
        "{}", jsonata,
        "The JSONata expression '1' specified for the field 'Choices[1]/Condition' returned an unexpected "
        "result type. "
        "Expected 'boolean', but was 'number' for value: 1");
    row("a rule's Output is named by its rule",
        R"("A": {"Type": "Choice", "QueryLanguage": "JSONata", "Choices": [{"Condition": true, "Output": {"v": "{% $x %}"}, "Next": "B"}]},
             "B": {"Type": "Succeed"})",
        "{}", jsonata,
        "The JSONata expression '$x' specified for the field 'Choices[0]/Output/v' returned nothing "
        "(undefined).");
    row("a catcher's Assign is named by its catcher",
        R"("A": {"Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
             "Arguments": "{% $y %}", "Catch": [{"ErrorEquals": ["Other"], "Next": "B"},
             {"ErrorEquals": ["States.ALL"], "Assign": {"v": [1, "{% $x %}"]}, "Next": "B"}], "Next": "B"}, "B": {"Type": "Succeed"})",
        "{}", jsonata,
        "The JSONata expression '$x' specified for the field 'Catch[1]/Assign/v[1]' returned nothing "
        "(undefined).");
    row("a bound has no code", R"("A": {"Type": "Pass", "QueryLanguage": "JSONata", "End": true,
             "Output": "{% ($f := function($x){ 1 + $f($x) }; $f(1)) %}"})",
        "{}", jsonata,
        "The JSONata expression '($f := function($x){ 1 + $f($x) }; $f(1))' specified for the field 'Output' "
        "threw an error "
        "during evaluation: Stack overflow error: Check for non-terminating recursive function.  Consider "
        "rewriting as "
        "tail-recursive.");
    row("what an expression creates is bounded",
        R"("A": {"Type": "Pass", "QueryLanguage": "JSONata", "End": true,
             "Output": "{% [1..873783] ~> $count() %}"})",
        "{}", jsonata,
        "The JSONata expression '[1..873783] ~> $count()' specified for the field 'Output' threw an error "
        "during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage");
    row("no path applies to null", R"("A": {"Type": "Pass", "Parameters": {"v.$": "$"}, "End": true})",
        "null", "States.Runtime", "Unable to apply Path transformation to null or empty input.");
    row("what a ...Path refers to is read as text",
        R"("A": {"Type": "Map", "ItemsPath": "$.l", "MaxConcurrencyPath": "$.n", "End": true,
             "ItemProcessor": {"StartAt": "X", "States": {"X": {"Type": "Pass", "End": true}}}})",
        R"({"l": [1], "n": 2.0})", "States.Runtime",
        "The MaxConcurrencyPath field refers to value \"2.0\" which is not a valid integer: $.n");

    row("a ...Path that leads nowhere is named",
        R"("A": {"Type": "Map", "ItemsPath": "$.l", "MaxConcurrencyPath": "$.n", "End": true,
             "ItemProcessor": {"StartAt": "X", "States": {"X": {"Type": "Pass", "End": true}}}})",
        R"({"l": [1]})", "States.Runtime",
        "The MaxConcurrencyPath parameter does not reference an input value: $.n");
    row("an expression's useless value is an evaluation that failed",
        R"("A": {"Type": "Map", "QueryLanguage": "JSONata", "MaxConcurrency": "{% -1 %}", "End": true,
             "ItemProcessor": {"StartAt": "X", "States": {"X": {"Type": "Pass", "End": true}}}})",
        "[1]", jsonata, "MaxConcurrency must be a non-negative integer.");
    row("a timeout of less than nothing",
        R"("A": {"Type": "Task", "QueryLanguage": "JSONata", "TimeoutSeconds": "{% -1 %}", "End": true,
             "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f"})",
        "{}", jsonata, "The TimeoutSeconds field references a negative value: -1");
    row("a field of a missing element is missing",
        R"("A": {"Type": "Pass", "Parameters": {"v.$": "$.l[3].x"}, "End": true})", R"({"l":[1]})",
        "States.Runtime",
        "The JSONPath '$.l[3].x' specified for the field 'v.$' could not be found in the input "
        "'{\"l\":[1]}'");

    // These do not name the state.
    row("ItemsPath is a reference path",
        R"("A": {"Type": "Map", "ItemsPath": "$.a.l", "End": true,
             "ItemProcessor": {"StartAt": "X", "States": {"X": {"Type": "Pass", "End": true}}}})",
        R"({"a":{"b":1}})", "States.ReferencePathConflict",
        "Unable to apply step \"l\" to input {\"a\":{\"b\":1}}");
    row("ResultPath over an array", R"("A": {"Type": "Pass", "ResultPath": "$.r", "End": true})", "[1]",
        "States.ReferencePathConflict", "Unable to apply step \"r\" to input [1]");
    row("ResultPath over a text", R"("A": {"Type": "Pass", "ResultPath": "$.r", "End": true})", R"("t")",
        "States.ReferencePathConflict", "Unable to apply ReferencePath $.r to input \"t\"");
}

void TestServiceErrors::causes() {
    QFETCH(QString, states);
    QFETCH(QString, input);
    QFETCH(QString, error);
    QFETCH(QString, cause);
    const Run run(machine("A", states.toStdString()), input.toStdString());
    QCOMPARE(run.status(), std::string("FAILED"));
    QCOMPARE(QString::fromStdString(run.error()), error);
    if (error != QLatin1String("States.ReferencePathConflict"))
        cause.prepend(
            QStringLiteral("An error occurred while executing the state 'A' (entered at the event id #2). "));
    QCOMPARE(QString::fromStdString(run.cause()), cause);
}

void TestServiceErrors::histories_data() {
    QTest::addColumn<QString>("states");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("chain");
    const auto row = [](const char* name, const std::string& states, const char* error, const char* chain) {
        QTest::newRow(name) << QString::fromStdString(states) << QString::fromUtf8(error)
                            << QString::fromUtf8(chain);
    };
    const std::string broken =
        R"({"StartAt": "X", "States": {"X": {"Type": "Pass", "Parameters": {"v.$": "$.no"}, "End": true}}})";
    const std::string catches =
        R"("Next": "B", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}]}, "B": {"Type": "Succeed"})";

    row("a runtime error in a branch ends the execution, whatever the Parallel catches",
        R"("A": {"Type": "Parallel", "Branches": [)" + broken + "], " + catches, "States.Runtime",
        "ParallelStateStarted 2, PassStateEntered 3, ExecutionFailed 4");
    row("a runtime error in an iteration ends the execution, whatever the Map catches",
        R"("A": {"Type": "Map", "ItemsPath": "$.l", "ItemProcessor": )" + broken + ", " + catches,
        "States.Runtime", "MapStateStarted 2, MapIterationStarted 3, PassStateEntered 4, ExecutionFailed 5");
    row("a child of a distributed Map ends alone",
        R"("A": {"Type": "Map", "ItemsPath": "$.l", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED",
             "ExecutionType": "STANDARD"}, "StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true,
             "Branches": [)" +
            broken + R"(]}}}, "End": true})",
        "States.ExceedToleratedFailureThreshold",
        "MapStateStarted 2, MapRunStarted 3, MapRunFailed 4, MapStateFailed 5, ExecutionFailed 6");
    row("the error of a branch's catcher is caught further out",
        R"("A": {"Type": "Parallel", "Branches": [{"StartAt": "X", "States": {"X": {"Type": "Task",
             "QueryLanguage": "JSONata", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
             "Arguments": "{% $y %}", "Catch": [{"ErrorEquals": ["States.ALL"], "Output": "{% $x %}", "Next": "Y"}],
             "Next": "Y"}, "Y": {"Type": "Succeed"}}}], )" +
            catches,
        "",
        "ParallelStateStarted 2, TaskStateEntered 3, EvaluationFailed 3, EvaluationFailed 5, "
        "TaskStateAborted 6, "
        "ParallelStateExited 6, SucceedStateEntered 8, SucceedStateExited 9, ExecutionSucceeded 10");
}

void TestServiceErrors::histories() {
    QFETCH(QString, states);
    QFETCH(QString, error);
    QFETCH(QString, chain);
    const Run run(machine("A", states.toStdString()), R"({"l": [1]})");
    QCOMPARE(QString::fromStdString(run.error()), error);
    QCOMPARE(chainOf(run).join(QLatin1String(", ")), chain);
}

void TestServiceErrors::outputs_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("output");
    QTest::newRow("the clock is the execution's own") << "$millis()"
                                                      << "1700000000000";
    QTest::newRow("infinity is a text") << "[1/0, -1/0, 1]"
                                        << R"(["Infinity","-Infinity",1])";
    QTest::newRow("infinity as the whole result") << "1/0"
                                                  << R"("Infinity")";
}

void TestServiceErrors::outputs() {
    QFETCH(QString, expression);
    QFETCH(QString, output);
    StartOptions options;
    options.startTime = 1'700'000'000'000;
    const Run run(
        machine("A", R"("A": {"Type": "Pass", "QueryLanguage": "JSONata", "End": true, "Output": "{% )" +
                         expression.toStdString() + R"( %}"})"),
        "{}", "", options);
    QCOMPARE(QString::fromStdString(run.output()), output);
}

void TestServiceErrors::causesPrintTheInputAsFarAsTheServiceKeepsThem() {
    const std::string states =
        machine("A", R"("A": {"Type": "Pass", "Parameters": {"x.$": "$.no"}, "End": true})");
    const auto causeFor = [&](std::size_t characters) {
        std::string text;
        for (std::size_t i = 0; i < characters; ++i) text += "\xC3\xA4";
        return QString::fromStdString(Run(states, "{\"t\":\"" + text + "\"}").cause());
    };
    const QString whole = causeFor(1000);
    QVERIFY(whole.endsWith(QStringLiteral("\u00e4\"}'")));
    const QString cut = causeFor(100'000);
    QCOMPARE(cut.size(), 32'768);
    QVERIFY(cut.startsWith(whole.chopped(3)));
    QVERIFY(cut.endsWith(QChar(0xE4)));
}

void TestServiceErrors::expressionsNestAsDeeplyAsTheServiceLetsThem() {
    const auto statusAt = [](int depth, bool limits) {
        StartOptions options;
        options.limits = limits;
        const std::string expression = std::string(static_cast<std::size_t>(depth), '[') + "1" +
                                       std::string(static_cast<std::size_t>(depth), ']');
        return Run(machine(
                       "A",
                       R"("A": {"Type": "Pass", "QueryLanguage": "JSONata", "End": true, "Output": "{% )" +
                           expression + R"( %}"})"),
                   "{}", "", options)
            .status();
    };
    QCOMPARE(statusAt(99, true), std::string("SUCCEEDED"));
    QCOMPARE(statusAt(101, true), std::string("FAILED"));
    QCOMPARE(statusAt(101, false), std::string("SUCCEEDED"));
}

void TestServiceErrors::aMachineThatTakesTooLongTellsSoOutsideTheChain() {
    const Run run(
        R"({"StartAt": "A", "TimeoutSeconds": 3, "States": {"A": {"Type": "Wait", "Seconds": 9, "End": true}}})");
    QCOMPARE(run.status(), std::string("TIMED_OUT"));
    QCOMPARE(run.error(), std::string());
    const auto events = run.events(EventType::ExecutionTimedOut);
    QCOMPARE(events.size(), 1U);
    QCOMPARE(events.front()->previousId, 0);
    QVERIFY(events.front()->details->error == json::Value("States.Timeout"));
}

QTEST_APPLESS_MAIN(TestServiceErrors)
#include "tst_service_errors.moc"
