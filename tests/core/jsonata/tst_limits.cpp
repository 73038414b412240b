// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/writer.h"
#include "core/query/jsonata/jsonata.h"
#include "tests/support/small_stack.h"

#include <QTest>

#include <memory>

using namespace wb;
using namespace wb::query;
using json::Value;

namespace {

struct Outcome {
    std::string code;
    std::string result;
};

Outcome run(const std::string& source, const jsonata::Environment& environment = {}) {
    const auto expression = jsonata::Expression::compile(source);
    if (!expression) return {expression.error().code, {}};
    const auto result = expression->evaluate(environment);
    if (!result) return {result.error().code, {}};
    return {{}, json::toText(*result)};
}

std::string repeat(const std::string& text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += text;
    return all;
}

} // namespace

/// No expression hangs, crashes or exhausts memory.
class LimitsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void recursesDeepOnASmallStack();
    void endsEndlessRecursion();
    void endsEndlessTailCalls();
    void endsAnEndlessLoopAtItsSteps();
    void stopsWhenCancelled();
    void refusesDeepSource_data();
    void refusesDeepSource();
    void refusesDeepResults();
    void comparesAndCastsDeepValuesWithoutRecursion();
    void countsWhatIsCreatedAsTheServiceDoes();
    void refusesHugeStrings();
    void seesNestingThatFunctionsMake();
    void countsSharedPartsWhereTheyStand_data();
    void countsSharedPartsWhereTheyStand();
    void countsWorkThatOneFunctionDoes_data();
    void countsWorkThatOneFunctionDoes();
    void countsRowsAsTheyAreMade();
    void countsJoinedTextsAsNested();
    void givesEveryEvaluationItsOwnVariables();
};

void LimitsTest::recursesDeepOnASmallStack() {
    Outcome outcome;
    wb::tests::onSmallStack(
        [&] { outcome = run("($f := function($n){$n = 0 ? 0 : 1 + $f($n - 1)}; $f(3000))"); });
    QCOMPARE(outcome.code, std::string());
    QCOMPARE(outcome.result, std::string("3000"));
}

void LimitsTest::endsEndlessRecursion() {
    QCOMPARE(run("($f := function($n){1 + $f($n)}; $f(1))").code, std::string("U1001"));
    QCOMPARE(run("($f := function($n){$map([$n], $f)[0] & 'x'}; $f(1))").code, std::string("U1001"));
}

void LimitsTest::endsEndlessTailCalls() {
    jsonata::Environment environment;
    environment.limits.milliseconds = 100;
    QCOMPARE(run("($f := function(){$f()}; $f())", environment).code, std::string("U1001"));
}

void LimitsTest::endsAnEndlessLoopAtItsSteps() {
    jsonata::Environment environment;
    environment.limits.steps = 10'000;
    QCOMPARE(run("$sum([1..100000].($ * 2))", environment).code, std::string("U1001"));
}

void LimitsTest::stopsWhenCancelled() {
    const std::atomic<bool> cancelled = true;
    jsonata::Environment environment;
    environment.cancelled = &cancelled;
    QCOMPARE(run("($f := function(){$f()}; $f())", environment).code, std::string("U1002"));
}

