// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/parser.h"
#include "core/json/value.h"
#include "core/json/writer.h"
#include "tests/support/json_generator.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace wb;
using json::Node;
using json::NodeKind;

namespace {

// Every node lies inside its parent, siblings follow each other, and counts are right.
std::string structureFault(const json::SyntaxTree& tree) {
    for (std::uint32_t i = 0; i < tree.nodeCount(); ++i) {
        const Node node = tree.node(i);
        const auto range = node.range();
        if (range.begin > range.end || range.end > tree.text().size()) return "range of " + std::to_string(i);
        std::uint32_t place = range.begin;
        std::uint32_t count = 0;
        for (const Node child : node.children()) {
            if (child.parent() != node) return "parent of " + std::to_string(child.index());
            if (child.range().begin < place || child.range().end > range.end)
                return "nesting of " + std::to_string(child.index());
            place = child.range().end;
            ++count;
        }
        if (count != node.size()) return "count of " + std::to_string(i);
        if (node.kind() == NodeKind::Member && (!node.key() || !node.key().isString()))
            return "key of " + std::to_string(i);
    }
    for (const auto& error : tree.errors())
        if (error.range.begin > error.range.end || error.range.end > tree.text().size()) return "error range";
    return {};
}

// nlohmann's value with members in its order, as text in our spelling of values.
nlohmann::json plain(const json::Value& value) {
    switch (value.kind()) {
    case json::Kind::Boolean:
        return value.boolean();
    case json::Kind::Number:
        return nlohmann::json::parse(json::toText(value));
    case json::Kind::String:
        return std::string(value.string());
    case json::Kind::Array: {
        auto array = nlohmann::json::array();
        for (const auto& item : value.items()) array.push_back(plain(item));
        return array;
    }
    case json::Kind::Object: {
        auto object = nlohmann::json::object();
        for (const auto& member : value.members())
            object[std::string(member.key.view())] = plain(member.value);
        return object;
    }
    default:
        return nullptr;
    }
}

} // namespace

class TestParser : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void validJsonGivesNlohmannsValue();
    void mutatedJsonNeverBreaksTheTree();
    void recovers_data();
    void recovers();
    void reportsPlaces_data();
    void reportsPlaces();
    void placeholders();
    void depthIsBounded();
    void hostileTexts();
    void manyCommentsAreNoErrors();
    void readsChain();
    void lastDuplicateCounts();
    void innermostNode();
};

void TestParser::validJsonGivesNlohmannsValue() {
    for (unsigned seed = 0; seed < 2000; ++seed) {
        const std::string text = test::JsonGenerator(seed).document();
        const auto expected = nlohmann::json::parse(text, nullptr, false);
        QVERIFY2(!expected.is_discarded(), text.c_str());
        const auto tree = json::parse(text);
        QVERIFY2(!tree->hasErrors(), text.c_str());
        QCOMPARE(structureFault(*tree), std::string());
        QVERIFY2(plain(tree->root().toValue()) == expected, text.c_str());
    }
}

void TestParser::mutatedJsonNeverBreaksTheTree() {
    for (unsigned seed = 0; seed < 6000; ++seed) {
        test::JsonGenerator generator(seed);
        const std::string text = generator.mutate(generator.document());
        const auto tree = json::parse(text);
        const std::string fault = structureFault(*tree);
        QVERIFY2(fault.empty(), (fault + "\n" + text).c_str());
        // nlohmann refuses numbers beyond double's range, which the grammar allows.
        if (nlohmann::json::accept(text)) QVERIFY2(!tree->hasErrors(), text.c_str());
        if (!tree->hasErrors() && text.find("${") == std::string::npos &&
            text.find_first_of("eE") == std::string::npos)
            QVERIFY2(nlohmann::json::accept(text), text.c_str());
        if (tree->root()) (void)tree->root().toValue();
    }
}

