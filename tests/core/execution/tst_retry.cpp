// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "harness.h"

using namespace wb;
using namespace wb::execution;
using namespace wb::execution::test;

/// Backoff, matching of error names and time-outs, all in virtual time.
class TestRetry : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void backoff_data();
    void backoff();
    void fullJitterIsSeeded();
    void eachRetrierCountsItsOwnAttempts();
    void allDoesNotMatchRuntimeErrors();
    void taskFailedDoesNotMatchTimeouts();
    void aTimeoutEndsATaskThatNeverAnswers();
    void theServiceGivesUpSlowHttpTasks();
    void aHeartbeatIsCaughtByItsName();
    void theMachineItselfTimesOut();
};

namespace {

std::string task(const std::string& more) {
    return machine(
        "A", R"("A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", )" +
                 more + R"("End": true}, "C": {"Type": "Pass", "Result": "caught", "End": true})");
}

std::string failing(int times, const std::string& error = "E") {
    std::string answers = R"({"States": {"A": [)";
    for (int i = 0; i < times; ++i) answers += R"({"error": ")" + error + R"(", "cause": "c"},)";
    return answers + R"({"output": "ok"}]}})";
}

} // namespace

void TestRetry::backoff_data() {
    QTest::addColumn<QString>("retrier");
    QTest::addColumn<int>("failures");
    QTest::addColumn<double>("elapsed");
    QTest::newRow("the article's") << R"("IntervalSeconds": 3, "MaxAttempts": 5, "BackoffRate": 1.5)" << 2
                                   << 7.5;
    QTest::newRow("defaults: 1, 2, 4 seconds") << "" << 3 << 7.0;
    QTest::newRow("bounded by MaxDelaySeconds")
        << R"("IntervalSeconds": 10, "BackoffRate": 10, "MaxDelaySeconds": 15)" << 3 << 40.0;
}

void TestRetry::backoff() {
    QFETCH(QString, retrier);
    QFETCH(int, failures);
    QFETCH(double, elapsed);
    const std::string more = retrier.isEmpty() ? "" : ", " + retrier.toStdString();
    const Run run(task(R"("Retry": [{"ErrorEquals": ["States.ALL"])" + more + "}], "), "{}",
                  failing(failures));
    QCOMPARE(run.status(), std::string("SUCCEEDED"));
    QCOMPARE(run.elapsed(), elapsed);
    // A retry has no event of its own: the next attempt follows the failure.
    const std::vector<const Event*> failed = run.events(EventType::TaskFailed);
    const std::vector<const Event*> scheduled = run.events(EventType::TaskScheduled);
    QCOMPARE(scheduled.size(), failed.size() + 1);
    for (std::size_t i = 0; i < failed.size(); ++i) QCOMPARE(scheduled[i + 1]->previousId, failed[i]->id);
}

void TestRetry::fullJitterIsSeeded() {
    const std::string definition =
        task(R"("Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 100, "JitterStrategy": "FULL"}], )");
    StartOptions options;
    const Run one(definition, "{}", failing(2), options);
    const Run same(definition, "{}", failing(2), options);
    options.seed = 2;
    const Run other(definition, "{}", failing(2), options);
    QCOMPARE(one.elapsed(), same.elapsed());
    QVERIFY(one.elapsed() != other.elapsed());
    QVERIFY(one.elapsed() <= 300 && other.elapsed() <= 300);
}

void TestRetry::eachRetrierCountsItsOwnAttempts() {
    const Run run(
        task(R"("Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1}, {"ErrorEquals": ["F"], "MaxAttempts": 1}],
                          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}], )"),
        "{}",
        R"({"States": {"A": [{"error": "E"}, {"error": "F"}, {"error": "E"}, {"output": "too late"}]}})");
    QCOMPARE(run.output(), std::string("\"caught\""));
    QCOMPARE(run.events(EventType::TaskScheduled).size(), std::size_t(3));
}

