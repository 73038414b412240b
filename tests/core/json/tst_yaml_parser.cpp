// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/yaml_parser.h"

#include "core/json/parser.h"
#include "core/json/value.h"
#include "core/json/writer.h"
#include "tests/support/json_generator.h"

#include <QtTest>

using namespace wb::json;

class TestYamlParser : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void values_data();
    void values();
    void places();
    void intrinsicFunctionsArePlaceholders();
    void brokenTextGivesItsFirstError_data();
    void brokenTextGivesItsFirstError();
    void aliasesAreBounded();
    void depthIsBounded();
    void jsonIsYaml();
    void mutatedTextIsWellNested();
    void nameDecides();
};

void TestYamlParser::values_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* name, const char* text, const char* value) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(value);
    };
    row("block", "a: 1\nb:\n  - x\n  - y: z\n", R"({"a":1,"b":["x",{"y":"z"}]})");
    row("flow", "{a: [1, 'two', \"three\\n\"], b: }", R"({"a":[1,"two","three\n"],"b":null})");
    row("booleans", "[true, Yes, on, FALSE, no, Off, y]", R"([true,true,true,false,false,false,"y"])");
    row("quoted is text", "['true', \"1\", '']", R"(["true","1",""])");
    row("nulls", "[~, null, NULL]", "[null,null,null]");
    row("integers", "[0, 10, -5, +7, 1_000, 0x1F, 0b101, 017, 1:30]", "[0,10,-5,7,1000,31,5,15,90]");
    row("decimals", "[1.5, -0.5, .5, 1., 1.5e+3, 1e3, 1.2.3]", R"([1.5,-0.5,0.5,1.0,1.5e+3,"1e3","1.2.3"])");
    row("no numbers", "[.inf, .nan, '-', 0o17, 1:99, 08, 1_a]",
        R"([".inf",".nan","-","0o17","1:99","08","1_a"])");
    row("timestamps stay text", "[2016-03-14T01:59:00Z, 2016-03-14]",
        R"(["2016-03-14T01:59:00Z","2016-03-14"])");
    row("keys are text", "1: a\nyes: b\n", R"({"1":"a","yes":"b"})");
    row("block scalars", "a: |\n  one\n  two\nb: >-\n  one\n  two\n", R"({"a":"one\ntwo\n","b":"one two"})");
    row("tags", "[!!str 1, !!int '7', ! 8]", R"(["1",7,"8"])");
    row("alias", "a: &x {b: 1}\nc: *x\n", R"({"a":{"b":1},"c":{"b":1}})");
    row("merge", "a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n", R"({"a":{"b":1,"c":2},"d":{"b":1,"c":3}})");
    row("merge of several", "- &x {a: 1, b: 1}\n- &y {b: 2, c: 2}\n- {<<: [*x, *y], c: 3}\n",
        R"([{"a":1,"b":1},{"b":2,"c":2},{"a":1,"b":1,"c":3}])");
    row("comments", "# top\na: 1 # after\n", R"({"a":1})");
    row("placeholder", "a: ${Name}\nb: x-${Name}\n", R"({"a":"${Name}","b":"x-${Name}"})");
    row("JSONPath keys", "Payload:\n  a.$: $.b\n", R"({"Payload":{"a.$":"$.b"}})");
}

void TestYamlParser::values() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, value);
    const auto tree = parseYaml(text.toStdString());
    QVERIFY2(!tree->hasErrors(), tree->hasErrors() ? tree->errors()[0].message.c_str() : "");
    QCOMPARE(QByteArray::fromStdString(toText(tree->root().toValue())), value);
}

void TestYamlParser::places() {
    const std::string text =
        "\xC3\xA4: \xE2\x82\xAC\nStates:\n  First:\n    Type: Pass\n\n\n# end\nlast: [1, 2]\n";
    const auto tree = parseYaml(text);
    const Node root = tree->root();
    QCOMPARE(tree->notation(), Notation::Yaml);
    QCOMPARE(root["\xC3\xA4"].text(), std::string_view("\xE2\x82\xAC"));
    QCOMPARE(root["States"]["First"]["Type"].text(), std::string_view("Pass"));
    QCOMPARE(root["States"]["First"].text(), std::string_view("Type: Pass"));
    QCOMPARE(root["States"].member().text(), std::string_view("States:\n  First:\n    Type: Pass"));
    QCOMPARE(root["last"].text(), std::string_view("[1, 2]"));
    QCOMPARE(tree->innermostAt(static_cast<std::uint32_t>(text.find("Pass"))).text(),
             std::string_view("Pass"));
}

