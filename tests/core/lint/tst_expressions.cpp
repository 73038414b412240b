// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "support.h"

#include <QTest>

using namespace wb::lint;
using wb::lint::test::found;

/// Paths, payload templates and expressions of the other language.
class TestExpressions : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void reportsAtThePlace_data();
    void reportsAtThePlace();
    void pointsInsideTheString();
};

void TestExpressions::reportsAtThePlace_data() {
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("language");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char* title, const QByteArray& state, QByteArrayList expected,
                        const char* language = "JSONPath") {
        QTest::newRow(title) << state + R"(,"Next":"E")" << QByteArray(language) << expected;
    };
    row("no path", R"("Type":"Pass","InputPath":"a.b")",
        {"ERROR /States/X/InputPath: Value must be a valid JSONPath."});
    row("context and variables", R"("Type":"Pass","InputPath":"$$.Execution","OutputPath":"$.[0]")", {});
    row("several nodes for one", R"("Type":"Pass","ResultPath":"$.a[*]")",
        {"ERROR /States/X/ResultPath: Value is not a Reference Path"});
    row("result into the context", R"("Type":"Pass","ResultPath":"$$.a")",
        {"ERROR /States/X/ResultPath: Value is not a Reference Path"});
    row("nothing", R"("Type":"Pass","InputPath":null,"ResultPath":null,"OutputPath":null)", {});
    row("broken template", R"("Type":"Pass","Parameters":{"a":[{"b.$":"x"}]})",
        {"ERROR /States/X/Parameters: The value for the field 'b.$' must be a valid JSONPath or a valid "
         "intrinsic function "
         "call"});
    row("number in a template", R"("Type":"Pass","Parameters":{"b.$":1})",
        {"ERROR /States/X/Parameters: The value for the field 'b.$' must be a valid JSONPath or a valid "
         "intrinsic function "
         "call"});
    row("filter without quotes", R"("Type":"Pass","Parameters":{"b.$":"$.a[?(@.b==c)]"})",
        {"WARNING /States/X/Parameters/b.$: The filter cannot be read: *"});
    row("without dollar",
        R"x("Type":"Pass","Parameters":{"a":"$.b","c":"States.UUID()","d":"$5.00","e":"States. "})x",
        {"WARNING /States/X/Parameters/a: 'a' is handed on as plain text; its name must end in .$ to be "
         "evaluated",
         "WARNING /States/X/Parameters/c: 'c' is handed on as plain text; its name must end in .$ to be "
         "evaluated"});
    row("path as text", R"("Type":"Pass","Result":{"a.$":"$.b"})",
        {"WARNING /States/X/Result: Result is constant: paths and functions in it are not evaluated"});
    row("JSONata in JSONPath", R"("Type":"Pass","Parameters":{"a":"{% 1 %}"})",
        {"WARNING /States/X/Parameters/a: This is a JSONPath state, which takes the JSONata expression as "
         "plain "
         "text"});
    row("JSONPath in JSONata", R"("Type":"Pass","Output":{"a":"$.b"})",
        {"WARNING /States/X/Output/a: This is a JSONata state, which takes the path or function as plain "
         "text"},
        "JSONata");
    row("expression not closed", R"("Type":"Pass","Output":["{% 1","1 %}","{% 1 %}"])",
        {"ERROR /States/X/Output[0]: JSONata string must start with {% and end with %}",
         "ERROR /States/X/Output[1]: JSONata string must start with {% and end with %}"},
        "JSONata");
    row("JSONata that cannot be read", R"("Type":"Pass","Output":{"a":["{% 1 + %}"],"b":"{% a[1,2) %}"})",
        {"ERROR /States/X/Output/a[0]: Unexpected end of expression",
         "ERROR /States/X/Output/b: Expected \"]\", got \",\""},
        "JSONata");
    row("JSONata later than the service's", R"("Type":"Pass","Output":["{% 0 ?? 1 %}","{% 0 ?: 1 %}"])",
        {"ERROR /States/X/Output[0]: The symbol \"?\" cannot be used as a unary operator",
         "ERROR /States/X/Output[1]: The symbol \":\" cannot be used as a unary operator"},
        "JSONata");
    row("JSONata that reads a context", R"("Type":"Pass","Output":{"a":"{% b.c + b & $ %}","d":"{% [$$] %}",
        "e":"{% $map([1], function($v) { f }) %}"})",
        {"ERROR /States/X/Output/a: Reference to 'b' at the top level is not supported.",
         "ERROR /States/X/Output/a: Reference to '$' at the top level is not supported.",
         "ERROR /States/X/Output/d: Reference to '$$' at the top level is not supported.",
         "ERROR /States/X/Output/e: Reference to 'f' at the top level is not supported."},
        "JSONata");
    row("JSONata with contexts of its own",
        R"("Type":"Pass","Output":"{% $states.input.a[b=1].(c & $){d:$sum(e)}^(f) ~> |g|{'h':i}| %}")", {},
        "JSONata");
    row("results before there are any", R"x("Type":"Wait","Seconds":"{% $states.result.a %}",
        "Output":"{% $states.errorOutput %}")x",
        {"ERROR /States/X/Seconds: Reference to '$states.result' is not supported in this field.",
         "ERROR /States/X/Output: Reference to '$states.errorOutput' is not supported in this field."},
        "JSONata");
    row("results where they are",
        R"("Type":"Parallel","Branches":[{"StartAt":"B","States":{"B":{"Type":"Succeed"}}}],"Output":"{% $states.result %}",
        "Assign":{"a":"{% $states.result %}"},"Catch":[{"ErrorEquals":["States.ALL"],"Next":"E",
        "Assign":{"a":"{% $states.errorOutput %}"},"Output":"{% $states.errorOutput %}"}])",
        {}, "JSONata");
    row("error of another kind than a text", R"x("Type":"Fail","ErrorPath":"States.Array(1)",
        "CausePath":"States.Format('{}', States.Array(1))","Comment":"")x",
        {"ERROR /States/X/ErrorPath: The value must be a valid JSONPath or an intrinsic function that gives "
         "a text",
         "ERROR /States/X: Field 'Next' is not supported", "ERROR /States/E: State \"E\" is not reachable."});
    row("variable names", R"("Type":"Pass","Assign":{"a.$":"$.b","1a":1,"a-b":2,"states":3,"größe":4})",
        {"ERROR /States/X/Assign: Cannot assign to reserved variable '$states'.",
         "ERROR /States/X/Assign: Invalid variable name '1a': the variable name contains invalid characters.",
         "ERROR /States/X/Assign: Invalid variable name 'a-b': the variable name contains invalid "
         "characters."});
}

void TestExpressions::reportsAtThePlace() {
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, language);
    QFETCH(QByteArrayList, expected);
    QByteArrayList lines = found(test::machine(state, language));
    std::sort(lines.begin(), lines.end());
    std::sort(expected.begin(), expected.end());
    QCOMPARE(lines.size(), expected.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (expected[i].endsWith('*'))
            QVERIFY(lines[i].startsWith(expected[i].chopped(1)));
        else
            QCOMPARE(lines[i], expected[i]);
    }
}

void TestExpressions::pointsInsideTheString() {
    const QByteArray text = test::machine(R"("Type":"Pass","InputPath":"$.a\u005b'b","Next":"E")");
    const auto model = wb::asl::Model::read(wb::json::parse(text.toStdString()));
    const auto diagnostics = check(*model);
    QCOMPARE(diagnostics.size(), std::size_t(1));
    const auto begin = static_cast<qsizetype>(diagnostics[0].range.begin);
    QVERIFY(begin > text.indexOf("\"$.a"));
    QVERIFY(begin <= text.indexOf("'b\"") + 2);
}

QTEST_APPLESS_MAIN(TestExpressions)
#include "tst_expressions.moc"
