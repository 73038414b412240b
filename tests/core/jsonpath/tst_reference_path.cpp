// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "jsonpath_test.h"

#include "core/query/jsonpath/reference_path.h"

#include <QTest>

using namespace wb;
using namespace wb::query::jsonpath;

class TestReferencePath : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void putsValues_data();
    void putsValues();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
    void sharesEverythingBesideThePath();
};

void TestReferencePath::putsValues_data() {
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* base, const char* path, const char* expected) {
        QTest::addRow("%s at %s", base, path)
            << QString::fromUtf8(base) << QString::fromUtf8(path) << QString::fromUtf8(expected);
    };
    row("{}", "$", "9");
    row("1", "$", "9");
    row("{}", "$.a", R"({"a":9})");
    row(R"({"a":1,"b":2})", "$.a", R"({"a":9,"b":2})");
    row("{}", "$.a.b.c", R"({"a":{"b":{"c":9}}})");
    row(R"({"a":{"x":1}})", "$.a.b", R"({"a":{"x":1,"b":9}})");
    row(R"({"a":[1,2]})", "$.a[1]", R"({"a":[1,9]})");
    row(R"({"a":[{"b":1}]})", "$.a[0].c", R"({"a":[{"b":1,"c":9}]})");
    row("[1]", "$[0]", "[9]");
}

void TestReferencePath::putsValues() {
    QFETCH(QString, base);
    QFETCH(QString, path);
    QFETCH(QString, expected);
    const auto parsed = Path::parse(path.toStdString());
    QVERIFY(parsed->isReferencePath());
    const auto result = setAtReferencePath(read(base.toStdString()), *parsed, json::Value(9));
    QVERIFY(result.ok());
    QCOMPARE(QString::fromStdString(json::toText(*result)), expected);
}

void TestReferencePath::refusesWhatDoesNotFit_data() {
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("what");
    const auto row = [](const char* base, const char* path, const char* what) {
        QTest::addRow("%s at %s", base, path)
            << QString::fromUtf8(base) << QString::fromUtf8(path) << QString::fromUtf8(what);
    };
    row("1", "$.a", "ReferencePath $.a");
    row(R"("text")", "$.a", "ReferencePath $.a");
    row("[1]", "$.a", R"(step "a")");
    row(R"({"a":1})", "$.a.b", R"(step "a")");
    row(R"({"a":[1]})", "$.a.b", R"(step "b")");
    row(R"({"a":[1]})", "$.a[1]", R"(step "1")");
    row(R"({"a":{}})", "$.a[0]", R"(step "0")");
    row("{}", "$.a[0]", R"(step "a")");
}

void TestReferencePath::refusesWhatDoesNotFit() {
    QFETCH(QString, base);
    QFETCH(QString, path);
    QFETCH(QString, what);
    const auto result =
        setAtReferencePath(read(base.toStdString()), *Path::parse(path.toStdString()), json::Value(9));
    QVERIFY(!result.ok());
    QCOMPARE(result.error().name, std::string("States.ReferencePathConflict"));
    QCOMPARE(QString::fromStdString(result.error().cause),
             QStringLiteral("Unable to apply %1 to input %2").arg(what, base));
}

void TestReferencePath::sharesEverythingBesideThePath() {
    const json::Value base = read(R"({"big":{"x":[1,2,3]},"a":{"b":1}})");
    const auto result = setAtReferencePath(base, *Path::parse("$.a.b"), json::Value(2));
    QVERIFY((*result)["big"].isSame(base["big"]));
}

QTEST_APPLESS_MAIN(TestReferencePath)
#include "tst_reference_path.moc"
