// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "harness.h"

#include "core/history/history.h"
#include "tests/support/run_generator.h"

using namespace wb;
using namespace wb::execution;
using namespace wb::execution::test;
using wb::test::RunGenerator;

/// What holds for every run, whatever the machine: Parallel and Map within each other, retries, catchers,
/// time-outs.
class TestTimelineProperties : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void theMachinesReachWhatTheyShould();
    void backAndForwardGivesTheSameBytes();
    void anyPastGoesOnToTheSameEnd();
    void aForkLeavesTheRunAlone();
    void editAndContinueWithTheSameTextChangesNothing();
    void anEditedLaterStateTakesEffect();
    void noEventIsLost();
};

namespace {

constexpr unsigned seeds = 150;

/// Answers as the task's identity tells: the same task is answered alike in every run.
class SeededTasks : public TaskInterface {
  public:
    explicit SeededTasks(unsigned seed) : m_seed(seed) {}
    void start(const TaskRequest& request, Completion completion) override {
        std::mt19937_64 random(request.id * 31 + m_seed);
        TaskReply answer = reply(static_cast<unsigned>(random() % 12), request);
        // Some take their time, some longer than the task may.
        if (random() % 3 == 0) answer.delay = static_cast<Time>(random() % 8) * 700;
        completion(request.id, std::move(answer));
    }
    void cancel(TaskId) override {}

  private:
    static TaskReply reply(unsigned kind, const TaskRequest& request) {
        if (kind < 2) return TaskReply::failure("E1", "first");
        if (kind < 3) return TaskReply::failure("E2", "second");
        if (kind < 4) return TaskReply::never("States.Timeout");
        if (kind < 5) return TaskReply::never("States.HeartbeatTimeout");
        if (kind < 6) return TaskReply::never();
        TaskReply success = TaskReply::success(json::Value::object({{"Payload", request.input["n"]}}));
        if (request.pattern == TaskPattern::WaitForTaskToken)
            success.submitted = json::Value::object({{"MessageId", "1"}});
        return success;
    }
    unsigned m_seed;
};

struct Generated {
    explicit Generated(unsigned seed)
        : definition(RunGenerator(seed).definition()), program(programOf(definition)), tasks(seed) {
        options.input = valueOf(RunGenerator::input());
        options.seed = seed;
        timeline = std::make_unique<Timeline>(program, options);
        driver = std::make_unique<Driver>(*timeline, tasks);
        situation = driver->run();
    }

    std::string definition;
    ProgramPtr program;
    StartOptions options;
    SeededTasks tasks;
    std::unique_ptr<Timeline> timeline;
    std::unique_ptr<Driver> driver;
    Driver::Situation situation;
};

std::string historyOf(const Timeline& timeline, std::size_t step) {
    std::string text;
    history::write(text, timeline.events(step), timeline.program(step).model(),
                   timeline.state(step).options());
    return text;
}

/// Everything a user can see of a step.
std::string seen(const Timeline& timeline, std::size_t step) {
    const ExecutionView view = viewAt(timeline, step);
    std::string text = std::string(name(view.status)) + std::to_string(view.now) + json::toText(view.output) +
                       json::toText(view.error) + json::toText(view.cause);
    for (const StateStatus status : view.statuses) text += std::to_string(static_cast<int>(status));
    for (const ExecutionView::ActiveState& active : view.active)
        text += " " + active.path.text() + std::to_string(static_cast<int>(active.activity)) +
                std::to_string(active.due) + json::toText(active.data);
    timeline.state(step).forEachFiber([&](const Fiber& fiber) {
        text += " " + std::to_string(fiber.id) + "^" + std::to_string(fiber.wait) +
                std::to_string(fiber.attempt) + json::toText(fiber.variables);
    });
    for (const Event& event : timeline.eventsOf(step))
        text += " " + std::to_string(event.id) + json::toText(event.data);
    return text;
}

std::vector<std::string> allSeen(const Timeline& timeline) {
    std::vector<std::string> all;
    for (std::size_t step = 0; step < timeline.size(); ++step) all.push_back(seen(timeline, step));
    return all;
}

} // namespace

// The properties say nothing about machines that do nothing.
void TestTimelineProperties::theMachinesReachWhatTheyShould() {
    std::map<EventType, int> events;
    std::map<Status, int> ends;
    for (unsigned seed = 0; seed < seeds; ++seed) {
        const Generated run(seed);
        QVERIFY2(run.program, run.definition.c_str());
        QVERIFY2(run.situation == Driver::Situation::Finished, run.definition.c_str());
        ++ends[run.timeline->state().status()];
        for (const Event& event : run.timeline->events(run.timeline->size() - 1)) ++events[event.type];
    }
    QVERIFY(ends[Status::Succeeded] > 20);
    QVERIFY(ends[Status::Failed] > 20);
    for (const EventType type :
         {EventType::ParallelStateSucceeded, EventType::ParallelStateFailed, EventType::MapStateSucceeded,
          EventType::MapStateFailed, EventType::MapIterationAborted, EventType::TaskTimedOut,
          EventType::TaskSubmitted, EventType::StateAborted, EventType::TaskFailed})
        QVERIFY2(events[type] >= 5, std::to_string(static_cast<int>(type)).c_str());
}

