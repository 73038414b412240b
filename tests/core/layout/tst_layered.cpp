// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/flat_graph.h"
#include "core/layout/layered.h"
#include "tests/core/layout/graph_checks.h"

#include <QTest>

using namespace wb::layout;

class LayeredTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void emptyGraphIsEmpty() { QCOMPARE(layered({}).nodes.size(), std::size_t(0)); }

    void drawsWithoutOverlap_data() {
        QTest::addColumn<int>("nodes");
        for (const int nodes : {1, 2, 3, 5, 9, 20, 60}) QTest::addRow("%d nodes", nodes) << nodes;
    }
    void drawsWithoutOverlap() {
        QFETCH(int, nodes);
        for (std::uint32_t seed = 0; seed < 40; ++seed) {
            const FlatGraph graph = test::randomGraph(seed, static_cast<std::uint32_t>(nodes));
            const FlatLayout drawing = layered(graph);
            QVERIFY(fits(graph, drawing));
            const QString wrong = test::complaint(graph, drawing);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
        }
    }

    void edgesFlowDownwardsButForLoops() {
        const FlatGraph graph = test::randomGraph(7, 30);
        const FlatLayout drawing = layered(graph);
        const std::vector<bool> back = backEdges(graph);
        for (std::size_t e = 0; e < graph.edges.size(); ++e) {
            if (graph.edges[e].from == graph.edges[e].to) continue;
            const double from = drawing.nodes[graph.edges[e].from].y, to = drawing.nodes[graph.edges[e].to].y;
            QVERIFY(back[e] ? from > to : from < to);
        }
    }

    void aLargeGraphIsPlaced() {
        const FlatGraph graph = test::randomGraph(1, 5000);
        QCOMPARE(layered(graph).nodes.size(), graph.nodes.size());
    }
};

QTEST_APPLESS_MAIN(LayeredTest)
#include "tst_layered.moc"
