// SPDX-FileCopyrightText: ASL Workbench contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

namespace wb::ui {

class ThemeController;

struct TourRequest {
    QString file;
    /// Where the pictures go.
    QString folder;
    /// A JSON file that the execution's output must equal; may be empty.
    QString expected;
    /// A JSON file for the input; empty takes what lies beside the definition.
    QString input;
    QSize size;
};

/// Debugs a definition in the real window without a display: prints each step with its input and output,
/// checks the final output, and writes pictures. Returns the exit status: 0 done and as expected, 1 failed or
/// different, 2 unreadable or unanswered.
int runHeadlessTour(ThemeController& themes, const TourRequest& request);

} // namespace wb::ui
