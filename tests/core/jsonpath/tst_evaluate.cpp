// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "jsonpath_test.h"

#include <QTest>

using namespace wb;
using namespace wb::query;
using namespace wb::query::jsonpath;

class TestEvaluate : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void findsValues_data();
    void findsValues();
    void readsContextAndVariables_data();
    void readsContextAndVariables();
    void failsAsTheService_data();
    void failsAsTheService();
    void pickingFromALongListCostsLittle();
    void callsFunctions_data();
    void callsFunctions();
    void tellsWhereValuesComeFrom_data();
    void tellsWhereValuesComeFrom();
    void sharesWhatItFinds();
    void stopsAtItsBudget();
};

namespace {

constexpr const char* store =
    R"({"books":[{"t":"A","p":8},{"t":"B","p":12,"isbn":"x"},{"t":"C","p":20}],"n":null,"s":"text","e":[],"o":{"k":1}})";

} // namespace

void TestEvaluate::findsValues_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* path, const char* expected) {
        QTest::newRow(path) << QString::fromUtf8(path) << QString::fromUtf8(expected);
    };
    row("$.s", R"("text")");
    row("$['s']", R"("text")");
    row("$[\"o\"].k", "1");
    row("$.n", "null");
    row("$.books[0].t", R"("A")");
    row("$.books[-1].t", R"("C")");
    row("$.books[*].t", R"(["A","B","C"])");
    row("$.books[0,2].t", R"(["A","C"])");
    row("$.books[1:].t", R"(["B","C"])");
    row("$.books[:1].t", R"(["A"])");
    row("$.books[-2:].t", R"(["B","C"])");
    row("$.books[::2].t", R"(["A","C"])");
    row("$.books[::-1].t", R"(["C","B","A"])");
    row("$.books[0:9:0].t", "[]");
    row("$.o.*", "[1]");
    row("$..t", R"(["A","B","C"])");
    row("$..isbn", R"(["x"])");
    row("$..[0].t", R"(["A"])");
    row("$.books..p", "[8,12,20]");
    // A union of names at the end gives one object.
    row("$['s','n','missing']", R"({"s":"text","n":null})");
    row("$.books[0]['t','p']", R"({"t":"A","p":8})");
    row("$.books[*]['t','isbn']", R"([{"t":"A"},{"t":"B","isbn":"x"},{"t":"C"}])");
    row("$.books[?(@.p > 10)]['t','p']", R"([{"t":"B","p":12},{"t":"C","p":20}])");
    row("$.*['k','t']", R"([{"k":1}])");
    // Behind a deep scan those objects count that have all of the names.
    row("$..['t','isbn']", R"([{"t":"B","isbn":"x"}])");
    row("$['o','s'].k", "[1]");
    row("$['o','o']", R"({"o":{"k":1}})");
    // Indefinite paths without a match give an empty array, whatever is missing.
    row("$.missing[*]", "[]");
    row("$.missing.deep[1:].x", "[]");
    row("$.s[*]", "[]");
    row("$.n[*].x", "[]");
    row("$..missing", "[]");
    row("$.e[*]", "[]");
    row("$.s[?(@.x == 1)]", "[]");
    // Filters always give arrays.
    row("$.books[?(@.p > 10)].t", R"(["B","C"])");
    row("$.books[?(@.p > 100)]", "[]");
    row("$.books[?(@.isbn)].t", R"(["B"])");
    // On an object a filter keeps or drops the object itself.
    row("$.o[?(@.k == 1)]", R"([{"k":1}])");
    row("$.o[?(@.k == 2)]", "[]");
    row("$..[?(@.p == 12)].t", R"(["B"])");
}

void TestEvaluate::findsValues() {
    QFETCH(QString, path);
    QFETCH(QString, expected);
    QCOMPARE(evaluated(path.toStdString(), store), expected);
}

