// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/intrinsics/intrinsic.h"

#include "core/json/reader.h"
#include "core/json/writer.h"

#include <QRegularExpression>
#include <QTest>

using namespace wb;
using namespace wb::query;
using namespace wb::query::intrinsics;

class TestIntrinsic : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void returnsValues_data();
    void returnsValues();
    void readsContextAndVariables();
    void failsAsTheService_data();
    void failsAsTheService();
    void refusesWhatIsNoCall_data();
    void refusesWhatIsNoCall();
    void boundsNesting();
    void givesRanges();
    void drawsTheSameNumbersFromTheSameSeed();
    void boundsData();
};

namespace {

json::Value read(const std::string& text) {
    auto value = json::read(text);
    return value ? std::move(*value) : json::Value("NOT JSON: " + text);
}

QString evaluated(const std::string& text, const std::string& input, std::uint64_t seed = 1) {
    const auto intrinsic = Intrinsic::parse(text);
    if (!intrinsic) return QString::fromStdString("invalid: " + intrinsic.error().message);
    Random random{seed};
    const auto value = evaluate(*intrinsic, {read(input), {}, json::Value::object(), {}, 0}, random);
    if (!value) {
        const Error& error = value.error();
        const std::string detail = error.detail.empty() ? "" : " | " + error.detail;
        return QString::fromStdString(error.name + ": " + error.cause + detail);
    }
    return QString::fromStdString(json::toText(*value));
}

} // namespace

