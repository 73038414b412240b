// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/helper/helper_path.h"
#include "ui/canvas/layout_service.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wb;
using ui::canvas::LayoutService;

namespace {

layout::GraphPtr chain(std::uint32_t length, double width = 180) {
    auto graph = std::make_shared<layout::Graph>();
    graph->containers.emplace_back();
    for (std::uint32_t i = 0; i < length; ++i) {
        graph->nodes.push_back({{width, 60}, {}});
        graph->containers[0].nodes.push_back(i);
        if (i == 0) continue;
        graph->containers[0].edges.push_back(i - 1);
        graph->edges.push_back({i - 1, i, {}});
    }
    return graph;
}

QStringList shell(const char* script) {
    return {QStringLiteral("-c"), QString::fromLatin1(script)};
}

} // namespace

class LayoutServiceTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void answersWithAPlaceForEveryNode() {
        LayoutService service;
        layout::GeometryPtr got;
        service.request(this, chain(5), [&](const layout::GeometryPtr& geometry) { got = geometry; });
        QTRY_VERIFY(got);
        QVERIFY(!got->plain);
        QCOMPARE(got->nodes.size(), std::size_t(5));
    }

    void answersAtOnceWhatItKnows() {
        LayoutService service;
        layout::GeometryPtr got;
        service.request(this, chain(5), [&](const layout::GeometryPtr& geometry) { got = geometry; });
        QTRY_VERIFY(got);
        got.reset();
        service.request(this, chain(5), [&](const layout::GeometryPtr& geometry) { got = geometry; });
        QVERIFY(got);
    }

    void onlyTheNewestRequestIsAnswered() {
        LayoutService service;
        int first = 0, second = 0;
        service.request(this, chain(300), [&](const layout::GeometryPtr&) { ++first; });
        service.request(this, chain(6), [&](const layout::GeometryPtr&) { ++second; });
        QTRY_COMPARE(second, 1);
        QTest::qWait(50);
        QCOMPARE(first, 0);
    }

    void forgetsAnOwnerThatIsDestroyed() {
        LayoutService service;
        int answers = 0;
        {
            QObject owner;
            service.request(&owner, chain(40), [&](const layout::GeometryPtr&) { ++answers; });
        }
        QTest::qWait(100);
        QCOMPARE(answers, 0);
        QVERIFY(!service.isBusy());
    }

    void helperThatIsMissingGivesAPlainPicture() {
        LayoutService service;
        service.setHelper(QStringLiteral("/nowhere/asl-draw"), {});
        QSignalSpy failed(&service, &LayoutService::helperFailed);
        layout::GeometryPtr got;
        service.request(this, chain(5), [&](const layout::GeometryPtr& geometry) { got = geometry; });
        QTRY_VERIFY(got);
        QVERIFY(got->plain);
        QVERIFY(failed.size() >= 1);
    }

    void helperThatMisbehaves_data() {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("dies at once") << QByteArray("exit 3");
        QTest::newRow("speaks nonsense") << QByteArray("echo hello; sleep 5");
        QTest::newRow("greets, then dies at a question")
            << QByteArray("echo '{\"hello\":\"asl-draw\",\"protocol\":1}'; read line; exit 1");
        QTest::newRow("greets, then answers nonsense") << QByteArray(
            "echo '{\"hello\":\"asl-draw\",\"protocol\":1}'; while read line; do echo garbage; done");
        QTest::newRow("answers another question") << QByteArray(
            "echo '{\"hello\":\"asl-draw\",\"protocol\":1}'; while read line; do echo '{\"id\":999}'; done");
        QTest::newRow("answers without a layout") << QByteArray(
            "echo '{\"hello\":\"asl-draw\",\"protocol\":1}'; while read line; do echo '{\"id\":1}'; done");
        QTest::newRow("never answers")
            << QByteArray("echo '{\"hello\":\"asl-draw\",\"protocol\":1}'; sleep 60");
    }
    void helperThatMisbehaves() {
        QFETCH(QByteArray, script);
        LayoutService service;
        service.setTimeLimit(200);
        service.setHelper(QStringLiteral("/bin/sh"), shell(script.constData()));
        layout::GeometryPtr got;
        service.request(this, chain(5), [&](const layout::GeometryPtr& geometry) { got = geometry; });
        QTRY_VERIFY_WITH_TIMEOUT(got, 10000);
        QVERIFY(got->plain);
        QCOMPARE(got->nodes.size(), std::size_t(5));
    }

    /// A program that misbehaves when it is started first and is the real helper from then on.
    QStringList badOnce(const QTemporaryDir& folder, const QString& bad) {
        const QString script = QStringLiteral("if [ -e '%1' ]; then exec '%2' serve; fi; touch '%1'; %3");
        return {QStringLiteral("-c"), script.arg(folder.filePath(QStringLiteral("started")),
                                                 helperPath(QStringLiteral("asl-draw")), bad)};
    }

    void aCrashCostsNoPicture() {
        const QTemporaryDir folder;
        LayoutService service;
        service.setHelper(QStringLiteral("/bin/sh"), badOnce(folder, QStringLiteral("kill -SEGV $$")));
        layout::GeometryPtr got;
        service.request(this, chain(7), [&](const layout::GeometryPtr& geometry) { got = geometry; });
        QTRY_VERIFY_WITH_TIMEOUT(got, 10000);
        QCOMPARE(got->nodes.size(), std::size_t(7));
        QVERIFY(service.helperStarts() >= 2);
        got.reset();
        service.request(this, chain(9), [&](const layout::GeometryPtr& geometry) { got = geometry; });
        QTRY_VERIFY_WITH_TIMEOUT(got, 10000);
        QVERIFY(!got->plain);
    }

    void aHangingHelperIsKilledForTheNewestRequest() {
        const QTemporaryDir folder;
        LayoutService service;
        service.setTimeLimit(60000);
        const QString hang = QStringLiteral("echo '{\"hello\":\"asl-draw\",\"protocol\":1}'; exec sleep 60");
        service.setHelper(QStringLiteral("/bin/sh"), badOnce(folder, hang));
        layout::GeometryPtr got;
        service.request(this, chain(7), [&](const layout::GeometryPtr&) { QFAIL("nobody waits for it"); });
        QTest::qWait(100);
        service.request(this, chain(9), [&](const layout::GeometryPtr& geometry) { got = geometry; });
        QTRY_VERIFY_WITH_TIMEOUT(got, 10000);
        QVERIFY(!got->plain);
        QCOMPARE(service.helperStarts(), 2);
    }

    void recoversWithAGoodHelper() {
        LayoutService service;
        service.setTimeLimit(5000);
        layout::GeometryPtr got;
        service.request(this, chain(8), [&](const layout::GeometryPtr& geometry) { got = geometry; });
        QTRY_VERIFY(got);
        QCOMPARE(service.helperStarts(), 1);
    }
};

QTEST_MAIN(LayoutServiceTest)
#include "tst_layout_service.moc"
