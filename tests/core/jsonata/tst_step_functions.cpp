// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/query/jsonata/jsonata.h"

#include <QTest>

using namespace wb;
using namespace wb::query;
using json::Value;

namespace {

std::string run(const std::string& source, const jsonata::Environment& environment = {}) {
    const auto expression = jsonata::Expression::compile(source);
    if (!expression) return expression.error().code;
    const auto result = expression->evaluate(environment);
    if (!result) return result.error().code + ": " + result.error().message;
    return result->isAbsent() ? "nothing" : json::toText(*result);
}

Value read(const char* text) {
    return *json::read(text);
}

} // namespace

/// What Step Functions adds to the language and takes from it.
class StepFunctionsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void partitions();
    void makesRanges();
    void hashes();
    void parsesJson();
    void doesNotEvaluateText();
    void repeatsRandomNumbersOfASeed();
    void makesUuids();
    void readsStatesAndVariables();
    void fixesTheClock();
    void listsWhatAnExpressionReads();
    void givesPlacesOfErrors();
    void leavesNoMarksInResults();
    void listsItsFunctions();
};

void StepFunctionsTest::partitions() {
    QCOMPARE(run("$partition([1,2,3,4,5], 2)"), std::string("[[1,2],[3,4],[5]]"));
    QCOMPARE(run("$partition([1,2], 5)"), std::string("[[1,2]]"));
    QCOMPARE(run("$partition([], 2)"), std::string("[]"));
    QVERIFY(run("$partition([1], 0)").starts_with("D3137"));
    QVERIFY(run("$partition([1])").starts_with("T0410"));
}

void StepFunctionsTest::makesRanges() {
    QCOMPARE(run("$range(0, 10, 3)"), std::string("[0,3,6,9]"));
    QCOMPARE(run("$range(3, 1, -1)"), std::string("[3,2,1]"));
    QCOMPARE(run("$range(1, 9, 9)"), std::string("1"));
    QCOMPARE(run("$range(-1.7, 2.9, 1.5)"), std::string("[-1,0,1,2]"));
    QCOMPARE(run("$range(1, 0, 1)"), std::string("nothing"));
    QVERIFY(run("$range(1, 2, 0)").starts_with("D3137"));
    QVERIFY(run("$range(1, 1e12, 1)").starts_with("D2014"));
}

void StepFunctionsTest::hashes() {
    QCOMPARE(run("$hash('abc', 'MD5')"), std::string("\"900150983cd24fb0d6963f7d28e17f72\""));
    QCOMPARE(run("$hash('abc', 'SHA-1')"), std::string("\"a9993e364706816aba3e25717850c26c9cd0d89d\""));
    QCOMPARE(run("$hash('abc', 'SHA-256')"),
             std::string("\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\""));
    QCOMPARE(run("$length($hash('abc', 'SHA-384'))"), std::string("96"));
    QCOMPARE(run("$length($hash('abc', 'SHA-512'))"), std::string("128"));
    QVERIFY(run("$hash('abc', 'CRC')").starts_with("D3137"));
}

void StepFunctionsTest::parsesJson() {
    QCOMPARE(run(R"($parse('{"a":[1,2.50]}').a[1])"), std::string("2.50"));
    QCOMPARE(run("$parse('1.1')"), std::string("1.1"));
    QVERIFY(run("$parse('{')").starts_with("D3137"));
}

void StepFunctionsTest::doesNotEvaluateText() {
    QCOMPARE(run("$eval('1')"), std::string("T1006: Attempted to invoke a non-function"));
}

void StepFunctionsTest::repeatsRandomNumbersOfASeed() {
    jsonata::Environment environment;
    environment.seed = 7;
    const std::string first = run("[$random(), $random(), $uuid(), $shuffle([1..9])]", environment);
    QCOMPARE(run("[$random(), $random(), $uuid(), $shuffle([1..9])]", environment), first);
    environment.seed = 8;
    QVERIFY(run("[$random(), $random(), $uuid(), $shuffle([1..9])]", environment) != first);
    // The service's documents promise equal results for equal seeds; it gives java.util.Random's.
    QCOMPARE(run("$random(42)"), std::string("0.7275636800328681"));
    QCOMPARE(run("$random(5) = $random(5)"), std::string("true"));
    QCOMPARE(run("$random(5) = $random(6)"), std::string("false"));
    QCOMPARE(run("$map([1..100], function($i){$random() >= 0 and $random() < 1})[$ = false]"),
             std::string("nothing"));
}

