// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/jsonpath/expression.h"
#include "core/query/jsonpath/path.h"

#include <QTest>

using namespace wb;
using namespace wb::query::jsonpath;

class TestPath : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void classifiesPaths_data();
    void classifiesPaths();
    void namesItsRoot();
    void givesRangesOfItsSteps();
    void givesRangesInsideFilters();
    void refusesWhatIsNoPath_data();
    void refusesWhatIsNoPath();
    void refusesDeepNesting();
    void visitsThePathsInsideFilters();
};

void TestPath::classifiesPaths_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("definite");
    QTest::addColumn<bool>("reference");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char* path, bool definite, bool reference, const char* canonical) {
        QTest::newRow(path) << QString::fromUtf8(path) << definite << reference
                            << QString::fromUtf8(canonical);
    };
    row("$", true, true, "$");
    row("$.a", true, true, "$['a']");
    row("$.a-b.c_d", true, true, "$['a-b']['c_d']");
    row("$['it\\'s'][\"x\"]", true, true, "$['it\\'s']['x']");
    row("$.a[0]", true, true, "$['a'][0]");
    row("$$.Execution.Id", true, true, "$$['Execution']['Id']");
    row("$name.x", true, true, "$name['x']");
    row("$.a[-1]", true, false, "$['a'][-1]");
    row("$.a[*]", false, false, "$['a'][*]");
    row("$.*", false, false, "$[*]");
    row("$.a[1:]", false, false, "$['a'][1:]");
    row("$.a[0,1]", false, false, "$['a'][0,1]");
    row("$..a", false, false, "$..['a']");
    row("$.a[?(@.b == 1)]", false, false, "$['a'][?]");
    row("$['a','b']", true, false, "$['a','b']");
    row("$['a','b'].c", false, false, "$['a','b']['c']");
    row("$.a.length()", true, false, "$['a'].length()");
    row("$.a[*].length()", false, false, "$['a'][*].length()");
    row("$..a.sum()", true, false, "$..['a'].sum()");
}

void TestPath::classifiesPaths() {
    QFETCH(QString, path);
    QFETCH(bool, definite);
    QFETCH(bool, reference);
    QFETCH(QString, canonical);
    const auto parsed = Path::parse(path.toStdString());
    QVERIFY2(parsed.ok(), parsed ? "" : parsed.error().message.c_str());
    QCOMPARE(parsed->isDefinite(), definite);
    QCOMPARE(parsed->isReferencePath(), reference);
    QCOMPARE(QString::fromStdString(parsed->canonical()), canonical);
}

void TestPath::namesItsRoot() {
    const auto variable = Path::parse("$order.id");
    QVERIFY(variable.ok());
    QCOMPARE(variable->root(), Root::Variable);
    QCOMPARE(std::string(variable->variable().view()), std::string("order"));
    QCOMPARE(variable->variableRange(), (json::TextRange{0, 6}));
    QCOMPARE(Path::parse("$$")->root(), Root::Context);
    ParseOptions plain;
    plain.roots = false;
    QVERIFY(!Path::parse("$order.id", plain).ok());
    QVERIFY(!Path::parse("$$.a", plain).ok());
}

void TestPath::givesRangesOfItsSteps() {
    const auto path = Path::parse("$.ab['c'][0]");
    QVERIFY(path.ok());
    QCOMPARE(path->segments().size(), std::size_t(3));
    QCOMPARE(path->segments()[0].range, (json::TextRange{1, 4}));
    QCOMPARE(path->segments()[0].selectors[0].range, (json::TextRange{2, 4}));
    QCOMPARE(path->segments()[1].range, (json::TextRange{4, 9}));
    QVERIFY(path->segments()[1].bracketed);
    QCOMPARE(path->segments()[2].selectors[0].range, (json::TextRange{10, 11}));
}

