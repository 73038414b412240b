// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/history/history.h"
#include "core/history/recording.h"
#include "tests/core/execution/harness.h"

using namespace wb;
using namespace wb::execution;
using namespace wb::execution::test;

namespace {

std::string historyOf(const Timeline& timeline) {
    std::string out = "{\"events\":";
    history::write(out, timeline.events(timeline.size() - 1), timeline.program().model(),
                   timeline.state().options());
    return out + '}';
}

std::string taskText(const std::string& fields) {
    return R"({"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", )" + fields +
           "}";
}

/// Two Maps, each item of the inner one goes through `states`, the state `After` last.
std::string outer(const std::string& states) {
    const std::string inner =
        R"({"StartAt": "O", "States": {"O": {"Type": "Map", "MaxConcurrency": 1, "End": true, "ItemProcessor":
            {"StartAt": "I", "States": {)" +
        states + R"(, "After": )" + taskText(R"("End": true)") + "}}}}}";
    return machine("OO", R"("OO": {"Type": "Map", "End": true, "ItemProcessor": )" + inner + "}");
}

const std::string within = R"({"StartAt": "T", "States": {"T": )" + taskText(R"("End": true)") + "}}";

} // namespace

/// A history alone gives the answers with which the execution runs again.
class TestRecording : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void timesOutOfAllMeasureGiveAnswersThatCanBeRead();
    void runsAgain_data();
    void runsAgain();
    void everyEndOfATaskIsAnAnswer_data();
    void everyEndOfATaskIsAnAnswer();
    void anAbortIsRepeated();
    void anExecutionThatStillRunsIsLeftRunning();
    void readsWhatTheServiceGives_data();
    void readsWhatTheServiceGives();
    void refusesWhatIsNoHistory_data();
    void refusesWhatIsNoHistory();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();
    void answersComeWhenTheyCame();
    void timesThatNoCalendarHasAreNone();
    void signsOfLifeAreKept_data();
    void signsOfLifeAreKept();
    void anAttemptAroundAMapBeginsOutsideOfIt();
    void aLongTextComesInPieces();
    void aScheduledFunctionHasNoHeartbeat();
};

void TestRecording::timesOutOfAllMeasureGiveAnswersThatCanBeRead() {
    const auto recording = history::Recording::read(R"({"events": [
        {"id": 1, "previousEventId": 0, "type": "ExecutionStarted", "timestamp": "2026-01-01T00:00:01.000Z",
         "executionStartedEventDetails": {"input": "{}"}},
        {"id": 2, "previousEventId": 0, "type": "TaskStateEntered", "timestamp": "2026-01-01T00:00:02.000Z",
         "stateEnteredEventDetails": {"name": "A", "input": "{}"}},
        {"id": 3, "previousEventId": 2, "type": "TaskScheduled", "timestamp": "1013-01-01T00:00:03.000Z",
         "taskScheduledEventDetails": {"resource": "sendMessage.waitForTaskToken", "resourceType": "sqs",
                                       "heartbeatInSeconds": 3, "parameters": "{}"}},
        {"id": 4, "previousEventId": 3, "type": "TaskTimedOut", "timestamp": "2026-01-01T00:00:09.000Z",
         "taskTimedOutEventDetails": {"error": "States.Timeout"}}]})");
    QVERIFY(recording.ok());
    QVERIFY(execution::Mocks::read(json::toText(recording->answers())).ok());
}

