// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/assist/assist_support.h"

#include <QTest>

class tst_complete_fields : public QObject {
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
        row("in quotes", inState(R"("Type": "Pass", "|")"), "Next",
            inState(R"("Type": "Pass", "Next": "|")"));
        row("begun", inState(R"("Type": "Pass", "Ne|")"), "Next", inState(R"("Type": "Pass", "Next": "|")"));
        row("without quotes", inState(R"("Type": "Pass", |)"), "Next",
            inState(R"("Type": "Pass", "Next": "|")"));
        row("a bare word", inState(R"("Type": "Pass", Ne|)"), "Next",
            inState(R"("Type": "Pass", "Next": "|")"));
        row("no comma before", inState(R"("Type": "Pass" "|")"), "Next",
            inState(R"("Type": "Pass", "Next": "|")"));
        row("no comma after", inState(R"("|" "Next": "B")"), "Type", inState(R"("Type": "|", "Next": "B")"));
        row("the name alone", inState(R"("Type": "Pass", "Nex|": "B")"), "Next",
            inState(R"("Type": "Pass", "Next"|: "B")"));
        row("unfinished string", "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Ne|}}}",
            "Next", "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Next\": \"|\"}}}");
        row("cut off document", "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", |", "End",
            "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true|");
        row("a number", inState(R"("Type": "Task", "|")"), "TimeoutSeconds",
            inState(R"("Type": "Task", "TimeoutSeconds": |60|)"));
        row("a catcher", inState(R"("Type": "Task", "|")"), "Catch",
            inState(R"("Type": "Task", "Catch": [{"ErrorEquals": ["|States.ALL|"], "Next": ""}])"));
        row("behind a comment", "{\"States\": {\"A\": {\"Type\": \"Pass\" // a: note\n  |}}}", "End",
            "{\"States\": {\"A\": {\"Type\": \"Pass\", // a: note\n  \"End\": true|}}}");
        row("behind a comma and a comment", "{\"States\": {\"A\": {\"Type\": \"Pass\", /* \"x\": */ |}}}",
            "End", "{\"States\": {\"A\": {\"Type\": \"Pass\", /* \"x\": */ \"End\": true|}}}");
        row("in a file that begins with a comment",
            "// about\n{\"States\": {\"A\": {\"Type\": \"Pass\", |}}}", "End",
            "// about\n{\"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true|}}}");
        row("over lines",
            "{\n  \"States\": {\n    \"A\": {\n      \"Type\": \"Task\",\n      \"Ret|\"\n    }\n  }\n}",
            "Retry",
            "{\n  \"States\": {\n    \"A\": {\n      \"Type\": \"Task\",\n      \"Retry\": [\n        {\n"
            "          \"ErrorEquals\": [\"|States.ALL|\"],\n          \"IntervalSeconds\": 1,\n"
            "          \"MaxAttempts\": 3,\n          \"BackoffRate\": 2\n        }\n      ]\n    }\n  }\n}");
        row("parameters of a call",
            inState(R"("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Par|")"),
            "Parameters",
            inState(
                R"("Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "|", "MessageBody": {}})"));
    }
    void theResultIsTextWithACaret() {
        QFETCH(QString, before);
        QFETCH(QString, label);
        QFETCH(QString, after);
        QCOMPARE(completed(before.toStdString(), label.toStdString()), after);
    }

    void requiredFieldsComeFirst() {
        QCOMPARE(labels(inState("|")).first(), QStringLiteral("Type"));
        const QStringList task = labels(inState(R"("Type": "Task", |)"));
        QCOMPARE(task.mid(0, 3), list({"Resource", "Next", "End"}));
        QCOMPARE(labels("{|}").mid(0, 2), list({"States", "StartAt"}));
    }

    void commentsAreTheAuthors() {
        QVERIFY(labels("{\"States\": {\"A\": {\"Type\": \"Pass\", // Ne|\n}}}").isEmpty());
        QVERIFY(labels("{\"States\": {\"A\": {\"Type\": \"Pass\", /* Ne| */ \"End\": true}}}").isEmpty());
    }

    void whatIsPresentIsLeftOut() {
        const QStringList found = labels(inState(R"("Type": "Wait", "Seconds": 1, "Next": "B", |)"));
        for (const char* name : {"Type", "Seconds", "SecondsPath", "Timestamp", "Next", "End"})
            QVERIFY2(!found.contains(QString::fromUtf8(name)), name);
        QVERIFY(found.contains(QStringLiteral("Comment")));
    }

    void fieldsFollowTheQueryLanguage() {
        const QStringList path = labels(inState(R"("Type": "Task", |)"));
        QVERIFY(path.contains(QStringLiteral("Parameters")) && !path.contains(QStringLiteral("Arguments")));
        const QStringList jsonata = labels(inState(R"("Type": "Task", "QueryLanguage": "JSONata", |)"));
        QVERIFY(!jsonata.contains(QStringLiteral("Parameters")) &&
                jsonata.contains(QStringLiteral("Arguments")));
    }

    void nestedObjectsHaveTheirOwnFields() {
        QCOMPARE(labels(inState(R"("Type": "Map", "ItemProcessor": {"ProcessorConfig": {"|"}})")),
                 list({"Mode", "ExecutionType"}));
        QVERIFY(
            labels(inState(R"("Type": "Task", "Retry": [{"|"}])")).contains(QStringLiteral("BackoffRate")));
        QVERIFY(!labels(inState(R"("Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "|"}])"))
                     .contains(QStringLiteral("StringEquals")));
        QVERIFY(labels(inState(R"("Type": "Parallel", "Branches": [{"|"}])"))
                    .contains(QStringLiteral("StartAt")));
    }

    void parametersOfACallAreKnown() {
        const std::string task =
            R"("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"|"})";
        QCOMPARE(labels(inState(task)).first(), QStringLiteral("FunctionName"));
        QVERIFY(labels(inState(task)).contains(QStringLiteral("Payload.$")));
    }

    void missingStatesAreOfferedAsNames() {
        QCOMPARE(
            completed(R"({"StartAt": "Begin", "States": {"|"}})", "Begin"),
            QStringLiteral(R"({"StartAt": "Begin", "States": {"Begin": {"Type": "Pass", "Next": "|"}}})"));
    }

    void nothingIsOfferedBehindAValueOrInsideConstants() {
        QVERIFY(labels(inState(R"("Type": "Pass"|)")).isEmpty());
        QVERIFY(labels(inState(R"("Type": "Pass", "Result": {"|"})")).isEmpty());
    }
};

QTEST_APPLESS_MAIN(tst_complete_fields)
#include "tst_complete_fields.moc"
