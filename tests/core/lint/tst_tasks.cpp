// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "support.h"

#include <QTest>

using namespace wb::lint;
using wb::lint::test::found;

/// Resources, Retry and Catch, Map states.
class TestTasks : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void reportsAtThePlace_data();
    void reportsAtThePlace();
    void expressMachinesWaitForNothing();
};

namespace {

const char* const lambda =
    R"("Type":"Task","Resource":"arn:aws:lambda:eu-west-1:123456789012:function:f","TimeoutSeconds":9)";

} // namespace

void TestTasks::reportsAtThePlace_data() {
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char* title, const QByteArray& state, QByteArrayList expected) {
        QTest::newRow(title) << state + R"(,"Next":"E")" << expected;
    };
    const QByteArray task = lambda;
    row("lambda", task, {});
    row("no timeout", R"("Type":"Task","Resource":"arn:aws:lambda:eu-west-1:123456789012:function:f")",
        {"WARNING /States/X: The task has no timeout"});
    row("no ARN", R"("Type":"Task","TimeoutSeconds":9,"Resource":"f")",
        {"ERROR /States/X/Resource: Value is not a valid resource ARN"});
    row("lambda with empty alias",
        R"("Type":"Task","TimeoutSeconds":9,"Resource":"arn:aws:lambda:eu-west-1:123456789012:function:f:")",
        {"ERROR /States/X/Resource: Value is not a valid resource ARN"});
    row("another runner's address",
        R"("Type":"Task","TimeoutSeconds":9,"Resource":"docker://image","Secrets":{})",
        {"WARNING /States/X: Field 'Secrets' is not supported",
         "WARNING /States/X/Resource: The resource is no ARN; the service would refuse it"});
    row("no parameters", R"("Type":"Task","TimeoutSeconds":9,"Resource":"arn:aws:states:::sqs:sendMessage")",
        {"ERROR /States/X: Parameters field is required for resource ARN: arn:aws:states:::sqs:sendMessage"});
    row("parameter missing",
        R"("Type":"Task","TimeoutSeconds":9,"Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"QueueUrl.$":"$.q"})",
        {"ERROR /States/X/Parameters: The field 'MessageBody' is required but was missing"});
    row("pattern that is not offered",
        R"("Type":"Task","TimeoutSeconds":9,"Resource":"arn:aws:states:::lambda:invoke.sync","Parameters":{"FunctionName":"f"})",
        {"ERROR /States/X/Resource: The resource provided arn:aws:states:::lambda:invoke.sync is not "
         "recognized. The value "
         "is not a valid resource ARN, or the resource is not available in this region."});
    row("call of an SDK not in camel case",
        R"("Type":"Task","TimeoutSeconds":9,"Resource":"arn:aws:states:::aws-sdk:s3:GetObject","Parameters":{})",
        {"ERROR /States/X/Resource: The resource provided arn:aws:states:::aws-sdk:s3:GetObject is not "
         "recognized. The value is not a valid resource ARN, or the resource is not available in this "
         "region."});
    row("credentials without role", task + R"(,"Credentials":{})",
        {"ERROR /States/X/Credentials: The field 'RoleArn' is required but was missing"});
    row("heartbeat too late", task + R"(,"HeartbeatSeconds":9)",
        {"WARNING /States/X/HeartbeatSeconds: HeartbeatSeconds must be smaller than TimeoutSeconds"});
    row("catch-all among others", task + R"(,"Retry":[{"ErrorEquals":["States.ALL","A"]}])",
        {"ERROR /States/X/Retry[0]/ErrorEquals: States.ALL must appear alone and at end of list"});
    row("catch-all before others", task + R"(,"Catch":[{"ErrorEquals":["States.ALL"],"Next":"E"},
        {"ErrorEquals":["A"],"Next":"E"}])",
        {"ERROR /States/X/Catch[0]/ErrorEquals: States.ALL must appear alone and at end of list"});
    row("named twice", task + R"(,"Retry":[{"ErrorEquals":["A"]},{"ErrorEquals":["B","A"]}])",
        {"WARNING /States/X/Retry[1]/ErrorEquals[1]: A is named by an earlier entry, so this one is never "
         "used for it"});
    row("after any task failure", task + R"(,"Retry":[{"ErrorEquals":["States.TaskFailed"]},
        {"ErrorEquals":["A","States.Timeout"]}])",
        {"WARNING /States/X/Retry[1]/ErrorEquals[0]: An earlier entry names States.TaskFailed, so this one "
         "is never used "
         "for A"});
    row("no such error", task + R"(,"Retry":[{"ErrorEquals":["States.TimeOut"]}])",
        {"WARNING /States/X/Retry[0]/ErrorEquals[0]: There is no reserved error States.TimeOut"});
    const QByteArray processor = R"("StartAt":"P","States":{"P":{"Type":"Succeed"}}})";
    row("inline with many", R"("Type":"Map","MaxConcurrency":41,"ItemProcessor":{)" + processor,
        {"WARNING /States/X/MaxConcurrency: An inline Map runs at most 40 iterations at a time"});
    row("distributed without type",
        R"("Type":"Map","MaxConcurrency":41,"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED"},)" +
            processor,
        {"ERROR /States/X/ItemProcessor/ProcessorConfig: These fields are required: [ExecutionType]"});
}

void TestTasks::reportsAtThePlace() {
    QFETCH(QByteArray, state);
    QFETCH(QByteArrayList, expected);
    QByteArrayList lines = found(test::machine(state));
    std::sort(lines.begin(), lines.end());
    std::sort(expected.begin(), expected.end());
    QCOMPARE(lines, expected);
}

void TestTasks::expressMachinesWaitForNothing() {
    const QByteArray text = test::machine(
        R"("Type":"Task","TimeoutSeconds":9,"Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "Parameters":{"QueueUrl":"q","MessageBody":"m"},"Next":"E")");
    QCOMPARE(found(text), QByteArrayList());
    Options express;
    express.type = MachineType::Express;
    const QByteArrayList expected = {"ERROR /States/X/Resource: Express state machine does not support "
                                     "'.waitForTaskToken' service integration"};
    QCOMPARE(found(text, express), expected);
}

QTEST_APPLESS_MAIN(TestTasks)
#include "tst_tasks.moc"
