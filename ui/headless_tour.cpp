// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/headless_tour.h"

#include "ui/canvas/canvas_view.h"
#include "ui/debugger/debug_controller.h"
#include "ui/debugger/input_field.h"
#include "ui/debugger/run_presenter.h"
#include "ui/debugger/step_data.h"
#include "ui/debugger/step_text.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/value_text.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <cstdio>

namespace wb::ui {

namespace {

constexpr int patienceMilliseconds = 120'000;
constexpr int shownCharacters = 160;

void say(const QString& line) {
    std::fputs(line.toUtf8().constData(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void complain(const QString& line) {
    std::fputs(line.toUtf8().constData(), stderr);
    std::fputc('\n', stderr);
}

/// Lets the event loop turn until `done`, or until patience ends.
template <typename Done>
bool waitFor(Done done) {
    QElapsedTimer clock;
    clock.start();
    while (!done()) {
        if (clock.elapsed() > patienceMilliseconds) return false;
        QApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(1);
    }
    return true;
}

bool readFile(const QString& path, json::Value* value) {
    QFile file(path);
    QString error;
    if (!file.open(QIODevice::ReadOnly)) {
        complain(QStringLiteral("%1: %2").arg(path, file.errorString()));
        return false;
    }
    if (readValue(QString::fromUtf8(file.readAll()), value, &error)) return true;
    complain(QStringLiteral("%1: %2").arg(path, error));
    return false;
}

/// Goes through one run in the window, step by step.
class Tour {
  public:
    Tour(ThemeController& themes, const TourRequest& request) : m_request(request), m_window(&themes) {
        m_window.canvas()->setAnimated(false);
        m_window.resize(request.size);
        m_window.show();
        m_window.resetLayout();
    }

    int run();

  private:
    DebugSession& session() { return m_window.debugger()->session(); }
    bool step();
    void printStep(std::size_t step);
    void photograph(const QString& name, const QString& what);
    void photographMoments();
    int compare();

    const TourRequest& m_request;
    MainWindow m_window;
};

int Tour::run() {
    const QString reason = m_window.openFile(m_request.file);
    if (!reason.isEmpty()) {
        complain(reason);
        return 2;
    }
    if (!m_request.input.isEmpty()) {
        json::Value input;
        if (!readFile(m_request.input, &input)) return 2;
        m_window.input()->setText(shortText(input, 1'000'000));
    }
    QString error;
    if (!m_window.debugger()->begin(&error)) {
        complain(error);
        return 1;
    }
    say(QStringLiteral("%1  input %2")
            .arg(m_request.file, shortText(session().timeline()->state(0).options().input, shownCharacters)));
    while (session().phase() != DebugSession::Phase::Finished) {
        if (!step()) return 2;
        printStep(session().cursor());
    }
    photographMoments();
    return compare();
}

bool Tour::step() {
    session().step();
    const bool isOver = waitFor([&] {
        return session().phase() != DebugSession::Phase::Waiting || !session().router().questions().empty();
    });
    if (!isOver) {
        complain(QStringLiteral("A task did not answer in %1 s").arg(patienceMilliseconds / 1000));
        return false;
    }
    const std::vector<Question> questions = session().router().questions();
    if (!questions.empty()) {
        complain(QStringLiteral("Nobody answers the task %1. %2")
                     .arg(toQString(questions.front().request.stateName), questions.front().reason));
        return false;
    }
    if (!session().problem().isEmpty()) {
        complain(session().problem());
        return false;
    }
    return true;
}

void Tour::printStep(std::size_t step) {
    const execution::Timeline& timeline = *session().timeline();
    const StepText text = describeStep(timeline, step);
    const StepData data = stepData(timeline, step);
    QString line = QStringLiteral("%1  %2  %3")
                       .arg(step, 3)
                       .arg(text.state.isEmpty() ? QStringLiteral("-") : text.state, -16)
                       .arg(text.what, -42);
    if (!data.stages.empty())
        line += QStringLiteral("  in %1").arg(shortText(data.stages.front().value, shownCharacters));
    if (data.hasOutput)
        line += QStringLiteral("  out %1").arg(shortText(data.stages.back().value, shownCharacters));
    say(line);
}

void Tour::photograph(const QString& name, const QString& what) {
    waitFor([&] { return m_window.canvas()->isSettled(); });
    QApplication::processEvents();
    const QString path = QDir(m_request.folder).filePath(name + QStringLiteral(".png"));
    if (m_window.grab().save(path)) {
        say(QStringLiteral("Picture: %1 (%2)").arg(path, what));
    } else {
        complain(QStringLiteral("%1 could not be written").arg(path));
    }
}

/// Goes back through the finished run to the steps worth seeing: the first Choice taken, the most branches
/// active, the end.
void Tour::photographMoments() {
    QDir().mkpath(m_request.folder);
    const execution::Timeline& timeline = *session().timeline();
    const std::size_t last = timeline.size() - 1;
    std::size_t choice = last / 3;
    std::size_t busiest = 2 * last / 3;
    std::size_t most = 1;
    bool hasChoice = false;
    for (std::size_t step = 0; step <= last; ++step) {
        const asl::State* state = timeline.program().model().find(timeline.label(step).state);
        if (!hasChoice && state && state->type == asl::StateType::Choice) {
            hasChoice = true;
            choice = step;
        }
        std::size_t active = 0;
        timeline.state(step).forEachFiber([&](const execution::Fiber& fiber) {
            if (fiber.activity == execution::Activity::WaitingForTask ||
                fiber.activity == execution::Activity::WaitingForTime)
                ++active;
        });
        if (active > most) {
            most = active;
            busiest = step;
        }
    }
    session().seek(static_cast<int>(choice));
    photograph(QStringLiteral("window-1"),
               hasChoice ? QStringLiteral("a Choice has been taken") : QStringLiteral("on the way"));
    session().seek(static_cast<int>(busiest));
    photograph(QStringLiteral("window-2"),
               most > 1 ? QStringLiteral("%1 branches are active").arg(most) : QStringLiteral("further on"));
    session().seek(static_cast<int>(last));
    photograph(QStringLiteral("window-3"), QStringLiteral("finished"));
}

int Tour::compare() {
    const execution::MachineState& end = session().timeline()->state();
    if (end.status() != execution::Status::Succeeded) {
        say(QStringLiteral("%1: %2 %3")
                .arg(statusText(end.status()), plainText(end.error()), plainText(end.cause())));
        return 1;
    }
    say(QStringLiteral("Output: %1").arg(shortText(end.output(), 2000)));
    if (m_request.expected.isEmpty()) return 0;
    json::Value expected;
    if (!readFile(m_request.expected, &expected)) return 2;
    if (end.output() == expected) {
        say(QStringLiteral("The output is the expected one."));
        return 0;
    }
    complain(QStringLiteral("The output differs from the expected one: %1").arg(shortText(expected, 2000)));
    return 1;
}

} // namespace

int runHeadlessTour(ThemeController& themes, const TourRequest& request) {
    return Tour(themes, request).run();
}

} // namespace wb::ui
