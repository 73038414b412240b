// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/reader.h"

#include "core/json/parser.h"
#include "core/json/writer.h"
#include "tests/support/json_generator.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace wb::json;

class TestReader : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void readsWhatTheParserReads();
    void acceptsExactlyJson();
    void errors_data();
    void errors();
    void depthIsBounded();
    void longTextsCompare();
};

void TestReader::readsWhatTheParserReads() {
    for (unsigned seed = 0; seed < 1000; ++seed) {
        const std::string text = wb::test::JsonGenerator(seed).document();
        const auto value = read(text);
        QVERIFY2(value.ok(), text.c_str());
        QCOMPARE(toText(*value), toText(parse(text)->root().toValue()));
        const auto again = read(toText(*value));
        QVERIFY(again.ok() && *again == *value);
        const auto pretty = read(toPrettyText(*value));
        QVERIFY(pretty.ok() && *pretty == *value);
    }
}

void TestReader::acceptsExactlyJson() {
    for (unsigned seed = 0; seed < 5000; ++seed) {
        wb::test::JsonGenerator generator(seed + 100'000);
        const std::string text = generator.mutate(generator.document());
        // Numbers beyond double's range, which nlohmann refuses, are read.
        if (text.find_first_of("eE") != std::string::npos && read(text).ok()) continue;
        QVERIFY2(read(text).ok() == nlohmann::json::accept(text), text.c_str());
    }
}

void TestReader::errors_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::newRow("empty") << QByteArray("") << 0;
    QTest::newRow("missing comma") << QByteArray("[1 2]") << 2;
    QTest::newRow("after the end") << QByteArray("1 x") << 2;
    QTest::newRow("invalid UTF-8") << QByteArray("[\"a\xFF\"]") << 3;
    QTest::newRow("lone surrogate") << QByteArray("[\"\\ud800\"]") << 2;
    QTest::newRow("control character") << QByteArray("[\"a\tb\"]") << 3;
    QTest::newRow("placeholder") << QByteArray("[1, ${A}]") << 4;
    QTest::newRow("unclosed") << QByteArray("[1, {}") << 0;
}

void TestReader::errors() {
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    const auto value = read(text.toStdString());
    QVERIFY(!value.ok());
    QCOMPARE(static_cast<int>(value.error().offset), offset);
    QVERIFY(!value.error().message.empty());
}

void TestReader::depthIsBounded() {
    const auto deep = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    QVERIFY(read(deep(maximumDepth)).ok());
    QVERIFY(!read(deep(maximumDepth + 1)).ok());
    QVERIFY(!read(std::string(1'000'000, '[')).ok());
}

void TestReader::longTextsCompare() {
    std::string text = "[";
    for (int i = 0; i < 20'000; ++i) text += "{\"a\":" + std::to_string(i) + ",\"b\":[true,null,\"x\"]},";
    text.back() = ']';
    const auto value = read(text);
    QVERIFY(value.ok());
    QCOMPARE(toText(*value), text);
}

QTEST_APPLESS_MAIN(TestReader)
#include "tst_reader.moc"
