// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonata/jsonata.h"

#include <QTest>

#include <thread>

using namespace wb;
using namespace wb::query;
using json::Value;

namespace {

jsonata::Environment smallBudget() {
    jsonata::Environment environment;
    environment.limits.milliseconds = 50;
    environment.limits.resultBytes = 64 << 20;
    environment.limits.memoryBytes = 64 << 20;
    std::string text(1 << 20, 'a');
    std::string words;
    for (int i = 0; i < 60'000; ++i) words += "ab, ";
    environment.variables = Value::object(
        {{"text", text}, {"other", text + "b"}, {"words", words}, {"brackets", [] {
                                                                       std::string all = "[";
                                                                       for (int i = 0; i < 300'000; ++i)
                                                                           all += "[],";
                                                                       return all + "1]";
                                                                   }()}});
    return environment;
}

std::string codeOf(const std::string& source, const jsonata::Environment& environment) {
    const auto expression = jsonata::Expression::compile(source);
    if (!expression) return expression.error().code;
    const auto result = expression->evaluate(environment);
    return result ? std::string() : result.error().code;
}

} // namespace

/// Every function that can run for long or make much ends within the budget, with the error of the bound.
class BudgetsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void endsWithinTheBudget_data();
    void endsWithinTheBudget();
    void givesWhatIsWithinTheBudget_data();
    void givesWhatIsWithinTheBudget();
    void stopsWhenCancelledFromAnotherThread_data();
    void stopsWhenCancelledFromAnotherThread();
    void tracesWithinTheBudget();
};

void BudgetsTest::endsWithinTheBudget_data() {
    QTest::addColumn<QString>("source");
    const auto add = [](const char* name, const std::string& source) {
        QTest::newRow(name) << QString::fromStdString(source);
    };
    // Values that share their parts stand for 2^45 others.
    const std::string arrays = "$reduce([1..45], function($a, $b){[[$a], [$a]]}, 0)";
    const std::string objects = "$reduce([1..45], function($a, $b){{'a': $a, 'b': $a}}, {'c': 1})";
    const std::string wide =
        "(function($f){$f($f($f($f(0))))})(function($v){$merge([1..1000].{$string($): $v})})";
    const std::string many = "[1..100000]";
    const std::string forMany = many + ".(";

    // Regular expressions.
    add("$match, backtracking", "$match($text & 'b', /(a+)+(a+)+c?[^b]$/)");
    add("$contains, backtracking", "$contains($text, /(?:a*a*)*[xy]|(a|a)*[bc]/)");
    add("$replace, backtracking", "$replace($text, /(a*)*(a*)*[bc]/, '')");
    add("$split, backtracking", "$split($text, /(a|aa)+[xy]/)");
    add("$contains, quadratic", "$contains($text & 'xw', /[^x]*x[yz]/)");
    add("$contains, of many powers", "$contains($text, /a*a*a*a*a*[bc]/)");
    add("a regular expression called", "$map(" + many + ", function($i){/(a|aa)+[bc]/($text)})");
    add("next of a match", "($f := function($m){$exists($m) ? $f($m.next()) : 1}; $f(/a/($text)))");
    add("$match, many matches", "$count($match($text, /a/))");
    add("$match, many groups", "$count($match($text, /((((((((((a))))))))))/))");
    add("$replace, a replacement of many groups", "$length($replace($text, /.+/, $pad('', 8000, '$0')))");
    add("$replace, a function of long texts", "$length($replace($words, /,/, function($m){$text}))");
    add("$replace, a text", "$length($replace($words, ',', $text))");
    add("$split, regular expressions", "$map(" + many + ", function($i){$count($split($words, /,/))})");
    add("$split, characters", "$map([1..100], function($i){$split($text, '')})");
    add("$split, texts", "$map([1..1000], function($i){$split($words, ',')})");
    add("a matcher of the user", "$match('a', function($s){{'match': '', 'start': 0, 'end': 0, 'groups': [], "
                                 "'next': function(){1}}})");
    add("a matcher without end",
        "($m := function(){{'match': 'a', 'start': 0, 'end': 0, 'groups': [], 'next': $m}}; "
        "$match('a', function($s){$m()}))");

    // Texts.
    add("$substring", "$map(" + many + ", function($i){$substring($text, 1)})");
    add("$substringBefore", "$map(" + many + ", function($i){$substringBefore($other, 'b')})");
    add("$substringAfter", "$map(" + many + ", function($i){$substringAfter($text, 'a')})");
    add("$substringAfter, repeating",
        "$map(" + many + ", function($i){$substringAfter($text, $pad('', 5000, 'a') & 'b')})");
    add("$uppercase", "$map(" + many + ", function($i){$uppercase($text)})");
    add("$lowercase", "$map(" + many + ", function($i){$lowercase($text)})");
    add("$trim", "$map(" + many + ", function($i){$trim($text)})");
    add("$pad", "$map(" + many + ", function($i){$pad('', 1000000, 'x')})");
    add("$join", "$join(" + forMany + "$text))");
    add("$string of shared texts", "$string(" + forMany + "$text))");
    add("$string of shared objects", "$string(" + objects + ")");
    add("& of shared texts", "'' & [" + many + ".($text)]");
    add("$base64encode", "$map(" + many + ", function($i){$base64encode($text)})");
    add("$base64decode", "$map(" + many + ", function($i){$base64decode($text)})");
    add("$encodeUrl", "$map(" + many + ", function($i){$encodeUrl($text)})");
    add("$decodeUrlComponent", "$map(" + many + ", function($i){$decodeUrlComponent($text)})");
    add("$hash", "$map(" + many + ", function($i){$hash($text, 'SHA-512')})");
    add("$parse", "$map(" + many + ", function($i){$parse($brackets)})");
    add("$length", "$sum(" + forMany + "$length($text)))");
    add("comparing texts", "$count(" + many + "[$text < $other])");
    add("equal texts", "($t := $substring($text, 0); $count(" + many + "[$t = $text]))");
    add("texts in a list",
        "($l := " + many + ".($text); $t := $substring($other, 1); $count(" + many + "[$t in $l]))");

    // Pictures.
    add("$formatNumber, a long picture", "$formatNumber(1, $pad('', 100000, '0,'))");
    add("$formatNumber, many sub-pictures", "$formatNumber(1, $pad('', 1000000, ';'))");
    add("$formatNumber, long options", "$formatNumber(1, '0,0', {'grouping-separator': $text})");
    add("$formatInteger, a long picture", "$formatInteger(1, $pad('', 1000000, '0,'))");
    add("$parseInteger, a long picture", "$parseInteger('1', $pad('', 1000000, '0,'))");
    add("$fromMillis, a long picture", "$fromMillis(1, $pad('', 1000000, '[Y,1000-1000]'))");
    add("$fromMillis, wide parts",
        "$map(" + many + ", function($i){$fromMillis(1, $pad('', 4400, '[D,999-999]'))})");
    add("$toMillis, a long picture", "$toMillis('1', $pad('', 1000000, '[Y]'))");
    add("$toMillis, backtracking", "$toMillis($pad('', 5000, '1') & 'x', $pad('', 60, '[f]'))");

    // Lists and objects.
    add("$keys", "$keys(" + arrays + ")");
    add("$keys of many", "$keys($map([1..100000], function($i){" + many + "}))");
    add("$lookup", "$lookup(" + arrays + ", 'x')");
    add("$lookup of shared objects",
        "($o := {'x': 1}; $a := " + many + ".($o); $b := " + many + ".[[$a]]; $lookup($b, 'x'))");
    add("$merge", "($o := $merge([1..10000].{$string($): 1}); $merge(" + forMany + "$o)))");
    add("$spread", "$spread(" + arrays + ")");
    add("$distinct of alike", "$distinct(" + many + ".[[[[[$]]]]])");
    add("$distinct of wide objects", "$distinct([" + wide + ", 1])");
    add("= of shared parts", arrays + " = " + arrays);
    add("truth of shared parts", "$boolean(" + arrays + ")");
    add("and of shared parts", arrays + " and 1");
    add("a condition of shared parts", "(" + arrays + ") ? 1 : 2");
    add("?: of shared parts", "(" + arrays + ") ?: 2");
    add("a predicate of shared parts", "($a := " + arrays + "; [1..3][[$a, '']])");
    add("$filter by shared parts", "($a := " + arrays + "; $filter([1..3], function($i){$a}))");
    add("$zip", "$map(" + many + ", function($i){$zip(" + many + ", " + many + ")})");
    add("$sort of long texts", "$sort(" + forMany + "$substring($text, 0, 500000 + $ % 2)))");
    add("$sort of shared long texts",
        "($t := $substring($text, 0); $sort(" + forMany + "$ % 2 = 0 ? $text : $t)))");
    add("^() of long texts",
        "($t := $substring($text, 0); " + forMany + "{'k': $ % 2 = 0 ? $text : $t})^(k))");
    add("$sort by a function", "$sort([1..3000000], function($a, $b){$a < $b})");
    add("$shuffle", "$map(" + many + ", function($i){$shuffle(" + many + ")})");
    add("$reverse", "$map(" + many + ", function($i){$reverse(" + many + ")})");
    add("$append", "$reduce([1..100], function($a, $b){$append($a, $a)}, [1])");
    add("$filter", "($a := " + many + "; $map(" + many + ", function($i){$filter($a, function($x){true})}))");
    add("a predicate", "($a := " + many + "; $map(" + many + ", function($i){$a[true]}))");
    add("$each",
        "$map(" + many + ", function($i){$each($merge([1..1000].{$string($): 1}), function($v){$v})})");
    add("$sift", "($o := $merge([1..10000].{$string($): 1}); $map(" + many +
                     ", function($i){$sift($o, function($v){true})}))");
    add("$partition", "$map(" + many + ", function($i){$partition(" + many + ", 1)})");
    add("$range", "$map(" + many + ", function($i){$range(1, 100000, 1)})");
    add("[ ] of long lists", "($a := " + many + "; $map(" + many + ", function($i){[$a, $a, $a, $a]}))");
    add("* of shared lists", "($a := " + many + "; $merge([1..10000].{$string($): $a}).*)");
    add("**", "$count((" + objects + ").**)");
    add("$clone", "($a := " + many + "; $map(" + many + ", function($i){$clone([$a])}))");
    add("% of rows", "($a := " + many + "; $a@$x.$a@$y.$a@$z.($x + $y))");
    add("group", "(" + many + ".{'k': $string($)}){k: $count($$)} ~> function($g){$f($g)}");
    add("a transform of the same",
        "({'a': " + many + ".{'c': $}}) ~> |($o := $; " + many + ".($o))|{'b': 1}|");
    add("functions kept", "$reduce([1..10000000], function($f, $i){function(){$f}}, 0)");
    add("partial functions kept", "$reduce([1..10000000], function($f, $i){$substring(?, $f)}, 0)");
    add(
        "an argument too many", "$sum(1" + [] {
            std::string more;
            for (int i = 0; i < 100'000; ++i) more += ",1";
            return more;
        }() + ")");
    add(
        "a signature of many", "(function($a)<" + [] {
            std::string more;
            for (int i = 0; i < 100'000; ++i) more += "n?";
            return more;
        }() + ">{1})(1)");
}

void BudgetsTest::endsWithinTheBudget() {
    QFETCH(QString, source);
    const std::string text = source.toStdString();
    static const jsonata::Environment environment = smallBudget();
    // Without bounds most of these would not end in hours.
    const std::string code = codeOf(text, environment);
    const bool isBound = code == "U1001" || code == "U1002";
    const bool isRefused = code == "T0410" || code == "D2014" || code == "T1010" || code == "T1006";
    QVERIFY2(isBound || isRefused, code.c_str());
}

void BudgetsTest::givesWhatIsWithinTheBudget_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char* name, const char* source, const char* expected) {
        QTest::newRow(name) << source << expected;
    };
    add("a regular expression that goes back far", "$contains($text & 'c', /^(a|b)*c$/)", "true");
    add("a lazy one", "$contains($text & 'c', /a*?c/)", "true");
    add("many matches", "$count($match($words, /ab, /))", "60000");
    add("a replacement of each", "$length($replace($words, /ab/, '<$0>'))", "360000");
    add("parts", "$count($split($words, /, /))", "60001");
}

void BudgetsTest::givesWhatIsWithinTheBudget() {
    QFETCH(QString, source);
    QFETCH(QString, expected);
    jsonata::Environment environment = smallBudget();
    environment.limits.milliseconds = 10'000;
    const auto result = jsonata::Expression::compile(source.toStdString())->evaluate(environment);
    QVERIFY2(result.ok(), result ? "" : result.error().message.c_str());
    const bool isTrue = result->isBoolean() && result->boolean();
    QCOMPARE(isTrue ? QStringLiteral("true") : QString::number(result->integer().value_or(-1)), expected);
}

void BudgetsTest::stopsWhenCancelledFromAnotherThread_data() {
    QTest::addColumn<QString>("source");
    QTest::newRow("tail calls") << "($f := function(){$f()}; $f())";
    QTest::newRow("regular expressions") << "$map([1..10000000], function($i){/(a|aa)+[bc]/($text)})";
    QTest::newRow("shared parts") << "$boolean($reduce([1..45], function($a, $b){[[$a], [$a]]}, 0))";
    QTest::newRow("texts") << "$sum([1..10000000].($length($text)))";
}

void BudgetsTest::stopsWhenCancelledFromAnotherThread() {
    QFETCH(QString, source);
    std::atomic<bool> cancelled = false;
    jsonata::Environment environment = smallBudget();
    environment.limits = {};
    environment.limits.milliseconds = 60'000;
    environment.cancelled = &cancelled;
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        cancelled = true;
    });
    const auto result = jsonata::Expression::compile(source.toStdString())->evaluate(environment);
    other.join();
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, std::string("U1002"));
    QCOMPARE(result.error().message, std::string("The evaluation was cancelled"));
}

void BudgetsTest::tracesWithinTheBudget() {
    jsonata::Environment environment = smallBudget();
    environment.states = Value::object({{"input", 1}});
    for (const char* source :
         {"$append($reduce([1..40], function($a, $b){$append([$a], [$a])}, $states.input), 1)",
          "$sum([1..2000].($sum([1..2000].($ + $states.input))))", "[1..50000].[$states.input]"})
        QVERIFY(jsonata::Expression::compile(source)->trace(environment).size() <= 100'000);
}

QTEST_APPLESS_MAIN(BudgetsTest)
#include "tst_budgets.moc"
