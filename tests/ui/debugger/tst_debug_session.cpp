// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/parser.h"
#include "ui/debugger/debug_session.h"
#include "ui/debugger/run_presenter.h"
#include "ui/debugger/step_data.h"
#include "ui/debugger/step_text.h"

#include <QSignalSpy>
#include <QTest>

using namespace wb;
using namespace wb::ui;
using Phase = DebugSession::Phase;
using Stride = DebugSession::Stride;

namespace {

asl::ModelPtr model(const char* text) {
    return asl::Model::read(json::parse(text));
}

const char* const passes = R"({"StartAt": "A", "States": {
    "A": {"Type": "Pass", "Result": 1, "Next": "B"},
    "B": {"Type": "Pass", "Next": "C"},
    "C": {"Type": "Succeed"}}})";

const char* const loop = R"~({"StartAt": "Begin", "States": {
    "Begin": {"Type": "Pass", "Result": {"n": 0}, "Assign": {"seen": true}, "Next": "Count"},
    "Count": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "More"},
    "More": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericLessThan": 6, "Next": "Count"}],
             "Default": "End"},
    "End": {"Type": "Succeed"}}})~";

const char* const task = R"({"StartAt": "T", "States": {
    "T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:F", "Next": "Done",
          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Failed"}]},
    "Done": {"Type": "Succeed"}, "Failed": {"Type": "Fail"}}})";

const char* const branches =
    R"({"StartAt": "P", "States": {"Last": {"Type": "Succeed"}, "P": {"Type": "Parallel", "Next": "Last", "Branches": [
    {"StartAt": "L", "States": {"L": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:F", "End": true}}},
    {"StartAt": "R", "States": {"R": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:F", "End": true}}}]}}})";

asl::StatePath path(const char* text) {
    return asl::StatePath(text);
}

/// The state that the next step enters; empty when none is ready.
std::string next(const DebugSession& session) {
    const execution::MachineState& state = session.timeline()->state();
    const execution::Fiber* fiber = state.fiber(state.nextReady());
    return fiber ? std::string(session.timeline()->program().state(fiber->state).path.text()) : std::string();
}

} // namespace

class TestDebugSession : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void runsToTheEnd();
    void stepsForthAndBack();
    void steppingForthInThePastDoesNotExecuteAgain();
    void asksForAnAnswerAndGoesOnWithIt();
    void anErrorAnswerIsCaught();
    void keepsAnAnswer();
    void stopEndsWhatIsUnderWay();
    void stepsOverATask();
    void stepsOverAndOutOfABranch();
    void stepsOverRetries();
    void aStrideStopsAtABreakpoint();
    void goesOnFromAnEarlierStep();
    void aCutGivesUpTheQuestionsOfTheEnd();
    void goesOnWithOtherData();
    void goesOnWithAnotherText();
    void anotherTextWithoutTheStateIsRefused();
    void stopsAtABreakpointAndGoesOnPastIt();
    void stopsWhereAConditionHolds();
    void stopsFromAHitOn();
    void stopsOnSuccessAndOnError();
    void conditionsMakeListsAndSeeWhatIsAround();
    void aBreakpointAtTheLastStateIsToldOf();
    void aConditionThatFailsStopsAndSaysSo();
    void runsToAState();
    void bothBranchesAreActiveTogether();
    void answersOfBothBranchesComeInAnyOrder();
    void refusesWhatCannotBeRunByName();
    void isDestroyedWhileATaskIsUnderWay();
};

void TestDebugSession::runsToTheEnd() {
    DebugSession session;
    QVERIFY(session.start(model(passes), {}).empty());
    QCOMPARE(session.phase(), Phase::Paused);
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Finished);
    QCOMPARE(session.view().status, execution::Status::Succeeded);
    QVERIFY(session.view().output == json::Value(1));
    const drawing::RunStatus run = presentRun(session.view(), session.timeline()->program().model());
    QCOMPARE(run.states.at(path("/States/A")).status, drawing::Status::Succeeded);
    QVERIFY(run.ended);
    QCOMPARE(run.taken.at({path("/States/A"), asl::TransitionKind::Next, 0}), 1U);
    QCOMPARE(run.taken.at({asl::StatePath(), asl::TransitionKind::Next, 0}), 1U);
}

void TestDebugSession::stepsForthAndBack() {
    DebugSession session;
    QVERIFY(session.start(model(passes), {}).empty());
    drawing::RunStatus run = presentRun(session.view(), session.timeline()->program().model());
    QCOMPARE(run.states.at(path("/States/A")).status, drawing::Status::Next);
    session.step();
    QCOMPARE(session.cursor(), 1U);
    const StepData data = stepData(*session.timeline(), 1);
    QCOMPARE(data.state, QStringLiteral("A"));
    QVERIFY(data.hasOutput);
    QVERIFY(data.stages.front().value == json::Value::object());
    QVERIFY(data.stages.back().value == json::Value(1));
    QVERIFY(describeStep(*session.timeline(), 1).what.contains(QStringLiteral("B")));
    run = presentRun(session.view(), session.timeline()->program().model());
    QCOMPARE(run.states.at(path("/States/A")).status, drawing::Status::Succeeded);
    QCOMPARE(run.states.at(path("/States/B")).status, drawing::Status::Next);
    session.stepBack();
    QCOMPARE(session.cursor(), 0U);
    run = presentRun(session.view(), session.timeline()->program().model());
    QCOMPARE(run.states.at(path("/States/A")).status, drawing::Status::Next);
    QVERIFY(!run.states.contains(path("/States/B")));
    session.stepBack();
    QCOMPARE(session.cursor(), 0U);
}

void TestDebugSession::steppingForthInThePastDoesNotExecuteAgain() {
    DebugSession session;
    QVERIFY(session.start(model(passes), {}).empty());
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Finished);
    const std::size_t size = session.timeline()->size();
    session.seek(1);
    session.step();
    QCOMPARE(session.cursor(), 2U);
    QCOMPARE(session.timeline()->size(), size);
    session.run();
    QCOMPARE(session.cursor(), size - 1);
}

