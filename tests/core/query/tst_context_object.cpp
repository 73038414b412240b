// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/context_object.h"

#include "core/json/writer.h"

#include <QTest>

using namespace wb;
using namespace wb::query;

class TestContextObject : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void describesExecutionAndState();
    void leavesOutWhatExpressHasNot();
    void addsRetriesTokensAndItems();
};

namespace {

ExecutionContext execution() {
    ExecutionContext about;
    about.executionId = "arn:e";
    about.executionName = "run";
    about.roleArn = "arn:r";
    about.startTime = "12:00";
    about.input = json::Value::object({{"a", 1}});
    about.stateMachineId = "arn:m";
    about.stateMachineName = "machine";
    return about;
}

QString text(const json::Value& value) {
    return QString::fromStdString(json::toText(value));
}

} // namespace

void TestContextObject::describesExecutionAndState() {
    const json::Value context = withState(contextObject(execution()), "Pass", "2026-01-02T03:04:06.000Z");
    QCOMPARE(
        text(context["Execution"]),
        QStringLiteral(
            R"({"Id":"arn:e","Input":{"a":1},"StartTime":"12:00","Name":"run","RoleArn":"arn:r","RedriveCount":0})"));
    QCOMPARE(text(context["StateMachine"]), QStringLiteral(R"({"Id":"arn:m","Name":"machine"})"));
    QCOMPARE(text(context["State"]),
             QStringLiteral(R"({"Name":"Pass","EnteredTime":"2026-01-02T03:04:06.000Z"})"));
}

void TestContextObject::leavesOutWhatExpressHasNot() {
    ExecutionContext express = execution();
    express.redriveCount = -1;
    QVERIFY(contextObject(express)["Execution"]["RedriveCount"].isAbsent());
}

void TestContextObject::addsRetriesTokensAndItems() {
    const json::Value context = withState(contextObject(execution()), "Task", "t", 0);
    QCOMPARE(text(withRetryCount(context, 2)["State"]),
             QStringLiteral(R"({"Name":"Task","EnteredTime":"t","RetryCount":2})"));
    QCOMPARE(text(withTaskToken(context, "token")["Task"]), QStringLiteral(R"({"Token":"token"})"));
    QCOMPARE(text(withMapItem(context, 3, "x")["Map"]),
             QStringLiteral(R"({"Item":{"Index":3,"Value":"x"}})"));
    QCOMPARE(text(withMapItem(context, 0, 1, "k")["Map"]),
             QStringLiteral(R"({"Item":{"Index":0,"Key":"k","Value":1}})"));
    QCOMPARE(text(withMapItemSource(withMapItem(context, 3, "x"), "bucket")["Map"]),
             QStringLiteral(R"({"Item":{"Index":3,"Value":"x","Source":"bucket"}})"));
}

QTEST_APPLESS_MAIN(TestContextObject)
#include "tst_context_object.moc"
