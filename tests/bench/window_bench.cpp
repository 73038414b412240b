// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a keystroke in the text to the updated window, as a table of medians and worst cases: window_bench.
// Not part of the tests.
#include "tests/bench/sample_graphs.h"
#include "ui/canvas/canvas_view.h"
#include "ui/document.h"
#include "ui/editor/text_editor.h"
#include "ui/main_window.h"
#include "ui/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace wb;

namespace {

struct Times {
    std::vector<double> all;

    void add(const std::function<void()>& work) {
        QElapsedTimer timer;
        timer.start();
        work();
        all.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    void report(const char* what) {
        std::sort(all.begin(), all.end());
        std::printf("  %-44s %8.2f ms  (worst %.2f)\n", what, all[all.size() / 2], all.back());
    }
};

void settle(const ui::MainWindow& window) {
    do QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
    while (!window.canvas()->isSettled());
    QCoreApplication::processEvents();
}

/// Types letters into the middle of `text`, in the name of a state or in a comment that changes no graph.
void type(const std::string& name, const std::string& text, std::string_view place) {
    ui::ThemeController themes;
    ui::MainWindow window(&themes);
    window.canvas()->setAnimated(false);
    window.resize(1600, 1000);
    window.show();
    window.document()->create(text, QString::fromStdString(name));
    settle(window);
    std::printf("%s, %.2f MB, %s\n", name.c_str(), static_cast<double>(text.size()) / 1e6,
                std::string(place).c_str());
    const auto at = static_cast<std::uint32_t>(text.find(place, text.size() / 2) + place.size());
    window.editor()->showRange({at, at}, false);
    window.editor()->setFocus();
    settle(window);
    Times key, understood, events;
    for (int i = 0; i < 25; ++i) {
        key.add([&] { QTest::keyClick(window.editor(), Qt::Key_X); });
        understood.add([&] { window.document()->refresh(); });
        settle(window);
        key.add([&] { QTest::keyClick(window.editor(), Qt::Key_Backspace); });
        understood.add([&] { window.document()->refresh(); });
        // The picture of the text as it was is in the cache: what follows is all but the layout.
        events.add([&] { QCoreApplication::processEvents(); });
        settle(window);
    }
    key.report("the key in the editor");
    understood.report("text understood, marks and scene updated");
    events.report("events that follow, with painting");
}

std::string commented(std::string text) {
    const std::string field = R"("Type":"Pass")";
    for (std::size_t at = text.find(field); at != std::string::npos; at = text.find(field, at + 60))
        text.insert(at, R"("Comment":"what it is for",)");
    return text;
}

std::string onLines(std::string text) {
    for (std::size_t at = text.find("\"Type\""); at != std::string::npos; at = text.find("\"Type\"", at + 8))
        text.insert(at, "\n  ");
    return text;
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QApplication::setOrganizationName(QStringLiteral("asl-workbench-bench"));
    for (const int count : {1000, 10000}) {
        const std::string states = std::to_string(count) + " states nested";
        const std::string text = onLines(commented(bench::nested(count)));
        type(states, text, R"("Comment":"what)");
        type(states, text, R"("S)");
    }
    return 0;
}
