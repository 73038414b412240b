// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/query/payload_path.h"
#include "core/query/template.h"

#include <QTest>

using namespace wb;
using namespace wb::query;

class TestPayload : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void fillsTemplates_data();
    void fillsTemplates();
    void failsAsTheService_data();
    void failsAsTheService();
    void refusesTemplatesThatDoNotCompile();
    void sharesConstants();
    void filtersInputAndOutput_data();
    void filtersInputAndOutput();
    void putsResults_data();
    void putsResults();
    void tellsWhereValuesComeFrom();
    void recognisesJsonataStrings();
};

namespace {

json::Value read(const std::string& text) {
    auto value = json::read(text);
    return value ? std::move(*value) : json::Value("NOT JSON: " + text);
}

QString text(const json::Value& value) {
    return QString::fromStdString(json::toText(value));
}

Scope scopeOf(const QString& input) {
    return {
        read(input.toStdString()), read(R"({"Execution":{"Name":"run"}})"), read(R"({"v":{"x":7}})"), {}, 0};
}

} // namespace

void TestPayload::fillsTemplates_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* source, const char* input, const char* expected) {
        QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(input)
                              << QString::fromUtf8(expected);
    };
    row(R"({"a.$":"$.x"})", R"({"x":[1]})", R"({"a":[1]})");
    row(R"({"a":"$.x","b":1})", "{}", R"({"a":"$.x","b":1})");
    row(R"({"a":{"b":[{"c.$":"$.x"},{"d":2}]}})", R"({"x":1})", R"({"a":{"b":[{"c":1},{"d":2}]}})");
    row(R"({"a.$":"$$.Execution.Name","b.$":"$v.x","c.$":"$"})", R"({"x":1})",
        R"({"a":"run","b":7,"c":{"x":1}})");
    row("{\"a.$\":\"States.Format('{}!', $.x)\"}", R"({"x":"hi"})", R"({"a":"hi!"})");
    row(R"({"a.$":"$.list[*].x"})", "{}", R"({"a":[]})");
    row(R"({".$":"$.x"})", R"({"x":1})", R"({"":1})");
    row(R"([{"a.$":"$.x"}])", R"({"x":1})", R"([{"a":1}])");
    row(R"("$.x")", R"({"x":1})", R"("$.x")");
}

void TestPayload::fillsTemplates() {
    QFETCH(QString, source);
    QFETCH(QString, input);
    QFETCH(QString, expected);
    const auto compiled = Template::compile(read(source.toStdString()), Language::JsonPath, "Parameters");
    QVERIFY(compiled.ok());
    Random random;
    const auto value = compiled->evaluate(scopeOf(input), random);
    QVERIFY2(value.ok(), value ? "" : value.error().cause.c_str());
    QCOMPARE(text(*value), expected);
}

void TestPayload::failsAsTheService_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* source, const char* error) {
        QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(error);
    };
    row(R"({"value.$":"$.no"})",
        "States.Runtime: The JSONPath '$.no' specified for the field 'value.$' could not be found "
        "in the input '{\"x\":1}'");
    row(R"({"deep":{"value.$":"$.no.where"}})",
        "States.Runtime: The JSONPath '$.no.where' specified for the field "
        "'value.$' could not be found in the input '{\"x\":1}'");
    row(R"({"value.$":"$$.No"})",
        "States.Runtime: The JSONPath '$$.No' specified for the field 'value.$' could not be "
        "found in the input '{\"Execution\":{\"Name\":\"run\"}}'");
    row("{\"value.$\":\"States.MathAdd($.x, 'a')\"}",
        "States.IntrinsicFailure: Invalid arguments in States.MathAdd");
}

void TestPayload::failsAsTheService() {
    QFETCH(QString, source);
    QFETCH(QString, error);
    const auto compiled = Template::compile(read(source.toStdString()), Language::JsonPath, "Parameters");
    Random random;
    const auto value = compiled->evaluate(scopeOf(QStringLiteral(R"({"x":1})")), random);
    QVERIFY(!value.ok());
    QCOMPARE(QString::fromStdString(value.error().name + ": " + value.error().cause), error);
}

void TestPayload::refusesTemplatesThatDoNotCompile() {
    const auto number = Template::compile(read(R"({"a":{"b.$":1}})"), Language::JsonPath, "Parameters");
    QVERIFY(!number.ok());
    QCOMPARE(number.error().location, std::string("b.$"));
    QCOMPARE(
        number.error().message,
        std::string(
            "The value for the field 'b.$' must be a valid JSONPath or a valid intrinsic function call"));
    QVERIFY(!Template::compile(read(R"({"b.$":"x"})"), Language::JsonPath, "Parameters").ok());
    QVERIFY(!Template::compile(read("{\"b.$\":\"States.No()\"}"), Language::JsonPath, "Parameters").ok());
}