void TestDebugSession::asksForAnAnswerAndGoesOnWithIt() {
    DebugSession session;
    QVERIFY(session.start(model(task), {}).empty());
    session.run();
    QTRY_COMPARE(session.router().questions().size(), 1U);
    QCOMPARE(session.phase(), Phase::Waiting);
    const Question question = session.router().questions().front();
    QCOMPARE(question.request.stateName, std::string("T"));
    session.router().answer(question.request.id, execution::TaskReply::success(json::Value("ok")));
    QTRY_COMPARE(session.phase(), Phase::Finished);
    QVERIFY(session.view().output == json::Value("ok"));
}

void TestDebugSession::anErrorAnswerIsCaught() {
    DebugSession session;
    QVERIFY(session.start(model(task), {}).empty());
    session.run();
    QTRY_COMPARE(session.router().questions().size(), 1U);
    session.router().answer(session.router().questions().front().request.id,
                            execution::TaskReply::failure(json::Value("Bad"), json::Value("luck")));
    QTRY_COMPARE(session.phase(), Phase::Finished);
    QCOMPARE(session.view().status, execution::Status::Failed);
    const drawing::RunStatus run = presentRun(session.view(), session.timeline()->program().model());
    QCOMPARE(run.states.at(path("/States/T")).status, drawing::Status::Caught);
    QCOMPARE(run.taken.at({path("/States/T"), asl::TransitionKind::Catch, 0}), 1U);
}

void TestDebugSession::keepsAnAnswer() {
    DebugSession session;
    session.router().keep("T", execution::TaskReply::success(json::Value(7)));
    QVERIFY(session.start(model(task), {}).empty());
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Finished);
    QVERIFY(session.view().output == json::Value(7));
}

void TestDebugSession::stopEndsWhatIsUnderWay() {
    DebugSession session;
    QVERIFY(session.start(model(task), {}).empty());
    session.run();
    QTRY_COMPARE(session.router().questions().size(), 1U);
    session.stop();
    QCOMPARE(session.phase(), Phase::Finished);
    QVERIFY(session.router().questions().empty());
    QCOMPARE(session.view().status, execution::Status::Aborted);
}

void TestDebugSession::stepsOverATask() {
    DebugSession session;
    QVERIFY(session.start(model(task), {}).empty());
    session.step(Stride::Over);
    QTRY_COMPARE(session.router().questions().size(), 1U);
    session.router().answer(session.router().questions().front().request.id,
                            execution::TaskReply::success(json::Value(1)));
    QTRY_COMPARE(session.phase(), Phase::Paused);
    QCOMPARE(next(session), std::string("/States/Done"));
    // In what is recorded it is one stride too.
    session.seek(0);
    session.step(Stride::Over);
    QCOMPARE(session.cursor(), 2U);
}

