// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/persistent_log.h"
#include "tests/support/live_bytes.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <random>
#include <vector>

using wb::execution::PersistentLog;

/// What a Parallel or Map knows of the children that are over.
class TestPersistentLog : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void equalsPlainSequencesHoweverCopiesGoOn();
    void aCopyCostsWhatIsPushed();
    void givesEverythingBack();
};

namespace {

using Log = PersistentLog<std::shared_ptr<int>>;

std::vector<int> contentOf(const Log& log) {
    std::vector<int> content;
    log.forEachBackwards([&](const std::shared_ptr<int>& element) { content.push_back(*element); });
    std::reverse(content.begin(), content.end());
    return content;
}

} // namespace

void TestPersistentLog::equalsPlainSequencesHoweverCopiesGoOn() {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random(seed);
        std::vector<Log> logs(1);
        std::vector<std::vector<int>> plain(1);
        for (int step = 0; step < 500; ++step) {
            const std::size_t from = random() % 4 ? logs.size() - 1 : random() % logs.size();
            logs.push_back(logs[from]);
            plain.push_back(plain[from]);
            for (auto count = random() % 5; count > 0; --count) {
                logs.back().push(std::make_shared<int>(step));
                plain.back().push_back(step);
            }
            // Some are given up, as what comes after an edit of the past.
            if (random() % 50 == 0) {
                logs.resize(logs.size() / 2);
                plain.resize(plain.size() / 2);
            }
        }
        for (std::size_t at = 0; at < logs.size(); ++at) {
            QCOMPARE(contentOf(logs[at]), plain[at]);
            QCOMPARE(logs[at].size(), plain[at].size());
        }
    }
}

void TestPersistentLog::aCopyCostsWhatIsPushed() {
    const std::size_t before = wb::tests::liveBytes;
    constexpr std::size_t count = 100'000;
    std::vector<PersistentLog<std::uint64_t>> snapshots(count);
    for (std::size_t at = 1; at < count; ++at) {
        snapshots[at] = snapshots[at - 1];
        snapshots[at].push(at);
    }
    const std::size_t each = (wb::tests::liveBytes - before) / count;
    QVERIFY2(each <= sizeof(snapshots[0]) + 2 * sizeof(std::uint64_t), std::to_string(each).c_str());
}

void TestPersistentLog::givesEverythingBack() {
    const std::size_t before = wb::tests::liveBytes;
    const auto element = std::make_shared<int>(1);
    {
        Log log;
        for (int i = 0; i < 100'000; ++i) log.push(element);
        Log other = log;
        other.push(element);
        log.push(element);
        Log moved = std::move(other);
        other = moved;
        QCOMPARE(element.use_count(), 100'003L);
    }
    QCOMPARE(element.use_count(), 1L);
    QVERIFY(wb::tests::liveBytes - before < 100);
}

QTEST_APPLESS_MAIN(TestPersistentLog)
#include "tst_persistent_log.moc"
