// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/assist/assist_support.h"

#include <QTest>

class tst_complete_values : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void theResultIsTextWithACaret_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("after");
        const auto row = [](const char* name, const std::string& before, const char* label,
                            const std::string& after) {
            QTest::newRow(name) << QString::fromStdString(before) << QString::fromUtf8(label)
                                << QString::fromStdString(after);
        };
        row("state type", inState(R"("Type": "P|")"), "Parallel", inState(R"("Type": "Parallel"|)"));
        row("value without quotes", inState(R"("Type": |)"), "Wait", inState(R"("Type": "Wait"|)"));
        row("value without colon", inState(R"("Type" |)"), "Wait", inState(R"("Type" :"Wait"|)"));
        row("value without comma after", inState(R"("Type": | "Next": "B")"), "Wait",
            inState(R"("Type": "Wait"|, "Next": "B")"));
        row("boolean", inState(R"("Type": "Pass", "End": |)"), "true",
            inState(R"("Type": "Pass", "End": true|)"));
        row("null", inState(R"("Type": "Pass", "ResultPath": |)"), "null",
            inState(R"("Type": "Pass", "ResultPath": null|)"));
        row("a retrier", inState(R"("Type": "Task", "Retry": [|])"), "retrier",
            inState(
                R"("Type": "Task", "Retry": [{"ErrorEquals": ["|States.ALL|"], "IntervalSeconds": 1, "MaxAttempts": 3, "BackoffRate": 2}])"));
        row("an error", inState(R"("Type": "Task", "Catch": [{"ErrorEquals": ["States.T|"]}])"),
            "States.Timeout", inState(R"("Type": "Task", "Catch": [{"ErrorEquals": ["States.Timeout"|]}])"));
        row("a second error", inState(R"("Type": "Task", "Retry": [{"ErrorEquals": ["States.Timeout" |]}])"),
            "States.Permissions",
            inState(
                R"("Type": "Task", "Retry": [{"ErrorEquals": ["States.Timeout", "States.Permissions"|]}])"));
        row("a resource brings its parameters", inState(R"("Type": "Task", "Resource": "lambda|")"),
            "lambda:invoke",
            inState(
                R"("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "|", "Payload": {}})"));
        row("a resource leaves parameters alone",
            inState(R"("Type": "Task", "Resource": "arn:aws:states:::sns|", "Parameters": {})"),
            "sns:publish",
            inState(R"("Type": "Task", "Resource": "arn:aws:states:::sns:publish"|, "Parameters": {})"));
        row("a callback hands out its token", inJsonataState(R"("Type": "Task", "Resource": "|")"),
            "sqs:sendMessage.waitForTaskToken",
            inJsonataState(
                R"("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Arguments": )"
                R"({"QueueUrl": "|", "MessageBody": {"TaskToken": "{% $states.context.Task.Token %}"}})"));
        row("an item reader", inState(R"("Type": "Map", "ItemReader": {"Resource": "|"})"),
            "s3:listObjectsV2",
            inState(
                R"("Type": "Map", "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": {"Bucket": "|"}})"));
        row("an intrinsic function", inTemplate("States.For|"), "States.Format",
            inTemplate("States.Format(|)"));
        row("inside a call", inTemplate("States.Format('{}', States.U|)"), "States.UUID",
            inTemplate("States.Format('{}', States.UUID()|)"));
        row("a name that is called already", inTemplate("States.Arr|(1)"), "States.ArrayLength",
            inTemplate("States.ArrayLength|(1)"));
        row("the context object", inTemplate("$$.Exec|"), "$$.Execution.Id", inTemplate("$$.Execution.Id|"));
        row("a path where nothing is", inState(R"("Type": "Pass", "InputPath": |)"), "$.",
            inState(R"("Type": "Pass", "InputPath": "$.|")"));
        row("an expression is begun", inJsonataState(R"("Type": "Pass", "Output": "|")"), "{% %}",
            inJsonataState(R"("Type": "Pass", "Output": "{% | %}")"));
        row("a JSONata function", inJsonataState(R"("Type": "Pass", "Output": "{% $su| %}")"), "$sum",
            inJsonataState(R"("Type": "Pass", "Output": "{% $sum(|) %}")"));
        row("behind an escape",
            inJsonataState("\"Type\": \"Pass\", \"Output\": \"{% \\\"a\\u00e4\\\" & $up| %}\""), "$uppercase",
            inJsonataState("\"Type\": \"Pass\", \"Output\": \"{% \\\"a\\u00e4\\\" & $uppercase(|) %}\""));
        row("a member of $states", inJsonataState(R"("Type": "Task", "Output": {"a": "{% $states.r| %}"})"),
            "$states.result", inJsonataState(R"("Type": "Task", "Output": {"a": "{% $states.result| %}"})"));
        row("a whole machine", "|", "State machine (JSONPath)",
            R"({"StartAt": "|Start|", "States": {"Start": {"Type": "Pass", "End": true}}})");
    }
    void theResultIsTextWithACaret() {
        QFETCH(QString, before);
        QFETCH(QString, label);
        QFETCH(QString, after);
        QCOMPARE(completed(before.toStdString(), label.toStdString()), after);
    }

    void statesOfTheSameContainerAreOffered() {
        const std::string text = R"({"StartAt": "A", "States": {
            "A": {"Type": "Parallel", "Next": "|", "Branches": [{"StartAt": "X", "States": {"X": {"Type": "Pass", "End": true}}}]},
            "B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Succeed"}}})";
        // B is reached by nothing, C is, A is the state itself.
        QCOMPARE(labels(text), list({"B", "C", "A"}));
        const std::string inner = R"({"StartAt": "A", "States": {
            "A": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "|", "States": {"X": {"Type": "Pass", "End": true}}}]}}})";
        QCOMPARE(labels(inner), list({"X"}));
        const std::string broken =
            "{\"StartAt\": \"A\", \"States\": {\n\"A\": {\"Type\": \"Pass\", \"Next\": \"B|\n},\n"
            "\"B1\": {\"Type\": \"Pass\", \"Next\": \"B2\"}, \"B2\": {\"Type\": \"Succeed\"}}}";
        QVERIFY(labels(broken).contains(QStringLiteral("B2")));
    }

    void variablesOfStatesBeforeAreOffered() {
        const std::string text = R"({"QueryLanguage": "JSONata", "StartAt": "A", "States": {
            "A": {"Type": "Pass", "Assign": {"early": 1}, "Next": "M"},
            "M": {"Type": "Map", "Next": "Z", "Assign": {"own": 1}, "ItemProcessor": {"StartAt": "I", "States": {
              "I": {"Type": "Pass", "Assign": {"inner": 1}, "Next": "J"},
              "J": {"Type": "Pass", "Output": "{% $| %}", "End": true}}}},
            "Z": {"Type": "Pass", "Assign": {"late": 1}, "End": true}}})";
        const QStringList found = labels(text);
        QVERIFY(found.contains(QStringLiteral("$early")));
        QVERIFY(found.contains(QStringLiteral("$inner")));
        QVERIFY(!found.contains(QStringLiteral("$late")));
        QVERIFY(!found.contains(QStringLiteral("$own")));
    }

    void aDistributedMapSeesNothingFromOutside() {
        const std::string text = R"({"StartAt": "A", "States": {
            "A": {"Type": "Pass", "Assign": {"early.$": "$"}, "Next": "M"},
            "M": {"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"}, "StartAt": "I",
              "States": {"I": {"Type": "Pass", "InputPath": "$|", "End": true}}}}}})";
        QVERIFY(!labels(text).contains(QStringLiteral("$early")));
        QVERIFY(labels(text).contains(QStringLiteral("$$.Map.Item.Index")));
    }

    void whatIsThereOnlyAtTimesIsOfferedThere() {
        const QStringList inOutput = labels(inJsonataState(R"("Type": "Task", "Output": "{% $states.| %}")"));
        QVERIFY(inOutput.contains(QStringLiteral("$states.result")));
        QVERIFY(!inOutput.contains(QStringLiteral("$states.errorOutput")));
        const QStringList inCatch =
            labels(inJsonataState(R"("Type": "Task", "Catch": [{"Output": "{% $states.| %}"}])"));
        QVERIFY(inCatch.contains(QStringLiteral("$states.errorOutput")));
        QVERIFY(!inCatch.contains(QStringLiteral("$states.result")));
        QVERIFY(!inOutput.contains(QStringLiteral("$states.context.Task.Token")));
    }

    void nothingIsOfferedInsideQuotedTextsOfAnExpression() {
        QVERIFY(labels(inTemplate("States.Format('St|')")).isEmpty());
        QVERIFY(labels(inJsonataState(R"("Type": "Pass", "Output": "{% 'su|' %}")")).isEmpty());
        QVERIFY(labels(inJsonataState(R"("Type": "Pass", "Output": "{% /* su| */ 1 %}")")).isEmpty());
    }

    void plainTextsOfATemplateAreNoExpressions() {
        QVERIFY(labels(inState(R"("Type": "Pass", "Parameters": {"a": "$.|"})")).isEmpty());
    }

    void resourcesFollowTheirPlace() {
        const QStringList task = labels(inState(R"("Type": "Task", "Resource": "|")"));
        QVERIFY(task.contains(QStringLiteral("states:startExecution.sync:2")));
        QVERIFY(task.contains(QStringLiteral("aws-sdk:dynamodb:query")));
        QVERIFY(!task.contains(QStringLiteral("s3:getObject")));
        QCOMPARE(labels(inState(R"("Type": "Map", "ResultWriter": {"Resource": "|"})")),
                 list({"s3:putObject"}));
    }
};

QTEST_APPLESS_MAIN(tst_complete_values)
#include "tst_complete_values.moc"
