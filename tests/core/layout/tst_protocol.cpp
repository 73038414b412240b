// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/layered.h"
#include "core/layout/protocol.h"
#include "tests/core/layout/graph_checks.h"

#include <QTest>

using namespace wb::layout;

class ProtocolTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void requestsComeBackAsTheyWere() {
        const LayoutRequest request{42, true, test::randomGraph(5, 20)};
        const std::string line = encode(request);
        QVERIFY(line.find('\n') == std::string::npos);
        const auto read = decodeRequest(line);
        QVERIFY(read.ok());
        QCOMPARE(read->id, request.id);
        QVERIFY(read->coarse);
        QVERIFY(read->graph == request.graph);
    }

    void answersComeBackWithinAHundredthOfAPixel() {
        const FlatGraph graph = test::randomGraph(5, 20);
        const LayoutAnswer answer{7, {}, layered(graph)};
        const std::string line = encode(answer, graph);
        const auto read = decodeAnswer(line, graph);
        QVERIFY(read.ok());
        QCOMPARE(answerId(line).value(), std::uint64_t(7));
        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            QVERIFY(std::abs(read->layout.nodes[i].x - answer.layout.nodes[i].x) < 0.011);
        QVERIFY(test::complaint(graph, read->layout).isEmpty());
    }

    void errorsAreCarried() {
        const auto read = decodeAnswer(encode(LayoutAnswer{3, "no \"luck\"\n", {}}, {}), {});
        QVERIFY(read.ok());
        QCOMPARE(read->error, std::string("no \"luck\"\n"));
    }

    void badRequestsAreRefused_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("not JSON") << QByteArray("{\"id\":");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("no id") << QByteArray(R"({"nodes":[],"edges":[]})");
        QTest::newRow("negative id") << QByteArray(R"({"id":-1,"nodes":[],"edges":[]})");
        QTest::newRow("odd nodes") << QByteArray(R"({"id":1,"nodes":[1],"edges":[]})");
        QTest::newRow("text for a size") << QByteArray(R"({"id":1,"nodes":["1",2],"edges":[]})");
        QTest::newRow("negative size") << QByteArray(R"({"id":1,"nodes":[-1,2],"edges":[]})");
        QTest::newRow("infinite size") << QByteArray(R"({"id":1,"nodes":[1e999,2],"edges":[]})");
        QTest::newRow("edge to nowhere") << QByteArray(R"({"id":1,"nodes":[1,2],"edges":[0,1,0,0,1]})");
        QTest::newRow("edge from below") << QByteArray(R"({"id":1,"nodes":[1,2],"edges":[-1,0,0,0,1]})");
        QTest::newRow("short edge") << QByteArray(R"({"id":1,"nodes":[1,2],"edges":[0,0,0,0]})");
        QTest::newRow("bytes") << QByteArray("\xff\xfe\x00", 3);
    }
    void badRequestsAreRefused() {
        QFETCH(QByteArray, line);
        QVERIFY(!decodeRequest(line.toStdString()).ok());
    }

    void answersThatDoNotFitTheGraphAreRefused_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("too few nodes")
            << QByteArray(R"({"id":1,"size":[9,9],"nodes":[0,0],"paths":[[0,0,0,0,0,0,0,0]],"pills":[]})");
        QTest::newRow("no path") << QByteArray(
            R"({"id":1,"size":[9,9],"nodes":[0,0,0,0],"paths":[],"pills":[]})");
        QTest::newRow("short path") << QByteArray(
            R"({"id":1,"size":[9,9],"nodes":[0,0,0,0],"paths":[[0,0]],"pills":[]})");
        QTest::newRow("far away") << QByteArray(
            R"({"id":1,"size":[9,9],"nodes":[0,0,1e300,0],"paths":[[0,0,0,0,0,0,0,0]],"pills":[]})");
        QTest::newRow("not an object") << QByteArray("7");
    }
    void answersThatDoNotFitTheGraphAreRefused() {
        QFETCH(QByteArray, line);
        const FlatGraph graph{{{1, 1}, {1, 1}}, {{0, 1, {}}}};
        QVERIFY(!decodeAnswer(line.toStdString(), graph).ok());
    }

    void idsOfForeignLinesAreNotRead() {
        QVERIFY(!answerId("hello").ok());
        QVERIFY(!answerId("{\"id\":x}").ok());
        QVERIFY(!answerId("{\"id\":99999999999999999999999}").ok());
    }
};

QTEST_APPLESS_MAIN(ProtocolTest)
#include "tst_protocol.moc"
