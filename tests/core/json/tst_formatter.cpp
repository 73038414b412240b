// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/formatter.h"

#include "core/json/parser.h"
#include "core/json/value.h"
#include "core/json/writer.h"
#include "core/json/yaml_parser.h"
#include "tests/support/comment_owners.h"
#include "tests/support/definition_generator.h"
#include "tests/support/json_generator.h"

#include <QtTest>

using namespace wb::json;

class TestFormatter : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void formats_data();
    void formats();
    void isStableAndKeepsValues();
    void keepsComments();
    void commentsKeepTheirOwners();
    void refuses();
};

void TestFormatter::formats_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("formatted");
    const auto row = [](const char* name, const char* text, const char* formatted) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(formatted);
    };
    row("scalar", " 1.50 ", "1.50\n");
    row("empty", "{ }", "{}\n");
    row("empty list", "[\n]", "[]\n");
    row("members", R"({"a":1,"b":{"c":[]}})", "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": []\n  }\n}\n");
    row("short list", "[1,\n 2]", "[1, 2]\n");
    row("list of objects", "[{},2]", "[\n  {},\n  2\n]\n");
    row("placeholder", "{\"a\":${B}}", "{\n  \"a\": ${B}\n}\n");
    row("spelling", "[1e5,\"\\u0041\"]", "[1e5, \"\\u0041\"]\n");
    row("CR LF", "{\"a\":\r\n1}", "{\r\n  \"a\": 1\r\n}\r\n");
    row("comments", "// top\n{/*one*/\"a\":1, // after\n // own\n\"b\":[1 // x\n,2]}//end",
        "// top\n{\n  /*one*/\n  \"a\": 1, // after\n  // own\n  \"b\": [\n    1, // x\n    2\n  ]\n} "
        "//end\n");
    row("comment in empty object", "{ // none\n}", "{\n  // none\n}\n");
    row("comment behind a bracket", "{ // all\n \"a\": [ /* list */\n 1]}",
        "{ // all\n  \"a\": [ /* list */\n    1\n  ]\n}\n");
    row("comment before its member", "[1, /* two */ 2]", "[\n  1,\n  /* two */\n  2\n]\n");
    row("comment after key", "{\"a\": /* why */ 1}", "{\n  /* why */\n  \"a\": 1\n}\n");
}

void TestFormatter::formats() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, formatted);
    const auto result = format(*parse(text.toStdString()));
    QVERIFY(result.ok());
    QCOMPARE(QByteArray::fromStdString(*result), formatted);
    QCOMPARE(QByteArray::fromStdString(*format(*parse(*result))), formatted);
}

void TestFormatter::isStableAndKeepsValues() {
    for (unsigned seed = 0; seed < 1000; ++seed) {
        const auto tree = parse(wb::test::JsonGenerator(seed).document());
        const auto once = format(*tree);
        QVERIFY(once.ok());
        const auto again = parse(*once);
        QCOMPARE(toText(again->root().toValue()), toText(tree->root().toValue()));
        QCOMPARE(*format(*again), *once);
    }
}

void TestFormatter::keepsComments() {
    const char* const pieces[] = {"/*a*/", "// b\n", "/* c\n d */", "\n", " ", "# e\n"};
    for (unsigned seed = 0; seed < 500; ++seed) {
        wb::test::JsonGenerator generator(seed);
        const auto comment = [&] {
            std::string text;
            for (unsigned i = generator.below(3); i > 0; --i) text += pieces[generator.below(6)];
            return text;
        };
        std::string text = comment();
        for (const char* token : {"{", "\"a\"", ":", "[",     "1", ",", "{", "}", "]", ",", "\"b\"", ":",
                                  "[", "]",     ",", "\"c\"", ":", "[", "1", ",", "2", "]", "}"})
            text += token + comment();
        const auto tree = parse(text);
        const auto once = format(*tree);
        QVERIFY2(once.ok(), text.c_str());
        const auto again = parse(*once);
        QCOMPARE(again->errors().size(), tree->errors().size());
        QCOMPARE(toText(again->root().toValue()), toText(tree->root().toValue()));
        QCOMPARE(*format(*again), *once);
    }
}

void TestFormatter::commentsKeepTheirOwners() {
    const auto owners = [](const SyntaxTree& tree) {
        std::map<std::string, std::string> found;
        for (const auto& [comment, owner] : wb::test::commentOwners(tree)) {
            const Node member = owner.key() ? owner : owner.member();
            const std::string key(member ? member.key().text() : std::string_view("element"));
            found[comment] = key + (owner.isObject() || owner.isArray() ? " inside" : "");
        }
        return found;
    };
    for (unsigned seed = 0; seed < 200; ++seed) {
        const auto plain = parse(wb::test::DefinitionGenerator(seed).definition());
        const auto tree = parse(wb::test::commented(*plain, seed));
        const auto formatted = format(*tree);
        QVERIFY(formatted.ok());
        QVERIFY2(owners(*parse(*formatted)) == owners(*tree), (tree->text() + *formatted).c_str());
    }
}

void TestFormatter::refuses() {
    const auto broken = format(*parse("{\"a\": 1,}"));
    QVERIFY(!broken.ok());
    QCOMPARE(broken.error().range.begin, 7U);
    QVERIFY(!format(*parse("{} /* never closed")).ok());
    QVERIFY(!format(*parse("")).ok());
    QVERIFY(!format(*parseYaml("a: 1")).ok());
}

QTEST_APPLESS_MAIN(TestFormatter)
#include "tst_formatter.moc"