void TestEvaluate::readsContextAndVariables_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* path, const char* expected) {
        QTest::newRow(path) << QString::fromUtf8(path) << QString::fromUtf8(expected);
    };
    row("$$", R"({"Execution":{"Id":"arn"},"Map":[{"v":1},{"v":2}]})");
    row("$$.Execution.Id", R"("arn")");
    row("$limit", "10");
    row("$list[1].n", "2");
    row("$list[*].n", "[1,2]");
    row("$list[?(@.n > 1)].n", "[2]");
    row("$.books[?(@.p > $limit)].t", R"(["B","C"])");
    row("$.books[?(@.t == $.pick)].p", "[8]");
    row("$.books[?($$.Execution.Id == 'arn')].p", "[8,12,20]");
    row("$list[?(@.n == $.one)].n", "[1]");
    row("$$.Map[?(@.v == 2)].v", "[2]");
    row("$missing", "error: Invalid path '$missing' : No results for path: $missing");
    row("$missing[*]", "error: Invalid path '$missing[*]' : No results for path: $missing[*]");
}

void TestEvaluate::readsContextAndVariables() {
    QFETCH(QString, path);
    QFETCH(QString, expected);
    const char* document =
        R"({"books":[{"t":"A","p":8},{"t":"B","p":12},{"t":"C","p":20}],"pick":"A","one":1})";
    const char* variables = R"({"limit":10,"list":[{"n":1},{"n":2}]})";
    const char* context = R"({"Execution":{"Id":"arn"},"Map":[{"v":1},{"v":2}]})";
    QCOMPARE(evaluated(path.toStdString(), document, variables, context), expected);
}

void TestEvaluate::failsAsTheService_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* path, const char* reason) {
        QTest::newRow(path) << QString::fromUtf8(path) << QString::fromUtf8(reason);
    };
    row("$.no", "No results for path: $['no']");
    row("$.o.no", "No results for path: $['o']['no']");
    row("$.no.deeper", "Missing property in path $['no']");
    row("$.o.no.deeper", "Missing property in path $['o']['no']");
    row("$.books[7]", "No results for path: $['books'][7]");
    row("$.books[-4].t", "No results for path: $['books'][-4]['t']");
    row("$.n[0]", "The path $['n'] is null");
    row("$.o[0].x", "Filter: [0]['x'] can only be applied to arrays. Current context is: {k=1}");
    row("$.s.x",
        "Expected to find an object with property ['x'] in path $['s'] but found 'java.lang.String'. This is "
        "not "
        "a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.");
    row("$.e.sum()", "Aggregation function attempted to calculate value using empty array");
    row("$.e.first()", "Aggregation function attempted to calculate value using empty array");
    row("$.s.last()", "Aggregation function attempted to calculate value using empty array");
    row("$.books.index(7)", "No results for path: $['books'].index()");
    // Of each element by itself, which is no list: `$.sum($.books[*].p)` is what is meant.
    row("$.books[*].p.sum()", "Aggregation function attempted to calculate value using empty array");
    row("$.length($.no)", "No results for path: $['no']");
    row("$.sum($.books[*].p, $.no.deeper)", "Missing property in path $['no']");
    row("$.concat('a', $.no)", "No results for path: $['no']");
}

void TestEvaluate::failsAsTheService() {
    QFETCH(QString, path);
    QFETCH(QString, reason);
    QCOMPARE(evaluated(path.toStdString(), store),
             QStringLiteral("error: Invalid path '%1' : %2").arg(path, reason));
}

void TestEvaluate::pickingFromALongListCostsLittle() {
    std::string list = "{\"n\": [0";
    for (int i = 1; i < 20'000; ++i) list += "," + std::to_string(i);
    list += "]}";
    QCOMPARE(evaluated("$.n[?(@ == $.n.last())]", list), QStringLiteral("[19999]"));
    QCOMPARE(evaluated("$.n[?(@ >= $.n.length())]", list), QStringLiteral("[]"));
}

void TestEvaluate::callsFunctions_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* path, const char* expected) {
        QTest::newRow(path) << QString::fromUtf8(path) << QString::fromUtf8(expected);
    };
    row("$.n.min()", "1.0");
    row("$.n.max()", "4.0");
    row("$.n.avg()", "2.5");
    row("$.n.sum()", "10.0");
    row("$.n.stddev()", "1.118033988749895");
    row("$.n.length()", "4");
    row("$.s.length()", "null");
    row("$.length($.s)", "null");
    row("$.s.keys()", "null");
    row("$.o.length()", "2");
    row("$.length($.n)", "4");
    row("$.n.size()", "4");
    row("$.o.keys()", R"(["a","b"])");
    row("$.n.first()", "4");
    row("$.n.last()", "2");
    row("$.n.index(1)", "1");
    row("$.n.index(-1)", "2");
    row("$.n.append(5)", "[4,1,3,2,5]");
    row("$.concat($.s, '-', $.o.a)", R"("h\u00e9llo-1")");
    row("$.sum($.n, 10)", "20.0");
    row("$.n.concat('x')", R"("x")");
    row("$.concat($.words, $.n, $.list[*].v)", R"("ab413212")");
    row("$.sum($.list[*].v)", "3.0");
    row("$.length($.list[*])", "2");
    row("$.words.concat()", R"("ab")");
    row("$.n.append(5, $.s)", R"([4,1,3,2,5,"h\u00e9llo"])");
    row("$.min($.n, 0)", "0.0");
    row("$.max($.n, 9)", "9.0");
    row("$.avg($.n, 10)", "4.0");
    row("$.stddev(1, 3)", "1.0");
    row("$.words.size()", "2");
    row("$.o.size()", "2");
    row("$.list.last().v", "2");
    row("$.list.first().v", "1");
    row("$.list[*].v.length()", "[null,null]");
    row("$.list[*].length()", "[1,1]");
    row("$..v.sum()", "3.0");
}

