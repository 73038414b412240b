// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/history/history.h"
#include "core/history/recording.h"
#include "core/json/parser.h"
#include "core/json/reader.h"
#include "core/json/writer.h"

#include <QDateTime>
#include <QDirIterator>
#include <QTest>

using namespace wb;
using namespace std::string_view_literals;

namespace {

json::Value valueOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    Result<json::Value, json::ReadError> value = json::read(file.readAll().toStdString());
    return value ? *value : json::Value();
}

/// Files of real executions where they stand beside the project.
QStringList recordedFiles() {
    QStringList files;
    const QString root = QStringLiteral(WB_SOURCE_DIR);
    for (const char* folder : {"/../shared/recorded/executions", "/../../shared/recorded/executions"}) {
        QDirIterator entries(root + QLatin1String(folder), {QStringLiteral("*.json")}, QDir::Files);
        while (entries.hasNext()) files << entries.next();
    }
    files.sort();
    return files;
}

/// The history as the service gives it: payloads are JSON text, which the files hold as JSON, and times are
/// real ones. The input is what it was before whatever differs from run to run was struck from it.
json::Value historyOf(const json::Value& recorded) {
    // Not long before the moments that some inputs wait for.
    const QDateTime begin = QDateTime::fromString(QStringLiteral("2026-11-22T15:50:00Z"), Qt::ISODate);
    std::vector<json::Value> all;
    for (json::Value event : recorded["expected"]["events"].items()) {
        event = event.with("timestamp", static_cast<std::int64_t>(begin.toSecsSinceEpoch()));
        for (const json::Member& member : event.members()) {
            if (!member.key.view().ends_with("EventDetails")) continue;
            json::Value details = member.value;
            if (member.key.view() == "executionStartedEventDetails")
                details = details.with("input", recorded["input"]);
            for (const std::string_view payload : {"input"sv, "output"sv, "parameters"sv})
                if (const json::Value* value = details.find(payload))
                    details = details.with(payload, json::toText(*value));
            if (const json::Value* cause = details.find("cause"sv); cause && !cause->isString())
                details = details.with("cause", json::toText(*cause));
            event = event.with(member.key, details);
            break;
        }
        all.push_back(event);
    }
    return json::Value::object({{"events", json::Value::array(std::move(all))}});
}

/// Compares with what was recorded; what differs from run to run stands there as a wildcard.
class Matcher {
  public:
    explicit Matcher(const json::Value& wildcards) {
        for (const json::Value& wildcard : wildcards.items()) m_wildcards << text(wildcard);
        m_wildcards << QStringLiteral("date") << QStringLiteral("snf_role_arn");
    }
    bool agrees(const json::Value& expected, const json::Value& actual) const {
        if (expected.isString() && isWild(text(expected))) return true;
        if (expected.isArray() && actual.isArray()) return itemsAgree(expected, actual);
        if (expected.isObject() && actual.isObject()) return membersAgree(expected, actual);
        // Causes that are JSON text are held as JSON.
        if (expected.isObject() && actual.isString())
            if (const Result<json::Value, json::ReadError> read = json::read(actual.string()))
                return agrees(expected, *read);
        return orNull(expected) == orNull(actual);
    }

  private:
    static QString text(const json::Value& value) {
        return QString::fromUtf8(value.string().data(), static_cast<qsizetype>(value.string().size()));
    }
    static json::Value orNull(const json::Value& value) {
        return value.isAbsent() ? json::Value(nullptr) : value;
    }
    bool isWild(const QString& expected) const {
        if (m_wildcards.contains(expected)) return true;
        const qsizetype open = expected.indexOf(QLatin1Char('<'));
        return open >= 0 && expected.indexOf(QLatin1Char('>'), open) > open;
    }
    bool itemsAgree(const json::Value& expected, const json::Value& actual) const {
        bool isSame = expected.size() == actual.size();
        for (std::size_t i = 0; isSame && i < expected.size(); ++i)
            isSame = agrees(expected.at(i), actual.at(i));
        return isSame;
    }
    bool membersAgree(const json::Value& expected, const json::Value& actual) const {
        bool isSame = expected.size() == actual.size();
        for (const json::Member& member : expected.members())
            isSame =
                isSame && actual.find(member.key.view()) && agrees(member.value, actual[member.key.view()]);
        return isSame;
    }
    QStringList m_wildcards;
};

} // namespace

/// Recorded executions of the service, replayed from nothing but their definition and history.
class TestRecorded : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void replay_data();
    void replay();
};

void TestRecorded::replay_data() {
    QTest::addColumn<QString>("file");
    bool hasAny = false;
    for (const QString& file : recordedFiles()) {
        const json::Value expected = valueOf(file)["expected"];
        // Some are recorded without the ids that tell how their events hang together.
        if (expected["ids_reliable"] != json::Value(true)) continue;
        QTest::newRow(qPrintable(QFileInfo(file).completeBaseName())) << file;
        hasAny = true;
    }
    if (!hasAny) QSKIP("there are no recorded executions beside the project");
}

void TestRecorded::replay() {
    QFETCH(QString, file);
    const json::Value recorded = valueOf(file);
    const json::Value expected = recorded["expected"];
    const execution::Compilation compilation =
        execution::compile(asl::Model::read(json::parse(json::toText(recorded["definition"]))));
    QVERIFY(compilation.program);
    const Result<history::Recording, std::string> recording =
        history::Recording::read(json::toText(historyOf(recorded)));
    QVERIFY2(recording.ok(), recording.ok() ? "" : recording.error().c_str());
    const history::Replay replay = history::replay(compilation.program, *recording);
    QCOMPARE(replay.problem, std::string());
    const execution::MachineState& end = replay.timeline.state();
    QStringList types;
    for (const execution::Event& event : replay.timeline.events(replay.timeline.size() - 1))
        types << QString::fromStdString(history::typeName(event, compilation.program->model()));
    QStringList expectedTypes;
    for (const history::RecordedEvent& event : recording->events)
        expectedTypes << QString::fromStdString(event.type);
    QCOMPARE(types, expectedTypes);
    QVERIFY(!replay.divergesAt);
    const Matcher matcher(recorded["wildcards"]);
    const auto compare = [&](const char* what, const json::Value& actual) {
        if (matcher.agrees(expected[what], actual)) return true;
        qWarning("%s: %s\nexpected: %s", what, json::toText(actual).c_str(),
                 json::toText(expected[what]).c_str());
        return false;
    };
    QCOMPARE(std::string(execution::name(end.status())), std::string(expected["status"].string()));
    QVERIFY(compare("output", end.output()));
    QVERIFY(compare("error", end.error()));
    QVERIFY(compare("cause", end.cause()));
}

QTEST_APPLESS_MAIN(TestRecorded)
#include "tst_recorded.moc"