void TestDebugSession::stepsOverAndOutOfABranch() {
    DebugSession session;
    session.router().keep("L", execution::TaskReply::success(json::Value(1)));
    session.router().keep("R", execution::TaskReply::success(json::Value(2)));
    QVERIFY(session.start(model(branches), {}).empty());
    session.step(Stride::Over);
    QTRY_COMPARE(session.phase(), Phase::Paused);
    QCOMPARE(next(session), std::string("/States/Last"));
    const std::size_t behind = session.cursor();
    session.seek(0);
    session.step(Stride::Into);
    QCOMPARE(next(session), std::string("/States/P/Branches[0]/States/L"));
    session.step(Stride::Out);
    QCOMPARE(session.cursor(), behind);
    // Out of the outermost is to the end.
    session.step(Stride::Out);
    QTRY_COMPARE(session.phase(), Phase::Finished);
}

void TestDebugSession::stepsOverRetries() {
    DebugSession session;
    const char* const text = R"({"StartAt": "T", "States": {
        "T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:F", "Next": "Done",
              "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 2}],
              "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Done"}]},
        "Done": {"Type": "Succeed"}}})";
    session.router().keep("T", execution::TaskReply::failure(json::Value("Busy"), json::Value("luck")));
    QVERIFY(session.start(model(text), {}).empty());
    session.step(Stride::Over);
    QTRY_COMPARE(session.phase(), Phase::Paused);
    QCOMPARE(next(session), std::string("/States/Done"));
    QCOMPARE(session.view().counts.front().retried, 2U);
}

void TestDebugSession::aStrideStopsAtABreakpoint() {
    DebugSession session;
    session.router().keep("L", execution::TaskReply::success(json::Value(1)));
    session.router().keep("R", execution::TaskReply::success(json::Value(2)));
    session.setBreakpoints({{path("/States/P/Branches[1]/States/R"), {}}});
    QVERIFY(session.start(model(branches), {}).empty());
    for (int round = 0; round < 2; ++round) {
        session.step(Stride::Over);
        QTRY_COMPARE(session.phase(), Phase::Paused);
        QCOMPARE(next(session), std::string("/States/P/Branches[1]/States/R"));
        session.step(Stride::Out);
        QTRY_COMPARE(next(session), std::string("/States/Last"));
        session.seek(0);
    }
}

void TestDebugSession::goesOnFromAnEarlierStep() {
    DebugSession session;
    QVERIFY(session.start(model(passes), {}).empty());
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Finished);
    const std::size_t size = session.timeline()->size();
    session.seek(1);
    session.cut();
    QCOMPARE(session.timeline()->size(), 2U);
    QCOMPARE(session.phase(), Phase::Paused);
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Finished);
    QCOMPARE(session.timeline()->size(), size);
}

void TestDebugSession::aCutGivesUpTheQuestionsOfTheEnd() {
    DebugSession session;
    QVERIFY(session.start(model(task), {}).empty());
    session.run();
    QTRY_COMPARE(session.router().questions().size(), 1U);
    session.pause();
    session.seek(0);
    session.cut();
    QVERIFY(session.router().questions().empty());
    session.run();
    QTRY_COMPARE(session.router().questions().size(), 1U);
    // Cut behind the question it is asked again, once.
    session.cut();
    session.run();
    QTRY_COMPARE(session.router().questions().size(), 1U);
    session.router().answer(session.router().questions().front().request.id,
                            execution::TaskReply::success(json::Value(1)));
    QTRY_COMPARE(session.phase(), Phase::Finished);
    QCOMPARE(session.view().status, execution::Status::Succeeded);
}

void TestDebugSession::goesOnWithOtherData() {
    DebugSession session;
    QVERIFY(session.start(model(passes), {}).empty());
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Finished);
    QVERIFY(!session.changeData(json::Value(5)));
    session.seek(1);
    QVERIFY(session.changeData(json::Value(5)));
    const StepData data = stepData(*session.timeline(), session.cursor());
    QCOMPARE(data.state, QStringLiteral("B"));
    QVERIFY(data.stages.front().value == json::Value(1));
    QVERIFY(data.stages.back().value == json::Value(5));
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Finished);
    QVERIFY(session.view().output == json::Value(5));
}

