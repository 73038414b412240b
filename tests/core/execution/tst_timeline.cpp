// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "harness.h"

#include "core/history/history.h"

using namespace wb;
using namespace wb::execution;
using namespace wb::execution::test;

/// The run as a value: transitions are pure, the past can be gone back to, forked and taken again.
class TestTimeline : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void transitionsArePure();
    void tenThousandStepsBackAndForwardGiveTheSameBytes();
    void theJournalReproducesARun();
    void applyingInThePastForks();
    void phasesOfAStepAreFoundAnew();
    void aViewAdvancedEqualsAViewMade();
    void branchesTakeTurns();
    void aProgramIsReplacedUnderARun();
    void answersDueAtOneMomentComeInTheOrderOfTheTasks();
};

namespace {

const std::string loop = machine("Count", R"_(
    "Count": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "Done?"},
    "Done?": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericLessThan": 5000, "Next": "Count"}], "Default": "End"},
    "End": {"Type": "Succeed"})_");

const std::string branches = machine("P", R"(
    "P": {"Type": "Parallel", "Next": "Z", "Branches": [
        {"StartAt": "A1", "States": {"A1": {"Type": "Pass", "Next": "A2"}, "A2": {"Type": "Pass", "End": true}}},
        {"StartAt": "B1", "States": {"B1": {"Type": "Pass", "Next": "B2"}, "B2": {"Type": "Pass", "End": true}}}]},
    "Z": {"Type": "Succeed"})");

/// Answers the tasks called Slow after five seconds, all others at once.
class SlowTasks : public TaskInterface {
  public:
    void start(const TaskRequest& request, Completion completion) override {
        TaskReply reply = TaskReply::success(json::Value::object());
        if (request.stateName.starts_with("Slow")) reply.delay = 5000;
        completion(request.id, std::move(reply));
    }
    void cancel(TaskId) override {}
};

/// Everything there is to see of a step, as text.
std::string seen(const Timeline& timeline, std::size_t step) {
    const MachineState& state = timeline.state(step);
    std::string text = std::string(name(state.status())) + std::to_string(state.now()) + " " +
                       std::to_string(state.lastEventId()) + json::toText(state.output());
    state.forEachFiber([&](const Fiber& fiber) {
        text += " " + std::to_string(fiber.id) + ":" + std::to_string(fiber.state) +
                json::toText(fiber.data) + json::toText(fiber.variables) +
                std::to_string(static_cast<int>(fiber.activity));
    });
    for (const Event& event : timeline.eventsOf(step))
        text += " " + std::to_string(event.id) + "<" + std::to_string(event.previousId) +
                json::toText(event.data);
    return text;
}

} // namespace

void TestTimeline::transitionsArePure() {
    Run run(branches, R"({"a": [1, 2]})");
    for (std::size_t step = 1; step < run.timeline->size(); ++step) {
        const MachineState before = run.timeline->state(step - 1);
        Outcome first;
        Outcome second;
        const MachineState one = transition(*run.program, before, run.timeline->command(step), first);
        const MachineState other = transition(*run.program, before, run.timeline->command(step), second);
        QCOMPARE(first.events.size(), second.events.size());
        QCOMPARE(one.lastEventId(), other.lastEventId());
        QCOMPARE(one.nextReady(), other.nextReady());
        QCOMPARE(before.lastEventId(), run.timeline->state(step - 1).lastEventId());
    }
}

void TestTimeline::tenThousandStepsBackAndForwardGiveTheSameBytes() {
    Run run(loop, R"({"n": 0})");
    QCOMPARE(run.status(), std::string("SUCCEEDED"));
    const std::size_t size = run.timeline->size();
    QVERIFY(size > 10000);
    std::vector<std::string> first;
    for (std::size_t step = 0; step < size; ++step) first.push_back(seen(*run.timeline, step));
    for (std::size_t step = size; step-- > 0;) run.timeline->seek(step);
    QCOMPARE(run.timeline->cursor(), std::size_t(0));
    Timeline again(run.program, run.state().options());
    for (std::size_t step = 1; step < size; ++step) again.apply(run.timeline->command(step));
    for (std::size_t step = 0; step < size; ++step) {
        QVERIFY(seen(*run.timeline, step) == first[step]);
        QVERIFY(seen(again, step) == first[step]);
    }
}

void TestTimeline::theJournalReproducesARun() {
    const std::string definition =
        machine("A", R"_("A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Parameters": {"id.$": "States.UUID()"}, "Retry": [{"ErrorEquals": ["E"], "JitterStrategy": "FULL"}], "End": true})_");
    Run run(definition, "{}", R"({"States": {"A": [{"error": "E"}, {"output": {"x": 1}}]}})");
    run.timeline->seek(run.timeline->size());
    Timeline again(run.program, run.timeline->state().options());
    for (const Command& command : run.timeline->journal()) again.apply(command);
    QCOMPARE(again.size(), run.timeline->size());
    std::string one;
    std::string other;
    history::write(one, run.timeline->events(again.size() - 1), run.program->model(),
                   again.state().options());
    history::write(other, again.events(again.size() - 1), run.program->model(), again.state().options());
    QCOMPARE(QString::fromStdString(one), QString::fromStdString(other));
}