void TestPath::givesRangesInsideFilters() {
    const auto path = Path::parse("$.a[?(@.b > $limit.x)]");
    QVERIFY(path.ok());
    const auto& filter = *path->segments()[1].selectors[0].filter;
    QCOMPARE(filter.range, (json::TextRange{6, 20}));
    const Path& inner = *filter.children[1]->path;
    QCOMPARE(inner.text(), std::string("$limit.x"));
    QCOMPARE(inner.variableRange(), (json::TextRange{12, 18}));
}

void TestPath::refusesWhatIsNoPath_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("begin");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* path, int begin, const char* message) {
        QTest::newRow(*path ? path : "(empty)")
            << QString::fromUtf8(path) << begin << QString::fromUtf8(message);
    };
    row("", 0, "A path begins with '$'");
    row("a.b", 0, "A path begins with '$'");
    row("$.", 2, "Expected the name of a field after '.'");
    row("$.a.", 4, "Expected the name of a field after '.'");
    row("$.a b", 4, "Expected '.' or '['");
    row("$a$", 2, "Expected '.' or '['");
    row("$[", 2, "Expected a quoted name, an index, a slice, '*' or '?' in brackets");
    row("$[a]", 2, "Expected a quoted name, an index, a slice, '*' or '?' in brackets");
    row("$['a]", 2, "The string is not closed");
    row("$['a'", 5, "Expected ']'");
    row("$[01]", 2, "Not an index: '01'");
    row("$[99999999999999999999]", 2, "Not an index: '99999999999999999999'");
    row("$['\\u12']", 3, "Expected four hexadecimal digits after '\\u'");
    row("$['\\uD800']", 3, "A surrogate stands alone");
    row("$.a.nope()", 4, "There is no function 'nope'");
    row("$..length()", 3, "A function cannot follow '..'");
    row("$.a[?(@.b", 9, "Expected ')'");
    row("$.a[?(@.b ~~ 1)]", 10, "Expected ')'");
    row("$.a[?(@.b within 1)]", 10, "There is no operator 'within'");
    row("$.a[?(1)]", 6, "Expected a comparison after this value");
    row("$.a[?(@.b =~ /x)]", 13, "The regular expression is not closed");
    row("$.a[?(@.b =~ /(/)]", 13, "Not a regular expression: missing closing parenthesis");
    row("$.a[?(@.b =~ /x/q)]", 13, "There is no flag 'q' of regular expressions");
    row("$.a[?(@.b == [1,)]", 16, "Expected a path, a string, a number, true, false or null");
    row("$.a[?count(@.a,@.b) > 1]", 5, "Function 'count' takes 1 argument");
}

void TestPath::refusesWhatIsNoPath() {
    QFETCH(QString, path);
    QFETCH(int, begin);
    QFETCH(QString, message);
    const auto parsed = Path::parse(path.toStdString());
    QVERIFY(!parsed.ok());
    QCOMPARE(QString::fromStdString(parsed.error().message), message);
    QCOMPARE(static_cast<int>(parsed.error().range.begin), begin);
}

void TestPath::refusesDeepNesting() {
    std::string filter = "$.a";
    for (int i = 0; i < 10'000; ++i) filter += "[?(@.a";
    QCOMPARE(Path::parse(filter).error().message, std::string("The path is nested too deeply"));
    QVERIFY(!Path::parse("$[?(" + std::string(10'000, '!') + "@.a)]").ok());
    QVERIFY(!Path::parse("$[?(@.a == " + std::string(10'000, '[') + ")]").ok());
    std::string chain = "$[?(@.a";
    for (int i = 0; i < 10'000; ++i) chain += " && @.a";
    QVERIFY(Path::parse(chain + ")]").ok());
}

void TestPath::visitsThePathsInsideFilters() {
    const auto path = Path::parse("$.a[?(@.b == $x && @.c[?(@.d > $y)])].sum($z)");
    QVERIFY(path.ok());
    QStringList variables;
    path->forEachPath([&](const Path& inner) {
        if (inner.root() == Root::Variable)
            variables << QString::fromStdString(std::string(inner.variable().view()));
    });
    QCOMPARE(variables.join(QLatin1Char(' ')), QStringLiteral("x y z"));
}

QTEST_APPLESS_MAIN(TestPath)
#include "tst_path.moc"