void TestRetry::allDoesNotMatchRuntimeErrors() {
    const Run run(task(R"("InputPath": "$.no", "Retry": [{"ErrorEquals": ["States.ALL"]}],
                          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}], )"));
    QCOMPARE(run.status(), std::string("FAILED"));
    QCOMPARE(run.error(), std::string("States.Runtime"));
}

void TestRetry::taskFailedDoesNotMatchTimeouts() {
    const Run run(
        task(R"("TimeoutSeconds": 5, "Catch": [{"ErrorEquals": ["States.TaskFailed"], "Next": "C"}], )"),
        "{}", R"({"States": {"A": [{"timeout": true}]}})");
    QCOMPARE(run.status(), std::string("FAILED"));
    QCOMPARE(run.error(), std::string("States.Timeout"));
}

void TestRetry::theServiceGivesUpSlowHttpTasks() {
    const auto http = [](const std::string& fields) {
        return machine("A", R"("A": {"Type": "Task", "Resource": "arn:aws:states:::http:invoke", )" + fields +
                                R"("End": true})");
    };
    const std::string never = R"({"States": {"A": [{"timeout": true}]}})";
    const Run slow(http(""), "{}", never);
    QCOMPARE(slow.error(), std::string("States.Http.Socket"));
    QCOMPARE(slow.elapsed(), 60.0);
    QCOMPARE(slow.events(EventType::TaskFailed).size(), std::size_t{1});
    const Run late(http(R"("TimeoutSeconds": 90, )"), "{}",
                   R"({"States": {"A": [{"output": 1, "delay": 61}]}})");
    QCOMPARE(late.error(), std::string("States.Http.Socket"));
    const Run own(http(R"("TimeoutSeconds": 9, )"), "{}", never);
    QCOMPARE(own.error(), std::string("States.Timeout"));
    QCOMPARE(own.elapsed(), 9.0);
    const Run told(http(""), "{}", R"({"States": {"A": [{"timeout": true, "error": "States.Timeout"}]}})");
    QCOMPARE(told.error(), std::string("States.Timeout"));
    StartOptions unlimited;
    unlimited.limits = false;
    const Run patient(http(""), "{}", R"({"States": {"A": [{"output": 1, "delay": 61}]}})", unlimited);
    QCOMPARE(patient.output(), std::string("1"));
}

void TestRetry::aTimeoutEndsATaskThatNeverAnswers() {
    const Run run(
        task(R"("TimeoutSeconds": 5, "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "C"}], )"), "{}",
        R"({"States": {"A": [{"timeout": true}]}})");
    QCOMPARE(run.output(), std::string("\"caught\""));
    QCOMPARE(run.elapsed(), 5.0);
    QCOMPARE(run.events(EventType::TaskTimedOut).size(), std::size_t(1));
}

void TestRetry::aHeartbeatIsCaughtByItsName() {
    const Run run(task(R"("TimeoutSeconds": 50, "HeartbeatSeconds": 7,
                          "Catch": [{"ErrorEquals": ["States.HeartbeatTimeout"], "Next": "C"}], )"),
                  "{}", R"({"States": {"A": [{"timeout": true, "error": "States.HeartbeatTimeout"}]}})");
    QCOMPARE(run.output(), std::string("\"caught\""));
    QCOMPARE(run.elapsed(), 7.0);
    QVERIFY(run.events(EventType::TaskTimedOut).front()->details->error == json::Value("States.Timeout"));
}

void TestRetry::theMachineItselfTimesOut() {
    const Run run(
        R"({"StartAt": "A", "TimeoutSeconds": 10, "States": {"A": {"Type": "Wait", "Seconds": 60, "End": true}}})");
    QCOMPARE(run.status(), std::string("TIMED_OUT"));
    QCOMPARE(run.elapsed(), 10.0);
}

QTEST_APPLESS_MAIN(TestRetry)
#include "tst_retry.moc"