void TestIntrinsic::returnsValues_data() {
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* call, const char* input, const char* expected) {
        QTest::addRow("%s of %s", call, input)
            << QString::fromUtf8(call) << QString::fromUtf8(input) << QString::fromUtf8(expected);
    };
    row("States.Array()", "{}", "[]");
    row("States.Array('Foo', 2020, $.a, null, true, -1.5)", R"({"a":{"b":1}})",
        R"(["Foo",2020,{"b":1},null,true,-1.5])");
    row("States.ArrayPartition($, 4)", "[1,2,3,4,5,6,7,8,9]", "[[1,2,3,4],[5,6,7,8],[9]]");
    row("States.ArrayPartition($, 2.5)", "[1,2,3,4]", "[[1,2,3],[4]]");
    row("States.ArrayPartition($, 2)", "[]", "[]");
    row("States.ArrayPartition($, 9223372036854775807)", "[1]", "[[1]]");
    row("States.ArrayContains($.a, $.v)", R"({"a":[1,[2,3]],"v":[2,3]})", "true");
    row("States.ArrayContains($.a, 5)", R"({"a":[1,2]})", "false");
    row("States.ArrayContains($.a, 1)", R"({"a":["1"]})", "false");
    row("States.ArrayRange(1, 9, 2)", "{}", "[1,3,5,7,9]");
    row("States.ArrayRange(1, 10, 4)", "{}", "[1,5,9]");
    row("States.ArrayRange(5, 1, -2)", "{}", "[5,3,1]");
    row("States.ArrayRange(5, 1, 1)", "{}", "[]");
    row("States.ArrayRange(1, 9, 9)", "{}", "[1]");
    row("States.ArrayRange(0.5, 2.4, 1)", "{}", "[1,2]");
    row("States.ArrayGetItem($, 5)", "[1,2,3,4,5,6,7]", "6");
    row("States.ArrayLength($)", "[1,2,3]", "3");
    row("States.ArrayUnique($)", R"([1,2,1.0,"1",{"a":1,"b":2},{"b":2,"a":1},null,null])",
        R"([1,2,"1",{"a":1,"b":2},null])");
    row("States.Base64Encode($)", R"("Data to encode")", R"("RGF0YSB0byBlbmNvZGU=")");
    row("States.Base64Decode($)", R"("RGF0YSB0byBlbmNvZGU=")", R"("Data to encode")");
    row("States.Base64Decode($)", R"("RGF0\r\nYSB0 byBl\nbmNvZGU=\n")", R"("Data to encode")");
    row("States.Base64Decode('')", "{}", R"("")");
    row("States.Base64Decode('YWI==')", "{}", R"("ab")");
    row("States.Base64Decode('YQ')", "{}", R"("a")");
    row("States.Base64Decode('77u/YQ==')", "{}",
        "\"\xEF\xBB\xBF"
        "a\"");
    row("States.Base64Encode('')", "{}", R"("")");
    row("States.Hash('input data', 'MD5')", "{}", R"("812f45842bc6d66ee14572ce20db8e86")");
    row("States.Hash('abc', 'SHA-1')", "{}", R"("a9993e364706816aba3e25717850c26c9cd0d89d")");
    row("States.Hash('abc', 'SHA-256')", "{}",
        R"("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")");
    row("States.Hash($, 'MD5')", R"({"a": 1})", R"("bb6cb5c68df4652941caf652a366f2d8")");
    row("States.JsonMerge($.a, $.b, false)", R"({"a":{"x":{"p":1},"y":2},"b":{"x":{"q":1},"z":3}})",
        R"({"x":{"q":1},"y":2,"z":3})");
    row("States.MathAdd(111, -1)", "{}", "110");
    row("States.MathAdd(1.5, 0)", "{}", "2");
    row("States.MathAdd(-1.5, 0)", "{}", "-1");
    row("States.MathAdd(-2.5, 0)", "{}", "-2");
    row("States.MathAdd(-0.5, 0.5)", "{}", "1");
    row("States.MathAdd(1.49, 1.49)", "{}", "2");
    row("States.MathAdd(0.49999999999999994, 0)", "{}", "0");
    row("States.MathAdd(-0.49999999999999994, 0)", "{}", "0");
    row("States.MathAdd(1e3, -0.51)", "{}", "999");
    row("States.MathAdd(-2147483648, 2147483647)", "{}", "-1");
    row("States.StringSplit('1,2,3', ',')", "{}", R"(["1","2","3"])");
    row("States.StringSplit('This.is+a,test=string', '.+,=')", "{}", R"(["This","is","a","test","string"])");
    row("States.StringSplit(',,a,,b,', ',')", "{}", R"(["a","b"])");
    row("States.StringSplit('abc', '')", "{}", R"(["abc"])");
    row("States.StringSplit('', ',')", "{}", "[]");
    row("States.StringSplit('aéböc', 'éö')", "{}", R"(["a","b","c"])");
    row("States.StringToJson($)", R"("{\"number\":20}")", R"({"number":20})");
    row("States.StringToJson($)", R"("")", "null");
    row("States.StringToJson($)", R"("  ")", "null");
    row("States.StringToJson($)", R"("1.50")", "1.50");
    row("States.JsonToString($)", R"({"a": [1, "x"]})", R"("{\"a\":[1,\"x\"]}")");
    row("States.Format('Hello {} and {}', $.a, 'you')", R"({"a":"me"})", R"("Hello me and you")");
    row("States.Format('{}', $)", R"({"a":[1,"x",null],"b":{"c":true}})",
        R"("{a=[1, x, null], b={c=true}}")");
    row("States.Format('{} {} {}', 1, 2.50, null)", "{}", R"("1 2.50 null")");
    row("States.Format($.t, 1)", R"({"t":"n: {}"})", R"("n: 1")");
    row(R"(States.Format('\{\} it\'s \\ {}', 1))", "{}", R"("{} it's \\ 1")");
    row("States.Format('none')", "{}", R"("none")");
    row("  States.ArrayGetItem( States.StringSplit( $.s , '/' ) , States.MathAdd(1, 0) ) ",
        R"({"s":"a/b/c"})", R"("b")");
    row("States.ArrayLength($.a[?(@.b == 'x,y)')])", R"-({"a":[{"b":"x,y)"},{"b":"z"}]})-", "1");
}

void TestIntrinsic::returnsValues() {
    QFETCH(QString, call);
    QFETCH(QString, input);
    QFETCH(QString, expected);
    QCOMPARE(evaluated(call.toStdString(), input.toStdString()), expected);
}

void TestIntrinsic::readsContextAndVariables() {
    const auto intrinsic = Intrinsic::parse("States.Format('{} {}', $$.Execution.Name, $who.name)");
    Random random;
    const Scope scope{{}, read(R"({"Execution":{"Name":"run"}})"), read(R"({"who":{"name":"Ann"}})"), {}, 0};
    QVERIFY(*evaluate(*intrinsic, scope, random) == json::Value("run Ann"));
}

void TestIntrinsic::failsAsTheService_data() {
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* call, const char* reason) {
        QTest::newRow(call) << QString::fromUtf8(call) << QString::fromUtf8(reason);
    };
    row("States.ArrayPartition($, 2)",
        "The argument at position 1 must be an array but was: {\"o\":{},\"a\":[1]}");
    row("States.ArrayPartition($.a, 0)", "The chunk size must be a positive integer but was: 0");
    row("States.ArrayPartition($.a, 0.49)", "The chunk size must be a positive integer but was: 0.49");
    row("States.ArrayPartition($.a, 'x')", "The argument at position 2 must be an integer but was: \"x\"");
    row("States.ArrayContains(1, 1)", "The argument at position 1 must be an array but was: 1");
    row("States.ArrayRange(1, 9, 0)", "The step of a range must not be zero");
    row("States.ArrayRange(1, 2, 0.4)", "The step of a range must not be zero");
    row("States.ArrayRange(1, null, 1)", "The argument at position 2 must be an integer but was: null");
    row("States.ArrayRange(1, 1001, 1)", "The range has more than 1000 elements");
    row("States.ArrayGetItem($.a, 1)", "The index 1 is out of bounds for an array of length 1");
    row("States.ArrayGetItem($.a, -1)", "The index -1 is out of bounds for an array of length 1");
    row("States.ArrayGetItem($.a, 0.5)", "The argument at position 2 must be an integer but was: 0.5");
    row("States.ArrayLength(null)", "The argument at position 1 must be an array but was: null");
    row("States.ArrayLength(1)", "The argument at position 1 must be an array but was: 1");
    row("States.ArrayUnique(1)", "The argument at position 1 must be an array but was: 1");
    row("States.Base64Encode(1)", "The argument at position 1 must be a string but was: 1");
    row("States.Base64Decode('YQ=')", "The string is not valid Base64: YQ=");
    row("States.Base64Decode('YWJjZ')", "The string is not valid Base64: YWJjZ");
    row("States.Base64Decode(null)", "The argument at position 1 must be a string but was: null");
    row("States.Hash('a', 'MD4')",
        "The algorithm must be MD5, SHA-1, SHA-256, SHA-384 or SHA-512 but was: MD4");
    row("States.JsonMerge($.o, 1, false)", "The argument at position 2 must be an object but was: 1");
    row("States.JsonMerge($.o, $.o, true)", "Deep merging is not supported: the last argument must be false");
    row("States.JsonMerge($.o, $.o, 'false')",
        "The argument at position 3 must be a boolean but was: \"false\"");
    row("States.MathAdd('1', 1)", "The argument at position 1 must be an integer of 32 bits but was: \"1\"");
    row("States.MathAdd(2147483647, 1)", "The sum is not an integer of 32 bits: 2147483648");
    row("States.MathRandom(2, null)",
        "The argument at position 2 must be an integer of 32 bits but was: null");
    row("States.MathRandom(1, 9, null)", "The argument at position 3 must be an integer but was: null");
    row("States.MathRandom(5, 5)", "The start of the range must be less than its end");
    row("States.ArrayRange('1', 2, 1)", "The argument at position 1 must be an integer but was: \"1\"");
    row("States.ArrayRange(1, 2, null)", "The argument at position 3 must be an integer but was: null");
    row("States.ArrayGetItem(1, 1)", "The argument at position 1 must be an array but was: 1");
    row("States.ArrayGetItem($.a, 'x')", "The argument at position 2 must be an integer but was: \"x\"");
    row("States.JsonMerge(1, $.o, false)", "The argument at position 1 must be an object but was: 1");
    row("States.MathAdd(1, null)", "The argument at position 2 must be an integer of 32 bits but was: null");
    row("States.MathAdd(2147483648, 0)",
        "The argument at position 1 must be an integer of 32 bits but was: 2147483648");
    row("States.MathRandom('1', 2)",
        "The argument at position 1 must be an integer of 32 bits but was: \"1\"");
    row("States.StringSplit(1, ',')", "The argument at position 1 must be a string but was: 1");
    row("States.StringSplit('a', null)", "The argument at position 2 must be a string but was: null");
    row("States.StringToJson(null)", "The argument at position 1 must be a string but was: null");
    row("States.Format(null)", "The argument at position 1 must be a string but was: null");
    row("States.Hash('a', null)", "The argument at position 2 must be a string but was: null");
    row("States.Hash('a', 'sha-1')",
        "The algorithm must be MD5, SHA-1, SHA-256, SHA-384 or SHA-512 but was: sha-1");
    row("States.StringToJson('\\{')", "The string is not valid JSON: {");
    row("States.Format('{} {}', 1)",
        "The number of arguments does not match the number of occurrences of {}");
    row("States.Format('x', 1)", "The number of arguments does not match the number of occurrences of {}");
}

