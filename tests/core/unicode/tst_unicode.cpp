// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/unicode/unicode.h"

#include <QTest>

#include <random>

using namespace wb;

namespace {

QByteArray bytes(const std::string& text) {
    return QByteArray::fromStdString(text);
}

std::string utf8(char32_t character) {
    return QString::fromUcs4(&character, 1).toStdString();
}

} // namespace

class TstUnicode : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void utf16OfEveryCharacter();
    void brokenBytesAreReplaced_data();
    void brokenBytesAreReplaced();
    void randomBytesBecomeWellFormed();
    void brokenUtf16();
    void letterCase_data();
    void letterCase();
    void identifiers_data();
    void identifiers();
};

void TstUnicode::utf16OfEveryCharacter() {
    for (char32_t character = 0; character <= 0x10FFFF; ++character) {
        if (character == 0xD800) character = 0xE000;
        const std::string text = "a" + utf8(character) + "b";
        const std::u16string units = unicode::toUtf16(text);
        const std::u16string expected = u"a" + QString::fromUcs4(&character, 1).toStdU16String() + u"b";
        if (units != expected || unicode::toUtf8(units) != text || unicode::toWellFormed(text) != text)
            QFAIL(qPrintable(QString::number(character, 16)));
    }
    QCOMPARE(unicode::toUtf16("\xEF\xBB\xBFx"), std::u16string(u"\uFEFFx"));
}

void TstUnicode::brokenBytesAreReplaced_data() {
    QTest::addColumn<QByteArray>("broken");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("lone continuation") << QByteArray("a\x80z") << QByteArray("a\xEF\xBF\xBDz");
    QTest::newRow("cut off") << QByteArray("a\xE2\x82") << QByteArray("a\xEF\xBF\xBD");
    QTest::newRow("cut off by a letter") << QByteArray("\xE2\x82z") << QByteArray("\xEF\xBF\xBDz");
    QTest::newRow("never in UTF-8") << QByteArray("\xFFz") << QByteArray("\xEF\xBF\xBDz");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80z") << QByteArray("\xEF\xBF\xBDz");
}

void TstUnicode::brokenBytesAreReplaced() {
    QFETCH(QByteArray, broken);
    QFETCH(QByteArray, expected);
    QCOMPARE(bytes(unicode::toWellFormed(broken.toStdString())), expected);
    QCOMPARE(bytes(unicode::toUtf8(unicode::toUtf16(broken.toStdString()))), expected);
}

void TstUnicode::randomBytesBecomeWellFormed() {
    std::mt19937 random(1);
    for (int round = 0; round < 20'000; ++round) {
        std::string text(random() % 12, '\0');
        for (char& c : text)
            c = static_cast<char>(random() % 4 == 0 ? 'a' + random() % 26 : 0x80 + random() % 128);
        const std::string whole = unicode::toWellFormed(text);
        QCOMPARE(bytes(whole), QString::fromUtf8("x" + bytes(whole)).mid(1).toUtf8());
        QCOMPARE(unicode::toUtf16(text), unicode::toUtf16(whole));
    }
}

void TstUnicode::brokenUtf16() {
    const char16_t units[] = {u'a', 0xD83D, u'b', 0xDE00, 0xD83D};
    QCOMPARE(bytes(unicode::toUtf8({units, 5})), QByteArray("a\xEF\xBF\xBD"
                                                            "b\xEF\xBF\xBD\xEF\xBF\xBD"));
}

void TstUnicode::letterCase_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("upper");
    QTest::addColumn<QString>("lower");
    QTest::newRow("ASCII") << "aZ[`{1"
                           << "AZ[`{1"
                           << "az[`{1";
    QTest::newRow("two letters for one")
        << QStringLiteral("Straße ﬁ") << QStringLiteral("STRASSE FI") << QStringLiteral("straße ﬁ");
    QTest::newRow("sigma at the end of a word")
        << QStringLiteral("ΟΔΟΣ") << QStringLiteral("ΟΔΟΣ") << QStringLiteral("οδος");
    QTest::newRow("dotted capital i")
        << QStringLiteral("İ") << QStringLiteral("İ") << QStringLiteral("i\u0307");
    QTest::newRow("beyond the first plane")
        << QStringLiteral("𐐨𐐀") << QStringLiteral("𐐀𐐀") << QStringLiteral("𐐨𐐨");
    QTest::newRow("no letters") << QStringLiteral("日本 😀") << QStringLiteral("日本 😀")
                                << QStringLiteral("日本 😀");
}

void TstUnicode::letterCase() {
    QFETCH(QString, text);
    QFETCH(QString, upper);
    QFETCH(QString, lower);
    QCOMPARE(QString::fromStdString(unicode::toUpper(text.toStdString())), upper);
    QCOMPARE(QString::fromStdString(unicode::toLower(text.toStdString())), lower);
    // What is broken stays, what is around it is mapped.
    const std::string broken = "é\xED\xA0\x80"
                               "a\xFF";
    QCOMPARE(bytes(unicode::toUpper(broken)), QByteArray("É\xED\xA0\x80"
                                                         "A\xFF"));
}

void TstUnicode::identifiers_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isIdentifier");
    QTest::newRow("letters") << QByteArray("order_1") << true;
    QTest::newRow("letters of other scripts") << QByteArray("größe日本") << true;
    QTest::newRow("a mark goes on") << QByteArray("e\xCC\x81") << true;
    QTest::newRow("a mark does not begin") << QByteArray("\xCC\x81"
                                                         "e")
                                           << false;
    QTest::newRow("Other_ID_Start") << QByteArray("℘") << true;
    QTest::newRow("Other_ID_Continue") << QByteArray("a·") << true;
    QTest::newRow("digit first") << QByteArray("1a") << false;
    QTest::newRow("connector first") << QByteArray("_a") << false;
    QTest::newRow("hyphen") << QByteArray("a-b") << false;
    QTest::newRow("mark of the encoding") << QByteArray("\xEF\xBB\xBF"
                                                        "a")
                                          << false;
    QTest::newRow("broken") << QByteArray("a\xFF") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TstUnicode::identifiers() {
    QFETCH(QByteArray, text);
    QFETCH(bool, isIdentifier);
    QCOMPARE(unicode::isIdentifier(text.toStdString()), isIdentifier);
}

QTEST_APPLESS_MAIN(TstUnicode)
#include "tst_unicode.moc"