void LimitsTest::refusesDeepSource_data() {
    QTest::addColumn<QString>("source");
    const auto add = [](const char* name, const std::string& source) {
        QTest::newRow(name) << QString::fromStdString(source);
    };
    add("parentheses", repeat("(", 100'000));
    add("brackets", repeat("[", 100'000) + repeat("]", 100'000));
    add("negations", repeat("-", 100'000) + "1");
    add("sums", "1" + repeat("+1", 100'000));
    add("conditions", repeat("1?", 100'000));
    add("lambdas", repeat("function($x){", 100'000));
    add("predicates", "a" + repeat("[a", 100'000));
    add("coalescing", repeat("(a??", 100'000));
    add("steps", "a" + repeat(".a", 100'000));
    add("calls", "$f" + repeat("()", 100'000));
}

void LimitsTest::refusesDeepSource() {
    QFETCH(QString, source);
    Outcome outcome;
    wb::tests::onSmallStack([&] { outcome = run(source.toStdString()); });
    QCOMPARE(outcome.code, std::string("U1002"));
}

void LimitsTest::refusesDeepResults() {
    QCOMPARE(run("$reduce([1..5000], function($a, $b){[[$a]]})").code, std::string("U1002"));
    QCOMPARE(run("$string($reduce([1..5000], function($a, $b){{'a': $a}}))").code, std::string("U1002"));
    QCOMPARE(run("$clone($reduce([1..5000], function($a, $b){{'a': $a}}))").code, std::string("U1002"));
}

void LimitsTest::comparesAndCastsDeepValuesWithoutRecursion() {
    const std::string deep = "$reduce([1..100000], function($a, $b){[[$a], [0]]})";
    QCOMPARE(run("$boolean(" + deep + ")").result, std::string("true"));
    QCOMPARE(run("$count(" + deep + ".missing)").result, std::string("0"));
    QCOMPARE(run("($x := " + deep + "; $y := " + deep + "; $x = $y)").result, std::string("false"));
    QCOMPARE(run("$count((" + deep + ").**)").result, std::string("100000"));
}

void LimitsTest::countsWhatIsCreatedAsTheServiceDoes() {
    // As it was observed at the service.
    jsonata::Environment environment;
    environment.limits.resultBytes = 10 << 20;
    const auto doubled = [&](int times) {
        return run("($p := function($s, $n) { $n = 0 ? $s : $p($s & $s, $n - 1) }; $length($p('x', " +
                       std::to_string(times) + ")))",
                   environment);
    };
    QCOMPARE(run("[1..873782] ~> $count()", environment).result, std::string("873782"));
    QCOMPARE(run("[1..873783] ~> $count()", environment).code, std::string("U1002"));
    QCOMPARE(run("$sum([1..900000])", environment).code, std::string("U1002"));
    QCOMPARE(run("$count($range(1, 360145, 1))", environment).result, std::string("360145"));
    QCOMPARE(run("$count($range(1, 360146, 1))", environment).code, std::string("U1002"));
    QCOMPARE(doubled(22).result, std::string("4194304"));
    QCOMPARE(doubled(23).code, std::string("U1002"));
}

void LimitsTest::seesNestingThatFunctionsMake() {
    const std::string zipped = "$reduce([1..2000], function($a, $b){$zip($a, $b)})";
    QCOMPARE(run(zipped).code, std::string("U1002"));
    QCOMPARE(run("$count(" + zipped + ")").result, std::string("1"));
}

void LimitsTest::countsSharedPartsWhereTheyStand_data() {
    QTest::addColumn<QString>("source");
    const std::string objects = "$reduce([1..45], function($a, $b){{'a': $a, 'b': $a}}, {'c': 1})";
    const std::string arrays = "$reduce([1..45], function($a, $b){[[$a], [$a]]}, 0)";
    const auto add = [](const char* name, const std::string& source) {
        QTest::newRow(name) << QString::fromStdString(source);
    };
    add("result", objects);
    add("result of arrays", arrays);
    add("result with a function", "[" + objects + ", function($q){1}]");
    add("$string", "$string(" + objects + ")");
    add("&", "'a' & " + arrays);
    add("**", "$count((" + objects + ").**)");
    add("*", "$count((" + arrays + ").*)");
    add("$clone", "$count($clone(" + objects + "))");
    add("transform", "$count(" + arrays + " ~> |$|{}|)");
    add("$spread", "$count($spread(" + arrays + "))");
}

void LimitsTest::countsSharedPartsWhereTheyStand() {
    QFETCH(QString, source);
    jsonata::Environment environment;
    environment.limits.resultBytes = 10 << 20;
    QCOMPARE(run(source.toStdString(), environment).code, std::string("U1002"));
}

void LimitsTest::countsWorkThatOneFunctionDoes_data() {
    QTest::addColumn<QString>("source");
    const auto add = [](const char* name, const char* source) { QTest::newRow(name) << source; };
    add("a built-in function", "($y := [1..1000000]; $count([1..100000].($sum($y))))");
    add("a predicate of many numbers", "($y := [1..1000000]; $count([1..100000][$y]))");
    add("in", "($y := [1..1000000]; $count([1..100000][-1 in $y]))");
    add("=", "($y := [1..1000000]; $z := [1..1000000]; $count([1..100000][$y = $z]))");
    add("a name in nested arrays", "$reduce([1..45], function($a, $b){[[$a], [$a]]}, 0).x");
}

void LimitsTest::countsWorkThatOneFunctionDoes() {
    QFETCH(QString, source);
    jsonata::Environment environment;
    environment.limits.steps = 1'000'000;
    QCOMPARE(run(source.toStdString(), environment).code, std::string("U1001"));
}

void LimitsTest::countsRowsAsTheyAreMade() {
    jsonata::Environment environment;
    environment.limits.resultBytes = 10 << 20;
    QCOMPARE(run("($a := [1..3000]; $count($a@$x.$a@$y.$a@$z.{'s': $x}))", environment).code,
             std::string("U1002"));
    QCOMPARE(run("($y := [1..100000]; $count([1..10000].$y))", environment).code, std::string("U1002"));
}

void LimitsTest::countsJoinedTextsAsNested() {
    jsonata::Environment environment;
    environment.limits.depth = 100;
    QCOMPARE(run("'a'" + repeat(" & 'a'", 90), environment).code, std::string());
    QCOMPARE(run("'a'" + repeat(" & 'a'", 110), environment).code, std::string("U1001"));
}

void LimitsTest::refusesHugeStrings() {
    QCOMPARE(run("$length($pad('x', 1e15))").code, std::string("U1002"));
    QCOMPARE(run("$length($reduce([1..60], function($a, $b){$a & $a}, 'x'))").code, std::string("U1002"));
}

void LimitsTest::givesEveryEvaluationItsOwnVariables() {
    const auto expression = jsonata::Expression::compile("($x := $exists($x) ? 'seen' : 'new'; $x)");
    QVERIFY(expression.ok());
    for (int i = 0; i < 2; ++i) {
        const auto result = expression->evaluate({});
        QVERIFY(result.ok());
        QCOMPARE(std::string(result->string()), std::string("new"));
    }
}

QTEST_APPLESS_MAIN(LimitsTest)
#include "tst_limits.moc"
