// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Times of the canvas against its targets, as a table: canvas_bench [--large]. Not part of the tests.
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

void helper(const std::string& name, std::string text) {
    ui::canvas::LayoutService service;
    service.setTimeLimit(60000);
    const auto tiny = ui::drawing::Diagram::of(*asl::Model::read(json::parse(bench::chain(3))), {});
    layOut(service, tiny->graph);
    const auto diagram = ui::drawing::Diagram::of(*asl::Model::read(json::parse(text)), {});
    layout::GeometryPtr geometry;
    report(name + ": layout, warm helper",
           millisecondsOf([&] { geometry = layOut(service, diagram->graph); }));
    if (geometry->plain) std::printf("  (placed plainly)\n");
    const std::size_t place = text.rfind("\"Type\":\"Pass\"");
    if (place == std::string::npos) return;
    text.replace(place, 13, "\"Type\":\"Wait\",\"Seconds\":3");
    const auto edited = ui::drawing::Diagram::of(*asl::Model::read(json::parse(text)), {});
    report(name + ": again after a small edit", millisecondsOf([&] { layOut(service, edited->graph); }));
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
    const bool large = argc > 1 && std::string(argv[1]) == "--large";
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
