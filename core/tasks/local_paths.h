// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/value.h"

#include <QString>

namespace wb::tasks {

/// The text of a string; empty for anything else.
QString textOf(const json::Value& value);

/// A path that stays inside `folder`, whatever the definition writes; empty when it does not.
QString inside(const QString& folder, const QString& relative);

} // namespace wb::tasks