void TestParser::recovers_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("errors");
    const auto row = [](const char* name, const char* text, const char* value, int errors = 1) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(value) << errors;
    };
    row("missing comma", R"({"a": 1 "b": 2})", R"({"a":1,"b":2})");
    row("missing comma in array", "[1 2]", "[1,2]");
    row("missing value", R"({"a": , "b": 2})", R"({"a":null,"b":2})");
    row("missing value before next key", "{\"a\": \n \"b\": 2}", R"({"a":null,"b":2})");
    row("key alone", R"({"a", "b": 2})", R"({"a":null,"b":2})");
    row("key alone before next key", "{\"a\" \"b\": 2}", R"({"a":null,"b":2})");
    row("key alone at the end", R"({"a"})", R"({"a":null})");
    row("missing colon", R"({"a" 1})", R"({"a":1})");
    row("equals sign", R"({"a" = 1})", R"({"a":1})");
    row("semicolon", R"({"a": 1; "b": 2})", R"({"a":1,"b":2})");
    row("trailing comma in object", R"({"a": 1,})", R"({"a":1})");
    row("trailing comma in array", "[1,]", "[1]");
    row("double comma", "[1,,2]", "[1,2]");
    row("line comment", "{\"a\": 1 // one\n}", R"({"a":1})");
    row("block comment", R"({/* one */"a": 1})", R"({"a":1})");
    row("comment after a number", "[1/* one */]", "[1]");
    row("unterminated block comment", "[1] /* ", "[1]");
    row("unterminated string", "{\"a\": \"x\n, \"b\": 2}", R"({"a":"x","b":2})");
    row("single quotes", R"({'a': 1})", R"({"a":1})");
    row("bare key", R"({a: 1})", R"({"a":1})");
    row("bare value", R"({"a": b, "c": 1})", R"({"a":null,"c":1})");
    row("Python's True", "[True]", "[null]");
    row("unclosed object", R"({"a": {"b": 1})", R"({"a":{"b":1}})");
    row("unclosed array in object", R"({"a": [1, 2, "b": 3})", R"({"a":[1,2,"b",3]})", 3);
    row("array closed by object", R"({"a": [1})", R"({"a":[1]})");
    row("object closed by array", R"([{"a": 1])", R"([{"a":1}])");
    row("three levels unclosed", R"({"a": [1, {"b": [2)", R"({"a":[1,{"b":[2]}]})");
    row("two levels closed at once", R"({"a": [1, [[2})", R"({"a":[1,[[2]]]})");
    row("stray bracket", R"({"a": 1]})", R"({"a":1})");
    row("text after the document", R"({"a": 1} x)", R"({"a":1})");
    row("text before the document", R"(x {"a": 1})", R"({"a":1})");
    row("value without key", R"({"a": 1, {"b": 2}})", R"({"a":1,"":{"b":2}})");
    row("leading zero", "[01, 2]", "[null,2]");
    row("plus sign", "[+1]", "[null]");
    row("control character", "[\"a\tb\"]", R"(["a\tb"])");
    row("lone surrogate", R"(["\ud800x"])", "[\"\xEF\xBF\xBDx\"]");
    row("low surrogate first", R"(["\udc00\ud800"])", "[\"\xEF\xBF\xBD\xEF\xBF\xBD\"]");
    row("bad escape", R"(["\x41"])", R"(["x41"])");
    row("invalid UTF-8", "[\"a\xFF\"]", "[\"a\xEF\xBF\xBD\"]");
    row("overlong UTF-8", "[\"\xC0\xAF\"]", "[\"\xEF\xBF\xBD\xEF\xBF\xBD\"]");
    row("byte order mark", "\xEF\xBB\xBF[1]", "[1]", 0);
}

void TestParser::recovers() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, value);
    QFETCH(int, errors);
    const auto tree = json::parse(text.toStdString());
    QCOMPARE(QByteArray::fromStdString(json::toText(tree->root().toValue())), value);
    QCOMPARE(static_cast<int>(tree->errors().size()), errors);
    QCOMPARE(structureFault(*tree), std::string());
}

void TestParser::reportsPlaces_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("end");
    QTest::newRow("missing comma") << QByteArray(R"({"a": 1 "b": 2})") << 7 << 7;
    QTest::newRow("trailing comma") << QByteArray("[1, ]") << 2 << 3;
    QTest::newRow("comment") << QByteArray("[1 /**/]") << 3 << 7;
    QTest::newRow("missing value") << QByteArray(R"({"a":  })") << 5 << 5;
    QTest::newRow("unclosed") << QByteArray("[1, [2]") << 0 << 1;
    QTest::newRow("unclosed, innermost first") << QByteArray(R"({"a": [1, {"b": 2)") << 10 << 11;
    QTest::newRow("bad escape") << QByteArray(R"(["ab\q"])") << 4 << 6;
    QTest::newRow("empty") << QByteArray("") << 0 << 0;
    QTest::newRow("blank") << QByteArray("  ") << 2 << 2;
}

void TestParser::reportsPlaces() {
    QFETCH(QByteArray, text);
    QFETCH(int, begin);
    QFETCH(int, end);
    const auto tree = json::parse(text.toStdString());
    QCOMPARE(tree->errors().size(), std::size_t{1});
    QCOMPARE(static_cast<int>(tree->errors()[0].range.begin), begin);
    QCOMPARE(static_cast<int>(tree->errors()[0].range.end), end);
}

void TestParser::placeholders() {
    const auto tree =
        json::parse(R"({"a": ${Timeout}, "b": "x-${Name}", "c": "$.d", "e": [${AWS::Region}]})");
    QVERIFY(!tree->hasErrors());
    const Node root = tree->root();
    QVERIFY(root["a"].isPlaceholder());
    QCOMPARE(root["a"].text(), std::string_view("${Timeout}"));
    QVERIFY(root["a"].hasPlaceholder());
    QVERIFY(root["b"].hasPlaceholder());
    QVERIFY(!root["c"].hasPlaceholder());
    QVERIFY(root["e"].element(0).isPlaceholder());
    QCOMPARE(json::toText(root["a"].toValue()), std::string(R"("${Timeout}")"));
}

