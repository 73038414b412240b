// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Times of the canvas against its targets, as a table: canvas_bench [--large]; or the graphs
// for layout_peers.mjs, a line each: canvas_bench --peers [--large]. Not part of the tests.
#include "core/asl/model.h"
#include "core/json/parser.h"
#include "tests/bench/sample_graphs.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/layout_service.h"
#include "ui/drawing/painter.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace wb;
namespace drawing = ui::drawing;

namespace {

double millisecondsOf(const std::function<void()>& work) {
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double median(int rounds, const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) times.push_back(millisecondsOf(work));
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void report(const std::string& what, double milliseconds) {
    std::printf("%-46s %9.2f ms\n", what.c_str(), milliseconds);
    std::fflush(stdout);
}

layout::GeometryPtr layOut(ui::canvas::LayoutService& service, const layout::GraphPtr& graph) {
    layout::GeometryPtr result;
    QObject owner;
    service.request(&owner, graph, [&](const layout::GeometryPtr& geometry) { result = geometry; });
    while (!result) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return result;
}

void keystroke(const std::string& name, const std::string& text, ui::canvas::LayoutService& service) {
    const auto model = asl::Model::read(json::parse(text));
    const auto diagram = ui::drawing::Diagram::of(*model, {});
    const auto geometry = layOut(service, diagram->graph);
    report(name + ": parse and model", median(9, [&] { asl::Model::read(json::parse(text)); }));
    report(name + ": diagram", median(9, [&] { ui::drawing::Diagram::of(*model, {}); }));
    report(name + ": picture and marks", median(9, [&] {
               const auto picture = ui::drawing::Picture::of(diagram, geometry);
               ui::drawing::Marks::of(*picture, {}, {});
           }));
    report(name + ": request answered from the cache", median(9, [&] { layOut(service, diagram->graph); }));
}

drawing::DiagramPtr diagramOf(const std::string& text) {
    return drawing::Diagram::of(*asl::Model::read(json::parse(text)), {});
}

/// A state more on a transition in the middle of the outermost level.
std::string withOneMore(std::string text) {
    const std::string next = "\"Next\":\"";
    const std::size_t place = text.find(next, text.size() / 2);
    if (place == std::string::npos) return text;
    const std::size_t begin = place + next.size(), end = text.find('"', begin);
    const std::string target = text.substr(begin, end - begin);
    text.replace(begin, end - begin, "Added");
    const std::size_t states = text.find("\"States\":{") + 10;
    return text.insert(states, "\"Added\":{\"Type\":\"Pass\",\"Next\":\"" + target + "\"},");
}

struct Timed {
    double whole = 0;
    double again = 0;
    layout::GeometryPtr geometry;
};

/// The time for the whole picture by a warm helper, and for the one after a state was added; medians.
Timed timed(const drawing::DiagramPtr& diagram, const std::string& text, int rounds) {
    const auto edited = diagramOf(withOneMore(text));
    const auto tiny = diagramOf(bench::chain(3));
    std::vector<double> whole, again;
    Timed result;
    for (int i = 0; i < rounds; ++i) {
        ui::canvas::LayoutService service;
        service.setTimeLimit(60000);
        layOut(service, tiny->graph);
        whole.push_back(millisecondsOf([&] { result.geometry = layOut(service, diagram->graph); }));
        again.push_back(millisecondsOf([&] { layOut(service, edited->graph); }));
    }
    std::sort(whole.begin(), whole.end());
    std::sort(again.begin(), again.end());
    result.whole = whole[whole.size() / 2];
    result.again = again[again.size() / 2];
    return result;
}

void helper(const std::string& name, const std::string& text) {
    const Timed times = timed(diagramOf(text), text, 5);
    report(name + ": layout, warm helper", times.whole);
    if (times.geometry->plain) std::printf("  (placed plainly)\n");
    report(name + ": again after a state was added", times.again);
}

/// A line of JSON for layout_peers.mjs: the graph as measured, our times and our picture.
void printForPeers(const std::string& name, const std::string& text, int rounds) {
    const auto diagram = diagramOf(text);
    const Timed times = timed(diagram, text, rounds);
    const layout::Graph& graph = *diagram->graph;
    const layout::Geometry& geometry = *times.geometry;
    std::vector<int> home(graph.nodes.size(), 0), owner(graph.containers.size(), -1);
    for (std::size_t c = 0; c < graph.containers.size(); ++c)
        for (const auto node : graph.containers[c].nodes) home[node] = static_cast<int>(c);
    for (std::size_t node = 0; node < graph.nodes.size(); ++node)
        for (const auto c : graph.nodes[node].containers) owner[c] = static_cast<int>(node);
    std::printf("{\"name\":\"%s\",\"ms\":%.3f,\"again\":%.3f,\"nodes\":[", name.c_str(), times.whole,
                times.again);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        std::printf("%s[%g,%g,%d]", i > 0 ? "," : "", graph.nodes[i].size.width, graph.nodes[i].size.height,
                    home[i]);
    std::printf("],\"containers\":[");
    for (std::size_t i = 0; i < owner.size(); ++i) std::printf("%s%d", i > 0 ? "," : "", owner[i]);
    std::printf("],\"edges\":[");
    for (std::size_t i = 0; i < graph.edges.size(); ++i)
        std::printf("%s[%u,%u]", i > 0 ? "," : "", graph.edges[i].from, graph.edges[i].to);
    std::printf("],\"paths\":[");
    for (std::size_t i = 0; i < geometry.edges.size(); ++i) {
        std::printf(i > 0 ? ",[" : "[");
        bool first = true;
        for (const layout::Point& point : geometry.edges[i].points) {
            std::printf("%s%.1f,%.1f", first ? "" : ",", point.x, point.y);
            first = false;
        }
        std::printf("]");
    }
    std::printf("]}\n");
    std::fflush(stdout);
}

void forPeers(bool large) {
    for (const int count : {100, 500, 1000, 5000}) {
        if (count == 5000 && !large) return;
        const std::string states = std::to_string(count);
        const int rounds = count > 1000 ? 1 : 5;
        printForPeers("chain " + states, bench::chain(count), rounds);
        printForPeers("random " + states, bench::random(count, 1), rounds);
        printForPeers("nested " + states, bench::nested(count), rounds);
    }
}

void frames(const std::string& name, const std::string& text, ui::canvas::LayoutService& service) {
    ui::canvas::CanvasView view(&service);
    view.setAnimated(false);
    view.resize(1280, 800);
    view.show();
    view.showModel(asl::Model::read(json::parse(text)));
    while (!view.isSettled()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    view.fit();
    QCoreApplication::processEvents();
    report(name + ": frame, zoomed to fit", median(15, [&] { view.viewport()->repaint(); }));
    view.resetZoom();
    view.centreOn(asl::StatePath("/States/S10"));
    QCoreApplication::processEvents();
    report(name + ": full frame at 100 %", median(15, [&] { view.viewport()->repaint(); }));
    report(name + ": pan by 7 pixels at 100 %", median(40, [&] {
               view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + 7);
               QCoreApplication::processEvents();
           }));
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const bool large = arguments.contains(QStringLiteral("--large"));
    if (arguments.contains(QStringLiteral("--peers"))) {
        forPeers(large);
        return 0;
    }
    ui::canvas::LayoutService service;
    service.setTimeLimit(60000);
    keystroke("1,000 states nested", bench::nested(1000), service);
    helper("100 states random", bench::random(100, 1));
    helper("100 states nested", bench::nested(100));
    helper("1,000 states chain", bench::chain(1000));
    helper("1,000 states nested", bench::nested(1000));
    helper("1,000 states random", bench::random(1000, 1));
    frames("5,000 states nested", bench::nested(5000), service);
    helper("5,000 states nested", bench::nested(5000));
    if (!large) return 0;
    frames("20,000 states nested", bench::nested(20000), service);
    helper("5,000 states random", bench::random(5000, 1));
    return 0;
}
