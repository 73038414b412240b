// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/asl/refactor/refactor.h"
#include "core/json/parser.h"
#include "core/json/text_edit.h"

#include <QtTest>

using namespace wb;
using namespace wb::asl;
using namespace wb::asl::refactor;

namespace {

ModelPtr machine(const std::string& state, const std::string& more = "") {
    return Model::read(json::parse(R"({"StartAt": "A", "States": {"A": )" + state + more + "}}"));
}

} // namespace

class TestRefactorConversion : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void states_data();
    void states();
    void refusals_data();
    void refusals();
    void wholeMachine();
    void whatCannotBeConvertedIsSaid();
    void aVariableMayHideAFunction();
    void whatMayDifferIsSaid();
    void unknownFieldsOfRulesStay();
    void commentsOfRulesStay();
    void duplicateKeysGoTogether();
};

void TestRefactorConversion::states_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char* name, const char* before, const char* after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after);
    };
    row("parameters", R"({"Type": "Task", "Parameters": {"a.$": "$.b", "c": 1}, "End": true})",
        R"({"Type": "Task", "QueryLanguage": "JSONata", "Arguments": {"a": "{% $states.input.b %}", "c": 1}, "End": true})");
    row("input path",
        R"({"Type": "Task", "InputPath": "$.x", "Parameters": {"a.$": "$['b c'][0]"}, "End": true})",
        R"({"Type": "Task", "QueryLanguage": "JSONata", "Arguments": {"a": "{% $states.input.x.`b c`[0] %}"}, "End": true})");
    row("result path", R"({"Type": "Task", "ResultPath": "$.r.s", "End": true})",
        R"({"Type": "Task", "QueryLanguage": "JSONata", "Output": "{% $merge([$states.input, {'r': $merge([$states.input.r, {'s': $states.result}])}]) %}", "End": true})");
    row("result path null", R"({"Type": "Task", "ResultPath": null, "End": true})",
        R"({"Type": "Task", "QueryLanguage": "JSONata", "Output": "{% $states.input %}", "End": true})");
    row("result selector", R"({"Type": "Task", "ResultSelector": {"a.$": "$.b"}, "End": true})",
        R"({"Type": "Task", "QueryLanguage": "JSONata", "Output": {"a": "{% $states.result.b %}"}, "End": true})");
    row("selector and path",
        R"({"Type": "Task", "ResultSelector": {"a.$": "$.b"}, "ResultPath": "$.r", "End": true})",
        R"({"Type": "Task", "QueryLanguage": "JSONata", "Output": "{% $merge([$states.input, {'r': {'a': $states.result.b}}]) %}", "End": true})");
    row("output path", R"({"Type": "Pass", "OutputPath": "$.a", "End": true})",
        R"({"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% ($states.input).a %}", "End": true})");
    row("result", R"({"Type": "Pass", "Result": {"a": 1.50}, "End": true})",
        R"({"Type": "Pass", "QueryLanguage": "JSONata", "Output": {"a": 1.50}, "End": true})");
    row("wait", R"({"Type": "Wait", "SecondsPath": "$.s", "End": true})",
        R"({"Type": "Wait", "QueryLanguage": "JSONata", "Seconds": "{% $states.input.s %}", "End": true})");
    row("context and variable",
        R"({"Type": "Pass", "Assign": {"a.$": "$$.State.Name", "b.$": "$v.x"}, "End": true})",
        R"({"Type": "Pass", "QueryLanguage": "JSONata", "Assign": {"a": "{% $states.context.State.Name %}", "b": "{% $v.x %}"}, "End": true})");
    row("intrinsics",
        R"json({"Type": "Pass", "Parameters": {"a.$": "States.Format('{} of {}', $.x, States.MathAdd($.y, 1))"}, "End": true})json",
        R"json({"Type": "Pass", "QueryLanguage": "JSONata", "Output": {"a": "{% ($states.input.x & ' of ' & ($states.input.y + 1)) %}"}, "End": true})json");
    row("rule",
        R"({"Type": "Choice", "Choices": [{"Variable": "$.a", "NumericGreaterThan": 5, "Next": "A"}]})",
        R"({"Type": "Choice", "QueryLanguage": "JSONata", "Choices": [{"Condition": "{% ($type($states.input.a) = 'number' ? $states.input.a > 5 : false) %}", "Next": "A"}]})");
    row("nested rule",
        R"({"Type": "Choice", "Choices": [{"And": [{"Variable": "$.a", "IsPresent": true}, {"Not": {"Variable": "$.b", "StringEquals": "x"}}], "Next": "A"}]})",
        R"({"Type": "Choice", "QueryLanguage": "JSONata", "Choices": [{"Condition": "{% ($exists($states.input.a)) and ($not($states.input.b = 'x')) %}", "Next": "A"}]})");
    row("lists",
        R"({"Type": "Pass", "Parameters": {"a.$": "$.l[*].b", "c.$": "$.l[?(@.d == 1)]", "e.$": "$.l[1:]"}, "End": true})",
        R"({"Type": "Pass", "QueryLanguage": "JSONata", "Output": {"a": "{% [$map($states.input.l, function($item) { $item.b })[]] %}", "c": "{% [$filter($states.input.l, function($item) { $item.d = 1 })[]] %}", "e": "{% [$filter($states.input.l, function($item, $i) { $i >= 1 })[]] %}"}, "End": true})");
    row("catcher",
        R"({"Type": "Task", "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Next": "A"}], "End": true})",
        R"({"Type": "Task", "QueryLanguage": "JSONata", "Catch": [{"ErrorEquals": ["States.ALL"], "Output": "{% $merge([$states.input, {'e': $states.errorOutput}]) %}", "Next": "A"}], "End": true})");
}