void TestTimelineProperties::backAndForwardGivesTheSameBytes() {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        Generated run(seed);
        Timeline& timeline = *run.timeline;
        const std::vector<std::string> first = allSeen(timeline);
        const std::string history = historyOf(timeline, timeline.size() - 1);
        for (std::size_t step = timeline.size(); step-- > 0;) {
            timeline.seek(step);
            QVERIFY(seen(timeline, step) == first[step]);
        }
        Timeline again(run.program, run.options);
        for (std::size_t step = 1; step < timeline.size(); ++step) again.apply(timeline.command(step));
        QVERIFY2(allSeen(again) == first, run.definition.c_str());
        QCOMPARE(QString::fromStdString(historyOf(again, again.size() - 1)), QString::fromStdString(history));
    }
}

void TestTimelineProperties::anyPastGoesOnToTheSameEnd() {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        Generated run(seed);
        const std::vector<std::string> first = allSeen(*run.timeline);
        const std::string history = historyOf(*run.timeline, first.size() - 1);
        RunGenerator random(seed);
        for (int round = 0; round < 6; ++round) {
            Timeline fork = *run.timeline;
            SeededTasks tasks(seed);
            Driver driver(fork, tasks);
            fork.seek(random.below(static_cast<unsigned>(first.size())));
            const std::string where = run.definition + " from step " + std::to_string(fork.cursor()) +
                                      " of " + std::to_string(first.size());
            driver.resynchronise();
            QVERIFY2(driver.run() == Driver::Situation::Finished, where.c_str());
            QVERIFY2(allSeen(fork) == first, where.c_str());
            QVERIFY2(historyOf(fork, fork.size() - 1) == history, where.c_str());
        }
    }
}

void TestTimelineProperties::aForkLeavesTheRunAlone() {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        Generated run(seed);
        const std::vector<std::string> first = allSeen(*run.timeline);
        RunGenerator random(seed);
        Timeline fork = *run.timeline;
        SeededTasks tasks(seed + 1);
        Driver driver(fork, tasks);
        fork.seek(random.below(static_cast<unsigned>(first.size())));
        const std::size_t from = fork.cursor();
        driver.resynchronise();
        if (const FiberId ready = fork.state().nextReady(); ready != noFiber)
            driver.apply(Command::setData(ready, valueOf(R"({"n": 0, "list": [9]})")));
        QVERIFY2(driver.run() == Driver::Situation::Finished, run.definition.c_str());
        QVERIFY(allSeen(*run.timeline) == first);
        for (std::size_t step = 0; step <= from; ++step) QVERIFY(seen(fork, step) == first[step]);
    }
}

void TestTimelineProperties::editAndContinueWithTheSameTextChangesNothing() {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        Generated run(seed);
        const std::string history = historyOf(*run.timeline, run.timeline->size() - 1);
        RunGenerator random(seed);
        run.timeline->seek(random.below(static_cast<unsigned>(run.timeline->size())));
        QVERIFY(run.timeline->replaceProgram(programOf(run.definition)));
        run.driver->resynchronise();
        QVERIFY(run.driver->run() == Driver::Situation::Finished);
        QVERIFY2(historyOf(*run.timeline, run.timeline->size() - 1) == history, run.definition.c_str());
    }
}

void TestTimelineProperties::anEditedLaterStateTakesEffect() {
    const std::string rest = R"(, "Next": "Z"}, "Z": {"Type": "Pass", "Result": "old", "End": true}}})";
    const std::string changed = R"(, "Next": "Z"}, "Z": {"Type": "Pass", "Result": "new", "End": true}}})";
    int reached = 0;
    for (unsigned seed = 0; seed < seeds; ++seed) {
        const std::string inner = R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [)" +
                                  RunGenerator(seed).definition() + "]";
        StartOptions options;
        options.input = valueOf(RunGenerator::input());
        Timeline timeline(programOf(inner + rest), options);
        SeededTasks tasks(seed);
        Driver driver(timeline, tasks);
        driver.run();
        if (timeline.state().status() != Status::Succeeded) continue;
        ++reached;
        QCOMPARE(json::toText(timeline.state().output()), std::string("\"old\""));
        // Anywhere within the branches, where many fibers live.
        timeline.seek(1 + RunGenerator(seed).below(static_cast<unsigned>(timeline.size() - 2)));
        QVERIFY(timeline.replaceProgram(programOf(inner + changed)));
        driver.resynchronise();
        QVERIFY(driver.run() == Driver::Situation::Finished);
        QCOMPARE(json::toText(timeline.state().output()), std::string("\"new\""));
    }
    QVERIFY(reached > 20);
}

void TestTimelineProperties::noEventIsLost() {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        const Generated run(seed);
        const std::span<const Event> events = run.timeline->events(run.timeline->size() - 1);
        std::map<EventType, std::size_t> count;
        for (std::size_t i = 0; i < events.size(); ++i) {
            QCOMPARE(events[i].id, static_cast<std::int64_t>(i + 1));
            QVERIFY(events[i].previousId < events[i].id);
            if (i > 0) QVERIFY(events[i].time >= events[i - 1].time);
            ++count[events[i].type];
        }
        const std::size_t begun = count[EventType::MapIterationStarted];
        const std::size_t over = count[EventType::MapIterationSucceeded] +
                                 count[EventType::MapIterationFailed] + count[EventType::MapIterationAborted];
        if (run.timeline->state().status() == Status::Succeeded)
            QVERIFY2(begun == over, run.definition.c_str());
        QVERIFY2(count[EventType::TaskScheduled] >= count[EventType::TaskSucceeded] +
                                                        count[EventType::TaskFailed] +
                                                        count[EventType::TaskTimedOut],
                 run.definition.c_str());
    }
}

QTEST_APPLESS_MAIN(TestTimelineProperties)
#include "tst_timeline_properties.moc"
