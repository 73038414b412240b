// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/line_diff.h"

#include <QTest>

using namespace wb::ui;

class TestLineDiff : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void showsWhatIsCommonSideBySide_data();
    void showsWhatIsCommonSideBySide();
    void keepsEveryLineOnce();
};

void TestLineDiff::showsWhatIsCommonSideBySide_data() {
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("rows");
    const auto row = [](const char* name, const char* left, const char* right, const char* rows) {
        QTest::newRow(name) << QString::fromLatin1(left) << QString::fromLatin1(right)
                            << QString::fromLatin1(rows);
    };
    // = the same, ~ replaced, - only left, + only right
    row("equal", "a b c", "a b c", "===");
    row("added", "a c", "a b c", "=+=");
    row("removed", "a b c", "a c", "=-=");
    row("replaced", "a b c", "a x c", "=~=");
    row("a trailing comma is no difference", "{ a }", "{ a, b }", "==+=");
    row("replaced by more", "a b c", "a x y c", "=~+=");
    row("nothing in common", "a b", "x y z", "~~+");
    row("empty against something", "", "a", "~");
}

void TestLineDiff::showsWhatIsCommonSideBySide() {
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(QString, rows);
    QString shown;
    for (const DiffRow& row : diffLines(left.split(u' '), right.split(u' ')))
        shown += row.isSame ? u'=' : row.left < 0 ? u'+' : row.right < 0 ? u'-' : u'~';
    QCOMPARE(shown, rows);
}

void TestLineDiff::keepsEveryLineOnce() {
    QStringList left;
    QStringList right;
    for (int i = 0; i < 3000; ++i) {
        left << QString::number(i * 7 % 1000);
        right << QString::number(i * 11 % 1000);
    }
    int nextLeft = 0;
    int nextRight = 0;
    for (const DiffRow& row : diffLines(left, right)) {
        if (row.left >= 0) QCOMPARE(row.left, nextLeft++);
        if (row.right >= 0) QCOMPARE(row.right, nextRight++);
    }
    QCOMPARE(nextLeft, 3000);
    QCOMPARE(nextRight, 3000);
}

QTEST_APPLESS_MAIN(TestLineDiff)
#include "tst_line_diff.moc"
