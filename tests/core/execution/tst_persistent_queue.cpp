// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/persistent_queue.h"
#include "tests/support/live_bytes.h"

#include <QTest>

#include <cstdint>
#include <deque>
#include <random>
#include <vector>

using wb::execution::PersistentQueue;

/// The queue of ready fibers, of which every snapshot holds a copy.
class TestPersistentQueue : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void equalsPlainQueuesHoweverCopiesGoOn();
    void removesTheFirstOfEqualElements();
    void aCopyCostsWhatIsPushed();
    void whatWasTakenTakesNoRoom();
    void givesEverythingBack();
};

namespace {

using Queue = PersistentQueue<std::uint32_t>;

std::vector<std::uint32_t> contentOf(Queue queue) {
    std::vector<std::uint32_t> content;
    for (; !queue.empty(); queue.pop()) content.push_back(queue.front());
    return content;
}

std::vector<std::uint32_t> contentOf(const std::deque<std::uint32_t>& queue) {
    return {queue.begin(), queue.end()};
}

/// Copies of random earlier queues go on in random ways, as runs that are forked do.
void growForks(unsigned seed, std::vector<Queue>& queues, std::vector<std::deque<std::uint32_t>>& plain) {
    std::mt19937 random(seed);
    queues.emplace_back();
    plain.emplace_back();
    for (std::uint32_t step = 0; step < 2000; ++step) {
        const std::size_t from = random() % 4 ? queues.size() - 1 : random() % queues.size();
        queues.push_back(queues[from]);
        plain.push_back(plain[from]);
        for (auto count = random() % 5; count > 0; --count) {
            if (random() % 5 < 2 && !plain.back().empty()) {
                queues.back().pop();
                plain.back().pop_front();
            } else {
                queues.back().push(step);
                plain.back().push_back(step);
            }
        }
    }
}

} // namespace

void TestPersistentQueue::equalsPlainQueuesHoweverCopiesGoOn() {
    for (unsigned seed = 1; seed <= 10; ++seed) {
        std::vector<Queue> queues;
        std::vector<std::deque<std::uint32_t>> plain;
        growForks(seed, queues, plain);
        for (std::size_t i = 0; i < queues.size(); ++i) {
            QCOMPARE(queues[i].empty(), plain[i].empty());
            QCOMPARE(contentOf(queues[i]), contentOf(plain[i]));
        }
    }
}

void TestPersistentQueue::removesTheFirstOfEqualElements() {
    Queue queue;
    for (std::uint32_t i = 0; i < 200; ++i) queue.push(i % 100);
    const Queue before = queue;
    queue.remove(70);
    queue.remove(1000);
    QCOMPARE(contentOf(queue).size(), std::size_t(199));
    QCOMPARE(contentOf(queue)[70], std::uint32_t(71));
    QCOMPARE(contentOf(queue)[169], std::uint32_t(70));
    QCOMPARE(contentOf(before).size(), std::size_t(200));
}

void TestPersistentQueue::aCopyCostsWhatIsPushed() {
    std::vector<Queue> snapshots;
    snapshots.reserve(10'000);
    Queue queue;
    for (std::uint32_t i = 0; i < 40; ++i) queue.push(i);
    const std::size_t before = wb::tests::liveBytes;
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        snapshots.push_back(queue);
        queue.pop();
        queue.push(i);
    }
    QVERIFY(wb::tests::liveBytes - before < 10'000 * 6);
}

void TestPersistentQueue::whatWasTakenTakesNoRoom() {
    Queue queue;
    for (std::uint32_t i = 0; i < 40; ++i) queue.push(i);
    const std::size_t before = wb::tests::liveBytes;
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        queue.pop();
        queue.push(i);
    }
    QVERIFY(wb::tests::liveBytes < before + 1000);
}

void TestPersistentQueue::givesEverythingBack() {
    const std::size_t before = wb::tests::liveBytes;
    {
        std::vector<Queue> queues;
        std::vector<std::deque<std::uint32_t>> plain;
        growForks(7, queues, plain);
        // A log of a million elements, held by its oldest copy alone.
        Queue oldest;
        oldest.push(0);
        Queue queue = oldest;
        for (std::uint32_t i = 0; i < 1'000'000; ++i) queue.push(i);
    }
    QCOMPARE(wb::tests::liveBytes.load(), before);
}

QTEST_APPLESS_MAIN(TestPersistentQueue)
#include "tst_persistent_queue.moc"
