// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/query/jsonata/jsonata.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace wb;
using json::Value;

namespace {

Value readFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray bytes = file.readAll();
    auto value = json::read({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    return value ? *value : Value();
}

QString text(std::string_view string) {
    return QString::fromUtf8(string.data(), static_cast<qsizetype>(string.size()));
}

/// What came out, written as the cases of the data files are.
Value outcome(const Value& request) {
    const Value answer = query::jsonata::evaluateRequest(request);
    const std::string_view kind = answer["kind"].string();
    if (kind == "error") return Value::object({{"error", answer["code"]}, {"message", answer["message"]}});
    if (kind == "undefined") return Value::object({{"undefined", true}});
    return Value::object({{"result", answer["result"]}});
}

} // namespace

/// Every operator and function: data/*.json holds expressions over data/shop.json and what they give.
class ExpressionsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void evaluatesAsTheLanguageDefines_data();
    void evaluatesAsTheLanguageDefines();
    void writesIntegralResultsWithoutFraction();
    void keepsTheOrderOfMembers();
};

void ExpressionsTest::evaluatesAsTheLanguageDefines_data() {
    QTest::addColumn<QString>("request");
    QTest::addColumn<QString>("expected");
    const QDir folder(QStringLiteral(WB_SOURCE_DIR "/tests/core/jsonata/data"));
    const Value shop = readFile(folder.filePath(QStringLiteral("shop.json")));
    QVERIFY(shop.isObject());
    int count = 0;
    for (const QString& name : folder.entryList({QStringLiteral("*.json")})) {
        if (name == QLatin1String("shop.json")) continue;
        const Value cases = readFile(folder.filePath(name));
        QVERIFY2(cases.isArray(), qPrintable(name));
        for (const Value& one : cases.items()) {
            const QString row = name.chopped(5) + QLatin1String(": ") + text(one["expr"].string());
            const Value request = Value::object({{"expr", one["expr"]}, {"data", shop}});
            QTest::newRow(qPrintable(row))
                << text(json::toText(request)) << text(json::toText(one.without("expr")));
            ++count;
        }
    }
    QVERIFY(count > 700);
}

void ExpressionsTest::evaluatesAsTheLanguageDefines() {
    QFETCH(QString, request);
    QFETCH(QString, expected);
    const auto asked = json::read(request.toStdString());
    QVERIFY(asked.ok());
    QCOMPARE(text(json::toText(outcome(*asked))), expected);
}

void ExpressionsTest::writesIntegralResultsWithoutFraction() {
    const auto written = [](const char* expression) {
        return json::toText(outcome(Value::object({{"expr", expression}}))["result"]);
    };
    QCOMPARE(written("0.5 * 4"), std::string("2"));
    QCOMPARE(written("1e3"), std::string("1000"));
    QCOMPARE(written("1e20 * 1"), std::string("100000000000000000000"));
    QCOMPARE(written("1e21 * 1"), std::string("1e+21"));
    QCOMPARE(written("0.1 + 0.2"), std::string("0.30000000000000004"));
    QCOMPARE(written("12345678.5 * 1"), std::string("12345678.5"));
    QCOMPARE(written("0 * -1"), std::string("0"));
}

void ExpressionsTest::keepsTheOrderOfMembers() {
    const Value request = Value::object({{"expr", "{\"b\": 1, \"a\": 2, \"c\": 3}"}});
    QCOMPARE(json::toText(outcome(request)["result"]), std::string(R"({"b":1,"a":2,"c":3})"));
}

QTEST_APPLESS_MAIN(ExpressionsTest)
#include "tst_expressions.moc"
