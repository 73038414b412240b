// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/flat_graph.h"
#include "core/layout/layered.h"
#include "core/layout/layers.h"
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
        for (std::uint32_t seed = 0; seed < (nodes > 20 ? 8U : 30U); ++seed) {
            const FlatGraph graph = test::randomGraph(seed, static_cast<std::uint32_t>(nodes));
            const FlatLayout drawing = layered(graph);
            QVERIFY(fits(graph, drawing));
            QString wrong = test::complaint(graph, drawing);
            if (wrong.isEmpty()) wrong = test::lineComplaint(graph, drawing);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
            const FlatLayout simple = plain(graph);
            QVERIFY(fits(graph, simple));
            wrong = test::complaint(graph, simple);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("plain, seed %1: %2").arg(seed).arg(wrong)));
        }
    }

    void theSameGraphGivesTheSameDrawing() {
        const FlatGraph graph = test::randomGraph(11, 30);
        const FlatLayout first = layered(graph), second = layered(graph);
        QVERIFY(first.nodes == second.nodes);
    }

    void aChainStandsInAStraightLine() {
        FlatGraph graph;
        for (std::uint32_t i = 0; i < 10; ++i) {
            graph.nodes.push_back({160.0 + 8 * i, 60});
            if (i > 0) graph.edges.push_back({i - 1, i, {}, 6});
        }
        const FlatLayout drawing = layered(graph);
        for (const Rect& node : drawing.nodes)
            QVERIFY(std::abs(node.centre().x - drawing.nodes[0].centre().x) < 1);
    }

    void theMainWayIsNotBentByWhatFails() {
        // 0 -> 1 -> 2 -> 3, each of the first three also to 4 with little weight.
        FlatGraph graph;
        graph.nodes.assign(5, {180, 60});
        for (std::uint32_t i = 0; i < 3; ++i) graph.edges.push_back({i, i + 1, {}, 6});
        for (std::uint32_t i = 0; i < 3; ++i) graph.edges.push_back({i, 4, {80, 22}, 2});
        const FlatLayout drawing = layered(graph);
        for (std::uint32_t i = 1; i < 4; ++i)
            QVERIFY(std::abs(drawing.nodes[i].centre().x - drawing.nodes[0].centre().x) < 1);
    }

    void aForkStandsInTheMiddleOfItsWays() {
        FlatGraph graph;
        graph.nodes.assign(4, {180, 60});
        for (std::uint32_t i = 1; i < 4; ++i) graph.edges.push_back({0, i, {90, 22}, 4});
        const FlatLayout drawing = layered(graph);
        QVERIFY(std::abs(drawing.nodes[0].centre().x - drawing.nodes[2].centre().x) < 1);
        QVERIFY(drawing.nodes[1].x < drawing.nodes[2].x && drawing.nodes[2].x < drawing.nodes[3].x);
    }

    void aPlanarTreeIsDrawnWithoutCrossings() {
        FlatGraph graph;
        graph.nodes.assign(127, {120, 60});
        // In an order that tells nothing about the picture.
        const auto name = [](std::uint32_t i) { return i == 0 ? 0 : 1 + (i * 67) % 126; };
        for (std::uint32_t i = 1; i < 127; ++i) graph.edges.push_back({name((i - 1) / 2), name(i), {}, 4});
        Layers layers = Layers::of(graph);
        orderSlots(layers);
        QCOMPARE(linkCrossings(layers), std::size_t(0));
    }

    void manyRulesToOneStateStayInProportion() {
        FlatGraph graph;
        graph.nodes.assign(2, {180, 60});
        for (int i = 0; i < 100; ++i) graph.edges.push_back({0, 1, {150, 22}, 4});
        const FlatLayout drawing = layered(graph);
        const QString wrong = test::complaint(graph, drawing);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QVERIFY(drawing.size.width < 5000);
    }

    void longEdgesGoRoundWhatTheyWouldCross() {
        // A ladder with rungs, and an edge along all of it: beside the ladder it crosses nothing.
        FlatGraph graph;
        constexpr std::uint32_t rungs = 12;
        for (std::uint32_t i = 0; i < rungs; ++i) {
            graph.nodes.push_back({120, 60});
            graph.nodes.push_back({120, 60});
            if (i == 0) continue;
            const std::uint32_t left = 2 * i;
            for (const std::uint32_t from : {left - 2, left - 1})
                for (const std::uint32_t to : {left, left + 1}) graph.edges.push_back({from, to, {}, 6});
        }
        graph.edges.push_back({0, 2 * rungs - 1, {}, 1});
        graph.edges.push_back({1, 2 * rungs - 2, {}, 1});
        Layers layers = Layers::of(graph);
        orderSlots(layers);
        // The two rungs between each pair of ranks, and the two long edges where they change sides.
        QVERIFY(linkCrossings(layers) <= rungs - 1 + 3);
    }

    void manySelfLoopsKeepTheirPillsApart() {
        FlatGraph graph;
        graph.nodes = {{180, 60}, {180, 60}};
        constexpr std::uint32_t loops = 12;
        for (std::uint32_t i = 0; i < loops; ++i) graph.edges.push_back({0, 0, {70, 22}, 1});
        graph.edges.push_back({0, 1, {}, 6});
        const FlatLayout drawing = layered(graph);
        QVERIFY(fits(graph, drawing));
        const QString wrong = test::complaint(graph, drawing);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        for (std::uint32_t i = 1; i < loops; ++i)
            QVERIFY(drawing.edges[i].pill.y >= drawing.edges[i - 1].pill.bottom());
        QVERIFY(drawing.nodes[1].y > drawing.edges[loops - 1].pill.bottom());
    }

    void twoRowsOfPillsHideNoLine() {
        for (std::uint32_t seed = 0; seed < 12; ++seed) {
            std::mt19937 random(seed);
            FlatGraph graph;
            const std::uint32_t targets = 2 + seed % 5;
            graph.nodes.assign(targets + 2, {180, 60});
            for (std::uint32_t i = 0; i < 16 + 2 * seed; ++i)
                graph.edges.push_back(
                    {0, 1 + i % targets, {50.0 + static_cast<double>(random() % 146), 22}, 4});
            for (std::uint32_t i = 1; i <= targets; ++i) graph.edges.push_back({i, targets + 1, {}, 6});
            graph.edges.push_back({0, targets + 1, {70, 22}, 4});
            const FlatLayout drawing = layered(graph);
            QString wrong = test::complaint(graph, drawing);
            if (wrong.isEmpty()) wrong = test::lineComplaint(graph, drawing);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
        }
    }

    void loopsLeaveTheirSideToEdgesAgainstTheFlow() {
        FlatGraph graph;
        graph.nodes.assign(4, {180, 60});
        for (std::uint32_t i = 0; i < 3; ++i) graph.edges.push_back({i, i + 1, {}, 6});
        graph.edges.push_back({2, 0, {60, 22}, 4});
        graph.edges.push_back({2, 1, {90, 22}, 4});
        graph.edges.push_back({2, 2, {110, 22}, 4});
        const FlatLayout drawing = layered(graph);
        const double middle = drawing.nodes[2].centre().x;
        // None of the three crosses the way on: the edges stay on one side, the loop on the other.
        for (const std::size_t edge : {3, 4})
            for (const Point& point : test::samples(drawing.edges[edge])) QVERIFY(point.x > middle);
        QVERIFY(drawing.edges[5].pill.right() < drawing.nodes[2].x);
    }

    void anEdgeBackPassesStraightThroughItsPill() {
        FlatGraph graph;
        graph.nodes.assign(4, {180, 60});
        for (std::uint32_t i = 0; i < 3; ++i) graph.edges.push_back({i, i + 1, {}, 6});
        graph.edges.push_back({3, 2, {90, 22}, 4});
        graph.edges.push_back({3, 0, {}, 4});
        const FlatLayout drawing = layered(graph);
        double most = 0;
        for (const Point& point : drawing.edges[3].points) most = std::max(most, point.x);
        QVERIFY(std::abs(drawing.edges[3].pill.centre().x - most) < 1);
    }

    void anEdgeBackLeavesFurtherOutToStayStraight() {
        // 0 -> 1 -> 2, 1 wide; 2 leads back to 0 past it.
        FlatGraph graph;
        graph.nodes = {{180, 60}, {260, 60}, {180, 60}};
        for (std::uint32_t i = 0; i < 2; ++i) graph.edges.push_back({i, i + 1, {}, 6});
        graph.edges.push_back({2, 0, {}, 4});
        const FlatLayout drawing = layered(graph);
        std::vector<double> columns;
        for (const Point& point : test::samples(drawing.edges[2])) {
            const bool isPastBoth =
                point.y > drawing.nodes[0].bottom() + 2 && point.y < drawing.nodes[2].y - 2;
            if (isPastBoth) columns.push_back(point.x);
        }
        QVERIFY(columns.size() > 3);
        const auto [least, most] = std::minmax_element(columns.begin(), columns.end());
        QVERIFY2(*most - *least < 1, qPrintable(QStringLiteral("%1 to %2").arg(*least).arg(*most)));
    }

    void slightBendsAreTakenOutWhereThereIsRoom() {
        // 0 -> 1 -> 2 in one column, 3 beside 1.
        FlatGraph graph;
        graph.nodes.assign(4, {100, 60});
        for (std::uint32_t i = 0; i < 2; ++i) graph.edges.push_back({i, i + 1, {}, 6});
        graph.edges.push_back({0, 3, {}, 4});
        Layers layers = Layers::of(graph);
        orderSlots(layers);
        const bool isLeft = layers.ranks[1].front() == 3;
        const double beside = isLeft ? -1 : 1;
        const auto place = [&](double neighbour) {
            layers.slots[0].x = 0;
            layers.slots[1].x = layers.slots[2].x = -6 * beside;
            layers.slots[3].x = neighbour * beside;
            straighten(layers);
        };
        place(200);
        for (std::uint32_t i = 0; i < 3; ++i) QCOMPARE(layers.slots[i].x, 0.0);
        QCOMPARE(layers.slots[3].x, 200 * beside);
        place(100 + nodeGap - 3);
        for (std::uint32_t i = 1; i < 3; ++i) QCOMPARE(layers.slots[i].x, -6 * beside);
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
        const FlatGraph graph = test::randomGraph(1, 2000);
        QCOMPARE(layered(graph).nodes.size(), graph.nodes.size());
    }
};

QTEST_APPLESS_MAIN(LayeredTest)
#include "tst_layered.moc"
