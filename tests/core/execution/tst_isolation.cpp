// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "harness.h"

using namespace wb;
using namespace wb::execution;
using namespace wb::execution::test;

/// What runs side by side does not disturb each other, data are never taken for code, and nothing goes on
/// for ever: what interpreters of the language are known to get wrong.
class TestIsolation : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aJsonataLoopWithoutEndEnds();
    void everyStateOfEveryBranchIsInTheHistory();
    void concurrentIterationsHaveContextObjectsOfTheirOwn_data();
    void concurrentIterationsHaveContextObjectsOfTheirOwn();
    void nestedIterationsHaveContextObjectsOfTheirOwn();
    void branchesHaveVariablesOfTheirOwn();
    void textsAreNeverTakenForJsonata_data();
    void textsAreNeverTakenForJsonata();
};

void TestIsolation::aJsonataLoopWithoutEndEnds() {
    const Run run(R"_({"QueryLanguage": "JSONata", "StartAt": "Count", "States": {
        "Count": {"Type": "Pass", "Assign": {"n": "{% $exists($n) ? $n + 1 : 1 %}"}, "Next": "Again"},
        "Again": {"Type": "Choice", "Choices": [{"Condition": "{% $n > 0 %}", "Next": "Count"}], "Default": "Done"},
        "Done": {"Type": "Succeed"}}})_");
    QCOMPARE(run.status(), std::string("FAILED"));
    QCOMPARE(run.error(), std::string("States.Runtime"));
    QCOMPARE(run.cause(), std::string("The execution reached the maximum number of history events (25000)."));
    QCOMPARE(run.state().lastEventId(), std::int64_t(25'000));
}

void TestIsolation::everyStateOfEveryBranchIsInTheHistory() {
    std::string branches;
    QStringList names = {QStringLiteral("P")};
    for (int branch = 0; branch < 20; ++branch) {
        std::string states;
        for (int i = 0; i < 30; ++i) {
            const std::string stem = "B" + std::to_string(branch) + "_";
            const std::string name = stem + std::to_string(i);
            names << QString::fromStdString(name);
            states +=
                (i ? ",\"" : "\"") + name + R"(": {"Type": ")" +
                (i % 3 == branch % 3 ? R"(Wait", "Seconds": 1)" : R"(Pass")") +
                (i == 29 ? R"(, "End": true})" : R"(, "Next": ")" + stem + std::to_string(i + 1) + "\"}");
        }
        branches += (branch ? ", " : "") + (R"({"StartAt": "B)" + std::to_string(branch)) +
                    R"(_0", "States": {)" + states + "}}";
    }
    const Run run(machine("P", R"("P": {"Type": "Parallel", "End": true, "Branches": [)" + branches + "]}"));
    QCOMPARE(run.status(), std::string("SUCCEEDED"));
    QStringList entered = run.entered();
    QStringList exited;
    for (const Event* event : run.events(EventType::StateExited))
        exited << QString::fromStdString(run.program->state(event->state).name);
    names.sort();
    entered.sort();
    exited.sort();
    QCOMPARE(entered, names);
    QCOMPARE(exited, names);
}

void TestIsolation::concurrentIterationsHaveContextObjectsOfTheirOwn_data() {
    QTest::addColumn<int>("concurrency");
    QTest::addColumn<QString>("mode");
    for (const int concurrency : {0, 1, 3, 40}) {
        QTest::addRow("inline, %d", concurrency) << concurrency << "INLINE";
        QTest::addRow("distributed, %d", concurrency) << concurrency << "DISTRIBUTED";
    }
}

// The iterations end in an order of their own, the last ones first.
void TestIsolation::concurrentIterationsHaveContextObjectsOfTheirOwn() {
    QFETCH(int, concurrency);
    QFETCH(QString, mode);
    std::string items;
    std::string expected;
    for (int i = 0; i < 60; ++i) {
        items += (i ? "," : "") + std::to_string(61 - i);
        expected += (i ? R"(,{"before":)" : R"({"before":)") + std::to_string(i) + R"(,"index":)" +
                    std::to_string(i) + R"(,"value":)" + std::to_string(61 - i) + "}";
    }
    const std::string config = mode == QLatin1String("INLINE")
                                   ? R"({"Mode": "INLINE"})"
                                   : R"({"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"})";
    const Run run(machine("M", R"("M": {"Type": "Map", "End": true, "MaxConcurrency": )" +
                                   std::to_string(concurrency) + R"(,
        "ItemSelector": {"before.$": "$$.Map.Item.Index", "seconds.$": "$$.Map.Item.Value"},
        "ItemProcessor": {"ProcessorConfig": )" +
                                   config +
                                   R"(, "StartAt": "W", "States": {
            "W": {"Type": "Wait", "SecondsPath": "$.seconds", "Next": "R"},
            "R": {"Type": "Pass", "End": true, "Parameters": {
                "before.$": "$.before", "index.$": "$$.Map.Item.Index", "value.$": "$$.Map.Item.Value"}}}}})"),
                  "[" + items + "]");
    QCOMPARE(run.status(), std::string("SUCCEEDED"));
    QCOMPARE(run.output(), "[" + expected + "]");
}