void TestDebugSession::goesOnWithAnotherText() {
    DebugSession session;
    QVERIFY(session.start(model(passes), {}).empty());
    session.step();
    const asl::ModelPtr other = model(R"({"StartAt": "A", "States": {
        "New": {"Type": "Pass", "Result": 9, "End": true},
        "A": {"Type": "Pass", "Result": 1, "Next": "B"},
        "B": {"Type": "Pass", "Next": "New"}}})");
    QVERIFY(session.replaceProgram(execution::compile(other).program));
    QCOMPARE(session.cursor(), 1U);
    const drawing::RunStatus run = presentRun(session.view(), *other);
    QCOMPARE(run.states.at(path("/States/A")).status, drawing::Status::Succeeded);
    QCOMPARE(run.states.at(path("/States/B")).status, drawing::Status::Next);
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Finished);
    QVERIFY(session.view().output == json::Value(9));
}

void TestDebugSession::anotherTextWithoutTheStateIsRefused() {
    DebugSession session;
    QVERIFY(session.start(model(passes), {}).empty());
    session.step();
    QVERIFY(!session.replaceProgram(
        execution::compile(model(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}})"))
            .program));
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Finished);
    QVERIFY(session.view().output == json::Value(1));
}

void TestDebugSession::stopsAtABreakpointAndGoesOnPastIt() {
    DebugSession session;
    QSignalSpy hit(&session, &DebugSession::breakpointHit);
    session.setBreakpoints({{path("/States/B"), {}}});
    QVERIFY(session.start(model(passes), {}).empty());
    session.run();
    QTRY_COMPARE(hit.count(), 1);
    QCOMPARE(session.phase(), Phase::Paused);
    QCOMPARE(session.cursor(), 1U);
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Finished);
    QCOMPARE(hit.count(), 1);
}

void TestDebugSession::stopsWhereAConditionHolds() {
    DebugSession session;
    Breakpoint breakpoint;
    breakpoint.condition = "n = 3 and $seen";
    session.setBreakpoints({{path("/States/Count"), breakpoint}});
    QVERIFY(session.start(model(loop), {}).empty());
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Paused);
    QVERIFY(*session.nextData() == json::Value::object({{"n", json::Value(3)}}));
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Finished);
}

void TestDebugSession::stopsFromAHitOn() {
    DebugSession session;
    Breakpoint breakpoint;
    breakpoint.hits = 4;
    session.setBreakpoints({{path("/States/Count"), breakpoint}});
    for (int run = 0; run < 2; ++run) {
        QVERIFY(session.start(model(loop), {}).empty());
        session.run();
        QTRY_COMPARE(session.phase(), Phase::Paused);
        QVERIFY(*session.nextData() == json::Value::object({{"n", json::Value(3)}}));
        session.run();
        QTRY_COMPARE(session.phase(), Phase::Paused);
        QVERIFY(*session.nextData() == json::Value::object({{"n", json::Value(4)}}));
    }
}

void TestDebugSession::stopsOnSuccessAndOnError() {
    DebugSession session;
    Breakpoint breakpoint{true, false, true, true, "Error = 'Bad' or ok", 1};
    session.setBreakpoints({{path("/States/T"), breakpoint}});
    session.router().keep("T", execution::TaskReply::failure(json::Value("Bad"), json::Value("luck")));
    QVERIFY(session.start(model(task), {}).empty());
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Paused);
    QCOMPARE(next(session), std::string("/States/Failed"));
    session.router().keep("T",
                          execution::TaskReply::success(json::Value::object({{"ok", json::Value(true)}})));
    QVERIFY(session.start(model(task), {}).empty());
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Paused);
    QCOMPARE(next(session), std::string("/States/Done"));
    session.router().keep("T", execution::TaskReply::failure(json::Value("Other"), json::Value("luck")));
    QVERIFY(session.start(model(task), {}).empty());
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Finished);
}