void TestTimeline::applyingInThePastForks() {
    Run run(machine("A", R"("A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": true})"), "1");
    Timeline kept = *run.timeline;
    run.timeline->seek(1);
    const FiberId fiber = run.timeline->state().nextReady();
    run.timeline->apply(Command::setData(fiber, "changed"));
    run.driver->resynchronise();
    QCOMPARE(static_cast<int>(run.driver->run()), static_cast<int>(Driver::Situation::Finished));
    QCOMPARE(run.output(), std::string("\"changed\""));
    kept.seek(kept.size());
    QCOMPARE(json::toText(kept.state().output()), std::string("1"));
}

void TestTimeline::phasesOfAStepAreFoundAnew() {
    Run run(
        machine(
            "A",
            R"("A": {"Type": "Pass", "InputPath": "$.x", "Parameters": {"p.$": "$.y"}, "ResultPath": "$.r",
                            "OutputPath": "$.r", "Assign": {"v": 1}, "Next": "B"}, "B": {"Type": "Succeed"})"),
        R"({"x": {"y": 3}})");
    const Phases phases = run.timeline->phases(1);
    QCOMPARE(json::toText(phases.input), std::string(R"({"x":{"y":3}})"));
    QCOMPARE(json::toText(phases.afterInputPath), std::string(R"({"y":3})"));
    QCOMPARE(json::toText(phases.afterParameters), std::string(R"({"p":3})"));
    QCOMPARE(json::toText(phases.afterResultPath), std::string(R"({"x":{"y":3},"r":{"p":3}})"));
    QCOMPARE(json::toText(phases.output), std::string(R"({"p":3})"));
    QCOMPARE(json::toText(phases.variables), std::string(R"({"v":1})"));
    QCOMPARE(phases.nextState, std::string("B"));
}

void TestTimeline::aViewAdvancedEqualsAViewMade() {
    const Run run(branches);
    ExecutionView view = viewAt(*run.timeline, 0);
    for (std::size_t step = 1; step < run.timeline->size(); ++step) {
        advanceView(view, *run.timeline, step - 1, step);
        const ExecutionView fresh = viewAt(*run.timeline, step);
        QVERIFY(view.statuses == fresh.statuses);
        QVERIFY(view.taken == fresh.taken);
        QCOMPARE(view.active.size(), fresh.active.size());
    }
    for (const StateStatus status : view.statuses) QVERIFY(status == StateStatus::Succeeded);
    QCOMPARE(view.taken.size(), std::size_t(3));
}

void TestTimeline::branchesTakeTurns() {
    const Run run(branches);
    QCOMPARE(run.entered(), QStringLiteral("P A1 B1 A2 B2 Z").split(QLatin1Char(' ')));
}

void TestTimeline::aProgramIsReplacedUnderARun() {
    Run run(machine("A", R"("A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": true})"), "1");
    run.timeline->seek(1);
    QVERIFY(!run.timeline->replaceProgram(programOf(machine("A", R"("A": {"Type": "Pass", "End": true})"))));
    QVERIFY(run.timeline->replaceProgram(
        programOf(machine("A", R"("A": {"Type": "Pass", "Next": "N"}, "N": {"Type": "Pass", "Next": "B"},
                                  "B": {"Type": "Pass", "Result": "new", "End": true})"))));
    run.driver->resynchronise();
    run.driver->run();
    QCOMPARE(run.output(), std::string("\"new\""));
}

// A task asked in between comes after them, whether the run was gone on from there or came that way.
void TestTimeline::answersDueAtOneMomentComeInTheOrderOfTheTasks() {
    const auto task = [](const std::string& name, const std::string& way) {
        return '"' + name + R"(": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", )" + way +
               "}";
    };
    const ProgramPtr program = programOf(machine(
        "P", R"("P": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Slow A", "States": {)" +
                 task("Slow A", R"("Next": "C")") + ", " + task("C", R"("End": true)") +
                 R"(}}, {"StartAt": "Slow B", "States": {)" + task("Slow B", R"("End": true)") + "}}]}"));
    Timeline timeline(program, StartOptions());
    SlowTasks tasks;
    Driver driver(timeline, tasks);
    const auto answered = [&] {
        QStringList names;
        for (const Event& event : timeline.events(timeline.size() - 1))
            if (event.type == EventType::StateExited)
                names << QString::fromStdString(program->state(event.state).name);
        return names.join(QLatin1Char(','));
    };
    driver.run();
    QCOMPARE(answered(), QStringLiteral("Slow A,Slow B,C,P"));
    const std::size_t size = timeline.size();
    for (std::size_t step = 1; step < size; ++step) {
        timeline.seek(step);
        driver.resynchronise();
        driver.run();
        QCOMPARE(answered(), QStringLiteral("Slow A,Slow B,C,P"));
        QCOMPARE(timeline.size(), size);
    }
}

QTEST_APPLESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
