// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wb::ui {

struct Theme;

/// The shape of tool bars, tabs, docks and lists in the colours of `theme`; what it leaves out is the Fusion
/// style's.
QString styleSheet(const Theme& theme);

} // namespace wb::ui