void TestIntrinsic::failsAsTheService() {
    QFETCH(QString, call);
    QFETCH(QString, reason);
    QCOMPARE(evaluated(call.toStdString(), R"({"o":{},"a":[1]})"),
             QStringLiteral("States.IntrinsicFailure: Invalid arguments in %1 | %2")
                 .arg(call.section(QLatin1Char('('), 0, 0), reason));
    // A path without value is an error of the path, wherever the call stands.
    QCOMPARE(
        evaluated("States.Array(States.ArrayLength($.no))", "{}"),
        QStringLiteral(
            "States.Runtime: The function 'States.ArrayLength($.no)' had the following error: The JsonPath "
            "argument for the field '$.no' could not be found in the input '{}'"));
}

void TestIntrinsic::refusesWhatIsNoCall_data() {
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* call, const char* message) {
        QTest::newRow(call) << QString::fromUtf8(call) << QString::fromUtf8(message);
    };
    row("States.Nope()", "There is no intrinsic function 'States.Nope'");
    row("States.UUID", "Expected '(' after the name of the function");
    row("States.UUID(1)", "States.UUID takes 0 arguments, not 1");
    row("States.Hash('a')", "States.Hash takes 2 arguments, not 1");
    row("States.MathRandom(1)", "States.MathRandom takes at least 2 arguments, not 1");
    row("States.MathRandom(1,2,3,4)", "States.MathRandom takes at most 3 arguments, not 4");
    row("States.Array(1", "Expected ',' or ')' after an argument");
    row("States.Array(1) x", "Nothing may follow the call");
    row("States.Array(\"a\")",
        "Expected a path, an intrinsic function, a string in apostrophes, a number, true, false or null");
    row("States.Array('a)", "The string is not closed");
    row("States.Array('\\\"')", "A backslash may only stand before ' { } or \\");
    row("States.Array(01)", "Not a number");
    row("States.Array($.a[)", "Expected a quoted name, an index, a slice, '*' or '?' in brackets");
    row("States.Array(nullx)",
        "Expected a path, an intrinsic function, a string in apostrophes, a number, true, false or null");
}