void TestRecording::runsAgain_data() {
    QTest::addColumn<QString>("definition");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("answers");
    const auto row = [](const char* name, const std::string& definition, const char* input,
                        const char* answers) {
        QTest::newRow(name) << QString::fromStdString(definition) << input << answers;
    };
    const char* after =
        R"("After": [{"output": "a", "iteration": [0, 0]}, {"output": "b", "iteration": [0, 1]}])";
    const auto with = [&](const std::string& more) {
        static std::deque<std::string> kept;
        return kept.emplace_back(R"({"States": {)" + more + after + "}}").c_str();
    };
    const std::string rows = R"("I": {"Type": "Map", "ItemsPath": "$.rows", "Next": "After", )";
    const std::string caught = R"("Catch": [{"ErrorEquals": ["States.ALL"], "Next": "After"}], )";
    row("an inner Map without items", outer(rows + R"("ItemProcessor": )" + within + "}"),
        R"([[{"rows": []}, {"rows": [1, 2]}]])",
        with(R"("T": [{"output": 1, "iteration": [0, 1, 0]}, {"output": 2, "iteration": [0, 1, 1]}], )"));
    row("an inner distributed Map",
        outer(rows +
              R"("ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
            "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}})"),
        R"([[{"rows": [1]}, {"rows": [1, 2]}]])", with(""));
    row("an inner Map that fails before its first iteration",
        outer(
            R"("I": {"Type": "Map", "QueryLanguage": "JSONata", "Items": "{% $states.input.rows %}", "Next": "After", )" +
            caught + R"("ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}})"),
        R"([[{"rows": 1}, {"rows": [1]}]])", with(""));
    row("an inner Map that fails", outer(rows + caught + R"("ItemProcessor": )" + within + "}"),
        R"([[{"rows": [1, 2]}, {"rows": [1]}]])",
        with(
            R"("T": [{"error": "E", "iteration": [0, 0, 0]}, {"output": 1, "iteration": [0, 0, 1]}, {"output": 2, "iteration": [0, 1, 0]}], )"));
    row("an inner Map that is tried again",
        outer(rows + R"("Retry": [{"ErrorEquals": ["E"]}], "ItemProcessor": )" + within + "}"),
        R"([[{"rows": [1]}, {"rows": [1]}]])",
        with(
            R"("T": [{"error": "E", "iteration": [0, 0, 0]}, {"output": 1, "iteration": [0, 0, 0]}, {"output": 2, "iteration": [0, 1, 0]}], )"));
    row("a Map in a branch that fails",
        outer(
            R"("I": {"Type": "Parallel", "Next": "After", )" + caught +
            R"("Branches": [{"StartAt": "J", "States": {"J": {"Type": "Map", "ItemsPath": "$.rows", "End": true, "ItemProcessor": )" +
            within + "}}}]}"),
        R"([[{"rows": [1]}, {"rows": [1]}]])",
        with(R"("T": [{"error": "E", "iteration": [0, 0, 0]}, {"output": 2, "iteration": [0, 1, 0]}], )"));
    const std::string branches = R"("Branches": [{"StartAt": "A", "States": {"A": )" +
                                 taskText(R"("TimeoutSeconds": 90, "End": true)") +
                                 R"(}}, {"StartAt": "B", "States": {"B": )" + taskText(R"("End": true)") +
                                 "}}]";
    row("a task that is given up",
        machine("P", R"("P": {"Type": "Parallel", "End": true, )" + branches + "}"), "{}",
        R"({"States": {"A": [{"timeout": true, "submitted": 0}], "B": [{"error": "E"}]}})");
    row("a task that is given up and asked again",
        machine("P", R"("P": {"Type": "Parallel", "Retry": [{"ErrorEquals": ["E"]}], "End": true, )" +
                         branches + "}"),
        "{}",
        R"({"States": {"A": [{"timeout": true}, {"output": 1}], "B": [{"error": "E"}, {"output": 2}]}})");
    row("an execution that takes too long",
        R"({"TimeoutSeconds": 5, "StartAt": "A", "States": {"A": )" + taskText(R"("End": true)") + "}}", "{}",
        R"({"States": {"A": [{"output": 1, "delay": 7}]}})");
    const std::string impatient =
        machine("A", R"("A": )" + taskText(R"("TimeoutSeconds": 600, "HeartbeatSeconds": 60, "End": true)"));
    row("a heartbeat missed", impatient, "{}", R"({"States": {"A": [{"timeout": true}]}})");
    row("heartbeats without an answer", impatient, "{}",
        R"({"States": {"A": [{"timeout": true, "error": "States.Timeout"}]}})");
    row("answers that overtake each other",
        machine("M", R"("M": {"Type": "Map", "End": true, "ItemProcessor": )" + within + "}"), "[1, 2, 3]",
        R"({"States": {"T": [{"output": 1, "delay": 3}, {"output": 2, "delay": 0.5}, {"output": 3, "delay": 2}]}})");
}

void TestRecording::runsAgain() {
    QFETCH(QString, definition);
    QFETCH(QString, input);
    QFETCH(QString, answers);
    const Run run(definition.toStdString(), input.toStdString(), answers.toStdString());
    QVERIFY2(!run.state().isRunning(), run.driver->problem().message.c_str());
    const std::string first = historyOf(*run.timeline);
    const Result<history::Recording, std::string> recording = history::Recording::read(first);
    QVERIFY(recording.ok());
    const history::Replay replay = history::replay(run.program, *recording);
    QCOMPARE(replay.problem, std::string());
    QVERIFY2(!replay.divergesAt, json::toText(recording->answers()).c_str());
    QCOMPARE(historyOf(replay.timeline), first);
}

