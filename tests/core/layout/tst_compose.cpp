// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/layout/compose.h"
#include "core/layout/layered.h"
#include "tests/core/layout/graph_checks.h"

#include <QTest>

using namespace wb::layout;

namespace {

/// A chain of `length` nodes in container `home`.
void addChain(Graph& graph, std::uint32_t home, std::uint32_t length) {
    for (std::uint32_t i = 0; i < length; ++i) {
        const auto node = static_cast<std::uint32_t>(graph.nodes.size());
        graph.nodes.push_back({{180, 60}, {}});
        graph.containers[home].nodes.push_back(node);
        if (i == 0) continue;
        graph.containers[home].edges.push_back(static_cast<std::uint32_t>(graph.edges.size()));
        graph.edges.push_back({node - 1, node, {}});
    }
}

/// Start, a node with two lanes of 1 and 3 nodes, End.
std::shared_ptr<Graph> twoLanes() {
    auto graph = std::make_shared<Graph>();
    graph->containers.resize(3);
    addChain(*graph, 0, 3);
    graph->nodes[1].containers = {1, 2};
    addChain(*graph, 1, 1);
    addChain(*graph, 2, 3);
    return graph;
}

GeometryPtr drawn(const GraphPtr& graph, int* rounds = nullptr) {
    Composition composition(graph);
    while (!composition.isComplete()) {
        const auto tasks = composition.takeReady();
        if (tasks.empty()) return nullptr;
        if (rounds) ++*rounds;
        for (const auto& task : tasks)
            composition.supply(task, std::make_shared<const FlatLayout>(layered(task.graph)));
    }
    return composition.geometry();
}

bool contains(const Rect& outer, const Rect& inner) {
    return inner.x >= outer.x - 0.1 && inner.y >= outer.y - 0.1 && inner.right() <= outer.right() + 0.1 &&
           inner.bottom() <= outer.bottom() + 0.1;
}

} // namespace

class ComposeTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void lanesStandSideBySideWithTopsAligned() {
        const auto geometry = drawn(twoLanes());
        const Rect& first = geometry->containers[1];
        const Rect& second = geometry->containers[2];
        QCOMPARE(first.y, second.y);
        QVERIFY(first.right() < second.x);
        QCOMPARE(geometry->nodes[3].y, geometry->nodes[4].y);
    }

    void whatIsInsideStaysInside() {
        const auto graph = twoLanes();
        const auto geometry = drawn(graph);
        for (std::uint32_t c = 1; c < 3; ++c) {
            QVERIFY(contains(geometry->nodes[1], geometry->containers[c]));
            for (const std::uint32_t node : graph->containers[c].nodes)
                QVERIFY(contains(geometry->containers[c], geometry->nodes[node]));
        }
    }

    void innermostContainersComeFirst() {
        int rounds = 0;
        QVERIFY(drawn(twoLanes(), &rounds));
        QCOMPARE(rounds, 2);
    }

    void emptyLaneKeepsItsLeastSize() {
        auto graph = std::make_shared<Graph>();
        graph->containers.resize(2);
        addChain(*graph, 0, 1);
        graph->nodes[0].containers = {1};
        graph->containers[1].least = {200, 90};
        const auto geometry = drawn(graph);
        QCOMPARE(geometry->containers[1].width, 200.0);
        QCOMPARE(geometry->containers[1].height, 90.0);
    }

    void apartNodesStandToTheRight() {
        auto graph = std::make_shared<Graph>();
        graph->containers.resize(1);
        addChain(*graph, 0, 4);
        graph->edges.pop_back();
        graph->containers[0].edges.pop_back();
        graph->containers[0].apart = {3};
        const auto geometry = drawn(graph);
        QVERIFY(geometry->apart[0].width > 0);
        QVERIFY(contains(geometry->apart[0], geometry->nodes[3]));
        for (std::uint32_t node = 0; node < 3; ++node)
            QVERIFY(geometry->nodes[node].right() < geometry->apart[0].x);
    }

    void unsoundGraphsAreRefused() {
        auto graph = twoLanes();
        graph->nodes[3].containers = {0};
        QVERIFY(!Composition(graph).isSound());
        graph = twoLanes();
        graph->nodes[2].containers = {1};
        QVERIFY(!Composition(graph).isSound());
        graph = twoLanes();
        graph->containers[0].nodes.push_back(99);
        QVERIFY(!Composition(graph).isSound());
        graph = twoLanes();
        graph->containers[1].edges.push_back(99);
        QVERIFY(!Composition(graph).isSound());
    }

    void deepNestingIsPutTogether() {
        auto graph = std::make_shared<Graph>();
        constexpr std::uint32_t depth = 300;
        graph->containers.resize(depth);
        for (std::uint32_t c = 0; c < depth; ++c) {
            addChain(*graph, c, 1);
            if (c + 1 < depth) graph->nodes[c].containers = {c + 1};
        }
        const auto geometry = drawn(graph);
        QVERIFY(geometry);
        QVERIFY(contains(geometry->nodes[0], geometry->nodes[depth - 1]));
    }
};

QTEST_APPLESS_MAIN(ComposeTest)
#include "tst_compose.moc"
