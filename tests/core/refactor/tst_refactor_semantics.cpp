// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/refactor.h"
#include "core/json/text_edit.h"
#include "core/lint/lint.h"
#include "tests/core/execution/harness.h"
#include "tests/core/refactor/working_machines.h"

using namespace wb;
using namespace wb::asl;
using namespace wb::asl::refactor::test;

namespace {

std::string converted(const std::string& definition) {
    const auto model = Model::read(json::parse(definition));
    const auto edit = refactor::convertToJsonata(*model, {});
    return edit.ok() ? json::apply(definition, edit->edits) : std::string();
}

} // namespace

/// A converted machine does what it did before, wherever it succeeded.
class TestRefactorSemantics : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void expressionsGiveTheSame_data();
    void expressionsGiveTheSame();
    void rulesDecideTheSame_data();
    void rulesDecideTheSame();
    void machinesGiveTheSame();
    void statesGiveTheSame_data();
    void statesGiveTheSame();

  private:
    static void compare(const std::string& before, const std::string& after) {
        const execution::test::Run first(before, input, answers());
        if (first.status() != "SUCCEEDED") return;
        const execution::test::Run second(after, input, answers());
        const std::string story = before + "\n" + after + "\n" + second.cause();
        QVERIFY2(second.status() == "SUCCEEDED", story.c_str());
        QVERIFY2(first.state().output() == second.state().output(),
                 (story + "\n" + first.output() + "\n" + second.output()).c_str());
    }
};

void TestRefactorSemantics::expressionsGiveTheSame_data() {
    QTest::addColumn<QByteArray>("expression");
    for (const std::string& expression : expressions)
        QTest::newRow(expression.c_str()) << QByteArray::fromStdString(expression);
}

void TestRefactorSemantics::expressionsGiveTheSame() {
    QFETCH(QByteArray, expression);
    const std::string before = R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"v.$": )" +
                               json::quoted(expression.toStdString()) + R"(}, "End": true}}})";
    const std::string after = converted(before);
    const auto model = Model::read(json::parse(after));
    QCOMPARE(model->state(0).queryLanguage, QueryLanguage::Jsonata);
    QVERIFY2(lint::isValid(lint::check(*model)), after.c_str());
    QCOMPARE(execution::test::Run(before, input).status(), std::string("SUCCEEDED"));
    compare(before, after);
}

void TestRefactorSemantics::rulesDecideTheSame_data() {
    QTest::addColumn<QByteArray>("rule");
    for (const std::string& rule : comparisons)
        QTest::newRow(rule.c_str()) << QByteArray::fromStdString(rule);
}

void TestRefactorSemantics::rulesDecideTheSame() {
    QFETCH(QByteArray, rule);
    const std::string before =
        R"({"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{)" + rule.toStdString() +
        R"(, "Next": "B"}], "Default": "C"}, "B": {"Type": "Pass", "Result": 1, "End": true},
                               "C": {"Type": "Pass", "Result": 2, "End": true}}})";
    const std::string after = converted(before);
    const auto model = Model::read(json::parse(after));
    QCOMPARE(model->state(0).queryLanguage, QueryLanguage::Jsonata);
    QVERIFY2(lint::isValid(lint::check(*model)), after.c_str());
    compare(before, after);
}

void TestRefactorSemantics::machinesGiveTheSame() {
    for (unsigned seed = 0; seed < 400; ++seed) {
        const std::string before = WorkingMachines(seed).definition();
        QVERIFY2(!json::parse(before)->hasErrors(), before.c_str());
        compare(before, converted(before));
        if (QTest::currentTestFailed()) return;
    }
}

void TestRefactorSemantics::statesGiveTheSame_data() {
    QTest::addColumn<QByteArray>("state");
    const auto row = [](const char* name, const char* state) { QTest::newRow(name) << QByteArray(state); };
    row("output of a rule",
        R"({"Type": "Choice", "OutputPath": "$.a", "Choices": [{"Variable": "$.n", "IsPresent": true, "Next": "Z"}], "Default": "Z"})");
    row("input of a rule",
        R"({"Type": "Choice", "InputPath": "$.a", "Choices": [{"Variable": "$.b", "IsPresent": true, "Next": "Z"}], "Default": "Z"})");
    row("output of the default",
        R"({"Type": "Choice", "OutputPath": "$.a", "Choices": [{"Variable": "$.none", "IsPresent": true, "Next": "Z"}], "Default": "Z"})");
    row("constant that looks like a path", R"({"Type": "Pass", "Result": {"a.$": "$.n"}, "Next": "Z"})");
    row("constant that looks like an expression",
        R"({"Type": "Pass", "Result": ["{% 1 + 1 %}"], "Next": "Z"})");
    row("constant text that looks like one", R"({"Type": "Pass", "Result": "{% 1 + 1 %}", "Next": "Z"})");
    row("constant at a place",
        R"({"Type": "Pass", "Result": {"a.$": "$.n"}, "ResultPath": "$.r", "Next": "Z"})");
    row("variables called like parameters",
        R"json({"Type": "Pass", "Assign": {"item": "zzz", "i": {"rows": [1, 2, 3]}}, "Next": "Y"}, "Y": {"Type": "Pass", "Parameters": {"a.$": "States.ArrayContains($.twice, $item)", "b.$": "$i.rows[-1:]", "c.$": "$.list[?(@.id == 2)].id"}, "Next": "Z"})json");
}

void TestRefactorSemantics::statesGiveTheSame() {
    QFETCH(QByteArray, state);
    const std::string before =
        R"({"StartAt": "A", "States": {"A": )" + state.toStdString() + R"(, "Z": {"Type": "Succeed"}}})";
    const std::string after = converted(before);
    QVERIFY2(after.find("JSONPath") == std::string::npos && after.find("JSONata") != std::string::npos,
             after.c_str());
    QVERIFY2(lint::isValid(lint::check(*Model::read(json::parse(after)))), after.c_str());
    QCOMPARE(execution::test::Run(before, input).status(), std::string("SUCCEEDED"));
    compare(before, after);
}

QTEST_APPLESS_MAIN(TestRefactorSemantics)
#include "tst_refactor_semantics.moc"
