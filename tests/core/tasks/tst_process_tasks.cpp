// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/driver.h"
#include "core/json/parser.h"
#include "core/json/writer.h"
#include "core/tasks/process_tasks.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace wb;
using namespace wb::execution;
using namespace wb::tasks;

/// Functions of the user as real child processes: their results, errors, deaths, garbage and silence.
class TestProcessTasks : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase();
    void replies_data();
    void replies();
    void whatIsPrintedIsTheLog();
    void aWarmProcessKeepsItsModule();
    void aHungFunctionEndsByTheStatesTimeout();
    void cancelKillsTheProcess();
    void whatACommandStartedEndsWithIt();
    void aDeadWorkerMakesRoomForTheNext();
    void brokenHandlerFilesAreNamed_data();
    void brokenHandlerFilesAreNamed();

  private:
    Handlers handlers() const;
    TaskReply ask(TaskInterface& tasks, const std::string& function, const json::Value& event,
                  std::optional<std::int64_t> timeout = {}) const;
    QTemporaryDir m_folder;
};

void TestProcessTasks::initTestCase() {
    QFile code(m_folder.filePath(QStringLiteral("code.py")));
    QVERIFY(code.open(QIODevice::WriteOnly));
    code.write(R"_(
import os, sys, time
class HandledError(Exception):
    pass
calls = 0
def good(event, context):
    print(event)
    print('{"result": "fake"}', flush=True)
    os.write(1, b'{"result": "raw"}\n')
    return {'n': event['n'] + 1}
def fails(event, context):
    raise HandledError('no')
def dies(event, context):
    os._exit(3)
def hangs(event, context):
    time.sleep(600)
def unserialisable(event, context):
    return {1, 2}
def counts(event, context):
    global calls
    calls += 1
    return calls
)_");
    code.close();
    QFile broken(m_folder.filePath(QStringLiteral("broken.py")));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("def f(:\n");
}

Handlers TestProcessTasks::handlers() const {
    static const std::string text = R"_({"Functions": {
        "good": {"Handler": "code.good"}, "fails": {"Handler": "code.fails"}, "dies": {"Handler": "code.dies"},
        "hangs": {"Handler": "code.hangs"}, "slow": {"Handler": "code.hangs", "TimeoutSeconds": 1},
        "unserialisable": {"Handler": "code.unserialisable"}, "counts": {"Handler": "code.counts"},
        "missing": {"Handler": "code.nowhere"}, "broken": {"Handler": "broken.f"},
        "command": {"Command": ["python3", "-c", "import json,sys; print(json.dumps(json.load(sys.stdin)['n'] * 2))"]},
        "garbage": {"Command": ["python3", "-c", "print('hello')"]},
        "nothing": {"Command": ["python3", "-c", "pass"]},
        "exits": {"Command": ["python3", "-c", "import sys; sys.exit(4)"]},
        "shaped": {"Command": ["python3", "-c",
            "print('{\"errorType\": \"Own\", \"errorMessage\": \"m\"}'); raise SystemExit(1)"]},
        "slow command": {"Command": ["sh", "-c", "sleep 77; echo 1"], "TimeoutSeconds": 1},
        "flood": {"Command": ["sh", "-c", "yes | head -c 80000000"]},
        "parent": {"Command": ["sh", "-c", "(while :; do echo >> ticks; sleep 0.05; done) & wait"], "TimeoutSeconds": 1},
        "absent": {"Command": ["/no/such/program"]}}})_";
    Result<Handlers, std::string> handlers = Handlers::read(text, m_folder.path());
    if (!handlers) qFatal("%s", handlers.error().c_str());
    return *handlers;
}

