// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/lint/codes.h"
#include "support.h"

#include <QSet>
#include <QTest>

using namespace wb::lint;

class TestCodes : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void everyPageSaysSomething();
    void everyCodeHasOnePage();
};

void TestCodes::everyPageSaysSomething() {
    for (const CodePage& page : codePages()) {
        QVERIFY(!page.title.empty());
        QVERIFY(!page.text.empty());
        QCOMPARE(explain(page.code), &page);
    }
    QVERIFY(!explain("NO_SUCH_CODE"));
}

void TestCodes::everyCodeHasOnePage() {
    QSet<QByteArray> pages;
    for (const CodePage& page : codePages()) {
        const QByteArray code(page.code.data(), static_cast<qsizetype>(page.code.size()));
        QVERIFY2(!pages.contains(code), code);
        pages.insert(code);
    }
    // The header is the list of codes.
    QFile header(QStringLiteral(WB_SOURCE_DIR "/core/lint/codes.h"));
    QVERIFY(header.open(QIODevice::ReadOnly));
    int found = 0;
    for (const QByteArray& line : header.readAll().split('\n')) {
        if (!line.startsWith("inline constexpr std::string_view")) continue;
        const QByteArray code = line.split('"').value(1);
        QVERIFY2(pages.contains(code), line);
        ++found;
    }
    QCOMPARE(found, pages.size());
}

QTEST_APPLESS_MAIN(TestCodes)
#include "tst_codes.moc"