void TestPayload::sharesConstants() {
    const json::Value source = read(R"({"big":{"list":[1,2,3]},"a.$":"$.x"})");
    const auto compiled = Template::compile(source, Language::JsonPath, "Parameters");
    QVERIFY(!compiled->isConstant());
    Random random;
    const Scope scope = scopeOf(QStringLiteral(R"({"x":{"y":1}})"));
    const auto value = compiled->evaluate(scope, random);
    QVERIFY((*value)["big"].isSame(source["big"]));
    QVERIFY((*value)["a"].isSame(scope.input["x"]));
    QVERIFY(Template::compile(source["big"], Language::JsonPath, "Parameters")->isConstant());
}

void TestPayload::filtersInputAndOutput_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* field, const char* expected) {
        QTest::newRow(field) << QString::fromUtf8(field) << QString::fromUtf8(expected);
    };
    row("\"$\"", R"({"x":1,"l":[{"y":2}]})");
    row("null", "{}");
    row("\"$.x\"", "1");
    row("\"$.l[*].y\"", "[2]");
    row("\"$v\"", R"({"x":7})");
    row("\"$$\"", R"({"Execution":{"Name":"run"}})");
    row("\"$.no\"", "States.Runtime: Invalid path '$.no' : No results for path: $['no']");
    row("\"no\"", "invalid");
    row("1", "invalid");
}

void TestPayload::filtersInputAndOutput() {
    QFETCH(QString, field);
    QFETCH(QString, expected);
    const auto path = FilterPath::compile(read(field.toStdString()));
    QCOMPARE(path.ok(), expected != QLatin1String("invalid"));
    if (!path) return;
    const auto value = path->apply(scopeOf(QStringLiteral(R"({"x":1,"l":[{"y":2}]})")));
    QCOMPARE(value ? text(*value) : QString::fromStdString(value.error().name + ": " + value.error().cause),
             expected);
}

void TestPayload::putsResults_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* field, const char* expected) {
        QTest::newRow(field) << QString::fromUtf8(field) << QString::fromUtf8(expected);
    };
    row("\"$\"", "9");
    row("null", R"({"x":1})");
    row("\"$.r\"", R"({"x":1,"r":9})");
    row("\"$.x.y\"", "States.ReferencePathConflict: Unable to apply step \"x\" to input {\"x\":1}");
    row("\"$.l[*]\"", "invalid");
    row("\"$$.x\"", "invalid");
    row("\"$v\"", "invalid");
}

void TestPayload::putsResults() {
    QFETCH(QString, field);
    QFETCH(QString, expected);
    const auto path = ResultPath::compile(read(field.toStdString()));
    QCOMPARE(path.ok(), expected != QLatin1String("invalid"));
    if (!path) return;
    const auto value = path->apply(read(R"({"x":1})"), json::Value(9));
    QCOMPARE(value ? text(*value) : QString::fromStdString(value.error().name + ": " + value.error().cause),
             expected);
}

void TestPayload::tellsWhereValuesComeFrom() {
    const json::Value source =
        json::Value::object({{"a.$", "$.x"},
                             {"deep", json::Value::array({json::Value::object({{"b.$", "$.l[*].y"}}), 1})},
                             {"c.$", "States.Format('{}{}', $$.Execution.Name, States.ArrayLength($.l))"},
                             {"d.$", "$v.x"},
                             {"e", "constant"}});
    const auto compiled = Template::compile(source, Language::JsonPath, "Parameters");
    const Scope scope = scopeOf(QStringLiteral(R"({"x":1,"l":[{"y":2},{"y":3}]})"));
    const Trace expected = {{"/a", Document::Input, "/x"},
                            {"/deep/0/b/0", Document::Input, "/l/0/y"},
                            {"/deep/0/b/1", Document::Input, "/l/1/y"},
                            {"/c", Document::Context, "/Execution/Name"},
                            {"/c", Document::Input, "/l"},
                            {"/d", Document::Variables, "/v/x"}};
    QVERIFY(compiled->trace(scope) == expected);
    QVERIFY(FilterPath::compile(json::Value("$.l[0]"))->trace(scope) ==
            (Trace{{"", Document::Input, "/l/0"}}));
    QVERIFY(FilterPath::compile(json::Value(nullptr))->trace(scope).empty());
}

void TestPayload::recognisesJsonataStrings() {
    std::string_view inside;
    QVERIFY(isJsonataExpression("{% $x %}", &inside));
    QCOMPARE(std::string(inside), std::string("$x"));
    QVERIFY(isJsonataExpression("{%%}", &inside));
    QVERIFY(inside.empty());
    QVERIFY(!isJsonataExpression(" {% $x %}"));
    QVERIFY(!isJsonataExpression("{%}"));
    QVERIFY(!isJsonataExpression("{% $x %} "));
}

QTEST_APPLESS_MAIN(TestPayload)
#include "tst_payload.moc"
