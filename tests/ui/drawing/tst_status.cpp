// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/parser.h"
#include "ui/drawing/status_file.h"
#include "ui/drawing/status_history.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace wb;
using namespace wb::ui::drawing;

namespace {

const char* const definition = R"({"StartAt": "Loop", "States": {
    "Loop": {"Type": "Choice", "Choices": [{"Variable": "$.n", "IsNull": true, "Next": "Loop"},
        {"Variable": "$.m", "IsNull": true, "Next": "Both"}], "Default": "Never"},
    "Never": {"Type": "Succeed"},
    "Both": {"Type": "Parallel", "Next": "Never", "Catch": [{"ErrorEquals": ["A"], "Next": "Never"},
        {"ErrorEquals": ["States.ALL"], "Next": "Rescue"}], "Branches": [
        {"StartAt": "Slow", "States": {"Slow": {"Type": "Wait", "Seconds": 9, "End": true}}},
        {"StartAt": "Bad", "States": {"Bad": {"Type": "Fail"}}}]},
    "Rescue": {"Type": "Task", "Resource": "x", "End": true}}})";

/// `id previous type [name]`, one a line.
QByteArray history(const char* lines) {
    QJsonArray events;
    for (const QByteArray& line : QByteArray(lines).split('\n')) {
        const QByteArrayList words = line.trimmed().split(' ');
        if (words.size() < 3) continue;
        QJsonObject event{{QStringLiteral("id"), words[0].toInt()},
                          {QStringLiteral("previousEventId"), words[1].toInt()},
                          {QStringLiteral("type"), QString::fromLatin1(words[2])}};
        if (words.size() > 3)
            event[words[2].endsWith("Entered") ? QStringLiteral("stateEnteredEventDetails")
                                               : QStringLiteral("stateExitedEventDetails")] =
                QJsonObject{{QStringLiteral("name"), QString::fromLatin1(words[3])}};
        events << event;
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("events"), events}}).toJson();
}

const char* const caught = R"(1 0 ExecutionStarted
    2 0 ChoiceStateEntered Loop
    3 2 ChoiceStateExited Loop
    4 3 ChoiceStateEntered Loop
    5 4 ChoiceStateExited Loop
    6 5 ParallelStateEntered Both
    7 6 ParallelStateStarted
    8 7 WaitStateEntered Slow
    9 7 FailStateEntered Bad
    10 9 ParallelStateFailed
    11 10 ParallelStateExited Both
    12 11 TaskStateEntered Rescue
    13 12 TaskScheduled)";

asl::StatePath path(const char* text) {
    return asl::StatePath(text);
}

} // namespace

class StatusTest : public QObject {
    Q_OBJECT

  private:
    asl::ModelPtr m_model = asl::Model::read(json::parse(std::string(definition)));

    RunStatus read(const QByteArray& bytes) {
        RunStatus run;
        QString error;
        if (!readStatus(bytes, *m_model, run, &error)) qWarning("%s", qPrintable(error));
        return run;
    }

  private Q_SLOTS:
    /// Each of these took a walk through all of what came before it.
    void aHostileHistoryIsReadInLinearTime() {
        QJsonArray events{QJsonObject{{QStringLiteral("id"), 1},
                                      {QStringLiteral("type"), QStringLiteral("ExecutionStarted")}}};
        constexpr int chain = 120000;
        const auto add = [&events](int previous, const char* type, const char* name = nullptr) {
            QJsonObject event{{QStringLiteral("id"), static_cast<int>(events.size()) + 1},
                              {QStringLiteral("previousEventId"), previous},
                              {QStringLiteral("type"), QLatin1String(type)}};
            if (name)
                event[QLatin1String("stateEnteredEventDetails")] =
                    QJsonObject{{QStringLiteral("name"), QLatin1String(name)}};
            events << event;
        };
        for (int i = 1; i < chain; ++i) add(i, "TaskScheduled");
        for (int i = 0; i < chain; ++i) {
            add(chain, "TaskStateEntered", "Rescue");
            add(chain, "ExecutionFailed");
        }
        const RunStatus run = statusOfHistory(events, *m_model);
        QCOMPARE(static_cast<int>(run.states.at(path("/States/Rescue")).entered), chain);
        QCOMPARE(static_cast<int>(run.taken.begin()->second), chain);
    }