void TestDebugSession::conditionsMakeListsAndSeeWhatIsAround() {
    DebugSession session;
    QSignalSpy hit(&session, &DebugSession::breakpointHit);
    Breakpoint lists;
    lists.condition = "$count([1..200][$ > 50]) > 900";
    Breakpoint around;
    around.condition = "$limit = 1";
    session.setBreakpoints({{path("/States/A"), lists}, {path("/States/P/Branches[0]/States/L"), around}});
    const char* const text = R"~({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Assign": {"limit": 1}, "Next": "P"},
        "P": {"Type": "Parallel", "End": true, "Branches": [
            {"StartAt": "L", "States": {"L": {"Type": "Pass", "End": true}}}]}}})~";
    QVERIFY(session.start(model(text), {}).empty());
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Paused);
    QCOMPARE(next(session), std::string("/States/P/Branches[0]/States/L"));
    QCOMPARE(hit.count(), 1);
    QCOMPARE(hit.first().at(1).toString(), QString());
}

void TestDebugSession::aBreakpointAtTheLastStateIsToldOf() {
    DebugSession session;
    QSignalSpy hit(&session, &DebugSession::breakpointHit);
    session.setBreakpoints({{path("/States/C"), {true, false, true, false, "$ = 1", 1}}});
    QVERIFY(session.start(model(passes), {}).empty());
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Finished);
    QCOMPARE(hit.count(), 1);
}

void TestDebugSession::aConditionThatFailsStopsAndSaysSo() {
    DebugSession session;
    QSignalSpy hit(&session, &DebugSession::breakpointHit);
    Breakpoint breakpoint;
    breakpoint.condition = "$number('x') > 1";
    session.setBreakpoints({{path("/States/B"), breakpoint}});
    QVERIFY(session.start(model(passes), {}).empty());
    session.run();
    QTRY_COMPARE(session.phase(), Phase::Paused);
    QVERIFY(hit.first().at(1).toString().contains(QStringLiteral("number")));
    QVERIFY(Stops::conditionProblem("n = ").size() > 0);
    QVERIFY(Stops::conditionProblem("n = 1").isEmpty());
}

void TestDebugSession::runsToAState() {
    DebugSession session;
    QVERIFY(session.start(model(passes), {}).empty());
    session.runTo(path("/States/C"));
    QTRY_COMPARE(session.phase(), Phase::Paused);
    QCOMPARE(session.cursor(), 2U);
}

void TestDebugSession::bothBranchesAreActiveTogether() {
    DebugSession session;
    QVERIFY(session.start(model(branches), {}).empty());
    session.run();
    QTRY_COMPARE(session.router().questions().size(), 2U);
    const drawing::RunStatus run = presentRun(session.view(), session.timeline()->program().model());
    QCOMPARE(run.states.at(path("/States/P/Branches[0]/States/L")).status, drawing::Status::Active);
    QCOMPARE(run.states.at(path("/States/P/Branches[1]/States/R")).status, drawing::Status::Active);
}

void TestDebugSession::answersOfBothBranchesComeInAnyOrder() {
    DebugSession session;
    QVERIFY(session.start(model(branches), {}).empty());
    session.run();
    QTRY_COMPARE(session.router().questions().size(), 2U);
    const std::vector<Question> questions = session.router().questions();
    session.router().answer(questions[1].request.id, execution::TaskReply::success(json::Value("right")));
    QTRY_COMPARE(session.phase(), Phase::Waiting);
    session.router().answer(questions[0].request.id, execution::TaskReply::success(json::Value("left")));
    QTRY_COMPARE(session.phase(), Phase::Finished);
    QVERIFY(session.view().output == json::Value::array({json::Value("left"), json::Value("right")}));
}

void TestDebugSession::refusesWhatCannotBeRunByName() {
    DebugSession session;
    const auto refusals =
        session.start(model(R"({"StartAt": "X", "States": {"X": {"Type": "Teleport", "End": true}}})"), {});
    QVERIFY(!refusals.empty());
    QCOMPARE(refusals.front().path.stateName(), std::string("X"));
    QCOMPARE(session.phase(), Phase::Idle);
}

void TestDebugSession::isDestroyedWhileATaskIsUnderWay() {
    auto session = std::make_unique<DebugSession>();
    QVERIFY(session->start(model(task), {}).empty());
    session->run();
    QTRY_COMPARE(session->router().questions().size(), 1U);
    session.reset();
}

QTEST_MAIN(TestDebugSession)
#include "tst_debug_session.moc"