void TestRecording::everyEndOfATaskIsAnAnswer_data() {
    QTest::addColumn<QString>("type");
    for (const char* type : {"TaskFailed", "TaskStartFailed", "TaskSubmitFailed", "LambdaFunctionFailed",
                             "LambdaFunctionStartFailed", "LambdaFunctionScheduleFailed", "ActivityFailed",
                             "ActivityScheduleFailed"})
        QTest::newRow(type) << type;
}

void TestRecording::everyEndOfATaskIsAnAnswer() {
    QFETCH(QString, type);
    const std::string member = (type.left(1).toLower() + type.mid(1)).toStdString() + "EventDetails";
    const Result<history::Recording, std::string> recording = history::Recording::read(
        R"({"events": [{"type": "TaskStateEntered", "id": 2, "previousEventId": 0, "stateEnteredEventDetails": {"name": "A"}},
            {"id": 3, "previousEventId": 2, "type": ")" +
        type.toStdString() + "\", \"" + member + R"(": {"error": "E", "cause": "c"}}]})");
    QVERIFY(recording.ok());
    // Whether there was anything to wait for is part of the answer.
    const std::string event =
        type == QLatin1String("TaskSubmitFailed") ? R"(,"event":"TaskSubmitFailed")" : "";
    QCOMPARE(json::toText(recording->answers()),
             R"({"States":{"A":[{"error":"E","cause":"c")" + event + "}]}}");
}

void TestRecording::anAbortIsRepeated() {
    const ProgramPtr program = programOf(machine("A", R"("A": )" + taskText(R"("End": true)")));
    Timeline timeline(program, StartOptions());
    MockTasks tasks(*Mocks::read(R"({"States": {"A": [{"output": 1, "submitted": 0, "delay": 9}]}})"));
    Driver driver(timeline, tasks);
    while (timeline.state().isRunning() &&
           timeline.eventsOf(timeline.size() - 1).back().type != EventType::TaskSubmitted)
        driver.step();
    driver.apply(Command::passTime(0, timeline.state().now() + 3'000));
    driver.apply(Command::abort("E", "stopped"));
    const std::string first = historyOf(timeline);
    const history::Replay replay = history::replay(program, *history::Recording::read(first));
    QCOMPARE(historyOf(replay.timeline), first);
    QCOMPARE(std::string(name(replay.timeline.state().status())), std::string("ABORTED"));
}

void TestRecording::anExecutionThatStillRunsIsLeftRunning() {
    const Run run(machine("A", R"("A": {"Type": "Wait", "Seconds": 60, "Next": "B"}, "B": )" +
                                   taskText(R"("End": true)")),
                  "{}", R"({"States": {"B": [{"output": 1, "submitted": 0, "delay": 9}]}})");
    const std::span<const Event> all = run.timeline->events(run.timeline->size() - 1);
    for (std::size_t count = 1; count < all.size(); ++count) {
        std::string text = "{\"events\":";
        history::write(text, all.subspan(0, count), run.program->model(), run.state().options());
        const Result<history::Recording, std::string> recording = history::Recording::read(text + '}');
        QVERIFY(!recording->isOver());
        const history::Replay replay = history::replay(run.program, *recording);
        QVERIFY2(!replay.divergesAt && replay.problem.empty(), text.c_str());
        // The last step writes three events at once.
        const bool isLast = count + 3 >= all.size();
        QVERIFY(isLast || replay.timeline.state().isRunning());
    }
}

namespace {

/// Events as the service writes them, and as Express executions log them.
std::string startedText() {
    return R"({"type": "ExecutionStarted", "id": 1, "executionStartedEventDetails": {"input": "{}"}})";
}
std::string enteredText() {
    return R"({"type": "PassStateEntered", "id": 2, "stateEnteredEventDetails": {"name": "A"}})";
}
std::string logged(int id, const std::string& type, const std::string& execution = "e") {
    return R"({"id": ")" + std::to_string(id) + R"(", "type": ")" + type +
           R"(", "details": {"input": "7", "name": "A"}, "previous_event_id": ")" + std::to_string(id - 1) +
           R"(", "event_timestamp": "1700000000123", "execution_arn": "arn:aws:states:r:1:express:m:)" +
           execution + R"(:x"})";
}

} // namespace

