// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/execution_view.h"
#include "ui/drawing/run_status.h"

namespace wb::ui {

/// A run at one step as the canvas shows it.
drawing::RunStatus presentRun(const execution::ExecutionView& view, const asl::Model& model);

/// Time since `start` as people read it: `+30 s`, `+1 h 2 min`.
QString elapsedText(execution::Time time, execution::Time start);

/// The status of an execution in words.
QString statusText(execution::Status status);

} // namespace wb::ui
