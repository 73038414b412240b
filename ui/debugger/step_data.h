// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/timeline.h"

#include <QString>

#include <vector>

namespace wb::ui {

/// One stage of a state's data, under its name.
struct Stage {
    QString name;
    json::Value value;
};

/// What a step did to data: input, every stage between, output, and the rest that a panel shows of it.
struct StepData {
    asl::StatePath path;
    QString state;
    /// Input first, output last where there is one.
    std::vector<Stage> stages;
    json::Value variables;
    /// A sentence on the verdicts of a Choice, an error, a retry; may be empty.
    QString note;
    bool hasOutput = false;
};

StepData stepData(const execution::Timeline& timeline, std::size_t step);

} // namespace wb::ui
