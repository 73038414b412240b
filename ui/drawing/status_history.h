// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"
#include "ui/drawing/run_status.h"

#include <QJsonArray>

namespace wb::ui::drawing {

/// How the states of `model` stand at the end of an execution history, as the service and `asl run --history`
/// write them. Events tell states by name alone; of several rules or catchers that lead to the state entered
/// next, the first is taken for the one that did.
RunStatus statusOfHistory(const QJsonArray& events, const asl::Model& model);

} // namespace wb::ui::drawing