void TestRefactorConversion::states() {
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto model = machine(before.toStdString());
    const auto edit = convertToJsonata(*model, StatePath().state("A"));
    QVERIFY2(edit.ok(), edit.ok() ? "" : edit.error().reason.c_str());
    const auto now = Model::read(json::parse(json::apply(model->tree().text(), edit->edits)));
    const auto text = now->state(0).node.text();
    QCOMPARE(QByteArray(text.data(), static_cast<qsizetype>(text.size())), after);
    QVERIFY(canConvertToJsonata(*now, StatePath().state("A")));
}

void TestRefactorConversion::refusals_data() {
    QTest::addColumn<QByteArray>("state");
    QTest::newRow("descendants") << QByteArray(R"({"Type": "Pass", "OutputPath": "$..b", "End": true})");
    QTest::newRow("slice with a step")
        << QByteArray(R"({"Type": "Pass", "InputPath": "$.a[0:5:2]", "End": true})");
    QTest::newRow("regular expression in a filter")
        << QByteArray(R"({"Type": "Pass", "InputPath": "$.a[?(@.b =~ /x/)]", "End": true})");
    QTest::newRow("items compared with one another")
        << QByteArray(R"({"Type": "Pass", "InputPath": "$.a[?(@.b < @.c)]", "End": true})");
    QTest::newRow("random") << QByteArray(
        R"json({"Type": "Pass", "Parameters": {"a.$": "States.MathRandom(1, 9)"}, "End": true})json");
    QTest::newRow("split where the data says") << QByteArray(
        R"json({"Type": "Pass", "Parameters": {"a.$": "States.StringSplit($.x, $.y)"}, "End": true})json");
    QTest::newRow("times finer than a millisecond") << QByteArray(
        R"({"Type": "Choice", "Choices": [{"Variable": "$.t", "TimestampLessThan": "2020-01-01T00:00:00.0009Z", "Next": "A"}]})");
    QTest::newRow("result in an array")
        << QByteArray(R"({"Type": "Task", "ResultPath": "$.a[0]", "End": true})");
}

void TestRefactorConversion::refusals() {
    QFETCH(QByteArray, state);
    const auto edit = convertToJsonata(*machine(state.toStdString()), StatePath().state("A"));
    QVERIFY(!edit.ok());
    QVERIFY(!edit.error().reason.empty());
}

void TestRefactorConversion::wholeMachine() {
    const auto model =
        machine(R"({"Type": "Pass", "QueryLanguage": "JSONPath", "OutputPath": "$.a", "Next": "B"})",
                R"(, "B": {"Type": "Succeed"})");
    const auto edit = convertToJsonata(*model, {});
    QVERIFY(edit.ok() && edit->notes.empty());
    QCOMPARE(json::apply(model->tree().text(), edit->edits),
             std::string(R"({"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", )"
                         R"("Output": "{% ($states.input).a %}", "Next": "B"}, "B": {"Type": "Succeed"}}})"));
}

void TestRefactorConversion::whatCannotBeConvertedIsSaid() {
    const auto model =
        machine(R"({"Type": "Pass", "OutputPath": "$..a", "Next": "B"})", R"(, "B": {"Type": "Succeed"})");
    const auto edit = convertToJsonata(*model, {});
    QVERIFY(edit.ok());
    QCOMPARE(edit->notes.size(), std::size_t{1});
    const auto now = Model::read(json::parse(json::apply(model->tree().text(), edit->edits)));
    QCOMPARE(now->state(0).queryLanguage, QueryLanguage::JsonPath);
    QCOMPARE(now->state(1).queryLanguage, QueryLanguage::Jsonata);
}