    void manyStatesEndWithWhatIsAroundThem() {
        std::string text = "{'StartAt': 'P', 'States': {'P': {'Type': 'Parallel', 'End': true, 'Branches': [";
        constexpr int branches = 20000;
        QJsonArray events;
        const auto add = [&events](const char* type, const char* details, const QString& name) {
            const int id = static_cast<int>(events.size()) + 1;
            events << QJsonObject{{QStringLiteral("id"), id},
                                  {QStringLiteral("previousEventId"), id - 1},
                                  {QStringLiteral("type"), QLatin1String(type)},
                                  {QLatin1String(details), QJsonObject{{QStringLiteral("name"), name}}}};
        };
        add("ParallelStateEntered", "stateEnteredEventDetails", QStringLiteral("P"));
        for (int i = 0; i < branches; ++i) {
            const std::string name = "S" + std::to_string(i);
            text += std::string(i > 0 ? "," : "") + "{'StartAt': '" + name + "', 'States': {'" + name +
                    "': {'Type': 'Wait', 'Seconds': 1, 'End': true}}}";
            add("WaitStateEntered", "stateEnteredEventDetails", QString::fromStdString(name));
        }
        text += "]}}}";
        std::replace(text.begin(), text.end(), '\'', '"');
        for (int i = 1; i < branches; ++i)
            add("WaitStateExited", "stateExitedEventDetails", QStringLiteral("S%1").arg(i));
        add("ParallelStateExited", "stateExitedEventDetails", QStringLiteral("P"));
        const auto model = asl::Model::read(json::parse(text));
        const RunStatus run = statusOfHistory(events, *model);
        QCOMPARE(run.states.at(path("/States/P")).status, Status::Succeeded);
        QCOMPARE(run.states.at(path("/States/P/Branches[0]/States/S0")).status, Status::Aborted);
        QCOMPARE(run.states.at(path("/States/P/Branches[7]/States/S7")).status, Status::Succeeded);
    }

    void aHistoryTellsHowStatesStand() {
        const RunStatus run = read(history(caught));
        QVERIFY(run.shown && !run.ended);
        QVERIFY(run.states.at(path("/States/Loop")).status == Status::Succeeded);
        QCOMPARE(run.states.at(path("/States/Loop")).entered, 2U);
        QVERIFY(run.states.at(path("/States/Both")).status == Status::Caught);
        QVERIFY(run.states.at(path("/States/Both/Branches[0]/States/Slow")).status == Status::Aborted);
        QVERIFY(run.states.at(path("/States/Both/Branches[1]/States/Bad")).status == Status::Failed);
        QVERIFY(run.states.at(path("/States/Rescue")).status == Status::Active);
        QCOMPARE(run.states.count(path("/States/Never")), std::size_t(0));
    }

    void aHistoryTellsWhichWaysWereTaken() {
        const RunStatus run = read(history(caught));
        using asl::TransitionKind;
        QCOMPARE(run.taken.at({path(""), TransitionKind::Next, 0}), 1U);
        QCOMPARE(run.taken.at({path("/States/Loop"), TransitionKind::ChoiceRule, 0}), 1U);
        QCOMPARE(run.taken.at({path("/States/Loop"), TransitionKind::ChoiceRule, 1}), 1U);
        QCOMPARE(run.taken.at({path("/States/Both"), TransitionKind::Catch, 1}), 1U);
        QCOMPARE(run.taken.size(), std::size_t(4));
    }

    void whatFailsTheExecutionFailsAllAroundIt() {
        const RunStatus run = read(history(R"(1 0 ExecutionStarted
            2 0 ParallelStateEntered Both
            3 2 ParallelStateStarted
            4 3 WaitStateEntered Slow
            5 3 FailStateEntered Bad
            6 5 ParallelStateFailed
            7 6 ExecutionFailed)"));
        QVERIFY(run.states.at(path("/States/Both")).status == Status::Failed);
        QVERIFY(run.states.at(path("/States/Both/Branches[0]/States/Slow")).status == Status::Aborted);
    }

    void aBrokenHistoryEnds() {
        const RunStatus run = read(history(R"(5 5 TaskStateEntered Rescue
            6 7 TaskStateExited Rescue
            7 6 TaskStateEntered Rescue
            8 1 TaskStateEntered Unknown)"));
        QCOMPARE(run.states.size(), std::size_t(1));
    }

    void statesAreReadByTheirPaths() {
        const RunStatus run = read(
            R"({"states": {"/States/Loop": {"status": "succeeded", "entered": 3, "note": "slow"}}, "ended": true,
                "taken": [{"from": "/States/Loop", "kind": "Choice", "index": 1, "count": 2}]})");
        QVERIFY(run.ended);
        QCOMPARE(run.states.at(path("/States/Loop")).entered, 3U);
        QCOMPARE(run.taken.at({path("/States/Loop"), asl::TransitionKind::ChoiceRule, 1}), 2U);
    }

    void whatIsNoStatusIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("something else") << QByteArray(R"({"StartAt": "A", "States": {}})");
        QTest::newRow("no such status") << QByteArray(R"({"states": {"/States/A": {"status": "odd"}}})");
    }
    void whatIsNoStatusIsRefused() {
        QFETCH(QByteArray, bytes);
        RunStatus run;
        QString error;
        QVERIFY(!readStatus(bytes, *m_model, run, &error));
        QVERIFY(!error.isEmpty());
    }
};

QTEST_APPLESS_MAIN(StatusTest)
#include "tst_status.moc"