void TestEvaluate::callsFunctions() {
    QFETCH(QString, path);
    QFETCH(QString, expected);
    const char* document =
        R"({"n":[4,1,3,2],"s":"héllo","o":{"a":1,"b":2},"list":[{"v":1},{"v":2}],"words":["a","b"]})";
    const QString wanted = QString::fromStdString(json::toText(read(expected.toStdString())));
    QCOMPARE(evaluated(path.toStdString(), document), wanted);
}

void TestEvaluate::tellsWhereValuesComeFrom_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("origins");
    const auto row = [](const char* path, const char* origins) {
        QTest::newRow(path) << QString::fromUtf8(path) << QString::fromUtf8(origins);
    };
    row("$", "<");
    row("$.a", "</a");
    row("$.a[1]['x/y~z']", "</a/1/x~1y~0z");
    row("$.a[*].v", "/0</a/0/v /1</a/2/v");
    row("$..v", "/0</a/0/v /1</a/2/v");
    row("$.a[?(@.v > 1)]", "/0</a/2");
    row("$.a[0]['v','w']", "/v</a/0/v /w</a/0/w");
    row("$.a[*]['v','w']", "/0/v</a/0/v /0/w</a/0/w /2/v</a/2/v");
    row("$..['v','w']", "/0/v</a/0/v /0/w</a/0/w");
    row("$.a.length()", "</a");
    row("$..v.sum()", "</a/0/v </a/2/v");
    row("$.no", "");
    row("$var.x", "</x");
}

void TestEvaluate::tellsWhereValuesComeFrom() {
    QFETCH(QString, path);
    QFETCH(QString, origins);
    const char* document = R"({"a":[{"v":1,"w":0},{"x/y~z":2},{"v":3}]})";
    const Scope scope{read(document), {}, read(R"({"var":{"x":1}})"), {}, 0};
    QStringList found;
    for (const Origin& origin : trace(*Path::parse(path.toStdString()), scope))
        found << QString::fromStdString(origin.result + "<" + origin.source);
    QCOMPARE(found.join(QLatin1Char(' ')), origins);
}

void TestEvaluate::sharesWhatItFinds() {
    const json::Value document = read(R"({"a":{"b":[1,2,3]}})");
    const auto value = evaluate(*Path::parse("$.a.b"), {document, {}, {}, {}, 0});
    QVERIFY(value->isSame(document["a"]["b"]));
}

void TestEvaluate::stopsAtItsBudget() {
    std::string items = "[0";
    for (int i = 1; i < 1000; ++i) items += ",0";
    const Scope scope{read(items + "]"), {}, {}, {}, 0};
    Budget budget;
    budget.steps = 10'000;
    // Each step of the way multiplies what is visited.
    const auto path = Path::parse("$[?(count($[?(@ == 1)]) == 5)]");
    QVERIFY(path.ok());
    const auto value = evaluate(*path, scope, budget);
    QVERIFY(!value.ok());
    QVERIFY(value.error().cause.find("exceeded its limit of steps") != std::string::npos);

    Budget small;
    small.resultBytes = 1000;
    QVERIFY(evaluate(*Path::parse("$[*]"), scope, small).error().cause.find("memory") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestEvaluate)
#include "tst_evaluate.moc"