void TestRecording::readsWhatTheServiceGives_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isExpress");
    const auto row = [](const char* name, const std::string& text, bool isExpress = false) {
        QTest::newRow(name) << QString::fromStdString(text) << isExpress;
    };
    const std::string one = startedText();
    const std::string two = enteredText();
    const std::string log = logged(1, "ExecutionStarted");
    const std::string logNext = logged(2, "PassStateEntered");
    row("one object", R"({"events": [)" + one + "," + two + "]}");
    row("latest first", R"({"events": [)" + two + "," + one + "]}");
    row("an array", "[" + one + "," + two + "]");
    row("pages one after the other", "{\n  \"events\": [\n    " + one +
                                         "\n  ],\n  \"nextToken\": \"t\"\n}\n" + "{\n  \"events\": [\n    " +
                                         two + "\n  ]\n}\n");
    row("an array of pages",
        R"([{"events": [)" + one + R"(], "nextToken": "t"}, {"events": [)" + two + "]}]");
    row("pages that overlap", R"([{"events": [)" + one + "," + two + R"(]}, {"events": [)" + two + "]}]");
    row("a line an event", one + "\n" + two + "\n");
    row("the log of an Express execution", log + "\n" + logNext, true);
    row("the same as CloudWatch gives it",
        R"({"events": [{"timestamp": 1, "message": )" + json::toText(json::Value(log)) +
            R"(}, {"message": "START"}, {"message": )" + json::toText(json::Value(logNext)) +
            R"(}], "nextForwardToken": "f"})",
        true);
}

void TestRecording::readsWhatTheServiceGives() {
    QFETCH(QString, text);
    QFETCH(bool, isExpress);
    const Result<history::Recording, std::string> recording = history::Recording::read(text.toStdString());
    QVERIFY2(recording, recording ? "" : recording.error().c_str());
    QCOMPARE(recording->events.size(), std::size_t{2});
    QCOMPARE(recording->events[1].type, std::string("PassStateEntered"));
    QCOMPARE(recording->warnings.size(), std::size_t{0});
    QCOMPARE(recording->type == MachineType::Express, isExpress);
    QCOMPARE(json::toText(recording->options().input), std::string(isExpress ? "7" : "{}"));
    if (isExpress) QCOMPARE(recording->options().startTime, Time{1'700'000'000'123});
}

void TestRecording::refusesWhatIsNoHistory_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const std::string& text, const char* problem) {
        QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(problem);
    };
    row("nothing", "", "not JSON at 1:1");
    row("cut off", R"({"events": [)" + startedText(), "not JSON at 1:12");
    row("a page cut off", "{\"events\": []}\n{\"events\": [}", "not JSON at 2:");
    row("another object", R"({"status": "SUCCEEDED"})", "there is no array /events");
    row("no events", R"({"events": []})", "there are no events");
    row("numbers", "[1, 2]", "/0 is no event");
    row("an event without id", R"({"events": [{"type": "X"}]})", "/events/0 has no type or no id");
    row("a later attempt", R"([{"type": "ExecutionRedriven", "id": 3}, {"type": "TaskScheduled", "id": 4}])",
        "the first attempt is missing");
    row("brackets", "[[[[[[[]]]]]]]", "nested too deeply");
    row("two executions", logged(1, "ExecutionStarted") + "\n" + logged(1, "ExecutionStarted", "f"),
        "several executions");
}

void TestRecording::refusesWhatIsNoHistory() {
    QFETCH(QString, text);
    QFETCH(QString, problem);
    const Result<history::Recording, std::string> recording = history::Recording::read(text.toStdString());
    QVERIFY(!recording);
    QVERIFY2(recording.error().find(problem.toStdString()) != std::string::npos, recording.error().c_str());
}

void TestRecording::saysWhatIsMissing_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("warning");
    QTest::addColumn<int>("count");
    const auto row = [](const char* name, const std::string& text, const char* warning, int count) {
        QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(warning) << count;
    };
    row("a page", R"({"nextToken": "t", "events": [)" + startedText() + "]}", "get all pages", 1);
    row("the first page", "[" + enteredText() + "]", "get all pages", 1);
    row("all data", R"([{"type": "ExecutionStarted", "id": 1, "executionStartedEventDetails": {}}])",
        "hold no data", 1);
    row("some data",
        "[" + startedText() + R"(, {"type": "TaskSucceeded", "id": 2, "taskSucceededEventDetails":
            {"output": "{\"a", "outputDetails": {"truncated": true}}}])",
        "data is truncated in event 2", 2);
    row("another attempt", "[" + startedText() + R"(, {"type": "ExecutionFailed", "id": 2},
            {"type": "ExecutionRedriven", "id": 3}, {"type": "TaskScheduled", "id": 4}])",
        "redriven in event 3; only its first attempt is replayed, after which it went on", 2);
    row("another attempt that ended", "[" + startedText() + R"(, {"type": "ExecutionFailed", "id": 2},
            {"type": "ExecutionRedriven", "id": 3}, {"type": "ExecutionFailed", "id": 4},
            {"type": "ExecutionRedriven", "id": 5}, {"type": "ExecutionSucceeded", "id": 6}])",
        "redriven in event 3; only its first attempt is replayed, after which it came to ExecutionSucceeded "
        "in event 6",
        2);
}

