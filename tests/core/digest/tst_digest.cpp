// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/digest/digest.h"

#include <QCryptographicHash>
#include <QTest>

#include <random>

using namespace wb;

class TstDigest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void digests_data();
    void digests();
    void unknownAlgorithm();
    void base64BothWays();
    void base64OfOthers_data();
    void base64OfOthers();
};

void TstDigest::digests_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QCryptographicHash::Algorithm>("algorithm");
    QTest::newRow("MD5") << "MD5" << QCryptographicHash::Md5;
    QTest::newRow("SHA-1") << "SHA-1" << QCryptographicHash::Sha1;
    QTest::newRow("SHA-256") << "SHA-256" << QCryptographicHash::Sha256;
    QTest::newRow("SHA-384") << "SHA-384" << QCryptographicHash::Sha384;
    QTest::newRow("SHA-512") << "SHA-512" << QCryptographicHash::Sha512;
}

void TstDigest::digests() {
    QFETCH(QString, name);
    QFETCH(QCryptographicHash::Algorithm, algorithm);
    for (const qsizetype size : {0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 1000}) {
        const QByteArray data(size, 'x');
        QCOMPARE(QByteArray::fromStdString(digest::hexDigest(name.toStdString(), data.toStdString()).value()),
                 QCryptographicHash::hash(data, algorithm).toHex());
    }
}

void TstDigest::unknownAlgorithm() {
    QVERIFY(!digest::hexDigest("sha-256", "x"));
    QVERIFY(!digest::hexDigest("", "x"));
}

void TstDigest::base64BothWays() {
    std::mt19937 random(1);
    for (int size = 0; size < 200; ++size) {
        QByteArray data(size, '\0');
        for (char& c : data) c = static_cast<char>(random());
        const std::string text = digest::toBase64(data.toStdString());
        QCOMPARE(QByteArray::fromStdString(text), data.toBase64());
        QCOMPARE(QByteArray::fromStdString(digest::fromBase64(text)), data);
    }
}

void TstDigest::base64OfOthers_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("without padding") << QByteArray("QUI") << QByteArray("AB");
    QTest::newRow("line breaks") << QByteArray("QU\r\nJD") << QByteArray("ABC");
    QTest::newRow("ends at the padding") << QByteArray("QQ==QUJD") << QByteArray("A");
    QTest::newRow("bits too few") << QByteArray("QUJDR") << QByteArray("ABC");
}

void TstDigest::base64OfOthers() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(digest::fromBase64(text.toStdString())), expected);
}

QTEST_APPLESS_MAIN(TstDigest)
#include "tst_digest.moc"
