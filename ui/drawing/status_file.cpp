// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/drawing/status_file.h"

#include "ui/drawing/status_history.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace wb::ui::drawing {

namespace {

bool statusNamed(const QString& name, Status& status) {
    static const char* const names[statusCount] = {"notRun", "active", "next",   "succeeded",
                                                   "failed", "caught", "aborted"};
    for (int i = 0; i < statusCount; ++i) {
        if (name != QLatin1String(names[i])) continue;
        status = static_cast<Status>(i);
        return true;
    }
    return false;
}

asl::TransitionKind kindNamed(const QString& name) {
    if (name == u"Default") return asl::TransitionKind::Default;
    if (name == u"Choice") return asl::TransitionKind::ChoiceRule;
    if (name == u"Catch") return asl::TransitionKind::Catch;
    return asl::TransitionKind::Next;
}

} // namespace

bool readStatus(const QByteArray& bytes, const asl::Model& model, RunStatus& run, QString* error) {
    QJsonParseError parse;
    const QJsonObject root = QJsonDocument::fromJson(bytes, &parse).object();
    if (parse.error != QJsonParseError::NoError) {
        *error = parse.errorString();
        return false;
    }
    if (root[QLatin1String("events")].isArray()) {
        run = statusOfHistory(root[QLatin1String("events")].toArray(), model);
        return true;
    }
    if (!root[QLatin1String("states")].isObject()) {
        *error = QStringLiteral("it has neither \"events\" (an execution history) nor \"states\"");
        return false;
    }
    run.shown = true;
    run.ended = root[QLatin1String("ended")].toBool();
    const QJsonObject states = root[QLatin1String("states")].toObject();
    for (auto entry = states.begin(); entry != states.end(); ++entry) {
        const QJsonObject state = entry->toObject();
        StateRun shown;
        if (!statusNamed(state[QLatin1String("status")].toString(), shown.status)) {
            *error = QStringLiteral("%1 has no known status").arg(entry.key());
            return false;
        }
        shown.entered = static_cast<std::uint32_t>(std::max(0, state[QLatin1String("entered")].toInt()));
        shown.note = state[QLatin1String("note")].toString();
        run.states.emplace(asl::StatePath(entry.key().toStdString()), shown);
    }
    for (const QJsonValue& entry : root[QLatin1String("taken")].toArray()) {
        const QJsonObject taken = entry.toObject();
        const TransitionRef way{
            asl::StatePath(taken[QLatin1String("from")].toString().toStdString()),
            kindNamed(taken[QLatin1String("kind")].toString()),
            static_cast<std::uint32_t>(std::max(0, taken[QLatin1String("index")].toInt()))};
        run.taken[way] += static_cast<std::uint32_t>(std::max(0, taken[QLatin1String("count")].toInt(1)));
    }
    return true;
}

} // namespace wb::ui::drawing
