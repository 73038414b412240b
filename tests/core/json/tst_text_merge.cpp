// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/line_match.h"
#include "core/json/text_merge.h"

#include <QTest>

#include <random>
#include <sstream>

using namespace wb;
using namespace wb::json;

namespace {

/// A line for each letter.
std::string lines(const std::string& letters) {
    std::string text;
    for (const char letter : letters) text += std::string(1, letter) + "\n";
    return text;
}

std::string merged(const std::string& base, const std::string& mine, const std::string& theirs) {
    const auto result = mergeTexts(lines(base), lines(mine), lines(theirs));
    if (result.ok()) return result.value();
    std::ostringstream said;
    said << "conflict in " << result.error().lineInMine << " and " << result.error().lineInTheirs;
    return said.str();
}

} // namespace

class TestTextMerge : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void changesOfDifferentPlacesComeTogether() {
        QCOMPARE(merged("abcdefg", "aBcdefg", "abcdeFg"), lines("aBcdeFg"));
        QCOMPARE(merged("abcdefg", "bcdefg", "abcdefgh"), lines("bcdefgh"));
        QCOMPARE(merged("abcdefg", "abxcdefg", "abcdeg"), lines("abxcdeg"));
        QCOMPARE(merged("abc", "abc", "xyz"), lines("xyz"));
        QCOMPARE(merged("abc", "xyz", "abc"), lines("xyz"));
        QCOMPARE(merged("", "", "a"), lines("a"));
        QCOMPARE(merged("", "", ""), lines(""));
    }

    void theSameChangeIsMadeOnce() {
        QCOMPARE(merged("abcde", "abXde", "abXde"), lines("abXde"));
        QCOMPARE(merged("abcde", "abXdE", "AbXde"), lines("AbXdE"));
        QCOMPARE(merged("abc", "ac", "ac"), lines("ac"));
    }

    void changesThatTouchAreAConflict() {
        QCOMPARE(merged("abcde", "abXde", "abYde"), std::string("conflict in 3 and 3"));
        QCOMPARE(merged("abcde", "abXde", "abcYe"), std::string("conflict in 3 and 3"));
        QCOMPARE(merged("abcde", "xabcdXe", "abcdYe"), std::string("conflict in 6 and 5"));
        QCOMPARE(merged("abcde", "abde", "abYde"), std::string("conflict in 3 and 3"));
        QCOMPARE(mergeTexts(lines("abcdefg"), lines("aBcdeFg"), lines("a1cde2g")).error().count, 2U);
    }

    void bytesStayAsTheyAre() {
        const auto result = mergeTexts("a\r\nb\r\nc\nd", "a\r\nB\r\nc\nd", "a\r\nb\r\nc\nD\xff");
        QVERIFY(result.ok());
        QCOMPARE(result.value(), std::string("a\r\nB\r\nc\nD\xff"));
    }

    void matchesRiseAndAreAsManyAsPossible() {
        std::mt19937 random(7);
        for (int round = 0; round < 400; ++round) {
            const auto some = [&](std::size_t size) {
                std::vector<std::uint32_t> row(size);
                for (auto& line : row) line = static_cast<std::uint32_t>(random() % 4);
                return row;
            };
            const auto before = some(random() % 9), after = some(random() % 9);
            const auto match = matchLines(before, after);
            std::uint32_t least = 0;
            for (std::size_t i = 0; i < match.size(); ++i) {
                if (match[i] == noLine) continue;
                QVERIFY(match[i] >= least && before[i] == after[match[i]]);
                least = match[i] + 1;
            }
        }
    }

    /// What merges has all lines of either change: no line is lost, none comes from nowhere.
    void randomEditsInPartsOfTheirOwnMerge() {
        std::mt19937 random(11);
        for (int round = 0; round < 300; ++round) {
            std::string first(1 + random() % 12, ' '), second(1 + random() % 12, ' ');
            for (char& c : first) c = static_cast<char>('a' + random() % 3);
            for (char& c : second) c = static_cast<char>('a' + random() % 3);
            const auto edited = [&](std::string part) {
                const std::size_t at = random() % (part.size() + 1);
                if (random() % 2 && at < part.size()) return part.erase(at, 1);
                return part.insert(at, 1, static_cast<char>('a' + random() % 4));
            };
            // Lines of their own between them, so that the changes cannot touch.
            const std::string middle = "0123";
            const std::string mine = edited(first), theirs = edited(second);
            QCOMPARE(merged(first + middle + second, mine + middle + second, first + middle + theirs),
                     lines(mine + middle + theirs));
        }
    }

    void hugeTextsAreMergedInLinearTime() {
        constexpr int count = 400'000;
        std::string base, mine, theirs;
        for (int i = 0; i < count; ++i) {
            // Mostly the same few lines, as in any definition.
            const std::string line = i % 10 == 0 ? "line " + std::to_string(i) + "\n" : "      },\n";
            base += line;
            mine += i % 1000 == 5 ? "mine\n" : line;
            theirs += i % 1000 == 605 ? "theirs\n" : line;
        }
        const auto result = mergeTexts(base, mine, theirs);
        QVERIFY(result.ok());
        QCOMPARE(std::count(result->begin(), result->end(), '\n'), std::ptrdiff_t(count));
    }

    void hostileTextsEndSoon() {
        // No line is unique and the shortest script is as long as the texts.
        std::mt19937 random(3);
        std::string texts[3];
        for (std::string& text : texts)
            for (int i = 0; i < 300'000; ++i) text += random() % 2 ? "a\n" : "b\n";
        const auto result = mergeTexts(texts[0], texts[1], texts[2]);
        QVERIFY(!result.ok());
    }
};

QTEST_GUILESS_MAIN(TestTextMerge)
#include "tst_text_merge.moc"
