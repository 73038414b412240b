// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/step_text.h"

#include "ui/value_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace wb::ui {

namespace {

using execution::Change;
using execution::Command;

QString translate(const char* text) {
    return QCoreApplication::translate("wb::ui::Step", text);
}

QString leaving(const Change& change, const asl::Model& model) {
    const asl::State& state = model.state(change.state);
    for (const asl::Transition& transition : state.transitions) {
        if (transition.kind != change.transition || transition.index != change.index) continue;
        const QString target = toQString(transition.target);
        switch (change.transition) {
        case asl::TransitionKind::ChoiceRule:
            return translate("rule %1 matched → %2").arg(change.index + 1).arg(target);
        case asl::TransitionKind::Default:
            return translate("no rule matched → %1").arg(target);
        case asl::TransitionKind::Catch:
            return translate("→ %1").arg(target);
        case asl::TransitionKind::Next:
            return translate("→ %1").arg(target);
        }
    }
    return {};
}

QString began(Command::Kind kind) {
    switch (kind) {
    case Command::Kind::Step:
        return {};
    case Command::Kind::FireTimer:
    case Command::Kind::PassTime:
        return translate("time passed");
    case Command::Kind::TaskSubmitted:
        return translate("task accepted");
    case Command::Kind::TaskSucceeded:
        return translate("task answered");
    case Command::Kind::TaskFailed:
        return translate("task failed");
    case Command::Kind::TaskTimedOut:
        return translate("task timed out");
    case Command::Kind::TaskHeartbeat:
        return translate("heartbeat");
    case Command::Kind::SetData:
        return translate("data changed by you");
    case Command::Kind::SetVariable:
        return translate("variable changed by you");
    case Command::Kind::EndChildren:
        return translate("branches ended by you");
    case Command::Kind::Abort:
        return translate("stopped by you");
    }
    return {};
}

} // namespace

StepText describeStep(const execution::Timeline& timeline, std::size_t step) {
    StepText text;
    const execution::Timeline::Label label = timeline.label(step);
    text.path = label.state;
    text.fiber = label.fiber;
    text.state = toQString(label.state.stateName());
    if (step == 0) {
        text.what = translate("Execution started");
        text.icon = "run";
        return text;
    }
    const asl::Model& model = timeline.program().model();
    const asl::State* own = model.find(label.state);
    QStringList parts;
    if (const QString first = began(label.kind); !first.isEmpty()) parts << first;
    text.icon = label.kind == Command::Kind::Abort ? "aborted" : "active";
    for (const Change& change : timeline.changesOf(step)) {
        if (change.state == asl::noIndex) continue;
        const asl::State& state = model.state(change.state);
        const bool isOther = own && &state != own;
        const QString prefix = isOther ? toQString(state.name) + QStringLiteral(" ") : QString();
        switch (change.kind) {
        case Change::Kind::Entered:
            break;
        case Change::Kind::Waiting:
            if (isOther) break;
            text.icon = "active";
            if (state.type == asl::StateType::Task || state.type == asl::StateType::Unknown) {
                parts << translate("task started");
            } else if (state.type == asl::StateType::Wait) {
                parts << translate("waiting");
            } else if (state.type == asl::StateType::Parallel) {
                parts << translate("branches started");
            } else {
                parts << translate("iterations started");
            }
            break;
        case Change::Kind::Retrying:
            text.icon = "retry";
            parts << prefix + translate("will be retried");
            break;
        case Change::Kind::Succeeded:
            text.icon = "succeeded";
            parts << prefix + translate("succeeded");
            break;
        case Change::Kind::Failed:
            text.icon = "error";
            parts << prefix + translate("failed");
            break;
        case Change::Kind::Caught:
            text.icon = "caught";
            parts << prefix + translate("error caught");
            break;
        case Change::Kind::Aborted:
            parts << prefix + translate("aborted");
            break;
        case Change::Kind::Taken:
            if (const QString to = leaving(change, model); !to.isEmpty()) parts << to;
            break;
        }
    }
    const execution::MachineState& state = timeline.state(step);
    if (!state.isRunning() && state.status() != execution::Status::Aborted) {
        parts << (state.status() == execution::Status::Succeeded ? translate("execution succeeded")
                                                                 : translate("execution failed"));
    }
    text.what = parts.join(QStringLiteral(", "));
    return text;
}

} // namespace wb::ui
