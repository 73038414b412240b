// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/query/template.h"

#include <QTest>

using namespace wb;
using namespace wb::query;

class TestJsonataTemplate : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void fillsTemplates_data();
    void fillsTemplates();
    void failsAsTheService_data();
    void failsAsTheService();
    void demandsTheExpectedType_data();
    void demandsTheExpectedType();
    void refusesBrokenExpressions();
    void sharesConstantsAndKnowsExpressions();
    void drawsRandomNumbersFromTheSeed();
    void tellsWhatItReads();
    void tellsWhatAFailingExpressionReads();
};

namespace {

json::Value read(const QString& text) {
    auto value = json::read(text.toStdString());
    return value ? std::move(*value) : json::Value("NOT JSON");
}

QString text(const json::Value& value) {
    return QString::fromStdString(json::toText(value));
}

Scope scope() {
    Scope result;
    result.states = read(
        QStringLiteral(R"({"input":{"n":2,"list":[{"v":1},{"v":3}]},"context":{"State":{"Name":"S"}}})"));
    result.variables = read(QStringLiteral(R"({"limit":10,"o":{"x":[1]}})"));
    return result;
}

Result<json::Value, Error> evaluated(const QString& source, Expected expected = Expected::Any) {
    const auto compiled = Template::compile(read(source), Language::Jsonata, "Output");
    if (!compiled)
        return failure(Error{"invalid", compiled.error().message, true, compiled.error().location});
    Random random;
    return compiled->evaluate(scope(), random, {}, expected);
}

} // namespace

void TestJsonataTemplate::fillsTemplates_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* source, const char* expected) {
        QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(expected);
    };
    row(R"("{% $states.input.n + $limit %}")", "12");
    row(R"({"a":["{% $states.context.State.Name %}",{"b":"{% $states.input.list.v %}"}],"c":"plain","d.$":"$.x"})",
        R"({"a":["S",{"b":[1,3]}],"c":"plain","d.$":"$.x"})");
    row(R"(" {% 1 %}")", R"(" {% 1 %}")");
    row("[1,null,true]", "[1,null,true]");
    row(R"("{% null %}")", "null");
}

void TestJsonataTemplate::fillsTemplates() {
    QFETCH(QString, source);
    QFETCH(QString, expected);
    const auto value = evaluated(source);
    QVERIFY2(value.ok(), value ? "" : value.error().cause.c_str());
    QCOMPARE(text(*value), expected);
}

void TestJsonataTemplate::failsAsTheService_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("location");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char* source, const char* location, const char* cause) {
        QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(location)
                              << QString::fromUtf8(cause);
    };
    row(R"({"result":"{% $none %}"})", "Output/result",
        "The JSONata expression '$none' specified for the field 'Output/result' returned nothing "
        "(undefined).");
    row(R"({"a":[1,{"b":"{% $states.input.none %}"}]})", "Output/a[1]/b",
        "The JSONata expression '$states.input.none' specified for the field 'Output/a[1]/b' returned "
        "nothing (undefined).");
    row(R"("{% $f := function($x){$x} %}")", "Output",
        "The JSONata expression '$f := function($x){$x}' specified for the field 'Output' returned an "
        "unsupported result type.");
    row(R"("{% $noFunction(1) %}")", "Output",
        "The JSONata expression '$noFunction(1)' specified for the field 'Output' threw an error during "
        "evaluation. T1006: "
        "Attempted to invoke a non-function");
}

void TestJsonataTemplate::failsAsTheService() {
    QFETCH(QString, source);
    QFETCH(QString, location);
    QFETCH(QString, cause);
    const auto value = evaluated(source);
    QVERIFY(!value.ok());
    QCOMPARE(value.error().name, std::string("States.QueryEvaluationError"));
    QCOMPARE(QString::fromStdString(value.error().cause), cause);
    QCOMPARE(QString::fromStdString(value.error().location), location);
}