void TestIsolation::nestedIterationsHaveContextObjectsOfTheirOwn() {
    const Run run(
        machine("M", R"("M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "N", "States": {
        "N": {"Type": "Map", "ResultPath": "$.inner", "ItemsPath": "$.l", "Next": "O", "ItemProcessor": {"StartAt": "W", "States": {
            "W": {"Type": "Wait", "SecondsPath": "$", "Next": "I"},
            "I": {"Type": "Pass", "End": true, "Parameters": {"i.$": "$$.Map.Item.Index", "v.$": "$$.Map.Item.Value"}}}}},
        "O": {"Type": "Pass", "End": true, "Parameters": {"o.$": "$$.Map.Item.Index", "n.$": "$.inner"}}}}})"),
        R"([{"l": [9, 2]}, {"l": [1]}])");
    QCOMPARE(run.output(),
             std::string(R"([{"o":0,"n":[{"i":0,"v":9},{"i":1,"v":2}]},{"o":1,"n":[{"i":0,"v":1}]}])"));
}

void TestIsolation::branchesHaveVariablesOfTheirOwn() {
    const auto branch = [](const std::string& name, const std::string& value) {
        return R"({"StartAt": ")" + name + R"(1", "States": {")" + name +
               R"(1": {"Type": "Pass", "Assign": {"v": ")" + value + R"("}, "Next": ")" + name + R"(2"}, ")" +
               name + R"(2": {"Type": "Wait", "Seconds": 1, "Next": ")" + name + R"(3"}, ")" + name +
               R"(3": {"Type": "Pass", "End": true, "Parameters": {"v.$": "$v"}}}})";
    };
    const Run run(machine("P", R"("P": {"Type": "Parallel", "End": true, "Branches": [)" +
                                   branch("A", "one") + ", " + branch("B", "two") + "]}"));
    QCOMPARE(run.output(), std::string(R"([{"v":"one"},{"v":"two"}])"));
}

void TestIsolation::textsAreNeverTakenForJsonata_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes") << R"(" & "x)";
    QTest::newRow("ends its text and calls") << R"(" & $string($states.context) & ")";
    QTest::newRow("an expression") << "{% 1 + 1 %}";
    QTest::newRow("a name") << "$states.input";
    QTest::newRow("backslashes and control characters") << "\\\"\\n\n\t\\";
    QTest::newRow("a comment") << "/* x */ `y`";
    QTest::newRow("template") << "$${Name}{}";
}

// As input, as variable, and as what JSONPath put together.
void TestIsolation::textsAreNeverTakenForJsonata() {
    QFETCH(QString, text);
    const std::string quoted = json::toText(json::Value(text.toStdString()));
    const Run run(R"_({"QueryLanguage": "JSONata", "StartAt": "A", "States": {
        "A": {"Type": "Pass", "Assign": {"v": "{% $states.input.t %}"}, "Next": "B"},
        "B": {"Type": "Choice", "Choices": [{"Condition": "{% $v = $states.input.t and $length($v) = $states.input.n %}", "Next": "C"}], "Default": "F"},
        "C": {"Type": "Pass", "QueryLanguage": "JSONPath", "Assign": {"w.$": "States.Format('{}', $v)"}, "Next": "D"},
        "D": {"Type": "Pass", "Output": {"v": "{% $v %}", "w": "{% $w %}", "joined": "{% '<' & $v & '>' %}"}, "End": true},
        "F": {"Type": "Fail"}}})_",
                  R"({"t": )" + quoted + R"(, "n": )" + std::to_string(text.size()) + "}");
    const std::string joined = json::toText(json::Value("<" + text.toStdString() + ">"));
    QCOMPARE(
        QString::fromStdString(run.output()),
        QString::fromStdString(R"({"v":)" + quoted + R"(,"w":)" + quoted + R"(,"joined":)" + joined + "}"));
}

QTEST_APPLESS_MAIN(TestIsolation)
#include "tst_isolation.moc"
