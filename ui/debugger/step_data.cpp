// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/step_data.h"

#include "ui/value_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace wb::ui {

namespace {

using execution::Command;
using execution::Phases;

QString translate(const char* text) {
    return QCoreApplication::translate("wb::ui::Data", text);
}

/// The step in which the fiber of `step` entered its state; `step` itself when it is not found.
std::size_t entryOf(const execution::Timeline& timeline, std::size_t step,
                    const execution::Timeline::Label& label) {
    for (std::size_t at = step; at > 0; --at) {
        const execution::Timeline::Label other = timeline.label(at);
        if (other.kind == Command::Kind::Step && other.fiber == label.fiber && other.state == label.state)
            return at;
    }
    return step;
}

void fill(Phases& phases, const Phases& earlier) {
    const auto take = [](json::Value& value, const json::Value& other) {
        if (value.isAbsent()) value = other;
    };
    take(phases.input, earlier.input);
    take(phases.afterInputPath, earlier.afterInputPath);
    take(phases.afterParameters, earlier.afterParameters);
    take(phases.afterArguments, earlier.afterArguments);
    take(phases.afterItemsPath, earlier.afterItemsPath);
    take(phases.afterItemsPointer, earlier.afterItemsPointer);
    take(phases.afterItemSelector, earlier.afterItemSelector);
    take(phases.afterItemBatcher, earlier.afterItemBatcher);
    take(phases.variables, earlier.variables);
}

QString noteOf(const Phases& phases) {
    QStringList parts;
    if (!phases.verdicts.empty() || phases.choiceRule) {
        for (std::size_t i = 0; i < phases.verdicts.size(); ++i) {
            parts << (phases.verdicts[i] ? translate("Rule %1: true").arg(i + 1)
                                         : translate("Rule %1: false").arg(i + 1));
        }
        if (phases.choiceRule && *phases.choiceRule < 0) parts << translate("Default taken");
    }
    if (phases.errorDetails) {
        const Phases::ErrorDetails& error = *phases.errorDetails;
        const QString name = plainText(error.error);
        const QString cause = plainText(error.cause);
        parts << (cause.isEmpty() ? translate("Error %1").arg(name)
                                  : translate("Error %1: %2").arg(name, cause));
        if (error.retryIndex && error.retryBackoffIntervalSeconds) {
            parts << translate("retrier %1 tries again in %2 s")
                         .arg(*error.retryIndex + 1)
                         .arg(*error.retryBackoffIntervalSeconds);
        }
        if (error.catchIndex) parts << translate("caught by catcher %1").arg(*error.catchIndex + 1);
    }
    if (!phases.nextState.empty()) parts << translate("Next state: %1").arg(toQString(phases.nextState));
    return parts.join(QStringLiteral("  ·  "));
}

} // namespace

StepData stepData(const execution::Timeline& timeline, std::size_t step) {
    StepData data;
    const execution::Timeline::Label label = timeline.label(step);
    data.path = label.state;
    data.state = toQString(label.state.stateName());
    if (step == 0) {
        data.stages.push_back({translate("Input"), timeline.state(0).options().input});
        return data;
    }
    if (label.kind == Command::Kind::SetData) {
        const execution::Fiber* before = timeline.state(step - 1).fiber(label.fiber);
        if (before) data.stages.push_back({translate("Before"), before->data});
        data.stages.push_back({translate("Changed by you"), timeline.command(step).output});
        data.hasOutput = true;
        return data;
    }
    Phases phases = timeline.phases(step);
    const std::size_t entry = label.state.isMachine() ? step : entryOf(timeline, step, label);
    if (entry != step) fill(phases, timeline.phases(entry));

    const std::pair<const char*, const json::Value*> stages[] = {
        {QT_TRANSLATE_NOOP("wb::ui::Data", "Input"), &phases.input},
        {QT_TRANSLATE_NOOP("wb::ui::Data", "After InputPath"), &phases.afterInputPath},
        {QT_TRANSLATE_NOOP("wb::ui::Data", "After ItemsPath"), &phases.afterItemsPath},
        {QT_TRANSLATE_NOOP("wb::ui::Data", "After ItemsPointer"), &phases.afterItemsPointer},
        {QT_TRANSLATE_NOOP("wb::ui::Data", "After ItemSelector"), &phases.afterItemSelector},
        {QT_TRANSLATE_NOOP("wb::ui::Data", "After ItemBatcher"), &phases.afterItemBatcher},
        {QT_TRANSLATE_NOOP("wb::ui::Data", "After Parameters"), &phases.afterParameters},
        {QT_TRANSLATE_NOOP("wb::ui::Data", "After Arguments"), &phases.afterArguments},
        {QT_TRANSLATE_NOOP("wb::ui::Data", "Result"), &phases.result},
        {QT_TRANSLATE_NOOP("wb::ui::Data", "After ResultSelector"), &phases.afterResultSelector},
        {QT_TRANSLATE_NOOP("wb::ui::Data", "After ResultPath"), &phases.afterResultPath},
        {QT_TRANSLATE_NOOP("wb::ui::Data", "Output"), &phases.output},
    };
    for (const auto& [name, value] : stages) {
        if (!value->isAbsent()) data.stages.push_back({translate(name), *value});
    }
    data.hasOutput = !phases.output.isAbsent();
    data.variables = phases.variables;
    if (data.variables.isAbsent()) {
        if (const execution::Fiber* fiber = timeline.state(step).fiber(label.fiber))
            data.variables = fiber->variables;
    }
    data.note = noteOf(phases);
    return data;
}

} // namespace wb::ui
