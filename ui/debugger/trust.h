// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace wb::ui {

/// What the user allows a folder's handlers to do.
enum class Trust : std::uint8_t { Run, RunWithoutHandlers, Cancel };

/// Whether handlers of `folder` may run without asking: a shipped sample, or trusted by the user before.
bool isTrusted(const QString& folder);
void setTrusted(const QString& folder, bool trusted);

/// Asks once a folder before anything of it runs; the answer "trust" is remembered.
Trust askForTrust(const QString& folder, QWidget* parent);

} // namespace wb::ui
