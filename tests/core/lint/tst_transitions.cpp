// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "support.h"

#include <QTest>

using wb::lint::test::found;

/// Targets, reachability and ends. Values of States are given.
class TestTransitions : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void reportsAtThePlace_data();
    void reportsAtThePlace();
};

void TestTransitions::reportsAtThePlace_data() {
    QTest::addColumn<QByteArray>("states");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char* title, const char* states, QByteArrayList expected) {
        QTest::newRow(title) << QByteArray(states) << expected;
    };
    row("all is well", R"("A":{"Type":"Pass","Next":"B"},"B":{"Type":"Succeed"})", {});
    row("misspelt target", R"("A":{"Type":"Pass","Next":"b"},"B":{"Type":"Succeed"})",
        {"ERROR /States/A/Next: Missing 'Next' target: b", "ERROR /States/B: State \"B\" is not reachable."});
    row("no name for a target", R"("A":{"Type":"Pass","Next":""},"B":{"Type":"Succeed"})",
        {"ERROR /States/A/Next: Value cannot be empty", "ERROR /States/B: State \"B\" is not reachable."});
    row("extra state", R"("A":{"Type":"Succeed"},"Extra":{"Type":"Pass","Next":"A"})",
        {"ERROR /States/Extra: State \"Extra\" is not reachable."});
    row("extra states in a circle",
        R"("A":{"Type":"Succeed"},"B":{"Type":"Pass","Next":"C"},"C":{"Type":"Pass","Next":"B"})",
        {"ERROR /States/B: State \"B\" is not reachable.", "ERROR /States/C: State \"C\" is not reachable."});
    row("no end, and then no word of unreachable states",
        R"("A":{"Type":"Pass","Next":"A"},"B":{"Type":"Pass","Next":"A"})",
        {"ERROR : Workflow has no terminal state"});
    row("branch without end",
        R"("A":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","Next":"B"}}},
        {"StartAt":"C","States":{"C":{"Type":"Fail"}}}]})",
        {"ERROR /States/A/Branches[0]: Workflow has no terminal state"});
    row("processor without end, with a missing target",
        R"("A":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Pass","Next":"X"},
        "C":{"Type":"Pass","Next":"B"}}}})",
        {"ERROR /States/A/ItemProcessor/States/B/Next: Missing 'Next' target: X",
         "ERROR /States/A/ItemProcessor: Workflow has no terminal state"});
    row("rule, default and catcher",
        R"("A":{"Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"B"},{"Variable":"$.a","IsNull":true,
        "Next":"X"}],"Default":"Y"},"B":{"Type":"Parallel","Branches":[{"StartAt":"C","States":{"C":{"Type":"Succeed"}}}],
        "End":true,"Catch":[{"ErrorEquals":["E"],"Next":"Z"}]})",
        {"ERROR /States/A/Choices[1]/Next: Missing 'Next' target: X",
         "ERROR /States/A/Default: Missing 'Next' target: Y",
         "ERROR /States/B/Catch[0]/Next: Missing 'Next' target: Z"});
    row("out of a branch",
        R"("A":{"Type":"Parallel","Next":"B","Branches":[{"StartAt":"C","States":{"C":{"Type":"Pass","Next":"B"}}},
        {"StartAt":"B","States":{"D":{"Type":"Succeed"}}}]},"B":{"Type":"Succeed"})",
        {"ERROR /States/A/Branches[0]/States/C/Next: Missing 'Next' target: B",
         "ERROR /States/A/Branches[0]: Workflow has no terminal state",
         "ERROR /States/A/Branches[1]/StartAt: Missing 'Next' target: B"});
    row("same name in a branch",
        R"("A":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}]})",
        {"ERROR /States/A/Branches[0]/States/A: Duplicate State name: A"});
    row("same name twice", R"("A":{"Type":"Succeed"},"A":{"Type":"Succeed"})",
        {"ERROR /States/A: Duplicate State name: A"});
    row("circle beside the end",
        R"("A":{"Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"B"}],"Default":"C"},
        "B":{"Type":"Pass","Next":"D"},"D":{"Type":"Pass","Next":"B"},"C":{"Type":"Succeed"})",
        {"WARNING /States/B: No way leads from \"B\" to an end",
         "WARNING /States/D: No way leads from \"D\" to an end"});
    row("names alike", R"("A":{"Type":"Pass","Next":"a"},"a":{"Type":"Succeed"})",
        {"WARNING /States/a: \"a\" differs from \"A\" only in upper and lower case"});
}

void TestTransitions::reportsAtThePlace() {
    QFETCH(QByteArray, states);
    QFETCH(QByteArrayList, expected);
    QByteArrayList lines = found(R"({"StartAt":"A","States":{)" + states + "}}");
    std::sort(lines.begin(), lines.end());
    std::sort(expected.begin(), expected.end());
    QCOMPARE(lines, expected);
}

QTEST_APPLESS_MAIN(TestTransitions)
#include "tst_transitions.moc"