void TestJsonataTemplate::demandsTheExpectedType_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<int>("expected");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char* expression, Expected expected, const char* complaint) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << static_cast<int>(expected)
                                  << QString::fromUtf8(complaint);
    };
    row("[1]", Expected::Array, "");
    row("null", Expected::Array, "Expected 'array', but was 'null' for value: null");
    row("{'foo': 'bar'}", Expected::Array, "Expected 'array', but was 'object' for value: {\"foo\":\"bar\"}");
    row("1", Expected::Array, "Expected 'array', but was 'number' for value: 1");
    row("'x'", Expected::Boolean, "Expected 'boolean', but was 'string' for value: \"x\"");
    row("true", Expected::Boolean, "");
    row("1.5", Expected::Number, "");
    row("1.5", Expected::Integer, "Expected 'integer', but was 'number' for value: 1.5");
    row("'s'", Expected::String, "");
}

void TestJsonataTemplate::demandsTheExpectedType() {
    QFETCH(QString, expression);
    QFETCH(int, expected);
    QFETCH(QString, complaint);
    const json::Value source((QLatin1String("{% ") + expression + QLatin1String(" %}")).toStdString());
    const auto value = evaluated(text(source), static_cast<Expected>(expected));
    QCOMPARE(value.ok(), complaint.isEmpty());
    if (value) return;
    const QString cause =
        QStringLiteral("The JSONata expression '%1' specified for the field 'Output' returned an "
                       "unexpected result type. %2")
            .arg(expression, complaint);
    QCOMPARE(QString::fromStdString(value.error().cause), cause);
}

void TestJsonataTemplate::refusesBrokenExpressions() {
    const auto value = evaluated(QStringLiteral(R"({"a":"{% 1 + %}"})"));
    QCOMPARE(value.error().name, std::string("invalid"));
    QCOMPARE(value.error().location, std::string("Output/a"));
    QVERIFY(value.error().cause.rfind("S0207", 0) == 0);
}

void TestJsonataTemplate::sharesConstantsAndKnowsExpressions() {
    const json::Value source = read(QStringLiteral(R"({"big":[1,2,3],"a":"{% 1 %}"})"));
    const auto compiled = Template::compile(source, Language::Jsonata, "Output");
    QVERIFY(!compiled->isConstant());
    QVERIFY(!compiled->isExpression());
    Random random;
    QVERIFY((*compiled->evaluate(scope(), random))["big"].isSame(source["big"]));
    QVERIFY(Template::compile(json::Value("{% 1 %}"), Language::Jsonata, "Output")->isExpression());
    QVERIFY(Template::compile(source["big"], Language::Jsonata, "Output")->isConstant());
}

void TestJsonataTemplate::drawsRandomNumbersFromTheSeed() {
    const auto compiled = Template::compile(json::Value("{% $uuid() %}"), Language::Jsonata, "Output");
    Random first{5};
    Random again{5};
    const json::Value value = *compiled->evaluate(scope(), first);
    QVERIFY(value == *compiled->evaluate(scope(), again));
    QVERIFY(!(value == *compiled->evaluate(scope(), first)));
}

void TestJsonataTemplate::tellsWhatItReads() {
    const json::Value source =
        json::Value::object({{"a", "{% $states.input.list.v %}"}, {"b", "{% $o.x[0] + $limit %}"}});
    const auto compiled = Template::compile(source, Language::Jsonata, "Output");
    const Trace expected = {{"/a/0", Document::Input, "/list/0/v"},
                            {"/a/1", Document::Input, "/list/1/v"},
                            {"/b", Document::Variables, "/o/x/0"},
                            {"/b", Document::Variables, "/limit"}};
    QVERIFY(compiled->trace(scope()) == expected);
}

void TestJsonataTemplate::tellsWhatAFailingExpressionReads() {
    const json::Value source("{% $states.input.list[0].v & $error($states.context.State.Name) %}");
    const auto compiled = Template::compile(source, Language::Jsonata, "Output");
    const Trace expected = {{"", Document::Input, "/list"}, {"", Document::Context, "/State/Name"}};
    QVERIFY(compiled->trace(scope()) == expected);
}

QTEST_APPLESS_MAIN(TestJsonataTemplate)
#include "tst_jsonata_template.moc"
