// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wb::ui {

/// Where the program's files (blueprints, translations) are: $ASL_WORKBENCH_RESOURCES, the installed share
/// folder, or the source tree the program was built from. Empty when none exists.
QString resourcesDir();

/// Whether `folder` belongs to the shipped samples, which may run their handlers unasked.
bool isShippedSample(const QString& folder);

} // namespace wb::ui
