// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/star_pattern.h"

#include <QTest>

#include <string>
#include <vector>

using namespace wb;

class TestStarPattern : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void matchesWholeTexts_data();
    void matchesWholeTexts();
    void agreesWithTheDefinition();
    void staysLinear();
};

namespace {

/// What a star means, word for word: it goes without, or it takes one more character.
bool byDefinition(std::string_view text, std::string_view pattern) {
    if (pattern.empty()) return text.empty();
    if (pattern.front() == '*')
        return byDefinition(text, pattern.substr(1)) ||
               (!text.empty() && byDefinition(text.substr(1), pattern));
    return !text.empty() && text.front() == pattern.front() &&
           byDefinition(text.substr(1), pattern.substr(1));
}

/// All texts of at most `longest` of these characters.
std::vector<std::string> textsOf(std::string_view characters, std::size_t longest) {
    std::vector<std::string> texts = {""};
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (texts[i].size() < longest)
            for (const char c : characters) texts.push_back(texts[i] + c);
    return texts;
}

} // namespace

void TestStarPattern::matchesWholeTexts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char* text, const char* pattern, bool fits) {
        QTest::addRow("%s as %s", text, pattern)
            << QString::fromUtf8(text) << QString::fromUtf8(pattern) << fits;
    };
    row("log-2024.txt", "log-*.txt", true);
    row("log-.txt", "log-*.txt", true);
    row("log-2024.txt2", "log-*.txt", false);
    row("zebra", "zebra", true);
    row("zebra", "zebr", false);
    row("foo.bar.baz", "foo.*.*", true);
    row("a*b", R"(a\*b)", true);
    row("axb", R"(a\*b)", false);
    row(R"(a\b)", R"(a\\b)", true);
    row(R"(a\xb)", R"(a\\*b)", true);
    row(R"(a\)", R"(a\)", true);
    row("", "", true);
    row("", "*", true);
    row("", "**", true);
    row("a", "", false);
    row("aba", "ab*ba", false);
    row("\xC3\xA4\xC3\xB6", "\xC3\xA4*", true);
}

void TestStarPattern::matchesWholeTexts() {
    QFETCH(QString, text);
    QFETCH(QString, pattern);
    QFETCH(bool, fits);
    QCOMPARE(matchesStarPattern(text.toStdString(), pattern.toStdString()), fits);
}

void TestStarPattern::agreesWithTheDefinition() {
    const std::vector<std::string> texts = textsOf("ab", 6);
    for (const std::string& pattern : textsOf("ab*", 5))
        for (const std::string& text : texts)
            if (matchesStarPattern(text, pattern) != byDefinition(text, pattern))
                QFAIL(qPrintable(QString::fromStdString(text + " as " + pattern)));
}

// A step back for each character would take minutes for each of these.
void TestStarPattern::staysLinear() {
    constexpr std::size_t size = 256 << 10;
    const std::string text(size, 'a');
    for (std::size_t round = 0; round < 64; ++round) {
        QVERIFY(!matchesStarPattern(text, "*" + std::string(size / 2 + round, 'a') + "b*"));
        QVERIFY(matchesStarPattern(text, "*" + std::string(size / 2 + round, 'a') + "*"));
    }
    std::string stars;
    for (std::size_t i = 0; i < size / 4; ++i) stars += "*a";
    QVERIFY(!matchesStarPattern(text, stars + "*b"));
    QVERIFY(matchesStarPattern(text, stars));
    QVERIFY(!matchesStarPattern(text, std::string(size, '*') + "b"));
}

QTEST_APPLESS_MAIN(TestStarPattern)
#include "tst_star_pattern.moc"
