// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/parser.h"
#include "core/json/pointer_ranges.h"

#include <QTest>

using namespace wb::json;

class TestPointerRanges : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void finds_data();
    void finds();
    void takesDeepDocuments();
};

void TestPointerRanges::finds_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pointers");
    QTest::addColumn<QString>("found");
    const char* const text = R"({"a": [1, {"b": "x"}], "c/d": true, "e~f": null, "": 5})";
    QTest::newRow("members and elements") << text << "/a/0 /a/1/b"
                                          << "1 'x'";
    QTest::newRow("in the order of the text") << text << "/a/1/b /a/0"
                                              << "1 'x'";
    QTest::newRow("the whole document") << "[1]"
                                        << ""
                                        << "[1]";
    QTest::newRow("escaped names") << text << "/c~1d /e~0f /"
                                   << "true null 5";
    QTest::newRow("what is inside of another") << text << "/a/1/b /a/1"
                                               << "{'b': 'x'}";
    QTest::newRow("nowhere") << text << "/x /a/7 /a/0/b /a/b"
                             << "";
    QTest::newRow("no document") << ""
                                 << "/x"
                                 << "";
}

void TestPointerRanges::finds() {
    QFETCH(QString, text);
    QFETCH(QString, pointers);
    QFETCH(QString, found);
    std::vector<std::string> asked;
    for (const QString& pointer : pointers.split(u' ')) asked.push_back(pointer.toStdString());
    const SyntaxTreePtr tree = parse(text.toStdString());
    QStringList got;
    for (const TextRange range : rangesOf(*tree, asked))
        got << text.mid(range.begin, range.length()).replace(u'"', u'\'');
    QCOMPARE(got.join(u' '), found);
}

void TestPointerRanges::takesDeepDocuments() {
    constexpr std::size_t depth = 200'000;
    std::string pointer;
    for (std::size_t i = 0; i < depth; ++i) pointer += "/0";
    const SyntaxTreePtr tree = parse(std::string(depth, '[') + '7' + std::string(depth, ']'));
    const std::vector<std::string> asked{pointer};
    const std::vector<TextRange> found = rangesOf(*tree, asked);
    QVERIFY(found.size() <= 1);
    if (!found.empty()) QCOMPARE(found.front().begin, static_cast<std::uint32_t>(depth));
}

QTEST_APPLESS_MAIN(TestPointerRanges)
#include "tst_pointer_ranges.moc"