void TestRecording::saysWhatIsMissing() {
    QFETCH(QString, text);
    QFETCH(QString, warning);
    QFETCH(int, count);
    const Result<history::Recording, std::string> recording = history::Recording::read(text.toStdString());
    QVERIFY(recording);
    QCOMPARE(recording->warnings.size(), std::size_t{1});
    QVERIFY2(recording->warnings[0].find(warning.toStdString()) != std::string::npos,
             recording->warnings[0].c_str());
    QCOMPARE(recording->events.size(), static_cast<std::size_t>(count));
}

void TestRecording::answersComeWhenTheyCame() {
    const Result<history::Recording, std::string> recording = history::Recording::read(
        R"([{"type": "TaskStateEntered", "id": 2, "previousEventId": 0, "timestamp": 10, "stateEnteredEventDetails": {"name": "A"}},
            {"type": "TaskScheduled", "id": 3, "previousEventId": 2, "timestamp": 10.5},
            {"type": "TaskSucceeded", "id": 4, "previousEventId": 3, "timestamp": 12.75, "taskSucceededEventDetails": {"output": "1"}}])");
    QCOMPARE(json::toText(recording->answers()),
             std::string(R"({"States":{"A":[{"output":1,"delay":2.25}]}})"));
}

void TestRecording::timesThatNoCalendarHasAreNone() {
    for (const char* time : {"1e300", "-1e300", "9e18", "253402300801"}) {
        const Result<history::Recording, std::string> recording = history::Recording::read(
            R"([{"type": "TaskScheduled", "id": 1, "timestamp": 0}, {"type": "TaskSucceeded", "id": 2,
                 "previousEventId": 1, "taskSucceededEventDetails": {"output": "1"}, "timestamp": )" +
            std::string(time) + "}]");
        QVERIFY(recording);
        QCOMPARE(recording->events[1].time, execution::Time{0});
        QCOMPARE(json::toText(recording->answers()), std::string(R"({"States":{"":[{"output":1}]}})"));
    }
}

void TestRecording::signsOfLifeAreKept_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<double>("at");
    QTest::addColumn<QString>("reply");
    const auto row = [](const char* name, const char* type, double at, const char* reply) {
        QTest::newRow(name) << type << at << reply;
    };
    row("before any was due", "ActivitySucceeded", 2, R"({"output":1,"delay":2.0})");
    row("after some", "ActivitySucceeded", 60, R"({"output":1,"delay":60.0,"alive":true})");
    row("failed after some", "ActivityFailed", 7.5, R"({"error":"E","delay":7.5,"alive":true})");
    row("none at all", "ActivityTimedOut", 3, R"({"timeout":true})");
    row("silent after some", "ActivityTimedOut", 7.5,
        R"({"timeout":true,"error":"States.HeartbeatTimeout","delay":4.5,"alive":true})");
    row("until the time was up", "ActivityTimedOut", 100, R"({"timeout":true,"error":"States.Timeout"})");
}

