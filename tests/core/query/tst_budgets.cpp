// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/reader.h"
#include "core/query/jsonpath/evaluate.h"
#include "core/query/template.h"

#include <QTest>

#include <atomic>

using namespace wb;
using namespace wb::query;
using json::Value;

namespace {

Value numbers(int count, int from = 0) {
    std::vector<Value> list;
    for (int i = 0; i < count; ++i) list.emplace_back(from + i);
    return Value::array(std::move(list));
}

Scope largeScope() {
    const std::string text(1 << 20, 'a');
    Scope scope;
    scope.input = Value::object({{"numbers", numbers(20'000)},
                                 {"others", numbers(20'000, 100'000)},
                                 {"text", text},
                                 {"other", text + "b"},
                                 {"texts", Value::array(std::vector<Value>(20'000, Value(text + "c")))},
                                 {"big", numbers(1'000'000)}});
    return scope;
}

Budget smallBudget() {
    Budget budget;
    budget.milliseconds = 50;
    budget.resultBytes = 32 << 20;
    return budget;
}

} // namespace

/// Paths, intrinsic functions and templates end within the budget, which all expressions of a template share.
class BudgetsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void endsPaths_data();
    void endsPaths();
    void endsTemplates_data();
    void endsTemplates();
    void countsTheStepsOfAllExpressionsOfATemplate();
    void stopsWhenCancelled();
    void findsWhatTakesLongToGoBackTo();
};

void BudgetsTest::endsPaths_data() {
    QTest::addColumn<QString>("path");
    const auto add = [](const char* name, const char* path) { QTest::newRow(name) << path; };
    add("subsetof", "$.numbers[?($.numbers subsetof $.others)]");
    add("anyof", "$.numbers[?($.numbers anyof $.others)]");
    add("noneof", "$.numbers[?($.numbers noneof $.others)]");
    add("all", "$.numbers[?($.others all $.big)]");
    add("in", "$.numbers[?('x' in $.big)]");
    add("contains", "$.numbers[?($.big contains -1)]");
    add("contains a text", "$.numbers[?($.text contains $.other)]");
    add("== of lists", "$.numbers[?($.numbers == $.others || $.big == $.others || $.texts == $.big)]");
    add("== of texts", "$.texts[?(@ == $.other)]");
    add("< of texts", "$.texts[?(@ < $.other)]");
    add("a list of texts", "$.numbers[?($.other in $.texts)]");
    add("length()", "$.numbers[?(length($.text) == 1)]");
    add("sum()", "$.numbers[?($.big.sum() == 1)]");
    add("append()", "$.numbers[?($.big.append(1) empty true)]");
    add("concat()", "$.numbers[?($.texts.concat('x') == 'x')]");
    add("=~", "$.numbers[?($.text =~ /(a|aa)+[bc]/)]");
    add("=~ of many powers", "$.numbers[?($.text =~ /a*a*a*a*[bc]/)]");
    add("=~ of many", "$.numbers[?($.texts =~ /.*x.*/)]");
    add("search()", "$.numbers[?(search($.text, 'a*a*a*[bc]'))]");
    add("search() of many patterns", "$.texts[?(search('a', @))]");
    add("a filter in a filter", "$.numbers[?($.numbers[?(@ == 1)] size 0)]");
    add("count()", "$.numbers[?(count($.big[*]) == 1)]");
    add("..", "$.numbers[?($..x empty false)]");
    add("many results", "$['big','big','big','big','big'][*]");
}

void BudgetsTest::endsPaths() {
    QFETCH(QString, path);
    static const Scope scope = largeScope();
    const auto parsed = jsonpath::Path::parse(path.toStdString());
    QVERIFY2(parsed.ok(), parsed ? "" : parsed.error().message.c_str());
    const auto value = jsonpath::evaluate(*parsed, scope, smallBudget());
    QVERIFY(!value.ok());
    QVERIFY2(jsonpath::isExhaustion(value.error()), value.error().cause.c_str());
}

void BudgetsTest::endsTemplates_data() {
    QTest::addColumn<bool>("isJsonata");
    QTest::addColumn<QString>("expression");
    const auto add = [](const char* name, bool isJsonata, const char* expression) {
        QTest::newRow(name) << isJsonata << expression;
    };
    add("paths", false, "$.big[*]");
    add("States.Format", false, "States.Format('{}{}{}{}', $.text, $.text, $.text, $.big)");
    add("States.StringSplit", false, "States.StringSplit($.text, 'a')");
    add("States.ArrayPartition", false, "States.ArrayPartition($.big, 1)");
    add("States.ArrayUnique", false, "States.ArrayUnique($.big)");
    add("States.ArrayContains", false, "States.ArrayContains($.texts, $.other)");
    add("States.JsonToString", false, "States.JsonToString($.texts)");
    add("States.Array", false, "States.Array($..x, $..x, $..x)");
    add("time of JSONata", true, "{% $sum([1..100000]) %}");
    add("memory of JSONata", true, "{% [1..100000] %}");
}

void BudgetsTest::endsTemplates() {
    QFETCH(bool, isJsonata);
    QFETCH(QString, expression);
    static const Scope scope = largeScope();
    std::vector<std::pair<std::string, Value>> fields;
    json::ObjectBuilder source;
    for (int i = 0; i < 5'000; ++i)
        source.set("f" + std::to_string(i) + (isJsonata ? "" : ".$"), Value(expression.toStdString()));
    const auto compiled = Template::compile(std::move(source).build(),
                                            isJsonata ? Language::Jsonata : Language::JsonPath, "Output");
    QVERIFY(compiled.ok());
    Random random;
    const auto value = compiled->evaluate(scope, random, smallBudget());
    QVERIFY(!value.ok());
    const bool isBound = jsonpath::isExhaustion(value.error()) ||
                         value.error().cause.find("Expression evaluation") != std::string::npos;
    QVERIFY2(isBound, value.error().cause.c_str());
}

void BudgetsTest::countsTheStepsOfAllExpressionsOfATemplate() {
    json::ObjectBuilder source;
    for (int i = 0; i < 20; ++i) source.set("f" + std::to_string(i), Value("{% $sum([1..5000]) %}"));
    const auto compiled = Template::compile(std::move(source).build(), Language::Jsonata, "Output");
    QVERIFY(compiled.ok());
    const auto cause = [&](std::uint64_t steps) {
        Budget budget;
        budget.steps = steps;
        Random random;
        const auto value = compiled->evaluate(Scope(), random, budget);
        return value ? std::string() : value.error().cause;
    };
    QCOMPARE(cause(1'000'000), std::string());
    // Enough for each alone, not for all.
    const auto one = Template::compile(Value("{% $sum([1..5000]) %}"), Language::Jsonata, "Output");
    Budget budget;
    budget.steps = 10'000;
    Random random;
    QVERIFY(one->evaluate(Scope(), random, budget).ok());
    QVERIFY(cause(10'000).ends_with("Expression evaluation timeout: Check for infinite loop"));
}

void BudgetsTest::stopsWhenCancelled() {
    const std::atomic<bool> cancelled = true;
    Budget budget;
    budget.cancelled = &cancelled;
    const Scope scope = largeScope();
    const auto value = jsonpath::evaluate(*jsonpath::Path::parse("$.big[?(@ > 1)]"), scope, budget);
    QCOMPARE(value.error().cause, std::string("The evaluation was cancelled"));
}

void BudgetsTest::findsWhatTakesLongToGoBackTo() {
    Scope scope;
    scope.input = Value::array({Value(std::string(100'000, 'a') + "c")});
    const auto value = jsonpath::evaluate(*jsonpath::Path::parse("$[?(@ =~ /(a|b)*c/)]"), scope);
    QVERIFY(value.ok());
    QCOMPARE(value->size(), std::size_t{1});
}

QTEST_APPLESS_MAIN(BudgetsTest)
#include "tst_budgets.moc"
