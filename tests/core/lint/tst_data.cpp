// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "support.h"

#include <QTest>

using wb::lint::test::found;

/// What states hand on to one another: variables, and results that replace an input. Values of States are
/// given.
class TestData : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void warnsAtThePlace_data();
    void warnsAtThePlace();
    void judgesNamesOfVariablesAsExecutionDoes_data();
    void judgesNamesOfVariablesAsExecutionDoes();
};

void TestData::warnsAtThePlace_data() {
    QTest::addColumn<QByteArray>("states");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char* title, const char* states, QByteArrayList expected) {
        QTest::newRow(title) << QByteArray(states) << expected;
    };
    row("assigned before", R"("A":{"Type":"Pass","Assign":{"v":1},"Next":"B"},
        "B":{"Type":"Pass","Parameters":{"x.$":"$v"},"End":true})",
        {});
    row("assigned by the same state",
        R"("A":{"Type":"Pass","Assign":{"v":1},"Parameters":{"x.$":"$v.y"},"End":true})",
        {"WARNING /States/A: No state that can run before this one assigns $v"});
    row("assigned by the same state in a circle",
        R"("A":{"Type":"Choice","Choices":[{"Variable":"$v","IsNull":true,"Assign":{"v":1},"Next":"A"}],"Default":"B"},
        "B":{"Type":"Succeed"})",
        {});
    row("assigned later",
        R"("A":{"Type":"Pass","InputPath":"$v","Next":"B"},"B":{"Type":"Pass","Assign":{"v":1},"End":true})",
        {"WARNING /States/A: No state that can run before this one assigns $v"});
    row("never assigned",
        R"x("A":{"Type":"Pass","Parameters":{"x.$":"States.Format('{}', $v)"},"End":true})x",
        {"WARNING /States/A: $v is never assigned"});
    row("read in a branch",
        R"("A":{"Type":"Pass","Assign":{"v":1},"Next":"B"},"B":{"Type":"Parallel","End":true,"Branches":[
        {"StartAt":"C","States":{"C":{"Type":"Succeed","OutputPath":"$v"}}}]})",
        {});
    row("read in a child execution",
        R"("A":{"Type":"Pass","Assign":{"v":1},"Next":"B"},"B":{"Type":"Map","End":true,"ItemProcessor":{
        "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"C","States":{
        "C":{"Type":"Succeed","OutputPath":"$v"}}}})",
        {"WARNING /States/B/ItemProcessor/States/C: $v is never assigned"});
    row("assigned outside and inside",
        R"("A":{"Type":"Pass","Assign":{"v":1},"Next":"B"},"B":{"Type":"Parallel","End":true,"Branches":[
        {"StartAt":"C","States":{"C":{"Type":"Pass","Assign":{"v":2},"End":true}}}]})",
        {"WARNING /States/B/Branches[0]/States/C: $v belongs to an outer scope, too, and cannot be assigned "
         "here"});
    row("result of branches for the input",
        R"("A":{"Type":"Parallel","Next":"D","Branches":[{"StartAt":"C","States":{"C":{"Type":"Succeed"}}}]},
        "D":{"Type":"Pass","InputPath":"$.order","End":true})",
        {"WARNING /States/A: The result of \"A\" replaces the input, but \"D\" reads $.order"});
    row("result beside the input",
        R"("A":{"Type":"Parallel","Next":"D","ResultPath":"$.r","Branches":[{"StartAt":"C","States":{"C":{"Type":"Succeed"}}}]},
        "D":{"Type":"Pass","InputPath":"$.order","End":true})",
        {});
    row("caught error for the input",
        R"("A":{"Type":"Parallel","Next":"D","ResultPath":"$.r","Branches":[{"StartAt":"C","States":{"C":{"Type":"Succeed"}}}],
        "Catch":[{"ErrorEquals":["States.ALL"],"Next":"D"}]},"D":{"Type":"Pass","InputPath":"$.order","End":true})",
        {"WARNING /States/A/Catch[0]: The caught error replaces the input, but \"D\" reads $.order"});
    row("what the error has",
        R"("A":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"C","States":{"C":{"Type":"Succeed"}}}],
        "Catch":[{"ErrorEquals":["States.ALL"],"Next":"D"}]},"D":{"Type":"Fail","ErrorPath":"$.Error","CausePath":"$.Cause"})",
        {});
}

void TestData::warnsAtThePlace() {
    QFETCH(QByteArray, states);
    QFETCH(QByteArrayList, expected);
    QCOMPARE(found(R"({"StartAt":"A","States":{)" + states + "}}"), expected);
}

void TestData::judgesNamesOfVariablesAsExecutionDoes_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("problem");
    const QString characters = QStringLiteral("the variable name contains invalid characters.");
    const QString length = QStringLiteral("the variable name is longer than 80 characters.");
    QTest::newRow("80 characters of two bytes") << QString(80, QChar(0xE9)) << QString();
    QTest::newRow("81 characters") << QString(81, QChar(0xE9)) << length;
    QTest::newRow("a mark first") << QString::fromUtf8("\u0301a") << characters;
    QTest::newRow("a joiner") << QString::fromUtf8("a\u200Db") << characters;
    QTest::newRow("a hyphen") << QStringLiteral("a-b") << characters;
    QTest::newRow("a digit of another script later") << QString::fromUtf8("a\u0661") << QString();
}

void TestData::judgesNamesOfVariablesAsExecutionDoes() {
    QFETCH(QString, name);
    QFETCH(QString, problem);
    const QByteArray text = R"("Type":"Pass","Assign":{")" + name.toUtf8() + R"(":1},"Next":"E")";
    QByteArrayList expected;
    if (!problem.isEmpty())
        expected << "ERROR /States/X/Assign: Invalid variable name '" + name.toUtf8() +
                        "': " + problem.toUtf8();
    QCOMPARE(found(wb::lint::test::machine(text), QByteArray("ERROR")), expected);
}

QTEST_APPLESS_MAIN(TestData)
#include "tst_data.moc"
