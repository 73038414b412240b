// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/asl/model.h"

#include <QString>

namespace wb::ui::drawing {

/// The small line above a state's name: its type and what it does, such as `Task · dynamodb:putItem` or `Wait
/// · 30 s`.
QString typeLine(const asl::State& state);

/// Service and action of a task's resource: `lambda:invoke`, `s3:getObject`, `lambda Process1`; empty when it
/// says neither.
QString resourceLabel(const QString& resource);

/// A choice rule as a person would say it: `$.size > 10 and not ($.done = true)`.
QString ruleText(const json::Node& rule);

/// The errors that a catcher takes: `HandledError, States.Timeout`.
QString catchText(const json::Node& catcher);

} // namespace wb::ui::drawing