// AWS API Reference, "SendTaskHeartbeat": the history says nothing of those that came.
void TestRecording::signsOfLifeAreKept() {
    QFETCH(QString, type);
    QFETCH(double, at);
    QFETCH(QString, reply);
    const std::string kind = type.toStdString();
    const std::string details = kind == "ActivitySucceeded"
                                    ? R"("activitySucceededEventDetails": {"output": "1"})"
                                : kind == "ActivityFailed" ? R"("activityFailedEventDetails": {"error": "E"})"
                                                           : R"("activityTimedOutEventDetails": {})";
    const std::string text = "[" + startedText() + R"(,
        {"type": "TaskStateEntered", "id": 2, "previousEventId": 0, "timestamp": 0, "stateEnteredEventDetails": {"name": "A", "input": "{}"}},
        {"type": "ActivityScheduled", "id": 3, "previousEventId": 2, "timestamp": 0,
         "activityScheduledEventDetails": {"heartbeatInSeconds": 3, "timeoutInSeconds": 100}},
        {"type": "ActivityStarted", "id": 4, "previousEventId": 3, "timestamp": 0}, {"type": ")" +
                             kind + R"(", "id": 5, "previousEventId": 4, "timestamp": )" +
                             std::to_string(at) + ", " + details + "}]";
    const Result<history::Recording, std::string> recording = history::Recording::read(text);
    QVERIFY(recording);
    const json::Value answers = recording->answers();
    QCOMPARE(json::toText(answers), R"({"States":{"A":[)" + reply.toStdString() + "]}}");
    const Run run(
        machine("A", R"("A": {"Type": "Task", "End": true, "HeartbeatSeconds": 3, "TimeoutSeconds": 100,
        "Resource": "arn:aws:states:us-east-1:123456789012:activity:a"})"),
        "{}", json::toText(answers));
    QCOMPARE(run.state().now() - run.state().options().startTime, std::llround(at * 1000));
    const std::vector<const Event*> ends =
        kind == "ActivitySucceeded" ? run.events(EventType::ActivitySucceeded)
        : kind == "ActivityFailed"  ? run.events(EventType::ActivityFailed)
                                    : run.events(EventType::ActivityTimedOut);
    QCOMPARE(ends.size(), std::size_t{1});
}

// A Parallel that is tried again says nothing of the end of the Map that failed inside of it.
void TestRecording::anAttemptAroundAMapBeginsOutsideOfIt() {
    const std::string inner =
        machine("M", R"("M": {"Type": "Map", "End": true, "ItemProcessor": )" + within + "}");
    const Run run(machine("P", R"("P": {"Type": "Parallel", "End": true, "Branches": [)" + inner +
                                   R"(], "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1}]})"),
                  "[0]", R"({"States": {"T": [{"error": "E"}, {"output": 1}]}})");
    const Result<history::Recording, std::string> recording =
        history::Recording::read(historyOf(*run.timeline));
    QVERIFY(recording);
    QCOMPARE(json::toText(recording->answers()),
             std::string(R"({"States":{"T":[{"error":"E","iteration":[0]},{"output":1,"iteration":[0]}]}})"));
}

void TestRecording::aLongTextComesInPieces() {
    std::string states = R"("S0": {"Type": "Pass", "Next": "S1"})";
    for (int i = 1; i < 40; ++i)
        states +=
            ", \"S" + std::to_string(i) + R"(": {"Type": "Pass", "Next": "S)" + std::to_string(i + 1) + "\"}";
    states += R"(, "S40": {"Type": "Succeed"})";
    const std::string input = '"' + std::string(10'000, 'x') + '"';
    Run run(machine("S0", states), input);
    run.timeline->seek(run.timeline->size());
    std::vector<std::string> pieces;
    history::write([&](std::string_view piece) { pieces.emplace_back(piece); },
                   run.timeline->events(run.timeline->size() - 1), run.program->model(),
                   run.timeline->state().options());
    std::string whole = "{\"events\":";
    for (const std::string& piece : pieces) {
        QVERIFY(piece.size() < 64 * 1024 + 2 * input.size());
        whole += piece;
    }
    QVERIFY(pieces.size() > 5);
    const Result<history::Recording, std::string> recording = history::Recording::read(whole + '}');
    QVERIFY(recording);
}

// AWS API Reference, "LambdaFunctionScheduledEventDetails" and "ActivityScheduledEventDetails".
void TestRecording::aScheduledFunctionHasNoHeartbeat() {
    const auto scheduled = [](const std::string& resource) {
        const Run run(machine("A", R"("A": {"Type": "Task", "Resource": "arn:aws:)" + resource +
                                       R"(", "TimeoutSeconds": 9, "HeartbeatSeconds": 4, "End": true})"),
                      "{}", R"({"States": {"A": [{"output": 1}]}})");
        return historyOf(*run.timeline);
    };
    const std::string function = scheduled("lambda:us-east-1:123456789012:function:f");
    QVERIFY(function.find(R"("timeoutInSeconds":9)") != std::string::npos);
    QVERIFY(function.find("heartbeatInSeconds") == std::string::npos);
    const std::string activity = scheduled("states:us-east-1:123456789012:activity:a");
    QVERIFY(activity.find(R"("timeoutInSeconds":9,"heartbeatInSeconds":4)") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestRecording)
#include "tst_recording.moc"