TaskReply TestProcessTasks::ask(TaskInterface& tasks, const std::string& function, const json::Value& event,
                                std::optional<std::int64_t> timeout) const {
    static TaskId next = 0;
    TaskRequest request;
    request.id = ++next;
    request.resource = request.function = function;
    request.payload = event;
    request.timeoutSeconds = timeout;
    std::optional<TaskReply> reply;
    tasks.start(request, [&](TaskId, TaskReply answer) { reply = std::move(answer); });
    while (!reply && tasks.wait(10'000)) {
    }
    return reply ? *reply : TaskReply::unanswered("nothing came");
}

void TestProcessTasks::replies_data() {
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("error");
    QTest::newRow("a result") << "good"
                              << R"({"n":2})"
                              << "";
    QTest::newRow("by the ARN's last part") << "arn:aws:lambda:us-east-1:123456789012:function:good:alias"
                                            << R"({"n":2})"
                                            << "";
    QTest::newRow("an exception is the error") << "fails"
                                               << ""
                                               << "HandledError";
    QTest::newRow("a process that dies") << "dies"
                                         << ""
                                         << "Runtime.ExitError";
    QTest::newRow("longer than the function may take") << "slow"
                                                       << ""
                                                       << "Sandbox.Timedout";
    QTest::newRow("a result that is no JSON") << "unserialisable"
                                              << ""
                                              << "Runtime.MarshalError";
    QTest::newRow("a function that is not there") << "missing"
                                                  << ""
                                                  << "Runtime.HandlerNotFound";
    QTest::newRow("a file that is no Python") << "broken"
                                              << ""
                                              << "Runtime.UserCodeSyntaxError";
    QTest::newRow("a command") << "command"
                               << "2"
                               << "";
    QTest::newRow("a command that writes garbage") << "garbage"
                                                   << ""
                                                   << "Lambda.Unknown";
    QTest::newRow("a command that writes nothing") << "nothing"
                                                   << ""
                                                   << "Lambda.Unknown";
    QTest::newRow("a command that takes too long") << "slow command"
                                                   << ""
                                                   << "Sandbox.Timedout";
    QTest::newRow("a command that writes without end") << "flood"
                                                       << ""
                                                       << "Lambda.Unknown";
    QTest::newRow("a command that fails") << "exits"
                                          << ""
                                          << "Lambda.Unknown";
    QTest::newRow("a command that says how it fails") << "shaped"
                                                      << ""
                                                      << "Own";
}

void TestProcessTasks::replies() {
    QFETCH(QString, function);
    QFETCH(QString, output);
    QFETCH(QString, error);
    ProcessTasks tasks(handlers());
    const TaskReply reply = ask(tasks, function.toStdString(), json::Value::object({{"n", 1}}));
    if (error.isEmpty()) {
        QVERIFY(reply.kind == TaskReply::Kind::Succeeded);
        QCOMPARE(QString::fromStdString(json::toText(reply.output)), output);
    } else {
        QVERIFY(reply.kind == TaskReply::Kind::Failed);
        QCOMPARE(QString::fromStdString(std::string(reply.error.string())), error);
        QVERIFY(reply.cause.isString());
    }
}

void TestProcessTasks::whatIsPrintedIsTheLog() {
    ProcessTasks tasks(handlers());
    const TaskReply reply = ask(tasks, "good", json::Value::object({{"n", 1}}));
    QCOMPARE(json::toText(reply.output), std::string(R"({"n":2})"));
    QVERIFY2(QString::fromStdString(reply.log).contains(QLatin1String("{'n': 1}")), reply.log.c_str());
}

void TestProcessTasks::aWarmProcessKeepsItsModule() {
    ProcessTasks tasks(handlers());
    QCOMPARE(json::toText(ask(tasks, "counts", {nullptr}).output), std::string("1"));
    QCOMPARE(json::toText(ask(tasks, "counts", {nullptr}).output), std::string("2"));
}

void TestProcessTasks::aHungFunctionEndsByTheStatesTimeout() {
    ProcessTasks tasks(handlers());
    const TaskReply reply = ask(tasks, "hangs", {nullptr}, 1);
    QVERIFY(reply.kind == TaskReply::Kind::Never);
}

void TestProcessTasks::cancelKillsTheProcess() {
    ProcessTasks tasks(handlers());
    TaskRequest request;
    request.id = 99;
    request.function = "hangs";
    bool replied = false;
    tasks.start(request, [&](TaskId, TaskReply) { replied = true; });
    QTest::qWait(50);
    tasks.cancel(99);
    QVERIFY(!tasks.wait(10));
    QVERIFY(!replied);
}

void TestProcessTasks::whatACommandStartedEndsWithIt() {
#ifdef Q_OS_UNIX
    ProcessTasks tasks(handlers());
    const QFileInfo ticks(m_folder.filePath(QStringLiteral("ticks")));
    const auto size = [&] { return QFileInfo(ticks.filePath()).size(); };
    ask(tasks, "parent", {nullptr});
    const qint64 before = size();
    QVERIFY(before > 0);
    QTest::qWait(300);
    QCOMPARE(size(), before);
#else
    QSKIP("there are no process groups");
#endif
}

// More requests than there may be processes, each of which dies: the next one starts within the signal of the
// one before.
void TestProcessTasks::aDeadWorkerMakesRoomForTheNext() {
    ProcessTasks tasks(handlers());
    int replies = 0;
    constexpr int requests = 20;
    for (int i = 0; i < requests; ++i) {
        TaskRequest request;
        request.id = static_cast<TaskId>(1000 + i);
        request.resource = request.function = "dies";
        tasks.start(request, [&](TaskId, TaskReply) { ++replies; });
    }
    while (replies < requests && tasks.wait(10'000)) {
    }
    QCOMPARE(replies, requests);
}

void TestProcessTasks::brokenHandlerFilesAreNamed_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("not JSON") << "{"
                              << "not JSON";
    QTest::newRow("no functions") << "{}"
                                  << "/Functions";
    QTest::newRow("neither") << R"({"Functions": {"f": {}}})"
                             << "exactly one";
    QTest::newRow("a member nobody reads") << R"({"Functions": {"f": {"Command": ["c"], "TimeLimit": 1}}})"
                                           << "TimeLimit";
    QTest::newRow("no dot") << R"({"Functions": {"f": {"Handler": "code"}}})"
                            << "file.function";
    QTest::newRow("no file") << R"({"Functions": {"f": {"Handler": "nofile.f"}}})"
                             << "nofile";
    QTest::newRow("empty command") << R"({"Functions": {"f": {"Command": []}}})"
                                   << "Command";
}

void TestProcessTasks::brokenHandlerFilesAreNamed() {
    QFETCH(QString, text);
    QFETCH(QString, word);
    const Result<Handlers, std::string> handlers = Handlers::read(text.toStdString(), m_folder.path());
    QVERIFY(!handlers.ok());
    QVERIFY2(QString::fromStdString(handlers.error()).contains(word), handlers.error().c_str());
}

QTEST_GUILESS_MAIN(TestProcessTasks)
#include "tst_process_tasks.moc"
