// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/reader.h"
#include "core/query/jsonata/jsonata.h"

#include <QtTest>

using namespace wb;
using namespace wb::query::jsonata;

namespace {

Environment environment() {
    Environment result;
    result.states = *json::read(R"({"input": {
        "items": [{"id": 1, "price": 10, "on": true}, {"id": 2, "price": 20, "on": false}],
        "name": "x y", "flag": false, "nothing": null, "empty": [], "a/b": {"~": 1}}})");
    result.variables = *json::read(R"({"limit": 15})");
    return result;
}

} // namespace

class TestTrace : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void tellsWhereValuesComeFrom_data();
    void tellsWhereValuesComeFrom();
    void changesNoResult();
    void namesAThousandSourcesAtMost();
    void givesNothingForAFailure();
};

void TestTrace::tellsWhereValuesComeFrom_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("origins");
    const auto row = [](const char* name, const char* expression, const char* origins) {
        QTest::newRow(name) << QString::fromUtf8(expression) << QString::fromUtf8(origins);
    };
#define IN "/states/input"
    row("a member", "$states.input.name", "=" IN "/name ");
    row("a variable", "$limit", "=/variables/limit ");
    row("a boolean and null", "{'f': $states.input.flag, 'n': $states.input.nothing}",
        "/f=" IN "/flag /n=" IN "/nothing ");
    row("a whole list", "$states.input.items", "=" IN "/items ");
    row("an empty list", "$states.input.empty", "=" IN "/empty ");
    row("a name that needs escapes", "$states.input.`a/b`.`~`", "=" IN "/a~1b/~0 ");
    row("a mapped name", "$states.input.items.id", "/0=" IN "/items/0/id /1=" IN "/items/1/id ");
    row("a filter", "$states.input.items[price > $limit]", "=" IN "/items/1 ");
    row("an index", "$states.input.items[-1].price", "=" IN "/items/1/price ");
    row("a sort", "$states.input.items^(>price).id", "/0=" IN "/items/1/id /1=" IN "/items/0/id ");
    row("arithmetic", "$states.input.items[0].price * $limit", "=" IN "/items/0/price =/variables/limit ");
    row("a negated number", "-$limit", "=/variables/limit ");
    row("a comparison", "$limit > 3", "=/variables/limit ");
    row("and", "$states.input.flag or $limit = 15", "=/variables/limit ");
    row("text put together", "'<' & $states.input.name & '>'", "=" IN "/name ");
    row("several texts put together", "$states.input.name & '-' & $limit & '.'",
        "=" IN "/name =/variables/limit ");
    row("$filter", "$filter($states.input.items, function($i) { $i.on }).id", "=" IN "/items/0/id ");
    row("$sort", "$sort($states.input.items, function($a, $b) { $a.id < $b.id }).id",
        "/0=" IN "/items/1/id /1=" IN "/items/0/id ");
    row("a wildcard", "$states.input.items[0].*[0]", "=" IN "/items/0/id ");
    row("a variable of the expression", "($x := $states.input.items; $x[1].id)", "=" IN "/items/1/id ");
    row("a function", "$sum($states.input.items.price)", "=" IN "/items/0/price =" IN "/items/1/price ");
    row("parts of a text", "$split($states.input.name, ' ')", "/0=" IN "/name /1=" IN "/name ");
    row("a match", "$match($states.input.name, /y/).index", "=" IN "/name ");
    row("keys", "$keys($states.input.items[0])[0]", "=" IN "/items/0 ");
    row("a function of the user", "$map($states.input.items, function($v, $i) { $v.price + $i })",
        "/0=" IN "/items/0/price /1=" IN "/items/1/price ");
    row("a reduction", "$reduce($states.input.items.id, function($a, $b) { $a + $b })",
        "=" IN "/items/0/id =" IN "/items/1/id ");
    row("a constructed object", "$states.input.items.{'p': price, 'k': 1}",
        "/0/p=" IN "/items/0/price /1/p=" IN "/items/1/price ");
    row("a group", "$states.input.items{$string(id): price}",
        "/1=" IN "/items/0/price /2=" IN "/items/1/price ");
    row("a parent", "$states.input.items.price.{'i': %.id}",
        "/0/i=" IN "/items/0/id /1/i=" IN "/items/1/id ");
    row("a bound item", "$states.input.items@$i.$i.id", "/0=" IN "/items/0/id /1=" IN "/items/1/id ");
    row("a transform", "$states.input.items[0] ~> |$|{'price': $limit}|",
        "/id=" IN "/items/0/id /price=/variables/limit /on=" IN "/items/0/on ");
    row("a chosen value", "$states.input.flag ? 1 : $limit", "=/variables/limit ");
    row("a literal", "[1, 'a']", "");
#undef IN
}

void TestTrace::tellsWhereValuesComeFrom() {
    QFETCH(QString, expression);
    QFETCH(QString, origins);
    const auto compiled = Expression::compile(expression.toStdString());
    QVERIFY(compiled.ok());
    QString found;
    for (const Origin& origin : compiled->trace(environment()))
        found += QString::fromStdString(origin.result + "=" + origin.source + " ");
    QCOMPARE(found, origins);
}

void TestTrace::changesNoResult() {
    const auto compiled = Expression::compile("$sum($states.input.items[on].price) + $limit");
    const Environment given = environment();
    const auto before = compiled->evaluate(given);
    QVERIFY(!compiled->trace(given).empty());
    const auto after = compiled->evaluate(given);
    QVERIFY(before.ok() && *before == json::Value(25) && *after == *before);
    QCOMPARE(after->note(), 0U);
}

void TestTrace::namesAThousandSourcesAtMost() {
    Environment given;
    given.states = json::Value::object({{"n", json::Value::array(std::vector<json::Value>(5000, 1))}});
    QCOMPARE(Expression::compile("$sum($states.n.($ + 1))")->trace(given).size(), std::size_t{1000});
    QCOMPARE(Expression::compile("$sum($states.n)")->trace(given).size(), std::size_t{1});
}

void TestTrace::givesNothingForAFailure() {
    QVERIFY(Expression::compile("$states.input.name + 1")->trace(environment()).empty());
}

QTEST_APPLESS_MAIN(TestTrace)
#include "tst_trace.moc"
