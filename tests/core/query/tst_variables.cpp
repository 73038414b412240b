// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/variables.h"

#include "core/json/reader.h"
#include "core/json/writer.h"

#include <QTest>

using namespace wb;
using namespace wb::query;

class TestVariables : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void judgesNames_data();
    void judgesNames();
    void assigns();
    void keepsOuterVariables();
    void boundsSizes();
    void showsOuterVariablesToInnerScopes();
};

namespace {

json::Value read(const std::string& text) {
    auto value = json::read(text);
    return value ? std::move(*value) : json::Value("NOT JSON: " + text);
}

json::Value textOfSize(std::size_t bytes) {
    return json::Value(std::string(bytes - 2, 'a'));
}

} // namespace

void TestVariables::judgesNames_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("letters") << QStringLiteral("order") << true;
    QTest::newRow("digits later") << QStringLiteral("a1_b2") << true;
    QTest::newRow("beyond ASCII") << QStringLiteral("größe") << true;
    QTest::newRow("80 characters") << QString(80, QLatin1Char('a')) << true;
    QTest::newRow("80 characters of two bytes") << QString(80, QChar(0xE9)) << true;
    QTest::newRow("81 characters") << QString(81, QLatin1Char('a')) << false;
    QTest::newRow("a mark later") << QString::fromUtf8("a\u0301") << true;
    QTest::newRow("a mark first") << QString::fromUtf8("\u0301a") << false;
    QTest::newRow("a letter number") << QString::fromUtf8("\u2167") << true;
    QTest::newRow("a digit of another script first") << QString::fromUtf8("\u0661a") << false;
    QTest::newRow("a digit of another script later") << QString::fromUtf8("a\u0661") << true;
    QTest::newRow("a start by name") << QString::fromUtf8("\u2118") << true;
    QTest::newRow("a part by name") << QString::fromUtf8("a\u00B7b") << true;
    QTest::newRow("a part by name first") << QString::fromUtf8("\u00B7b") << false;
    QTest::newRow("beyond the first plane") << QString::fromUtf8("\U00020000") << true;
    QTest::newRow("a byte order mark") << QString(QChar(QChar::ByteOrderMark)) + QLatin1Char('a') << false;
    QTest::newRow("underscore first") << QStringLiteral("_a") << false;
    QTest::newRow("a joiner") << QString::fromUtf8("a\u200Db") << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("digit first") << QStringLiteral("1a") << false;
    QTest::newRow("hyphen") << QStringLiteral("a-b") << false;
    QTest::newRow("dollar") << QStringLiteral("$a") << false;
    QTest::newRow("reserved") << QStringLiteral("states") << false;
    QTest::newRow("nearly reserved") << QStringLiteral("States") << true;
}

void TestVariables::judgesNames() {
    QFETCH(QString, name);
    QFETCH(bool, good);
    std::string reason;
    QCOMPARE(isVariableName(name.toStdString(), &reason), good);
    QCOMPARE(reason.empty(), good);
}

void TestVariables::assigns() {
    const auto result =
        assignVariables(read(R"({"a":1,"b":2})"), json::Value::object(), read(R"({"b":{"c":3},"d":4})"), 100);
    QVERIFY(result.ok());
    QCOMPARE(QString::fromStdString(json::toText(result->variables)),
             QStringLiteral(R"({"a":1,"b":{"c":3},"d":4})"));
    QCOMPARE(result->bytes, std::uint64_t(100 + 7 - 1 + 1));
    const auto reserved =
        assignVariables(json::Value::object(), json::Value::object(), read(R"({"states":1})"), 0);
    QCOMPARE(reserved.error().name, std::string("States.Runtime"));
}

void TestVariables::keepsOuterVariables() {
    const auto result = assignVariables(json::Value::object(), read(R"({"x":1})"), read(R"({"x":2})"), 1);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().name, std::string("States.Runtime"));
}

void TestVariables::boundsSizes() {
    const json::Value none = json::Value::object();
    const auto one = [&](std::size_t bytes) {
        return assignVariables(none, none, none.with("a", textOfSize(bytes)), 0);
    };
    QVERIFY(one(maximumVariableBytes).ok());
    QCOMPARE(one(maximumVariableBytes + 1).error().name, std::string("States.DataLimitExceeded"));

    const json::Value half = textOfSize(maximumAssignBytes / 2 + 1);
    QVERIFY(!assignVariables(none, none, none.with("a", half).with("b", half), 0).ok());

    json::Value many = none;
    for (int i = 0; i < 40; ++i) many = many.with("v" + std::to_string(i), textOfSize(maximumVariableBytes));
    const std::uint64_t used = bytesOf(many);
    QCOMPARE(used, std::uint64_t(40 * maximumVariableBytes));
    QVERIFY(assignVariables(many, none, none.with("v0", textOfSize(10)), used).ok());
    QVERIFY(!assignVariables(many, none, none.with("one", 1), used).ok());
    QVERIFY(!assignVariables(none, many, none.with("one", 1), used).ok());
}

void TestVariables::showsOuterVariablesToInnerScopes() {
    const json::Value visible = visibleVariables(read(R"({"a":1,"b":2})"), read(R"({"c":3})"));
    QCOMPARE(QString::fromStdString(json::toText(visible)), QStringLiteral(R"({"a":1,"b":2,"c":3})"));
    const json::Value own = read(R"({"c":3})");
    QVERIFY(visibleVariables(json::Value::object(), own).isSame(own));
}

QTEST_APPLESS_MAIN(TestVariables)
#include "tst_variables.moc"
