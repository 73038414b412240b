// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace wb::ui {

/// Scintilla's numbers of what the editor draws in and beside the text.
enum Indicator { ErrorIndicator = 8, WarningIndicator, InformationIndicator, CurrentStateIndicator };
enum Marker { ActiveLine = 2, ActiveBar = 3, BreakpointOn = 4, BreakpointOff = 5, StateBar = 6, Bulb = 7 };
enum Margin { NumberMargin = 0, SymbolMargin = 1, FoldMargin = 2 };

} // namespace wb::ui