void TestIntrinsic::refusesWhatIsNoCall() {
    QFETCH(QString, call);
    QFETCH(QString, message);
    const auto intrinsic = Intrinsic::parse(call.toStdString());
    QVERIFY(!intrinsic.ok());
    QCOMPARE(QString::fromStdString(intrinsic.error().message), message);
}

void TestIntrinsic::boundsNesting() {
    const auto nested = [](int depth) {
        std::string text = "1";
        for (int i = 0; i < depth; ++i) text = "States.Array(" + text + ")";
        return text;
    };
    QVERIFY(Intrinsic::parse(nested(10)).ok());
    QVERIFY(!Intrinsic::parse(nested(11)).ok());
    QVERIFY(!Intrinsic::parse(nested(5000)).ok());
}

void TestIntrinsic::givesRanges() {
    const auto intrinsic = Intrinsic::parse("States.Format('{}', $.a)");
    const Call& call = intrinsic->call();
    QCOMPARE(call.nameRange, (json::TextRange{0, 13}));
    QCOMPARE(call.range, (json::TextRange{0, 24}));
    QCOMPARE(call.arguments[1].range, (json::TextRange{20, 23}));
    const auto broken = Intrinsic::parse("States.Array(1, $.a[x])");
    QCOMPARE(broken.error().range.begin, 20U);
}

void TestIntrinsic::drawsTheSameNumbersFromTheSameSeed() {
    QCOMPARE(evaluated("States.MathRandom(1, 1000000)", "{}", 7),
             evaluated("States.MathRandom(1, 1000000)", "{}", 7));
    QVERIFY(evaluated("States.MathRandom(1, 1000000)", "{}", 7) !=
            evaluated("States.MathRandom(1, 1000000)", "{}", 8));
    QCOMPARE(evaluated("States.MathRandom(1, 1000000, 3)", "{}", 7),
             evaluated("States.MathRandom(1, 1000000, 3)", "{}", 8));
    const QString number = evaluated("States.MathRandom(-5, -4)", "{}");
    QCOMPARE(number, QStringLiteral("-5"));
    const QRegularExpression form(
        QStringLiteral("^\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"$"));
    QVERIFY(form.match(evaluated("States.UUID()", "{}")).hasMatch());
    QVERIFY(evaluated("States.UUID()", "{}", 1) != evaluated("States.UUID()", "{}", 2));
}

void TestIntrinsic::boundsData() {
    const auto quoted = [](int length) {
        return "\"" + std::string(static_cast<std::size_t>(length), 'a') + "\"";
    };
    QVERIFY(evaluated("States.Base64Encode($)", quoted(10'000)).startsWith(QLatin1String("\"YWFh")));
    const QString tooLong = QStringLiteral("The data is longer than 10000 characters");
    QVERIFY(evaluated("States.Base64Encode($)", quoted(10'001)).endsWith(tooLong));
    QVERIFY(evaluated("States.Base64Decode($)", quoted(10'001)).endsWith(tooLong));
    QVERIFY(evaluated("States.Hash($, 'MD5')", quoted(10'001)).endsWith(tooLong));
}

QTEST_APPLESS_MAIN(TestIntrinsic)
#include "tst_intrinsic.moc"
