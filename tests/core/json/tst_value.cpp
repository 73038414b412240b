// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/reader.h"
#include "core/json/text_hash.h"
#include "core/json/value.h"
#include "core/json/writer.h"
#include "tests/support/live_bytes.h"

#include <QtTest>

#include <random>
#include <thread>

using namespace wb::json;

namespace {

Value wide(int count) {
    std::vector<Member> members;
    for (int i = 0; i < count; ++i) members.push_back({String("key" + std::to_string(i)), i});
    return Value::object(std::move(members));
}

Value nested(int depth, bool objects) {
    Value value = 1;
    for (int i = 0; i < depth; ++i)
        value = objects ? Value::object({{"a", value}}) : Value::array({std::move(value)});
    return value;
}

} // namespace

class TestValue : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void changesOfObjectsAgreeWithAList_data();
    void changesOfObjectsAgreeWithAList();
    void everyVersionOfAGrowingObjectIsCheap();
    void removalLeavesNoTrace();
    void textSizeIsTheLengthOfTheText();
    void textSizeOfGrowingObjectIsNotWalkedAgain();
    void duplicateKeysKeepTheFirstPlace();
    void deepNestingIsSafe();
    void equalityIgnoresOrder();
    void numbersKeepTheirSpelling_data();
    void numbersKeepTheirSpelling();
    void versionsAreSharedAcrossThreads();
    void hashIsStableAndSpread();
};

void TestValue::changesOfObjectsAgreeWithAList_data() {
    QTest::addColumn<int>("start");
    for (const int start : {0, 5, 16, 17, 100, 1000}) QTest::addRow("%d members", start) << start;
}

void TestValue::changesOfObjectsAgreeWithAList() {
    QFETCH(int, start);
    std::mt19937 random(static_cast<unsigned>(start));
    Value value = wide(start);
    std::vector<std::pair<std::string, int>> expected;
    for (int i = 0; i < start; ++i) expected.emplace_back("key" + std::to_string(i), i);
    std::vector<std::pair<Value, std::string>> versions;
    for (int step = 0; step < 3000; ++step) {
        const std::string key = "key" + std::to_string(random() % static_cast<unsigned>(start * 2 + 40));
        const auto place =
            std::find_if(expected.begin(), expected.end(), [&](const auto& e) { return e.first == key; });
        if (random() % 5 < 2) {
            value = value.without(key);
            if (place != expected.end()) expected.erase(place);
        } else {
            value = value.with(key, step);
            if (place != expected.end())
                place->second = step;
            else
                expected.emplace_back(key, step);
        }
        QCOMPARE(value.size(), expected.size());
        const Value* found = value.find(key);
        const auto now =
            std::find_if(expected.begin(), expected.end(), [&](const auto& e) { return e.first == key; });
        QCOMPARE(found != nullptr, now != expected.end());
        if (found) QCOMPARE(*found->integer(), now->second);
        if (step % 100 != 0) continue;
        std::string text = "{";
        for (const auto& [name, number] : expected)
            text += (text.size() > 1 ? ",\"" : "\"") + name + "\":" + std::to_string(number);
        text += "}";
        QCOMPARE(toText(value), text);
        QCOMPARE(value.textSize(), text.size());
        for (const auto& [name, number] : expected) QCOMPARE(*value.find(String(name))->integer(), number);
        versions.emplace_back(value, text);
    }
    for (const auto& [version, text] : versions) QCOMPARE(toText(version), text);
}

