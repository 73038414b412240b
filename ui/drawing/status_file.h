// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/drawing/run_status.h"

#include <QByteArray>

namespace wb::ui::drawing {

/// Reads an execution's status as `asl graph --status` takes it: an execution history ({"events": [...]}), or
///   {"states": {"<state path>": {"status": "succeeded", "entered": 2, "note": "..."}}, "taken": [{"from":
///   path, "kind": "Next" | "Default" | "Choice" | "Catch", "index": 0, "count": 1}], "ended": true}
/// False with `error` set when it is something else.
bool readStatus(const QByteArray& bytes, const asl::Model& model, RunStatus& run, QString* error);

} // namespace wb::ui::drawing
