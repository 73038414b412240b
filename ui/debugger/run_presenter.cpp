// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/run_presenter.h"

#include <QCoreApplication>

namespace wb::ui {

namespace {

QString translate(const char* text) {
    return QCoreApplication::translate("wb::ui::Run", text);
}

drawing::Status present(execution::StateStatus status) {
    switch (status) {
    case execution::StateStatus::NotRun:
        return drawing::Status::NotRun;
    case execution::StateStatus::Running:
    case execution::StateStatus::Waiting:
        return drawing::Status::Active;
    case execution::StateStatus::Succeeded:
        return drawing::Status::Succeeded;
    case execution::StateStatus::Failed:
        return drawing::Status::Failed;
    case execution::StateStatus::Caught:
        return drawing::Status::Caught;
    case execution::StateStatus::Aborted:
        return drawing::Status::Aborted;
    }
    return drawing::Status::NotRun;
}

QString noteOf(const execution::ExecutionView::ActiveState& active, const execution::ExecutionView& view) {
    switch (active.activity) {
    case execution::Activity::WaitingForTime:
        return active.due > 0 ? translate("waits %1").arg(elapsedText(active.due, view.now).mid(1))
                              : QString();
    case execution::Activity::WaitingForRetry:
        return active.due > 0 ? translate("retry in %1").arg(elapsedText(active.due, view.now).mid(1))
                              : QString();
    default:
        return {};
    }
}

} // namespace

drawing::RunStatus presentRun(const execution::ExecutionView& view, const asl::Model& model) {
    drawing::RunStatus run;
    run.shown = true;
    run.ended = view.status == execution::Status::Succeeded;
    for (asl::StateIndex index = 0; index < view.statuses.size(); ++index) {
        if (view.statuses[index] == execution::StateStatus::NotRun) continue;
        drawing::StateRun& state = run.states[model.state(index).path];
        state.status = present(view.statuses[index]);
        state.entered = view.counts[index].entered;
        if (view.counts[index].retried > 0)
            state.note = translate("retried %1×").arg(view.counts[index].retried);
    }
    if (view.status == execution::Status::Running) {
        for (const execution::ExecutionView::ActiveState& active : view.active) {
            drawing::StateRun& state = run.states[active.path];
            const bool isNext = active.activity == execution::Activity::Ready;
            // Where several fibers stand in one state, one that is inside says more than one that is about to
            // enter.
            if (!isNext) state.status = drawing::Status::Active;
            if (isNext && state.status != drawing::Status::Active) state.status = drawing::Status::Next;
            if (const QString note = noteOf(active, view); !note.isEmpty()) state.note = note;
        }
    }
    for (const auto& [key, count] : view.taken)
        run.taken[{model.state(key.state).path, key.kind, key.index}] = count;
    const asl::StateIndex start = model.machine().start;
    if (start != asl::noIndex && start < view.counts.size() && view.counts[start].entered > 0)
        run.taken[{asl::StatePath(), asl::TransitionKind::Next, 0}] = 1;
    return run;
}

QString elapsedText(execution::Time time, execution::Time start) {
    const execution::Time milliseconds = time - start;
    if (milliseconds % 1000 != 0 && milliseconds < 60'000)
        return QStringLiteral("+%1 s").arg(static_cast<double>(milliseconds) / 1000.0, 0, 'f', 1);
    execution::Time seconds = milliseconds / 1000;
    if (seconds < 60) return QStringLiteral("+%1 s").arg(seconds);
    const execution::Time days = seconds / 86'400;
    seconds %= 86'400;
    const execution::Time hours = seconds / 3600;
    const execution::Time minutes = seconds % 3600 / 60;
    if (days > 0) return QStringLiteral("+%1 d %2 h").arg(days).arg(hours);
    if (hours > 0) return QStringLiteral("+%1 h %2 min").arg(hours).arg(minutes);
    return seconds % 60 == 0 ? QStringLiteral("+%1 min").arg(minutes)
                             : QStringLiteral("+%1 min %2 s").arg(minutes).arg(seconds % 60);
}

QString statusText(execution::Status status) {
    switch (status) {
    case execution::Status::Running:
        return translate("In progress");
    case execution::Status::Succeeded:
        return translate("Succeeded");
    case execution::Status::Failed:
        return translate("Failed");
    case execution::Status::TimedOut:
        return translate("Timed out");
    case execution::Status::Aborted:
        return translate("Stopped");
    }
    return {};
}

} // namespace wb::ui