void StepFunctionsTest::makesUuids() {
    QCOMPARE(
        run("$contains($uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)"),
        std::string("true"));
    QCOMPARE(run("$uuid() = $uuid()"), std::string("false"));
}

void StepFunctionsTest::readsStatesAndVariables() {
    jsonata::Environment environment;
    environment.states = read(R"({"input": {"n": 2}, "context": {"State": {"Name": "A"}}})");
    environment.variables = read(R"({"factor": 21})");
    QCOMPARE(run("$states.input.n * $factor", environment), std::string("42"));
    QCOMPARE(run("$states.context.State.Name", environment), std::string("\"A\""));
    QCOMPARE(run("$", environment), std::string("nothing"));
    QCOMPARE(run("$$", environment), std::string("nothing"));
    QCOMPARE(run("$unknown", environment), std::string("nothing"));
}

void StepFunctionsTest::fixesTheClock() {
    jsonata::Environment environment;
    environment.clockMillis = 1'600'000'000'123;
    QCOMPARE(run("$now()", environment), std::string("\"2020-09-13T12:26:40.123Z\""));
    QCOMPARE(run("$millis()", environment), std::string("1600000000123"));
    QCOMPARE(run("$now('[Y]-[M]', '+0100')", environment), std::string("\"2020-9\""));
    // The day is today's, which half of it is not.
    QCOMPARE(run("$fromMillis($toMillis('5', '[h#1]'))", environment),
             std::string("\"2020-09-13T05:00:00.000Z\""));
}

void StepFunctionsTest::listsWhatAnExpressionReads() {
    const std::string source =
        "($x := $count($a); $map($states.input.items[0].id, function($i){$i + $x + $b}))";
    const auto expression = jsonata::Expression::compile(source);
    QVERIFY(expression.ok());
    QCOMPARE(expression->variables().size(), std::size_t{3});
    QCOMPARE(expression->variables()[0].name, std::string("a"));
    QCOMPARE(source.substr(expression->variables()[0].range.begin, expression->variables()[0].range.length()),
             std::string("$a"));
    const jsonata::Reference& states = expression->variables()[1];
    QCOMPARE(states.name, std::string("states"));
    QCOMPARE(states.members, (std::vector<std::string>{"input", "items"}));
    QCOMPARE(expression->variables()[2].name, std::string("b"));
    QCOMPARE(expression->functions().size(), std::size_t{2});
    QCOMPARE(expression->functions()[0].name, std::string("count"));
    QCOMPARE(expression->functions()[1].name, std::string("map"));
}

void StepFunctionsTest::givesPlacesOfErrors() {
    const auto broken = jsonata::Expression::compile("1 + ) 2");
    QVERIFY(!broken.ok());
    QCOMPARE(broken.error().code, std::string("S0211"));
    QCOMPARE(broken.error().position, 5U);
    QCOMPARE(broken.error().token, std::string(")"));
    const auto failing = jsonata::Expression::compile("1 + 'a'")->evaluate({});
    QVERIFY(!failing.ok());
    QCOMPARE(failing.error().position, 3U);
    QCOMPARE(failing.error().token, std::string("+"));
    QCOMPARE(failing.error().message,
             std::string("The right side of the \"+\" operator must evaluate to a number"));
}

void StepFunctionsTest::leavesNoMarksInResults() {
    jsonata::Environment environment;
    environment.input = read(R"({"a": [{"b": 1}, {"b": 2}], "c": [{"d": 5}]})");
    const auto result =
        jsonata::Expression::compile("{\"x\": a.b, \"y\": c.d[], \"z\": [[a.b]]}")->evaluate(environment);
    QVERIFY(result.ok());
    QCOMPARE(json::toText(*result), std::string(R"({"x":[1,2],"y":[5],"z":[[1,2]]})"));
    QCOMPARE(result->mark(), std::uint8_t{0});
    for (const json::Member& member : result->members()) QCOMPARE(member.value.mark(), std::uint8_t{0});
}

void StepFunctionsTest::listsItsFunctions() {
    const auto& functions = jsonata::builtinFunctions();
    const auto has = [&](std::string_view name) {
        return std::any_of(functions.begin(), functions.end(), [&](const auto& f) { return f.name == name; });
    };
    for (const char* name :
         {"partition", "range", "hash", "random", "uuid", "parse", "sum", "formatNumber", "toMillis"})
        QVERIFY2(has(name), name);
    QVERIFY(!has("eval"));
}

QTEST_APPLESS_MAIN(StepFunctionsTest)
#include "tst_step_functions.moc"
