// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "jsonpath_test.h"

#include <QTest>

using namespace wb;
using namespace wb::query::jsonpath;

class TestFilter : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void keepsItems_data();
    void keepsItems();
    void boundsRegularExpressions();
};

namespace {

// Each row filters `[{"i": 0, "v": <value>}, ...]` over the values given and expects the indices of the items
// kept.
void row(const char* filter, const char* values, const char* kept) {
    QTest::addRow("%s over %s", filter, values)
        << QString::fromUtf8(filter) << QString::fromUtf8(values) << QString::fromUtf8(kept);
}

} // namespace

void TestFilter::keepsItems_data() {
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("values");
    QTest::addColumn<QString>("kept");

    // Comparisons; missing paths equal nothing.
    row("@.v == 1", R"([1,1.0,"1",2,true,null])", "[0,1,2]");
    row("@.v == '1'", R"([1,"1","1.0"])", "[0,1]");
    row("1 == @.v", R"(["1.0","1",1,"x"])", "[0,1,2]");
    row("@.v === 1", R"([1,"1"])", "[0]");
    row("@.v !== 1", R"([1,"1"])", "[1]");
    row("@.v == 'a'", R"(["a","b"])", "[0]");
    row("@.v == \"a\"", R"(["a","b"])", "[0]");
    row("@.v == null", R"([null,0])", "[0]");
    row("@.v == true", R"([true,"true",false])", "[0]");
    row("@.v == [1,2]", "[[1,2],[1],[1,2,3]]", "[0]");
    row("@.v == {'a':1}", R"([{"a":1},{"a":2}])", "[0]");
    row("@.no == @.nothing", "[1]", "[]");
    row("@.no != 1", "[1]", "[0]");
    row("@.v != 1", R"([1,2,"1"])", "[1]");
    row("@.v <> 1", "[1,2]", "[1]");
    row("@.v < 2", R"([1,2,3,null,true])", "[0]");
    row("@.v <= 2", "[1,2,3]", "[0,1]");
    row("@.v > 2", "[1,2,3]", "[2]");
    row("@.v >= 2", "[1,2,3]", "[1,2]");
    row("@.v > 'b'", R"(["a","b","c"])", "[2]");
    row("@.v < 100", R"(["20","x",20])", "[2]");
    row("@.v >= '5'", R"([9,"9","4"])", "[1]");
    row("@.v >= 'b'", R"(["a","b","c"])", "[1,2]");
    row("@.v <= 'b'", R"(["a","b","c"])", "[0,1]");
    row("@.v < 'b'", R"(["a","b"])", "[0]");
    row("@.v >= null", "[null,1]", "[]");
    row("2 < @.v", "[1,2,3]", "[2]");
    row("@.v > 9007199254740992", "[9007199254740993,9007199254740992]", "[0]");
    row("@.v < 1e3", "[999,1000]", "[0]");
    row("@.v == -1.5", "[-1.5,1.5]", "[0]");

    // Literals.
    row("@.v == 'it\\'s'", R"(["it's","its"])", "[0]");
    row("@.v == \"say \\\"x\\\"\"", R"(["say \"x\""])", "[0]");
    row("@.v == 'a\\\\b'", R"(["a\\b"])", "[0]");
    row("@.v == '\\u00e9\\n'", R"(["é\n"])", "[0]");
    row("@.v == '&& || ] ) it'", R"(["&& || ] ) it"])", "[0]");
    row("@.v == ''", R"(["",null])", "[0]");
    row("@.v == 0.5e1", "[5,0.5]", "[0]");
    row("@.v == 1E-1", "[0.1]", "[0]");
    row("@.v == -0", "[0,1]", "[0]");
    row("@.v == 12345678901234567890123", "[12345678901234567890123,1]", "[0]");
    row("@.v == false", R"([false,null,0])", "[0]");
    row("@.v == []", "[[],[1],null]", "[0]");
    row("@.v == {}", R"([{},{"a":1}])", "[0]");
    row("@.v == {\"a\":[true,null,'x']}", R"([{"a":[true,null,"x"]},{"a":[]}])", "[0]");
    row("'a' == 'a'", "[1,2]", "[0,1]");
    row("'a' == 'b'", "[1]", "[]");

    // Regular expressions match the whole text.
    row("@.v =~ /a.*/", R"(["abc","xabc","a"])", "[0,2]");
    row("@.v =~ /ABC/i", R"(["abc"])", "[0]");
    row("@.v =~ /a.b/s", R"(["a\nb"])", "[0]");
    row("@.v =~ /a b/", R"(["a b","ab"])", "[0]");
    row("@.v =~ /a b/x", R"(["a b","ab"])", "[1]");
    row("@.v =~ /(?:.*\\n)*^b$/m", R"(["a\nb","ab"])", "[0]");
    row("@.v =~ /É/iu", R"(["é"])", "[0]");
    row("@.v =~ /\\w+/U", R"(["é","-"])", "[0]");
    row("@.v =~ /a.b/d", R"(["axb"])", "[0]");
    row("@.v =~ /&&|it/", R"(["it"])", "[0]");
    row("@.v =~ /\\(it/", R"(["(it"])", "[0]");
    row("@.v[*].c =~ /X/i", R"([[{"c":"a"},{"c":"x"}],[{"c":"a"}]])", "[0]");
    row("@.v =~ /tr.*/", R"([true,false,{"tr":1}])", "[0]");
    row("@.v =~ /[0-9]+/", R"([12,"34","x",true])", "[0,1]");
    row("@.v =~ /a\\/b/", R"(["a/b"])", "[0]");
    row("@.v =~ /x/", R"([["x","y"],["y"]])", "[0]");
    row("/x/ =~ @.v", R"(["x","y"])", "[0]");
    row("@.v =~ 'x'", R"(["x"])", "[]");

    // Lists.
    row("@.v in [1,'b']", R"([1,"1","b","c"])", "[0,1,2]");
    row("@.v nin [1,'b']", R"([1,"b","c"])", "[2]");
    row("@.v IN ['a']", R"(["a"])", "[0]");
    row("'x' in @.v", R"([["x"],["y"],"x",{"x":1}])", "[0]");
    row("'x' nin @.v", R"([["x"],["y"],"x",{"x":1}])", "[1,3]");
    row("@.v subsetof [1,2,3]", "[[1,2],[],[4],1]", "[0,1]");
    row("@.v anyof [1,2]", "[[2,9],[9],[]]", "[0]");
    row("@.v noneof [1,2]", "[[2,9],[9],[]]", "[1,2]");
    row("@.v all [1,2]", "[[1,2,3],[1]]", "[0]");
    row("@.v contains 2", "[[1,2],[3],2]", "[0]");
    row("@.v contains 'b'", R"(["abc","x",["b"]])", "[0,2]");
    row("@.v size 2", R"([[1,2],"ab",[1],"é",{"a":1,"b":2}])", "[0,1]");
    row("@.v empty true", R"(["",[],{},"a",[1],1])", "[0,1,2]");
    row("@.v empty false", R"(["","a",[1]])", "[1,2]");
    row("!(@.v in 5)", "[1]", "[]");
    row("@.v in [null,[1],{'a':1}]", R"([null,[1],{"a":1},1])", "[0,1,2]");
    row("@.v in @.i", "[1]", "[]");
    row("@.v NIN [1]", "[1,2]", "[1]");
    row("@.v SubsetOf []", "[[],[1]]", "[0]");
    row("@.v anyof ['1']", "[[1],[2]]", "[0]");
    row("@.v noneof @.v", "[[1],[]]", "[1]");
    row("@.v ALL []", "[[1],[]]", "[0,1]");
    row("@.v contains @.i", "[[0],[5]]", "[0]");
    row("@.v contains [1]", "[[[1]],[1]]", "[0]");
    row("@.v contains ''", R"(["a",[]])", "[0]");
    row("@.v size @.i", "[[],[1],[]]", "[0,1]");
    row("@.v size '2'", "[[1,2]]", "[]");
    row("@.v empty @.b", "[[]]", "[]");
    // Missing values.
    row("@.no in [1]", "[1]", "[]");
    row("@.no nin [1]", "[1]", "[0]");
    row("@.no contains 1", "[1]", "[]");
    row("@.no size 0", "[1]", "[]");
    row("@.no empty true", "[1]", "[]");
    row("@.no empty false", "[1]", "[]");
    row("@.no < 1 || @.no >= 1", "[1]", "[]");
    row("@.no anyof [1] || @.v == 1", "[1]", "[]");
    row("@.no == null", "[1]", "[]");
    row("@.no === @.no", "[1]", "[]");

    // Existence and logic.
    row("@.v", "[1,null,false]", "[0,1,2]");
    row("@.no", "[1]", "[]");
    row("!@.no", "[1]", "[0]");
    row("@.v.a", R"([{"a":null},{"b":1},1])", "[0]");
    row("@.v[*]", "[[],[1],1]", "[0,1]");
    row("@.v..a", R"([{"b":{"a":1}},{"b":1}])", "[0]");
    row("@.v > 1 && @.v < 4", "[1,2,3,4]", "[1,2]");
    row("@.v == 1 || @.v == 3", "[1,2,3]", "[0,2]");
    row("@.v == 1 || @.v > 1 && @.v < 3", "[1,2,3]", "[0,1]");
    row("(@.v == 1 || @.v > 1) && @.v < 3", "[1,2,3]", "[0,1]");
    row("!(@.v == 1) && !(@.v == 2)", "[1,2,3]", "[2]");
    row("!!@.v", "[1]", "[0]");
    row("!(@.v > 1 || @.v < 1)", "[0,1,2]", "[1]");
    row("((@.v == 1) && (@.v =~ /1/)) || @.v == 3", "[1,2,3]", "[0,2]");
    row("@.v == @.v", R"([1,"a",[1],null])", "[0,1,2,3]");
    row("@.v != @.i", "[0,5]", "[1]");
    row("@ == @", "[1]", "[0]");
    row("$[0].v == @.v", "[1,2,1]", "[0,2]");
    row("@.v[?(@.w == $[0].v)]", R"([1,[{"w":1}],{"w":1}])", "[1,2]");
    row("@.v.length() > 1", R"([[1,2],[1],"abc",{"a":1,"b":2}])", "[0,3]");
    row("@.v.sum() > 3", "[[1,2],[2,2],[],5]", "[1]");
    row("@.v.min() == 1 && @.v.max() == 3 && @.v.avg() == 2", "[[1,2,3],[1,2]]", "[0]");
    row("@.v.stddev() == 0", "[[2,2],[1,2]]", "[0]");
    row("@.v.keys() contains 'a'", R"([{"a":1},{"b":1},1])", "[0]");
    row("@.v.first() == @.v.last()", "[[1,2,1],[1,2],[]]", "[0]");
    row("@.v.index(1) == 2", "[[1,2],[2,1],[2]]", "[0]");
    row("@.v.append(9) == [1,9]", "[[1],[2]]", "[0]");
    row("@.v.concat('!') == 'ab!'", R"([["a","b"],["a"]])", "[0]");
    row("@.v.size() == 0", "[[],[1]]", "[0]");
    row("@.v[?(@ > 1)] size 1", "[[1,2],[2,3]]", "[0]");
    row("@.v[0] == @.v[-1]", "[[1,2,1],[1,2]]", "[0]");
    row("@['v'] == 1", "[1,2]", "[0]");
    row("@.v==1", "[1,2]", "[0]");
    row("  @.v   ==   1  ", "[1,2]", "[0]");

    // Functions of RFC 9535.
    row("length(@.v) == 2", R"(["ab",[1],[1,2],3])", "[0,2]");
    row("count(@.v[*]) == 2", "[[1,2],[1]]", "[0]");
    row("value(@.v[*]) == 5", "[[5],[5,5]]", "[0]");
    row("match(@.v, 'a.c')", R"(["abc","xabcx",1])", "[0]");
    row("search(@.v, 'a.c')", R"(["abc","xabcx",1])", "[0,1]");
}

void TestFilter::keepsItems() {
    QFETCH(QString, filter);
    QFETCH(QString, values);
    QFETCH(QString, kept);
    const json::Value given = read(values.toStdString());
    std::vector<json::Value> items;
    for (std::size_t i = 0; i < given.size(); ++i)
        items.push_back(json::Value::object({{"i", static_cast<std::int64_t>(i)}, {"v", given.at(i)}}));
    const std::string document = json::toText(json::Value::array(std::move(items)));
    QCOMPARE(evaluated("$[?(" + filter.toStdString() + ")].i", document), kept);
}

void TestFilter::boundsRegularExpressions() {
    const std::string evil = "\"" + std::string(5000, 'a') + "b\"";
    QCOMPARE(evaluated("$[?(@ =~ /(a+)+(a+)+(a+)+c/)]", "[" + evil + "]"), QStringLiteral("[]"));
}

QTEST_APPLESS_MAIN(TestFilter)
#include "tst_filter.moc"