void TestRefactorConversion::aVariableMayHideAFunction() {
    const auto model = machine(
        R"({"Type": "Pass", "Assign": {"count": 7}, "Next": "B"})",
        R"json(, "B": {"Type": "Pass", "Parameters": {"n.$": "States.ArrayLength($.l)"}, "Next": "C"}, "C": {"Type": "Pass", "OutputPath": "$.x", "End": true})json");
    const auto refused = convertToJsonata(*model, StatePath().state("B"));
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().reason.find("count") != std::string::npos);
    QVERIFY(convertToJsonata(*model, StatePath().state("C")).ok());
}

void TestRefactorConversion::whatMayDifferIsSaid() {
    for (const char* call :
         {"States.Format('{}', $.a)", "States.JsonToString($.a)", "States.Base64Encode($.a)"}) {
        const auto model = machine(R"({"Type": "Pass", "Parameters": {"a.$": ")" + std::string(call) +
                                   R"("}, "End": true})");
        const auto edit = convertToJsonata(*model, {});
        QVERIFY(edit.ok());
        QCOMPARE(edit->notes.size(), std::size_t{1});
        // It is converted nevertheless, and the machine is JSONata as a whole.
        const auto now = Model::read(json::parse(json::apply(model->tree().text(), edit->edits)));
        QCOMPARE(now->queryLanguage(), QueryLanguage::Jsonata);
    }
}

void TestRefactorConversion::unknownFieldsOfRulesStay() {
    const auto model = machine(
        R"({"Type": "Choice", "Choices": [{"X-Note": "mine", "Variable": "$.a", "IsNull": true, "Next": "A"}]})");
    const auto edit = convertToJsonata(*model, StatePath().state("A"));
    QVERIFY(edit.ok());
    QVERIFY(json::apply(model->tree().text(), edit->edits).find(R"("X-Note": "mine")") != std::string::npos);
}

void TestRefactorConversion::commentsOfRulesStay() {
    const auto model = machine(R"({
  "Type": "Choice",
  "Choices": [
    // what matters
    {
      // both
      "And": [ // of these
        // dear ones
        {"Variable": "$.a", "NumericGreaterThan": 5}, // a lot
        {"Not": /* never */ {"Variable": "$.b", "IsNull": true}}
      ], // both of them
      "Next": "A" // again
    },
    {"Variable": "$.c", /* yes */ "BooleanEquals": true /* really */, "Next": "A"}
  ],
  "Default": "A"
})");
    const auto edit = convertToJsonata(*model, StatePath().state("A"));
    QVERIFY(edit.ok());
    const auto now = Model::read(json::parse(json::apply(model->tree().text(), edit->edits)));
    QCOMPARE(QString::fromStdString(std::string(now->find(StatePath().state("A"))->node["Choices"].text())),
             QStringLiteral(R"([
    // what matters
    {
      // both
      // of these
      // dear ones
      // a lot
      /* never */
      "Condition": "{% (($type($states.input.a) = 'number' ? $states.input.a > 5 : false)) and ($not($type($states.input.b) = 'null')) %}", // both of them
      "Next": "A" // again
    },
    {/* yes */ /* really */ "Condition": "{% $states.input.c = true %}", "Next": "A"}
  ])"));
}

void TestRefactorConversion::duplicateKeysGoTogether() {
    const auto model = machine(
        R"({"Type": "Task", "InputPath": "$.x", "Parameters": {"old.$": "$"}, "InputPath": "$.y", "Parameters": {"a.$": "$.b"}, "ResultSelector": {"c.$": "$.d"}, "ResultSelector": {"e.$": "$.f"}, "End": true})");
    const auto edit = convertToJsonata(*model, StatePath().state("A"));
    QVERIFY(edit.ok());
    const auto now = Model::read(json::parse(json::apply(model->tree().text(), edit->edits)));
    QCOMPARE(
        QString::fromStdString(std::string(now->find(StatePath().state("A"))->node.text())),
        QStringLiteral(
            R"({"Type": "Task", "QueryLanguage": "JSONata", "Arguments": {"a": "{% $states.input.y.b %}"}, "Output": {"e": "{% $states.result.f %}"}, "End": true})"));
}

QTEST_APPLESS_MAIN(TestRefactorConversion)
#include "tst_refactor_conversion.moc"