void TestParser::depthIsBounded() {
    const std::string deep(std::size_t{json::maximumDepth}, '[');
    QVERIFY(!json::parse(deep + std::string(deep.size(), ']'))->hasErrors());
    const auto tooDeep = json::parse("[" + deep + "1" + std::string(deep.size(), ']') + ", 2]");
    QCOMPARE(tooDeep->errors().size(), std::size_t{1});
    QCOMPARE(*tooDeep->root().element(1).integer(), 2);
    const auto endless = json::parse(std::string(1'000'000, '['));
    QCOMPARE(endless->nodeCount(), static_cast<std::uint32_t>(json::maximumDepth + 1));
    QCOMPARE(structureFault(*endless), std::string());
}

void TestParser::hostileTexts() {
    // A key that ends at its line's end, blank included, before a string that must be the next key.
    QCOMPARE(structureFault(*json::parse("{\" \r\"\r=")), std::string());
    for (const char* unit :
         {"{",    "}", "[",    "]",  "\"", "'",  "\\",     ",",    ":",   "{\"\":", "[{",    "{[",
          "1:1 ", "a", "\xFF", "/*", "//", "${", "\"a\" ", "a   ", "{a:", ";",      "\"a\":"}) {
        std::string text;
        while (text.size() < 200'000) text += unit;
        for (const char* prefix : {"", "{", "[", "{\"a\":"}) {
            const auto tree = json::parse(prefix + text);
            const std::string fault = structureFault(*tree);
            QVERIFY2(fault.empty(), (fault + " " + unit).c_str());
            QVERIFY(tree->hasErrors());
            QVERIFY(tree->errors().size() <= 1000);
        }
    }
    QVERIFY(json::parse(std::string("[1,\0]", 5))->hasErrors());
}

void TestParser::manyCommentsAreNoErrors() {
    std::string text = "{";
    for (int i = 0; i < 3000; ++i) text += "// x\n";
    const auto good = json::parse(text + "\"a\": 1}");
    for (const json::SyntaxError& error : good->errors()) QVERIFY(json::isComment(*good, error));
    QVERIFY(good->hasErrors());
    QCOMPARE(good->root()["a"].toValue(), json::Value(1));
    const auto bad = json::parse(text + "\"a\": }");
    QVERIFY(!json::isComment(*bad, bad->errors().back()));
    const auto none = json::parse("// nothing else");
    QCOMPARE(none->errors().size(), std::size_t{2});
    QVERIFY(!json::isComment(*none, none->errors().back()));
}

void TestParser::readsChain() {
    const auto tree = json::parse(R"({"a": {"b": [1, 2.0, 1e2, 0.5, "xA\n", true]}})");
    const Node list = tree->root()["a"]["b"];
    QCOMPARE(list.size(), 6U);
    QCOMPARE(*list.element(0).integer(), 1);
    QCOMPARE(*list.element(1).integer(), 2);
    QCOMPARE(*list.element(2).integer(), 100);
    QVERIFY(!list.element(3).integer());
    QCOMPARE(*list.element(3).number(), 0.5);
    QCOMPARE(*list.element(4).string(), std::string("xA\n"));
    QCOMPARE(*list.element(5).boolean(), true);
    QVERIFY(!list.element(6));
    QVERIFY(!tree->root()["x"]["y"].element(3)["z"].string());
    QCOMPARE(list.member().key().text(), std::string_view("\"b\""));
    QVERIFY(!list.element(0).member());
    QVERIFY(!tree->root().parent());
    QVERIFY(!tree->root().nextSibling());
}

void TestParser::lastDuplicateCounts() {
    const auto tree = json::parse(R"({"a": 1, "a": 2})");
    QVERIFY(!tree->hasErrors());
    QCOMPARE(tree->root().size(), 2U);
    QCOMPARE(*tree->root()["a"].integer(), 2);
    QCOMPARE(json::toText(tree->root().toValue()), std::string(R"({"a":2})"));
}

void TestParser::innermostNode() {
    const auto tree = json::parse(R"( {"a": [1, {"b": 2}]} )");
    QVERIFY(!tree->innermostAt(0));
    QCOMPARE(tree->innermostAt(1).kind(), NodeKind::Object);
    QCOMPARE(tree->innermostAt(3).kind(), NodeKind::String);
    QCOMPARE(tree->innermostAt(9).text(), std::string_view("1"));
    QCOMPARE(tree->innermostAt(10).kind(), NodeKind::Array);
    QCOMPARE(tree->innermostAt(17).text(), std::string_view("2"));
    QCOMPARE(tree->innermostAt(21), tree->root());
    QVERIFY(!tree->innermostAt(22));
}

QTEST_APPLESS_MAIN(TestParser)
#include "tst_parser.moc"
