// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/cache.h"
#include "core/layout/flat_graph.h"
#include "core/layout/layered.h"
#include "tests/core/layout/graph_checks.h"

#include <QTest>

#include <limits>

using namespace wb::layout;

class FlatGraphTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void backEdgesOfALoop() {
        const FlatGraph graph{{{10, 10}, {10, 10}, {10, 10}},
                              {{0, 1, {}}, {1, 2, {}}, {2, 0, {}}, {1, 1, {}}}};
        QCOMPARE(backEdges(graph), (std::vector<bool>{false, false, true, false}));
    }

    void withoutBackEdgesNoCycleIsLeft() {
        for (std::uint32_t seed = 0; seed < 30; ++seed) {
            FlatGraph graph = test::randomGraph(seed, 25);
            const std::vector<bool> back = backEdges(graph);
            FlatGraph rest{graph.nodes, {}};
            for (std::size_t e = 0; e < back.size(); ++e)
                if (!back[e] && graph.edges[e].from != graph.edges[e].to)
                    rest.edges.push_back(graph.edges[e]);
            const std::vector<bool> again = backEdges(rest);
            QVERIFY(std::none_of(again.begin(), again.end(), [](bool b) { return b; }));
        }
    }

    void aLongChainDoesNotExhaustTheStack() {
        FlatGraph graph;
        graph.nodes.resize(300000, {10, 10});
        for (std::uint32_t i = 1; i < 300000; ++i) graph.edges.push_back({i - 1, i, {}});
        QCOMPARE(backEdges(graph).size(), graph.edges.size());
    }

    void unsoundGraphsAreNoticed() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!isSound({{{nan, 1}}, {}}));
        QVERIFY(!isSound({{{-1, 1}}, {}}));
        QVERIFY(!isSound({{{1, 1}}, {{0, 1, {}}}}));
        QVERIFY(isSound({{{1, 1}}, {{0, 0, {}}}}));
    }

    void cacheFindsTheSameContentOnly() {
        Cache cache;
        const FlatGraph graph = test::randomGraph(3, 12);
        cache.insert(graph, std::make_shared<const FlatLayout>(layered(graph)));
        QVERIFY(cache.find(graph));
        FlatGraph other = graph;
        other.nodes[4].width += 8;
        QVERIFY(!cache.find(other));
        other = graph;
        std::swap(other.edges[0].from, other.edges[0].to);
        QVERIFY(!cache.find(other));
    }

    void cacheForgetsTheLeastRecentlyUsed() {
        Cache cache(100);
        const FlatGraph first = test::randomGraph(1, 12), second = test::randomGraph(2, 12);
        const auto layout = std::make_shared<const FlatLayout>();
        cache.insert(first, layout);
        cache.insert(second, layout);
        QVERIFY(cache.find(first));
        for (std::uint32_t seed = 10; seed < 12; ++seed) cache.insert(test::randomGraph(seed, 12), layout);
        QVERIFY(cache.size() < 4);
        QVERIFY(!cache.find(second));
    }
};

QTEST_APPLESS_MAIN(FlatGraphTest)
#include "tst_flat_graph.moc"
