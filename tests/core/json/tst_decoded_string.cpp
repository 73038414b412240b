// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/decoded_string.h"

#include <QTest>

using wb::json::DecodedString;

class tst_decoded_string : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void plainTextRunsSideBySide() {
        const DecodedString string("abc", 10);
        QCOMPARE(string.text(), std::string("abc"));
        QCOMPARE(string.toSource(2), 12U);
        QCOMPARE(string.toSource(3), 13U);
        QCOMPARE(string.toDecoded(12), 2U);
        QCOMPARE(string.toDecoded(99), 3U);
        QCOMPARE(string.toDecoded(0), 0U);
    }

    void placesAfterEscapesAreFound() {
        const DecodedString string(R"(a\"b\u00e4c\n)", 0);
        QCOMPARE(string.text(), std::string("a\"b\xC3\xA4"
                                            "c\n"));
        QCOMPARE(string.toSource(1), 1U);
        QCOMPARE(string.toSource(2), 3U);
        QCOMPARE(string.toSource(3), 4U);
        QCOMPARE(string.toSource(4), 4U);
        QCOMPARE(string.toSource(5), 10U);
        QCOMPARE(string.toSource(6), 11U);
        QCOMPARE(string.toSource(7), 13U);
        QCOMPARE(string.toDecoded(2), 1U);
        QCOMPARE(string.toDecoded(3), 2U);
        QCOMPARE(string.toDecoded(10), 5U);
    }

    void surrogatePairsAreOneCharacter() {
        const DecodedString string(R"(\ud83d\ude00!)", 0);
        QCOMPARE(string.text(), std::string("\xF0\x9F\x98\x80!"));
        QCOMPARE(string.toSource(4), 12U);
        QCOMPARE(string.toDecoded(12), 4U);
    }

    void brokenEscapesStandForThemselves() {
        const DecodedString string(R"(\q\u12\)", 0);
        QCOMPARE(string.text(), std::string(R"(\q\u12\)"));
        QCOMPARE(DecodedString(R"(\ud83d)", 0).text(), std::string("\xEF\xBF\xBD"));
    }

    void escapedTextReadsBack() {
        const std::string text = "a\"\\\n\x01";
        QCOMPARE(DecodedString(wb::json::escaped(text), 0).text(), text);
    }
};

QTEST_APPLESS_MAIN(tst_decoded_string)
#include "tst_decoded_string.moc"