void TestYamlParser::intrinsicFunctionsArePlaceholders() {
    const auto tree = parseYaml("a: !GetAtt F.Arn\nb: !Sub 'arn:${AWS::Partition}:x'\nc: !Join ['', [a, "
                                "b]]\nd: !Sub\n  - x\n  - {}\n");
    QVERIFY(!tree->hasErrors());
    QVERIFY(tree->root()["a"].isPlaceholder());
    QVERIFY(tree->root()["b"].isString());
    QVERIFY(tree->root()["b"].hasPlaceholder());
    QVERIFY(tree->root()["c"].isPlaceholder());
    QVERIFY(tree->root()["d"].isPlaceholder());
}

void TestYamlParser::brokenTextGivesItsFirstError_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::newRow("tab as indentation") << QByteArray("a:\n\t- 1\n") << 3;
    QTest::newRow("unknown alias") << QByteArray("a: *x\n") << 3;
    QTest::newRow("alias of itself") << QByteArray("a: &x\n  b: *x\n") << 11;
    QTest::newRow("list as key") << QByteArray("? [a]\n: 1\n") << 2;
    QTest::newRow("second document") << QByteArray("a: 1\n---\nb: 2\n") << 5;
    QTest::newRow("invalid UTF-8") << QByteArray("a: \xFF\n") << 3;
    QTest::newRow("empty") << QByteArray("") << 0;
}

void TestYamlParser::brokenTextGivesItsFirstError() {
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    const auto tree = parseYaml(text.toStdString());
    QCOMPARE(tree->errors().size(), std::size_t{1});
    QCOMPARE(static_cast<int>(tree->errors()[0].range.begin), offset);
}

void TestYamlParser::aliasesAreBounded() {
    std::string text = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i < 40; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
        for (int j = 0; j < 9; ++j) text += (j > 0 ? "," : "") + before;
        text += "]\n";
    }
    const auto tree = parseYaml(text);
    QVERIFY(tree->hasErrors());
    QVERIFY(tree->nodeCount() < 500'000);

    std::string merges = "a0: &a0 {k: 1}\n";
    for (int i = 1; i < 40; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        merges += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " {<<: [" + before + ", " + before +
                  "]}\n";
    }
    (void)parseYaml(merges);
}

void TestYamlParser::depthIsBounded() {
    QVERIFY(parseYaml(std::string(100'000, '['))->hasErrors());
    QVERIFY(parseYaml(std::string(100'000, '{'))->hasErrors());
    std::string text = "a0: &a0 [1]\n";
    for (int i = 1; i < 2000; ++i)
        text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
    QVERIFY(parseYaml(text)->hasErrors());
}

void TestYamlParser::jsonIsYaml() {
    const std::string text = R"({"a": [1, 2.5, true, null, "x\n"], "b": {"c": {}}})";
    QCOMPARE(toText(parseYaml(text)->root().toValue()), toText(parse(text)->root().toValue()));
}

void TestYamlParser::mutatedTextIsWellNested() {
    const std::string base = "a: &x {b: [1, '2'], c: ${P}}\nd:\n  - <<: *x\n  - *x\n  - |\n    text\n  - "
                             "!Sub \"y${Z}\"\ne: # c\n  f: g\n";
    for (unsigned seed = 0; seed < 3000; ++seed) {
        const std::string text = wb::test::JsonGenerator(seed).mutate(base);
        const auto tree = parseYaml(text);
        for (std::uint32_t i = 0; i < tree->nodeCount(); ++i) {
            const Node node = tree->node(i);
            QVERIFY(node.range().begin <= node.range().end && node.range().end <= text.size());
            for (const Node child : node.children())
                QVERIFY2(child.range().begin >= node.range().begin && child.range().end <= node.range().end,
                         text.c_str());
        }
        if (tree->root()) (void)tree->root().toValue();
    }
}

void TestYamlParser::nameDecides() {
    QCOMPARE(parseFile("a.asl.yaml", "a: 1")->notation(), Notation::Yaml);
    QCOMPARE(parseFile("A.YML", "a: 1")->notation(), Notation::Yaml);
    QCOMPARE(parseFile("a.json", "{}")->notation(), Notation::Json);
    QVERIFY(!isYamlName("yaml"));
}

QTEST_APPLESS_MAIN(TestYamlParser)
#include "tst_yaml_parser.moc"
