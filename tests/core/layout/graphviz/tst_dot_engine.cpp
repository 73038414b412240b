// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/flat_graph.h"
#include "core/layout/graphviz/dot_engine.h"
#include "tests/core/layout/graph_checks.h"

#include <QTest>

#include <clocale>

using namespace wb::layout;
using graphviz::DotEngine;
using graphviz::Effort;

class DotEngineTest : public QObject {
    Q_OBJECT

  private:
    DotEngine m_engine;

  private Q_SLOTS:
    void drawsWithoutOverlap_data() {
        QTest::addColumn<int>("nodes");
        for (const int nodes : {1, 2, 5, 12, 40}) QTest::addRow("%d nodes", nodes) << nodes;
    }
    void drawsWithoutOverlap() {
        QFETCH(int, nodes);
        for (std::uint32_t seed = 0; seed < 12; ++seed) {
            const FlatGraph graph = test::randomGraph(seed, static_cast<std::uint32_t>(nodes));
            const auto drawing = m_engine.lay(graph, Effort::Full);
            QVERIFY2(drawing.ok(), drawing.ok() ? "" : drawing.error().c_str());
            const QString wrong = test::complaint(graph, *drawing);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
        }
    }

    void theSameGraphGivesTheSameDrawing() {
        const FlatGraph graph = test::randomGraph(11, 30);
        const auto first = m_engine.lay(graph, Effort::Full);
        const auto second = m_engine.lay(graph, Effort::Full);
        QVERIFY(first->nodes == second->nodes);
    }

    void numbersAreWrittenWithPointsInEveryLocale() {
        QCOMPARE(std::string(std::localeconv()->decimal_point), std::string("."));
        std::setlocale(LC_NUMERIC, "de_DE.UTF-8");
        const DotEngine engine;
        QCOMPARE(std::string(std::localeconv()->decimal_point), std::string("."));
    }

    void unsoundGraphsAreRefused() {
        QVERIFY(!m_engine.lay({{{1, 1}}, {{0, 5, {}}}}, Effort::Full).ok());
        QVERIFY(!m_engine.lay({{{1e6, 1}}, {}}, Effort::Full).ok());
    }

    void aChainStandsInAStraightLine() {
        FlatGraph graph;
        for (std::uint32_t i = 0; i < 10; ++i) {
            graph.nodes.push_back({180, 60});
            if (i > 0) graph.edges.push_back({i - 1, i, {}, 6});
        }
        const auto drawing = m_engine.lay(graph, Effort::Full);
        for (const Rect& node : drawing->nodes) QVERIFY(std::abs(node.x - drawing->nodes[0].x) < 1);
    }
};

QTEST_APPLESS_MAIN(DotEngineTest)
#include "tst_dot_engine.moc"
