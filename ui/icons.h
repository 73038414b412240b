// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace wb::ui {

struct Theme;

/// An icon of resources/icons/actions by name (`run`, `step`), drawn in the colours of the current theme at
/// any size. The same object serves after a change of theme.
QIcon icon(const char* name);

/// What icons are drawn in from now on.
void setIconTheme(const Theme& theme);

} // namespace wb::ui
