// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "harness.h"

#include "core/execution/shown_scope.h"

using namespace wb;
using namespace wb::execution;
using namespace wb::execution::test;

/// What can be read at a step, for whoever tries expressions out.
class TestShownScope : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void isOfTheStateThatIsEnteredFirst();
    void hasWhatTheStateRead();
    void hasResultAndError();
    void isOfTheIteration();
    void givesWhatTheRunGave();
    void isKnownBeforeAnyRun();
    void isKnownAfterTheEnd();
};

namespace {

std::string task(const char* more) {
    return std::string(R"({"Type": "Task", "QueryLanguage": "JSONata",
        "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", )") +
           more + "}";
}

ShownScope at(const Run& run, std::size_t step) {
    return scopeAt(*run.timeline, step, run.timeline->phases(step));
}

/// The last step that is about the state.
std::size_t lastStepOf(const Run& run, const char* path) {
    for (std::size_t step = run.timeline->size() - 1; step > 0; --step)
        if (run.timeline->label(step).state == asl::StatePath(path)) return step;
    return 0;
}

} // namespace

void TestShownScope::isOfTheStateThatIsEnteredFirst() {
    const Run run(machine("A", R"("A": {"Type": "Pass", "End": true})"), R"({"n": 1})");
    const ShownScope shown = at(run, 0);
    QCOMPARE(shown.state, asl::StatePath("/States/A"));
    QVERIFY(!shown.isJsonata);
    QCOMPARE(json::toText(shown.scope.input), std::string(R"({"n":1})"));
    QCOMPARE(json::toText(shown.scope.context["State"]["Name"]), std::string("\"A\""));
}

void TestShownScope::hasWhatTheStateRead() {
    const Run run(machine("A", R"("A": {"Type": "Pass", "Result": {"n": 2}, "Assign": {"x": 1}, "Next": "B"},
        "B": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $x %}", "Assign": {"x": 9}, "End": true})"));
    const ShownScope shown = at(run, lastStepOf(run, "/States/B"));
    QCOMPARE(shown.state, asl::StatePath("/States/B"));
    QVERIFY(shown.isJsonata);
    QCOMPARE(json::toText(shown.scope.states["input"]), std::string(R"({"n":2})"));
    // Its own Assign counts for the states after it.
    QCOMPARE(json::toText(shown.scope.variables), std::string(R"({"x":1})"));
    QVERIFY(!shown.scope.states["context"]["State"]["EnteredTime"].isAbsent());
}

void TestShownScope::hasResultAndError() {
    const Run good(machine("T", "\"T\": " + task(R"("End": true)")), R"({"i": 1})",
                   R"({"States": {"T": [{"output": {"r": 2}}]}})");
    const ShownScope result = at(good, lastStepOf(good, "/States/T"));
    QCOMPARE(json::toText(result.scope.states["result"]), std::string(R"({"r":2})"));
    QCOMPARE(json::toText(result.scope.states["input"]), std::string(R"({"i":1})"));
    QVERIFY(result.scope.states["errorOutput"].isAbsent());

    const Run bad(
        machine("T",
                "\"T\": " + task(R"("Catch": [{"ErrorEquals": ["States.ALL"], "Next": "S"}], "End": true)") +
                    R"(, "S": {"Type": "Succeed"})"),
        "{}", R"({"States": {"T": [{"error": "Bad", "cause": "why"}]}})");
    const ShownScope error = at(bad, lastStepOf(bad, "/States/T"));
    QCOMPARE(json::toText(error.scope.states["errorOutput"]),
             std::string(R"({"Error":"Bad","Cause":"why"})"));
}

void TestShownScope::isOfTheIteration() {
    const Run run(machine("M", R"("M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "I",
        "States": {"I": {"Type": "Pass", "End": true}}}})"),
                  R"(["a", "b"])");
    const ShownScope shown = at(run, lastStepOf(run, "/States/M/ItemProcessor/States/I"));
    QCOMPARE(json::toText(shown.scope.context["Map"]["Item"]), std::string(R"({"Index":1,"Value":"b"})"));
    QCOMPARE(json::toText(shown.scope.input), std::string("\"b\""));
}

/// The context of a state as it was shown is the one that it really had.
void TestShownScope::givesWhatTheRunGave() {
    const Run run(machine("W", R"("W": {"Type": "Wait", "Seconds": 5, "Next": "A"},
        "A": {"Type": "Pass", "Parameters": {"c.$": "$$"}, "End": true})"));
    const std::size_t step = lastStepOf(run, "/States/A");
    QCOMPARE(json::toText(at(run, step).scope.context), json::toText(run.state().output()["c"]));
}

void TestShownScope::isKnownBeforeAnyRun() {
    const ProgramPtr program = programOf(machine("A", R"("A": {"Type": "Pass", "Next": "B"},
        "B": {"Type": "Pass", "QueryLanguage": "JSONata", "End": true})"));
    StartOptions options;
    options.input = valueOf(R"({"n": 3})");
    const ShownScope shown = scopeBefore(*program, 1, options);
    QCOMPARE(shown.state, asl::StatePath("/States/B"));
    QVERIFY(shown.isJsonata);
    QCOMPARE(json::toText(shown.scope.states["input"]), std::string(R"({"n":3})"));
    QCOMPARE(json::toText(shown.scope.context["State"]["Name"]), std::string("\"B\""));
}

void TestShownScope::isKnownAfterTheEnd() {
    Run run(machine("A", R"("A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": true})"),
            R"({"n": 1})");
    run.timeline->seek(1);
    run.timeline->apply(Command::abort());
    const ShownScope shown = at(run, run.timeline->size() - 1);
    QCOMPARE(json::toText(shown.scope.input), std::string(R"({"n":1})"));
}

QTEST_APPLESS_MAIN(TestShownScope)
#include "tst_shown_scope.moc"