void TestValue::everyVersionOfAGrowingObjectIsCheap() {
    std::vector<Value> versions;
    versions.reserve(10'001);
    std::vector<String> keys;
    for (int i = 0; i < 10'000; ++i) keys.emplace_back("key" + std::to_string(i));
    versions.push_back(Value::object());
    const std::size_t before = wb::tests::liveBytes.load();
    for (int i = 0; i < 10'000; ++i)
        versions.push_back(versions.back().with(keys[static_cast<std::size_t>(i)], i));
    const std::size_t grown = (wb::tests::liveBytes.load() - before) / 10'000;
    QVERIFY2(grown < 900, std::to_string(grown).c_str());
    for (int i = 0; i < 10'000; i += 997) {
        const Value& version = versions[static_cast<std::size_t>(i)];
        QCOMPARE(version.size(), static_cast<std::size_t>(i));
        QVERIFY(!version.find(keys[static_cast<std::size_t>(i)]));
        if (i > 0) QVERIFY(version.find(keys[static_cast<std::size_t>(i - 1)]));
    }
    const std::size_t middle = wb::tests::liveBytes.load();
    const Value base = versions.back();
    versions.assign(1, base);
    const std::size_t start = wb::tests::liveBytes.load();
    QVERIFY(start < middle);
    for (int i = 0; i < 10'000; ++i)
        versions.push_back(versions.back().with(keys[static_cast<std::size_t>(i)], -i));
    const std::size_t replaced = (wb::tests::liveBytes.load() - start) / 10'000;
    QVERIFY2(replaced < 900, std::to_string(replaced).c_str());
}

void TestValue::removalLeavesNoTrace() {
    Value value = wide(1000);
    for (int i = 0; i < 1000; ++i) value = value.without("key" + std::to_string(i));
    QCOMPARE(toText(value), std::string("{}"));
    QCOMPARE(value.textSize(), std::size_t{2});
    QVERIFY(value == Value::object());
    QVERIFY(value.without("x").isSame(value));
    QCOMPARE(toText(value.with("a", 1)), std::string(R"({"a":1})"));
}

void TestValue::textSizeIsTheLengthOfTheText() {
    for (const char* text : {"null", "true", "-0", "1.50", "1e5", "\"\"", R"("a\"\\\n\u0001é")", "[]", "{}",
                             R"([1,[2,"x"],{"a":{}}])", R"({"a":[],"b\"":null})"}) {
        const auto value = read(text);
        QVERIFY2(value.ok(), text);
        QCOMPARE(value->textSize(), toText(*value).size());
    }
    QCOMPARE(Value().textSize(), std::size_t{4});
    QCOMPARE(wide(5000).textSize(), toText(wide(5000)).size());
    QCOMPARE(Value::array({wide(30).with("x", wide(40)).without("key3")}).textSize(),
             toText(Value::array({wide(30).with("x", wide(40)).without("key3")})).size());
}

void TestValue::textSizeOfGrowingObjectIsNotWalkedAgain() {
    // A walk of every version would visit 800 million members and run into the time limit of the test.
    Value value = Value::object();
    std::size_t size = 2;
    for (int i = 0; i < 40'000; ++i) {
        const std::string key = "key" + std::to_string(i);
        value = value.with(key, true);
        size += key.size() + 7 + (i > 0 ? 1 : 0);
        QCOMPARE(value.textSize(), size);
    }
}

void TestValue::duplicateKeysKeepTheFirstPlace() {
    QCOMPARE(toText(Value::object({{"a", 1}, {"b", 2}, {"a", 3}})), std::string(R"({"a":3,"b":2})"));
    std::vector<Member> members;
    for (int i = 0; i < 100; ++i) members.push_back({String("k" + std::to_string(i % 40)), i});
    const Value value = Value::object(std::move(members));
    QCOMPARE(value.size(), std::size_t{40});
    QCOMPARE(*value["k19"].integer(), 99);
    QCOMPARE(*value["k20"].integer(), 60);
    QCOMPARE(value.members().begin()->key.view(), std::string_view("k0"));
}

void TestValue::deepNestingIsSafe() {
    for (const bool objects : {false, true}) {
        const Value a = nested(200'000, objects);
        const Value b = nested(200'000, objects);
        QVERIFY(a == b);
        QVERIFY(!(a == nested(200'001, objects)));
        QCOMPARE(a.textSize(), toText(a).size());
        QVERIFY(toPrettyText(nested(1000, objects)).size() > 1000);
    }
}

void TestValue::equalityIgnoresOrder() {
    QVERIFY(Value::object({{"a", 1}, {"b", 2.0}}) == Value::object({{"b", 2}, {"a", 1}}));
    QVERIFY(!(Value::object({{"a", 1}}) == Value::object({{"b", 1}})));
    QVERIFY(!(Value::array({1}) == Value::array({1, 2})));
    QVERIFY(!(Value(std::int64_t{9007199254740993}) == Value(std::int64_t{9007199254740992})));
    QVERIFY(*read("1.0") == *read("1"));
    QVERIFY(wide(100).with("x", 1).without("x") == wide(100));
}

void TestValue::numbersKeepTheirSpelling_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"0", "-0", "1.0", "1.50", "1e2", "1E+2", "123456789012345678901234567890", "-9223372036854775808",
          "9223372036854775807", "9223372036854775808", "18446744073709551615", "0.1", "1e400", "-1e400",
          "1e-400", "0.000000000000000000000000000000000000001", "3.141592653589793238462643"})
        QTest::newRow(text) << QByteArray(text);
}

void TestValue::numbersKeepTheirSpelling() {
    QFETCH(QByteArray, text);
    const auto value = read(text.toStdString());
    QVERIFY(value.ok());
    QCOMPARE(QByteArray::fromStdString(toText(*value)), text);
}

void TestValue::versionsAreSharedAcrossThreads() {
    const Value base = wide(500).with("x", 1);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([base, t] {
            Value mine = base;
            for (int i = 0; i < 2000; ++i) mine = mine.with("key" + std::to_string(i % 600), t);
            (void)mine.textSize();
            (void)base.textSize();
        });
    for (std::thread& thread : threads) thread.join();
    QCOMPARE(base.textSize(), toText(base).size());
}

void TestValue::hashIsStableAndSpread() {
    QCOMPARE(detail::hashText("abc"), detail::hashText("abc"));
    QVERIFY(detail::hashText("abc") != detail::hashText("abd"));
    QVERIFY(detail::hashText("") != 0);
    QVERIFY(detail::hashText(std::string(8, '\0')) != detail::hashText(std::string(9, '\0')));
}

QTEST_APPLESS_MAIN(TestValue)
#include "tst_value.moc"
