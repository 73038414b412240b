// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/syntax_tree.h"

#include <QString>

namespace wb::ui {

/// The times that a retrier waits before each attempt, in words: `Waits 1 s, 2 s, 4 s`. With the service's
/// values for what is left out; fields that are expressions are not known.
QString backoffText(json::Node retrier);

} // namespace wb::ui
