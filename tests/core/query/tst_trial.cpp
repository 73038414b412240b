// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/query/trial.h"

#include <QTest>

using namespace wb;
using namespace wb::query;

namespace {

Scope scope() {
    Scope scope;
    scope.input = *json::read(R"({"a": {"b": [1, 2]}, "s": "é"})");
    scope.context = *json::read(R"({"Execution": {"Name": "run"}})");
    scope.variables = *json::read(R"({"v": {"n": 7}})");
    scope.states = json::Value::object({{"input", scope.input}, {"context", scope.context}, {"result", 3}});
    return scope;
}

} // namespace

class TestTrial : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void gives_data();
    void gives();
    void blames_data();
    void blames();
    void tracesWhatItGives();
    void keepsToItsBudget_data();
    void keepsToItsBudget();
    void canBeCancelled();
};

void TestTrial::gives_data() {
    QTest::addColumn<bool>("isJsonata");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    QTest::newRow("path") << false << "$.a.b[1]"
                          << "2";
    QTest::newRow("indefinite path") << false << "$.a.b[*]"
                                     << "[1,2]";
    QTest::newRow("context") << false << "$$.Execution.Name"
                             << "\"run\"";
    QTest::newRow("variable") << false << "$v.n"
                              << "7";
    QTest::newRow("intrinsic") << false << "States.ArrayLength($.a.b)"
                               << "2";
    QTest::newRow("jsonata") << true << "$states.input.a.b[1] + $v.n"
                             << "9";
    QTest::newRow("jsonata in its signs") << true << "{%  $states.result %}"
                                          << "3";
    QTest::newRow("jsonata, another document") << true << "$states.context.Execution.Name"
                                               << "\"run\"";
}

void TestTrial::gives() {
    QFETCH(bool, isJsonata);
    QFETCH(QString, text);
    QFETCH(QString, value);
    const Trial trial =
        tryOut(text.toStdString(), isJsonata ? Language::Jsonata : Language::JsonPath, scope());
    QVERIFY2(!trial.error, trial.error ? trial.error->message.c_str() : "");
    QCOMPARE(QString::fromStdString(json::toText(trial.value)), value);
}

void TestTrial::blames_data() {
    QTest::addColumn<bool>("isJsonata");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("blamed");
    QTest::newRow("no such member") << false << "$.a.x.y"
                                    << "States.Runtime"
                                    << ".x";
    QTest::newRow("no such element") << false << "$.a.b[7]"
                                     << "States.Runtime"
                                     << "[7]";
    QTest::newRow("no such variable") << false << "$w.n"
                                      << "States.Runtime"
                                      << ".n";
    QTest::newRow("no path") << false << "$.a["
                             << ""
                             << "[";
    QTest::newRow("argument without value") << false << "States.Format('{}', States.Array($.a.nope))"
                                            << "States.Runtime"
                                            << ".nope";
    QTest::newRow("argument of the wrong kind") << false << "States.ArrayLength($.s)"
                                                << "States.IntrinsicFailure"
                                                << "States.ArrayLength($.s)";
    QTest::newRow("jsonata syntax") << true << "1 + * 2"
                                    << "S0201"
                                    << "2";
    QTest::newRow("jsonata syntax in its signs") << true << "{% (1 + 2] %}"
                                                 << "S0202"
                                                 << "]";
    QTest::newRow("jsonata type") << true << "$length('é') + 'x'"
                                  << "T2002"
                                  << "+";
    QTest::newRow("jsonata undefined") << true << "$states.input.nope"
                                       << ""
                                       << "";
    QTest::newRow("jsonata nothing at all") << true << "{%  %}"
                                            << "S0207"
                                            << "";
}

void TestTrial::blames() {
    QFETCH(bool, isJsonata);
    QFETCH(QString, text);
    QFETCH(QString, name);
    QFETCH(QString, blamed);
    const std::string source = text.toStdString();
    const Trial trial = tryOut(source, isJsonata ? Language::Jsonata : Language::JsonPath, scope());
    QVERIFY(trial.error);
    QVERIFY(trial.value.isAbsent());
    QVERIFY(!trial.error->message.empty());
    QCOMPARE(QString::fromStdString(trial.error->name), name);
    const json::TextRange range = trial.error->range;
    QCOMPARE(QString::fromStdString(source.substr(range.begin, range.length())), blamed);
}

void TestTrial::tracesWhatItGives() {
    const Trial path = tryOut("$.a.b[1]", Language::JsonPath, scope());
    QCOMPARE(path.trace, (Trace{{"", Document::Input, "/a/b/1"}}));
    const Trial sum = tryOut("$states.result + $v.n", Language::Jsonata, scope());
    QCOMPARE(sum.trace, (Trace{{"", Document::Result, ""}, {"", Document::Variables, "/v/n"}}));
    QVERIFY(tryOut("$.nope", Language::JsonPath, scope()).trace.empty());
}

void TestTrial::keepsToItsBudget_data() {
    QTest::addColumn<bool>("isJsonata");
    QTest::addColumn<QString>("text");
    QTest::newRow("an endless recursion") << true << "($f := function($n) { $f($n + 1) }; $f(0))";
    QTest::newRow("a regular expression") << true << "$match($join([1..60].('a')) & '!', /(a+)+$/)";
    QTest::newRow("a large range") << true << "[1..9999999].($string($))";
    QTest::newRow("descendants of descendants") << false << "$..*..*..*..*..*..*";
}

void TestTrial::keepsToItsBudget() {
    QFETCH(bool, isJsonata);
    QFETCH(QString, text);
    Budget budget;
    budget.milliseconds = 200;
    budget.steps = isJsonata ? 2'000'000 : 1'000;
    Scope wide = scope();
    std::vector<json::Value> items;
    for (int i = 0; i < 300; ++i) items.push_back(wide.input);
    wide.input = json::Value::array(items);
    const Trial trial =
        tryOut(text.toStdString(), isJsonata ? Language::Jsonata : Language::JsonPath, wide, budget);
    QVERIFY(trial.error);
}

void TestTrial::canBeCancelled() {
    const std::atomic<bool> cancelled = true;
    Budget budget;
    budget.cancelled = &cancelled;
    const Trial trial =
        tryOut("($f := function($n) { $f($n + 1) }; $f(0))", Language::Jsonata, scope(), budget);
    QVERIFY(trial.error);
}

QTEST_APPLESS_MAIN(TestTrial)
#include "tst_trial.moc"
